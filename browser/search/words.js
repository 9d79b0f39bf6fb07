// Vietnamese words as people write and as they type them.

const WORD = /[\p{L}\p{M}\p{N}]+(?:[.,/]+[\p{L}\p{M}\p{N}]+)*/gu;
// The tone of these rhymes stands on either vowel; both places are one word.
const TONES = ["\u0300", "\u0301", "\u0309", "\u0303", "\u0323"];
const RHYMES = ["oa", "oe", "uy"].flatMap(([one, other]) =>
  TONES.map((tone) => [`${one}${other}${tone}`, `${one}${tone}${other}`]),
);
/** @type {Record<string, string>} by the rhyme with its tone on the second vowel */
const FIRST = Object.fromEntries(RHYMES.map((pair) => pair.map((rhyme) => rhyme.normalize("NFC"))));

/**
 * A word as it is looked up: small letters, the tone where it is expected.
 * @param {string} word
 */
export function written(word) {
  const text = word.normalize("NFC").toLowerCase();
  const rhyme = FIRST[text.slice(-2)];
  const isQuiet = text.charAt(text.length - 3) === "q"; // quý is no thuý
  return rhyme && !isQuiet ? text.slice(0, -2) + rhyme : text;
}

/** @param {string} text in small letters */
export const withoutAccents = (text) =>
  text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/g, "d");

/**
 * A text as the end of an address; the twin of `slug` in `ground/text.py`.
 * @param {string} text
 */
export const slug = (text) =>
  withoutAccents(text.toLowerCase())
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");

const Y_ALONE = /^([b-df-hj-np-tvwxz]+|qu)y$/;
/** @type {Map<string, string>} words that were asked for, without accents */
const plain = new Map();

/**
 * A word without accents; y and i after a consonant are one (quí, quý).
 * @param {string} word
 */
export function bare(word) {
  let its = plain.get(word);
  if (its === undefined) plain.set(word, (its = withoutAccents(word).replace(Y_ALONE, "$1i")));
  return its;
}

/** @type {Map<string, string[]>} words as they stand in texts, most of them many times */
const known = new Map();

/** @param {string} word */
function lookedUp(word) {
  const whole = written(word).replace(/(?<![\d.,])0+(?=\d)/g, ""); // 01/7 and 1/7 are one day
  const found = whole.includes("/") ? [whole, ...whole.split("/")] : [whole];
  known.set(word, found);
  return found;
}

/**
 * The words of a text, as they are looked up; "61/2018" whole and by its parts.
 * @param {string} text
 * @returns {string[]}
 */
export const wordsOf = (text) =>
  (text.match(WORD) ?? []).flatMap((word) => known.get(word) ?? lookedUp(word));

// What questions are made of and hardly ever what they are about.
const ASKING = new Set(
  [
    "nào gì là thì mà sao làm ai đâu nhiêu vậy có không được phải nếu khi bị và với thế lại mình",
    "tôi em anh chị hỏi cần muốn còn nữa chưa rồi ạ nhỉ giúp như cho của để ở do đã từ mấy",
    "nao gi la mà lam ai nhieu vay khong duoc phai neu va voi the lai minh toi chua roi nhu",
    "ko k dc đc hok cho de may",
  ]
    .join(" ")
    .split(" "),
);

/**
 * Whether a word asks rather than tells; without accents only where it is hardly another word.
 * @param {string} word
 */
export const isAsking = (word) => ASKING.has(word);

/**
 * Whether a word only says how many: numbers of documents and days have more to them.
 * @param {string} word
 */
export const isCount = (word) => /^\d\d?$/.test(word);

/**
 * Whether one slip of the hand makes one word of the other: a letter too many, too few, another, or
 * two in each other's place.
 * @param {string} one
 * @param {string} other
 */
export function isSlip(one, other) {
  if (Math.abs(one.length - other.length) > 1 || one[0] !== other[0]) return false;
  let from = 0;
  while (from < one.length && one[from] === other[from]) from += 1;
  const [mine, its] = [one.slice(from), other.slice(from)];
  return (
    mine.slice(1) === its.slice(1) ||
    mine.slice(1) === its ||
    mine === its.slice(1) ||
    (mine[0] === its[1] && mine[1] === its[0] && mine.slice(2) === its.slice(2))
  );
}
