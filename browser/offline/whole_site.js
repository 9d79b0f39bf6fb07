// The whole site kept in the browser for a reader who asked for it.
import { REVISION, VISITED, WHOLE } from "./names.js";

const AT_ONCE = 6;

/**
 * @typedef {{ size: number, files: [address: string, revision: string][] }} Listed
 * @typedef {"none" | "part" | "old" | "whole"} Kept
 */

export class WholeSite {
  /** @param {string} list where the list of its files lies, at the top of the site */
  constructor(list) {
    this.list = list;
  }

  /** @returns {Promise<Listed>} */
  async listed() {
    const answer = await fetch(this.list, { cache: "no-cache" });
    if (!answer.ok) throw new Error(String(answer.status));
    return /** @type {Promise<Listed>} */ (answer.json());
  }

  /** @param {Listed} listed */
  addresses({ files }) {
    return files.map(([name, revision]) => new URL(name + REVISION + revision, this.list).href);
  }

  /**
   * How much of what is listed now is kept.
   * @param {Listed} listed
   * @returns {Promise<Kept>}
   */
  async look(listed) {
    const cache = await caches.open(WHOLE);
    const kept = new Set((await cache.keys()).map((one) => one.url));
    if (!kept.size) return "none";
    if (this.addresses(listed).every((one) => kept.has(one))) return "whole";
    return kept.has(this.list) ? "old" : "part";
  }

  /**
   * Fetches what is not kept yet; what came stays when the network fails, and is not asked for again.
   * @param {Listed} listed
   * @param {(done: number, all: number) => void} tell
   */
  async keep(listed, tell) {
    const wanted = this.addresses(listed);
    const cache = await caches.open(WHOLE);
    const kept = new Set((await cache.keys()).map((one) => one.url));
    const missing = wanted.filter((one) => !kept.has(one));
    let done = wanted.length - missing.length;
    const next = async () => {
      for (let one = missing.pop(); one; one = missing.pop()) {
        try {
          await cache.add(new Request(one, { cache: "no-cache" }));
        } catch (error) {
          missing.length = 0; // the others end, too
          throw error;
        }
        tell(++done, wanted.length);
      }
    };
    const ends = await Promise.allSettled(Array.from({ length: AT_ONCE }, next));
    for (const end of ends) if (end.status === "rejected") throw end.reason;
    await cache.put(this.list, new Response(JSON.stringify(listed))); // last: all of it is here
    const all = new Set([...wanted, this.list]);
    await Promise.all(
      [...(await cache.keys())].filter(({ url }) => !all.has(url)).map((one) => cache.delete(one)),
    );
    await caches.delete(VISITED); // nothing in it is newer
  }

  /** Gives the room back. */
  async remove() {
    await caches.delete(WHOLE);
  }
}
