// A second copy of every sheet that is written through to the disk at once: what the browser's
// store holds reaches the disk only seconds later, too late when the machine goes off.

const NAME = "cchc-sheet";
const SHEETS = "sheets";

/**
 * The database; null where there is none.
 * @returns {Promise<IDBDatabase | null>}
 */
const opened = () =>
  new Promise((resolve) => {
    try {
      const asked = indexedDB.open(NAME, 1);
      asked.onupgradeneeded = () => asked.result.createObjectStore(SHEETS);
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => resolve(null);
    } catch {
      resolve(null);
    }
  });

/**
 * Texts written (null: removed); resolves also when it could not be done.
 * @param {IDBDatabase} database
 * @param {[string, string | null][]} pairs
 */
const written = (database, pairs) =>
  new Promise((/** @type {(value?: unknown) => void} */ resolve) => {
    try {
      const change = database.transaction(SHEETS, "readwrite", { durability: "strict" });
      const sheets = change.objectStore(SHEETS);
      for (const [key, text] of pairs) {
        if (text === null) sheets.delete(key);
        else sheets.put(text, key);
      }
      if (change.commit) change.commit();
      for (const end of ["complete", "abort", "error"]) change.addEventListener(end, resolve);
    } catch {
      resolve();
    }
  });

export class Journal {
  constructor() {
    /** @type {Map<string, string | null>} */
    this.waiting = new Map();
    this.isBusy = false;
    this.database = opened();
  }

  /**
   * Keeps a text, or with null forgets it; of several waiting ones the last.
   * @param {string} key
   * @param {string | null} text
   */
  async write(key, text) {
    this.waiting.set(key, text);
    if (this.isBusy) return;
    this.isBusy = true;
    const database = await this.database;
    while (database && this.waiting.size) {
      const pairs = [...this.waiting];
      this.waiting.clear();
      await written(database, pairs);
    }
    this.isBusy = false;
  }

  /**
   * Key and text of every sheet of a set.
   * @param {string} prefix of their keys
   * @returns {Promise<[string, string][]>}
   */
  async all(prefix) {
    const database = await this.database;
    if (!database) return [];
    return new Promise((resolve) => {
      /** @type {[string, string][]} */
      const found = [];
      const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`);
      const asked = database.transaction(SHEETS).objectStore(SHEETS).openCursor(range);
      asked.onerror = () => resolve(found);
      asked.onsuccess = () => {
        const cursor = asked.result;
        if (!cursor) {
          resolve(found);
          return;
        }
        found.push([/** @type {string} */ (cursor.key), cursor.value]);
        cursor.continue();
      };
    });
  }
}
