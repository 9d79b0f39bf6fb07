// Sheets kept in the browser, each under a key of its own; Firefox keeps one store a file.

/**
 * @typedef {object} OfSet
 * @property {string} id
 * @property {{ id: string }} edition
 */

const PREFIX = "cchc-sheet:2:";
const DELETED = "cchc-sheet-deleted:2:";
const WITHOUT_EDITION = "cchc-sheet:1:";

/**
 * The edition that a record names, null when it cannot be told.
 * @param {string | null} text
 * @returns {unknown}
 */
function editionOf(text) {
  try {
    return JSON.parse(/** @type {string} */ (text)).file.edition;
  } catch {
    return null;
  }
}

export class Store {
  /**
   * @param {OfSet} set
   * @param {Storage | null} storage
   */
  constructor(set, storage) {
    this.set = set;
    this.prefix = `${PREFIX}${set.edition.id}:${set.id}:`;
    this.deleted = `${DELETED}${set.edition.id}:${set.id}:`;
    this.older = `${WITHOUT_EDITION}${set.id}:`;
    this.storage = /** @type {Storage} */ (storage); // that there is none is caught everywhere
  }

  /** The keys of the sheets of this set. */
  keys() {
    return this.below(this.prefix);
  }

  /** @param {string} prefix */
  below(prefix) {
    try {
      const all = Array.from({ length: this.storage.length }, (_, at) => this.storage.key(at));
      /** @param {string} key */
      const isSheet = (key) => key.startsWith(prefix) && key !== `${prefix}current`;
      return /** @type {string[]} */ (all).filter(isSheet).sort();
    } catch {
      return [];
    }
  }

  /**
   * Takes over what older versions kept under the set alone, where it names this edition. Nothing
   * is removed that is not kept anew.
   */
  takeOver() {
    const last = this.read(`${this.older}current`);
    for (const key of this.below(this.older)) {
      const text = /** @type {string} */ (this.read(key));
      const own = this.ownKey(key, text);
      if (own === null || this.read(own) !== null || !this.write(own, text)) continue;
      this.remove(key);
      if (key === last) this.current = own;
    }
  }

  /**
   * The key that a sheet of an older version has now; null when it is of another edition.
   * @param {string} key
   * @param {string} text
   */
  ownKey(key, text) {
    const isOwn = editionOf(text) === this.set.edition.id;
    return isOwn ? this.prefix + key.slice(this.older.length) : null;
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
