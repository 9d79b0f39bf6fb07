// Pieces of text: ground/text.py.

/** A label as it reads inside a sentence; abbreviations keep their capitals. */
export const lowerFirst = (text) =>
  /^.\p{Lu}/u.test(text) ? text : text[0].toLowerCase() + text.slice(1);
