// Sheets that were thrown away: kept for a while, so that each can be had back.

/**
 * @import { Journal } from "./journal.js"
 * @import { Store } from "./store.js"
 */

export const DAYS = 30;
const DAY = 24 * 60 * 60 * 1000;

/** @param {string | null} text */
function opened(text) {
  try {
    const { deleted, key, text: kept } = JSON.parse(/** @type {string} */ (text));
    const isWhole = typeof key === "string" && typeof kept === "string";
    return isWhole ? { deleted: Number(deleted) || 0, key, text: kept } : null;
  } catch {
    return null;
  }
}

export class Bin {
  /**
   * @param {Store} store
   * @param {Journal} journal
   */
  constructor(store, journal) {
    this.store = store;
    this.journal = journal;
    /** @type {Map<string, { text: string | null, one: ReturnType<typeof opened> }>} */
    this.known = new Map();
  }

  /**
   * @param {string} key of the sheet
   */
  place(key) {
    return this.store.deleted + key.slice(this.store.prefix.length);
  }

  /**
   * Whether the browser keeps the sheet here now; what was thrown away first makes room.
   * @param {string} key of the sheet
   * @param {string} text its record
   */
  take(key, text) {
    const kept = JSON.stringify({ deleted: Date.now(), key, text });
    this.journal.write(this.place(key), kept);
    while (!this.store.write(this.place(key), kept)) {
      const oldest = this.all.pop();
      if (!oldest) return false;
      this.forget(oldest.key);
    }
    return true;
  }

  /** What lies in it, the last thrown away first. */
  get all() {
    return this.store
      .below(this.store.deleted)
      .map((place) => this.read(place))
      .filter((one) => one !== null)
      .sort((a, b) => b.deleted - a.deleted);
  }

  /**
   * What lies at a place: the same until another text lies there, for this is asked at every key.
   * @param {string} place
   */
  read(place) {
    const text = this.store.read(place);
    const known = this.known.get(place);
    if (known && known.text === text) return known.one;
    const one = opened(text);
    this.known.set(place, { text, one });
    return one;
  }

  /** @param {string} key of the sheet */
  forget(key) {
    this.journal.write(this.place(key), null);
    this.store.remove(this.place(key));
  }

  /** Forgets what was thrown away longer ago than it is kept for. */
  sweep() {
    for (const { key, deleted } of this.all) {
      if (Date.now() - deleted > DAYS * DAY) this.forget(key);
    }
  }

  /** Takes over what the browser's own store had not yet on the disk. */
  async recover() {
    for (const [place, text] of await this.journal.all(this.store.deleted)) {
      if (this.store.read(place) === null) this.store.write(place, text);
    }
  }
}
