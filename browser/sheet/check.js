// Signs at the end of a link or file: no wrong letter and no cut leaves them as they were.

/** @type {Record<number, number>} */
const PRIMES = { 4: 1_048_573, 8: 1_099_511_627_689 }; // just below 32 ** signs

/**
 * @param {string} text
 * @param {number} signs how many, 4 or 8
 */
export function check(text, signs) {
  let rest = 7;
  for (const letter of text)
    rest = (rest * 1_009 + /** @type {number} */ (letter.codePointAt(0))) % PRIMES[signs];
  return rest.toString(32).padStart(signs, "0");
}
