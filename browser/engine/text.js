// Pieces of text: ground/text.py.

/**
 * 7 as 07.
 * @param {number} number
 */
export const twoDigits = (number) => String(number).padStart(2, "0");

/**
 * "Điều tra XHH" as "dieu-tra-xhh".
 * @param {string} text
 */
export const slug = (text) =>
  text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/[đĐ]/g, "d")
    .replace(/[^A-Za-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .toLowerCase();

/**
 * A label as it reads inside a sentence; abbreviations keep their capitals.
 * @param {string} text
 */
export const lowerFirst = (text) =>
  /^.\p{Lu}/u.test(text) ? text : text[0].toLowerCase() + text.slice(1);
