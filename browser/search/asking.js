// What people type, told in the words of the pages: codes in any form, words that mean the same.
import { bare, wordsOf } from "./words.js";

const CODE = /(?<![\d.,])\d{1,2}(?:(?:\s*[.,/_-]\s*|\s+)\d{1,2}(?!\d)){1,3}(?![.,/]?\d)/g;
const FIELD = /(?<![a-z])(?:linh vuc|lv|l\.v)\.?\s*(?:so\s*|thu\s*)?(?=\d)/g;
const ITEM = String.raw`(?<![a-z])(?:tctp|tc|tieu chi(?: thanh phan)?|muc|chi tieu|ma)\.?\s*(?:so\s*)?:?\s*`;
const BEFORE_CODE = new RegExp(`${ITEM}(?=\\d)`, "g");
const BEFORE_FIELD = new RegExp(`^${ITEM}(?=linh vuc)`, "g");
const OTHER_WORDS = 0.92;

/**
 * Letter by letter without accents, so that what is found in it has the same place in the text.
 * @param {string} text
 */
const flat = (text) => text.replace(/\p{L}/gu, bare);

/**
 * A text in which what a pattern finds, accents aside, is told otherwise.
 * @param {string} text
 * @param {RegExp} pattern
 * @param {string} told
 */
function replaced(text, pattern, told) {
  let [made, from] = ["", 0];
  for (const found of flat(text).matchAll(pattern)) {
    made += text.slice(from, found.index) + told;
    from = found.index + found[0].length;
  }
  return made + text.slice(from);
}

/** @param {string} text */
function inWords(text) {
  const fields = replaced(text, FIELD, "lĩnh vực ");
  return replaced(replaced(fields, BEFORE_FIELD, ""), BEFORE_CODE, "");
}

/** @param {string} text */
const withCodes = (text) => text.replace(CODE, (code) => ` ${code.match(/\d+/g)?.join(".")} `);

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
 * The ways to say what was typed, each with what it counts; as it was typed first.
 * @param {string} typed
 * @param {string[][]} same words that mean the same
 * @returns {{ words: string[]; weight: number }[]}
 */
export function waysToSay(typed, same) {
  const text = inWords(typed.normalize("NFC").toLowerCase());
  const [said, plain] = [wordsOf(withCodes(text)), wordsOf(text)];
  const ways = [said, plain].map((words) => ({ words, weight: 1 }));
  for (const group of same) {
    const parts = group.map(wordsOf);
    for (const part of parts) {
      for (const at of placesOf(said, part)) {
        for (const other of parts.filter((one) => one !== part)) {
          const words = [...said.slice(0, at), ...other, ...said.slice(at + part.length)];
          ways.push({ words, weight: OTHER_WORDS });
        }
      }
    }
  }
  return ways.filter((way) => way.words.length);
}
