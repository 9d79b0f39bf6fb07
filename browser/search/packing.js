// Texts of an index as they were before their words became signs.
import { slug, withoutAccents } from "./words.js";

const SIGNS = /(?:\^?[\u0370-\u07ff])+/g;
const FIRST = 0x370;

/** @param {string} word */
const withCapital = (word) => word[0].toUpperCase() + word.slice(1);

/**
 * What reads a text; the twin of `publish/search/packing.py`.
 * @param {string[]} words of the signs; none where nothing is packed
 * @returns {(text: string) => string}
 */
export const unpacking = (words) => (text) =>
  words.length
    ? text.replace(SIGNS, (signs) =>
        Array.from(signs.matchAll(/(\^?)(.)/g), ([, capital, sign]) => {
          const word = words[sign.charCodeAt(0) - FIRST];
          return capital ? withCapital(word) : word;
        }).join(" "),
      )
    : text;

/**
 * Whole addresses of places, told in words: one without a page is on the page before, an empty place
 * is called like its title; the twin of `addresses_in_short` and `in_words`.
 * @param {string[]} inWords
 * @param {string[]} titles
 */
export function addressesOf(inWords, titles) {
  let page = "";
  return inWords.map((words, at) => {
    const [its, place] = withoutAccents(words).replace(/ /g, "-").split("#");
    if (its || place === undefined) page = its;
    return place === undefined ? page : `${page}#${place || slug(titles[at])}`;
  });
}
