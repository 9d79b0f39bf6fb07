// Sheets kept in the browser, each under a key of its own; Firefox keeps one store a file.

const PREFIX = "cchc-sheet:1:";

export class Store {
  /**
   * @param {string} setId
   * @param {Storage | null} storage
   */
  constructor(setId, storage) {
    this.prefix = `${PREFIX}${setId}:`;
    this.storage = /** @type {Storage} */ (storage); // that there is none is caught everywhere
  }

  /** The keys of the sheets of this set. */
  keys() {
    try {
      const all = Array.from({ length: this.storage.length }, (_, at) => this.storage.key(at));
      /** @param {string} key */
      const isSheet = (key) => key.startsWith(this.prefix) && key !== `${this.prefix}current`;
      return /** @type {string[]} */ (all).filter(isSheet).sort();
    } catch {
      return [];
    }
  }

  /**
   * The text under a key, null when there is none.
   * @param {string} key
   */
  read(key) {
    try {
      return this.storage.getItem(key);
    } catch {
      return null;
    }
  }

  /**
   * Whether the browser has kept it.
   * @param {string} key
   * @param {string} text
   */
  write(key, text) {
    try {
      this.storage.setItem(key, text);
      return this.storage.getItem(key) === text;
    } catch {
      return false;
    }
  }

  /** @param {string} key */
  remove(key) {
    try {
      this.storage.removeItem(key);
    } catch {
      // nothing was kept, nothing is lost
    }
  }

  /**
   * The key of the sheet last open.
   * @returns {string | null}
   */
  get current() {
    return this.read(`${this.prefix}current`);
  }

  /** @param {string} key */
  set current(key) {
    if (this.current !== key) this.write(`${this.prefix}current`, key);
  }

  newKey() {
    const [random] = crypto.getRandomValues(new Uint32Array(1));
    return `${this.prefix}${Date.now().toString(36)}-${random.toString(36)}`;
  }
}

/** The browser's own storage, null where it is switched off. */
export function ownStorage() {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}
