// Words that stand nowhere, told as words that do: typed without an input method, run together,
// or the first letters of words that stand together.
import { bare, wordsOf } from "./words.js";

/** @import { Known } from "./shapes.d.ts" */

const TONE = /(?<=[aeiouyw])[sfrxj]|[sfrxj]$/g; // Telex: hanhf, hoafn
const TWICE = /(aa|ee|oo|dd)/g;
const LONGEST = 7; // letters of a syllable
const VOWEL = /[aeiouy]/;
const INITIALS = /^[a-z]{3,6}$/;
const NUMBERED = /^([a-z]+)(\d+)$/; // qd892

/**
 * A word as keys of Telex or VNI were struck for it, without accents.
 * @param {string} word
 */
const struck = (word) =>
  word
    .replace(/(?<=[a-z])\d{1,2}(?!\d)/g, "") // VNI: thu3 tuc5
    .replace(TONE, "")
    .replace(TWICE, ([letter]) => letter)
    .replace(/w/g, "");

/**
 * The fewest words that stand together somewhere and are this word, run together.
 * @param {string} word
 * @param {Known} known
 * @returns {string[] | undefined}
 */
function apart(word, known) {
  /** @type {(string[] | undefined)[]} the fewest words up to each letter */
  const best = [[]];
  for (let end = 2; end <= word.length; end++) {
    for (let from = Math.max(0, end - LONGEST); from <= end - 2; from++) {
      const before = best[from];
      const part = word.slice(from, end);
      if (!before || !VOWEL.test(part) || !known.has(part)) continue;
      if (before.length && !known.together(before[before.length - 1], part)) continue;
      if ((best[end]?.length ?? Infinity) > before.length + 1) best[end] = [...before, part];
    }
  }
  return best[word.length];
}

/**
 * What was meant by a word that stands nowhere, where that can be told.
 * @param {string} word without accents
 * @param {Known} known
 */
function meant(word, known) {
  const plain = struck(word);
  if (VOWEL.test(plain) && known.has(plain)) return plain;
  const title = INITIALS.test(word) && known.ofInitials(word);
  if (title) return title;
  const [, letters, figures] = NUMBERED.exec(word) ?? [];
  if (figures) return `${letters} ${figures}`;
  return (apart(word, known) ?? apart(plain, known))?.join(" ");
}

/**
 * The words of a text; what nobody wrote as what was meant.
 * @param {string} text
 * @param {Known} known
 * @param {(word: string) => boolean} isTold whether others are known to mean the same
 */
export function mended(text, known, isTold) {
  return text.replace(/[\p{L}\p{M}\p{N}]+/gu, (typed) => {
    const word = bare(wordsOf(typed)[0] ?? "");
    const stands = known.begins(word) || isTold(word) || /^\d/.test(word);
    return (!stands && meant(word, known)) || typed;
  });
}
