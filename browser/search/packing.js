// Texts of an index as they were before their words became signs.

const [SIGNS, FIRST] = [/[\u0370-\u07ff]+/g, 0x370];

/**
 * What reads a text; the twin of `publish/search/packing.py`.
 * @param {string[]} words of the signs; none where nothing is packed
 * @returns {(text: string) => string}
 */
export const unpacking = (words) => (text) =>
  words.length
    ? text.replace(SIGNS, (signs) =>
        Array.from(signs, (sign) => words[sign.charCodeAt(0) - FIRST]).join(" "),
      )
    : text;
