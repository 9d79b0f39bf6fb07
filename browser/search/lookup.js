// What words find, and two that were typed side by side: in Vietnamese two syllables often are one word.
import { NEXT } from "./word_index.js";

/**
 * @typedef {{ worth: number; inTitle: boolean; places: number[] }} Having what an entry has of a word
 * @typedef {{ rare: number; entries: Map<number, Having> }} Word
 * @typedef {{ near: Map<number, number>; close: number }} Pair what it counts in each entry that two
 *   words stand together there, and how often one of them has the other beside it
 * @typedef {{ near: number; isTogether: boolean; alone: number }} Beside what it counts that the word
 *   before stands before it, whether that or the next does, and what a word counts alone
 */

/** What it counts by field that two words stand together. */
const NEAR = [5, 8, 1];
/** @type {Pair} */
const NO_PAIR = { near: new Map(), close: 0 };

/** Words and pairs of words, each looked up once for all ways to say something. */
export class Lookup {
  /** @param {(typed: string, isLast: boolean) => Word} having */
  constructor(having) {
    this.having = having;
    /** @type {Map<string, Word>} */
    this.words = new Map();
    /** @type {Map<Word, Map<Word, Pair>>} */
    this.pairs = new Map();
  }

  /**
   * @param {string} typed
   * @param {boolean} isLast
   */
  word(typed, isLast) {
    const key = `${typed} ${isLast}`;
    const found = this.words.get(key) ?? this.having(typed, isLast);
    this.words.set(key, found);
    return found;
  }

  /**
   * @param {Word} one
   * @param {Word} other
   */
  pair(one, other) {
    const known = this.pairs.get(one) ?? new Map();
    this.pairs.set(one, known);
    const found = known.get(other) ?? pairOf(one, other);
    known.set(other, found);
    return found;
  }
}

/**
 * @param {Word} one
 * @param {Word} other
 * @returns {Pair}
 */
function pairOf(one, other) {
  /** @type {Map<number, number>} */
  const near = new Map();
  for (const [entry, { places }] of other.entries) {
    const before = new Set(one.entries.get(entry)?.places);
    const together = before.size ? places.filter((place) => before.has(place - NEXT)) : [];
    if (together.length) near.set(entry, Math.max(...together.map((place) => NEAR[place % NEXT])));
  }
  return { near, close: near.size / Math.max(1, Math.min(one.entries.size, other.entries.size)) };
}

/**
 * What an entry has beside a word, by those before and after it: a word that mostly has the other
 * beside it says little where it has not.
 * @param {Pair} [before]
 * @param {Pair} [after]
 * @returns {(entry: number) => Beside}
 */
export function besideOf(before = NO_PAIR, after = NO_PAIR) {
  const alone = 1 - Math.max(before.close, after.close);
  return (entry) => {
    const near = before.near.get(entry) ?? 0;
    return { near, isTogether: near > 0 || after.near.has(entry), alone };
  };
}
