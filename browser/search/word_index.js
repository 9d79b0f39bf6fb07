// Which words stand where, and which of them fit a word that was typed.
import { bare, isSlip, wordsOf } from "./words.js";

/**
 * @typedef {Map<number, number[]>} Places by number of the entry: places in it, each four times its
 *   number and the field: 0 title, 1 also, 2 text
 * @typedef {{ word: string; bare: string; places: Places }} Word
 */

/** How well a word fits one that was typed. */
export const FIT = { same: 1, bare: 0.9, otherAccent: 0.42, begins: 0.4, slip: 0.38 };
/** The distance of two words that stand together. */
export const NEXT = 4;
const SLIP_FROM = 4;

/**
 * @param {string} word
 * @param {string} typed
 */
const begins = (word, typed) => typed.length > 1 && word.startsWith(typed);

/**
 * How well a word fits, slips of the hand aside; 0 where it does not.
 * @param {{ word: string; bare: string }} word
 * @param {{ word: string; bare: string }} typed
 * @param {boolean} isLast
 */
function fit(word, typed, isLast) {
  if (word.word === typed.word) return FIT.same;
  if (word.bare === typed.bare) return typed.word === typed.bare ? FIT.bare : FIT.otherAccent;
  const goesOn = begins(word.word, typed.word) || begins(word.bare, typed.bare);
  return isLast && goesOn ? FIT.begins : 0;
}

export class WordIndex {
  constructor() {
    /** @type {Map<string, Word>} */
    this.words = new Map();
    /** @type {Map<string, Word[]>} by the word without accents */
    this.plain = new Map();
    /** @type {string[][]} words of titles without accents */
    this.titles = [];
  }

  /**
   * @param {number} entry
   * @param {string[]} fields the texts of each field's parts, parts apart by a line end
   * @param {number} place where it begins: past what is noted of the entry already
   */
  add(entry, fields, place = 0) {
    if (!place) this.titles.push(wordsOf(fields[0]).map(bare));
    for (const [field, text] of fields.entries()) {
      for (const part of text.split("\n")) {
        for (const word of wordsOf(part)) this.#note(word, entry, place++ * NEXT + field);
        place += 1; // the words of two parts do not stand together
      }
    }
  }

  /**
   * @param {string} word
   * @param {number} entry
   * @param {number} place
   */
  #note(word, entry, place) {
    let known = this.words.get(word);
    if (!known) {
      this.words.set(word, (known = { word, bare: bare(word), places: new Map() }));
      const alike = this.plain.get(known.bare);
      if (alike) alike.push(known);
      else this.plain.set(known.bare, [known]);
    }
    const places = known.places.get(entry);
    if (places) places.push(place);
    else known.places.set(entry, [place]);
  }

  /** @param {string} word */
  has(word) {
    return this.plain.has(word);
  }

  /** @param {string} word */
  begins(word) {
    return this.has(word) || [...this.plain.keys()].some((one) => one.startsWith(word));
  }

  /**
   * @param {string} one
   * @param {string} other
   */
  together(one, other) {
    const after = this.plain.get(other) ?? [];
    return (this.plain.get(one) ?? []).some(({ places }) =>
      [...places].some(([entry, all]) =>
        after.some((next) => next.places.get(entry)?.some((at) => all.includes(at - NEXT))),
      ),
    );
  }

  /** @param {string} letters */
  ofInitials(letters) {
    /** @type {Map<string, number>} */
    const counts = new Map();
    for (const words of this.titles) {
      const at = words
        .map((word) => word[0])
        .join("")
        .indexOf(letters);
      const meant = words.slice(at, at + letters.length).join(" ");
      if (at >= 0) counts.set(meant, (counts.get(meant) ?? 0) + 1);
    }
    const most = Math.max(...counts.values());
    return [...counts].find(([, count]) => count === most)?.[0] ?? "";
  }

  /**
   * The words that fit, and how well; slips of the hand only where nothing else does.
   * @param {string} typed
   * @param {boolean} isLast whether more letters of it may come
   * @returns {[Places, number][]}
   */
  fitting(typed, isLast) {
    const asked = { word: typed, bare: bare(typed) };
    /** @type {[Places, number][]} */
    const found = [];
    for (const one of isLast ? this.words.values() : (this.plain.get(asked.bare) ?? [])) {
      const well = fit(one, asked, isLast);
      if (well) found.push([one.places, well]);
    }
    if (found.some(([, well]) => well > FIT.otherAccent)) return found;
    return [...found, ...this.#slips(asked.bare, new Set(found.map(([places]) => places)))];
  }

  /**
   * The words that a slip of the hand makes of one, but those that fit anyway.
   * @param {string} plain without accents
   * @param {Set<Places>} fitting
   * @returns {[Places, number][]}
   */
  #slips(plain, fitting) {
    if (plain.length < SLIP_FROM || /\d/.test(plain)) return [];
    return [...this.words.values()]
      .filter((one) => !fitting.has(one.places) && isSlip(plain, one.bare))
      .map(({ places }) => [places, FIT.slip]);
  }
}
