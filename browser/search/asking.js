// What people type, told in the words of the pages: codes in any form, words that mean the same.
import { heard, mended } from "./mending.js";
import { bare, wordsOf } from "./words.js";

/** @import { Known } from "./shapes.d.ts" */

const CODE = /(?<![\d.,])\d{1,2}(?:(?:\s*[.,/_-]+\s*|\s+)\d{1,2}(?!\d)){1,3}(?![.,/]?\d)/g;
const FIELD = /(?<![a-z])(?:linh vuc|lv|l\.v)\.?\s*(?:so\s*|thu\s*)?(?=\d)/g;
const FIELD_IN_WORDS =
  /(?<=(?<![a-z])(?:linh vuc|lv)\s+(?:so\s+|thu\s+)?)([a-z]+)(?![a-z]|\s+(?:\d|nao|nay|sau|truoc|cua))/g;
/** @type {Record<string, string>} */
const NUMBERS = Object.fromEntries(
  "mot hai ba bon nam sau bay tam chin|i ii iii iv v vi vii viii ix"
    .split("|")
    .flatMap((all) => all.split(" ").map((word, at) => [word, String(at + 1)])),
);
const ITEM = String.raw`(?<![a-z])(?:tctp|tc|tieu chi(?: thanh phan)?|muc|chi tieu|ma)\.?\s*(?:so\s*)?:?\s*`;
const BEFORE_CODE = new RegExp(`${ITEM}(?=\\d)`, "g");
/** Codes as some say them: mục 114; tc 5, a field. */
const CODE_ENDS = String.raw`(?!\d|[\s.,/_-]+\d|[.,/]?\p{L})`;
const RUN_TOGETHER = new RegExp(`${ITEM}[1-9]{2,3}${CODE_ENDS}`, "gu");
const FIELD_AS_ITEM = new RegExp(
  String.raw`(?<![a-z])(?:tc|tieu chi)\.?\s*(?:so\s*)?(?=[1-9]${CODE_ENDS})`,
  "gu",
);
const BEFORE_FIELD = new RegExp(`^${ITEM}(?=linh vuc)`, "g");
const QUESTION = new RegExp(
  String.raw`(?<![a-z])(?:la gi|nghia la gi|(?:nhu )?the nao|ntn|lam sao|ra sao|thi sao|vi sao|tai sao|khi nao|o dau(?: ra)?|(?:la )?bao nhieu|phai khong|co phai|co duoc|duoc khong|dc khong|dc ko|co dc)(?![a-z])`,
  "g",
);
/** Whose it is, and what was looked at: true of whatever is asked. */
const MINE =
  /(?<![a-z])(?:(?:don vi|co quan|ben|cho)(?: cua)? (?:toi|minh|em|ta|chung toi|nha)|(?:muc|tieu chi|cho|cai) nay|cua (?:toi|minh|em|chung toi))(?![a-z])/g;
const [OTHER_WORDS, TYPED, TWICE] = [0.92, 0.85, 0.75];
/** Ways with two parts told otherwise: more of them take too long. */
const MOST = 40;

/**
 * Letter by letter without accents, so that what is found in it has the same place in the text.
 * @param {string} text
 */
const flat = (text) => text.replace(/\p{L}/gu, bare);

/**
 * A text in which what a pattern finds, accents aside, is told otherwise.
 * @param {string} text
 * @param {RegExp} pattern
 * @param {string | ((found: string) => string)} told
 */
function replaced(text, pattern, told) {
  let [made, from] = ["", 0];
  for (const found of flat(text).matchAll(pattern)) {
    made += text.slice(from, found.index) + (typeof told === "string" ? told : told(found[0]));
    from = found.index + found[0].length;
  }
  return made + text.slice(from);
}

/** @param {string} text */
function inWords(text) {
  const numbered = replaced(text, FIELD_IN_WORDS, (word) => NUMBERS[word] ?? word);
  const coded = replaced(numbered, RUN_TOGETHER, (found) =>
    found.replace(/\d+/, (code) => [...code].join(".")),
  );
  const fields = replaced(replaced(coded, FIELD_AS_ITEM, "lĩnh vực "), FIELD, "lĩnh vực ");
  return replaced(replaced(fields, BEFORE_FIELD, ""), BEFORE_CODE, "");
}

/** @param {string} text */
const withCodes = (text) => text.replace(CODE, (code) => ` ${code.match(/\d+/g)?.join(".")} `);

/**
 * A code, or what is nearest to it of what there is: what it is a part of.
 * @param {string} word
 * @param {Known} known
 * @returns {string[]}
 */
function standing(word, known) {
  if (!/^[1-9](\.\d+)+$/.test(word) || known.has(word)) return [word];
  const whole = word.slice(0, word.lastIndexOf("."));
  return whole.length > 1 ? standing(whole, known) : ["lĩnh", "vực", whole];
}

/**
 * Where words stand among others, typed with or without accents.
 * @param {string[]} words
 * @param {string[]} part
 */
const placesOf = (words, part) =>
  words
    .map((_, at) => at)
    .filter((at) => part.every((one, i) => words[at + i] === one || words[at + i] === bare(one)));

/**
 * Whether this is an abbreviation of two letters: people type them, pages do not hold them.
 * @param {string[]} part
 */
const isShort = ([word, ...more]) => !more.length && /^\p{L}{2}$/u.test(word);

/**
 * Words with a part of them told by others that mean the same, and where what follows begins.
 * @param {string[]} words
 * @param {string[][][]} same
 * @param {number} from
 * @returns {{ words: string[]; next: number }[]}
 */
const told = (words, same, from) =>
  same.flatMap((group) =>
    group.flatMap((part) =>
      placesOf(words, part)
        .filter((at) => at >= from)
        .flatMap((at) =>
          group
            .filter((other) => other !== part && !isShort(other))
            .map((other) => ({
              words: [...words.slice(0, at), ...other, ...words.slice(at + part.length)],
              next: at + other.length,
            })),
        ),
    ),
  );

/**
 * The ways to say what was typed, each with what it counts; as it was typed first.
 * @param {string} typed
 * @param {string[][][]} same words that mean the same
 * @param {Known} known
 * @returns {{ words: string[]; weight: number }[]}
 */
export function waysToSay(typed, same, known) {
  const all = inWords(typed.normalize("NFC").toLowerCase());
  const isTold = (/** @type {string} */ word) =>
    same.some((group) => group.some(([one, ...more]) => !more.length && bare(one) === word));
  const asked = replaced(replaced(all, QUESTION, " "), MINE, " ").trim() || all;
  const text = mended(asked, known, isTold);
  const coded = wordsOf(withCodes(text)).flatMap((word) => standing(word, known));
  const [said, plain] = [heard(coded, known), wordsOf(text)];
  const isHeard = said.join() !== coded.join();
  const once = told(said, same, 0);
  const twice = once.flatMap(({ words, next }) => told(words, same, next)).slice(0, MOST);
  return [
    { words: said, weight: 1 },
    { words: plain, weight: isHeard ? TYPED : 1 },
    ...once.map(({ words }) => ({ words, weight: OTHER_WORDS })),
    ...twice.map(({ words }) => ({ words, weight: TWICE })),
  ].filter((way) => way.words.length);
}
