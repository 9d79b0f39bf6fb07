// Words that stand nowhere, told as words that do: typed without an input method, run together,
// or the first letters of words that stand together.
import { bare, wordsOf } from "./words.js";

/** @import { Known } from "./shapes.d.ts" */

const TONE = /(?<=[aeiouyw])[sfrxj]|[sfrxj]$/g; // Telex: hanhf, hoafn
const TWICE = /(aa|ee|oo|dd)/g;
const LONGEST = 7; // letters of a syllable
const VOWEL = /[aeiouy]/;
const INITIALS = /^[a-z]{3,6}$/;
/** First letters that many hear as one another. */
const SOUNDS = [["l", "n"], ["s", "x"], ["tr", "ch"], ["d", "gi", "r"]]; // prettier-ignore
const NUMBERED = /^(?:[a-z]+(?=\d+$)|\d+(?=[a-z]+$))/; // qd892, 1cua

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
 * Two words that are this one, run together: khcchc.
 * @param {string} word
 * @param {(part: string) => boolean} isWord
 */
const inTwo = (word, isWord) =>
  Array.from(word, (_, at) => [word.slice(0, at), word.slice(at)])
    .find((parts) => parts.every((part) => part && isWord(part)))
    ?.join(" ");

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
  const [first] = NUMBERED.exec(word) ?? [];
  if (first) return `${first} ${word.slice(first.length)}`;
  const parts = apart(word, known) ?? apart(plain, known); // else such as stand together nowhere
  const isWord = (/** @type {string} */ part) =>
    part.length > 2 && VOWEL.test(part) && known.has(part);
  return parts?.join(" ") ?? inTwo(word, isWord);
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
    const stands = known.begins(word) || isTold(word) || /^\d+$/.test(word);
    return (!stands && (meant(word, known) ?? inTwo(word, isTold))) || typed;
  });
}

/**
 * A word with first letters that sound like its own.
 * @param {string} word without accents
 */
const soundingLike = (word) =>
  SOUNDS.flatMap((all) => {
    const own = all.find((letters) => word.startsWith(letters));
    const others = own ? all.filter((letters) => letters !== own) : [];
    return others.map((letters) => letters + word.slice(own?.length));
  });

/**
 * Words as they were heard where two do not stand together anywhere, and one that sounds the same does:
 * "chi tiêu lội bộ".
 * @param {string[]} words
 * @param {Known} known
 */
export function heard(words, known) {
  const made = [...words];
  for (let at = 1; at < words.length; at++) {
    const [one, other] = [made[at - 1], made[at]].map(bare);
    if (known.together(one, other)) continue;
    const first = soundingLike(one).find((its) => known.together(its, other));
    const second = soundingLike(other).find((its) => known.together(one, its));
    if (second) made[at] = second;
    else if (first) made[at - 1] = first;
  }
  return made;
}
