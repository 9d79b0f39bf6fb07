// Numbers by chance out of a seed: 32-bit whole numbers, so the same in every browser.

/**
 * FNV-1a over the signs of a text.
 * @param {string} text
 */
export function hash(text) {
  let state = 0x811c9dc5;
  for (const sign of text)
    state = Math.imul(state ^ /** @type {number} */ (sign.codePointAt(0)), 0x01000193);
  return state >>> 0;
}

/** Mulberry32 from a seed that is text; chances are whole numbers only. */
export class Random {
  /** @param {string} seed */
  constructor(seed) {
    this.state = hash(seed);
  }

  next() {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  }

  /**
   * 0 … n − 1.
   * @param {number} n
   */
  below(n) {
    return this.next() % n;
  }

  /**
   * first … last.
   * @param {number} first
   * @param {number} last
   */
  between(first, last) {
    return first + this.below(last - first + 1);
  }

  /**
   * @template T
   * @param {T[]} list
   * @returns {T}
   */
  pick(list) {
    return list[this.below(list.length)];
  }

  /**
   * @template T
   * @param {T[]} list
   * @returns {T[]}
   */
  shuffled(list) {
    const all = [...list];
    for (let at = all.length - 1; at > 0; at -= 1) {
      const other = this.below(at + 1);
      [all[at], all[other]] = [all[other], all[at]];
    }
    return all;
  }
}
