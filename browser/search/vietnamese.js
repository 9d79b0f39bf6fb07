// Vietnamese for the theme's search: in place of the theme's own file, which cannot find "cai cach"
// for "cải cách". Each word is indexed as written and without accents; a query with accents finds
// the words with them, a query without finds both.
/** @import { Index, Lunr, Step, Token } from "./lunr.d.ts" */

const WHOLE = 4;

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
function written(word) {
  const text = word
    .normalize("NFC")
    .toLowerCase()
    .replace(/[.,/]+$/, "");
  const rhyme = FIRST[text.slice(-2)];
  const isQuiet = text.charAt(text.length - 3) === "q"; // quý is no thuý
  return rhyme && !isQuiet ? text.slice(0, -2) + rhyme : text;
}

/** @param {string} word */
const bare = (word) =>
  word
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/đ/g, "d");

/**
 * "61/2018" is found whole and by its parts.
 * @param {string} word
 */
function forms(word) {
  const whole = written(word);
  const parts = whole.includes("/") ? [whole, ...whole.split("/")] : [whole];
  return [...new Set([...parts, ...parts.map(bare)])].filter(Boolean);
}

/** @type {(token: Token) => Token[]} */
const forIndex = (token) => forms(token.toString()).map((word) => token.clone(() => word));
/** @type {(token: Token) => Token} */
const forQuery = (token) => token.update(written);

/**
 * Every word is required; when no section has them all, any of them. The word itself counts for
 * more than one that begins with it: "sàn" before "sang".
 * @param {Lunr} lunr
 */
function requireEveryWord(lunr) {
  const anyWord = lunr.Index.prototype.search;
  const { OPTIONAL, REQUIRED } = lunr.Query.presence;
  /** @this {Index} @param {string} text */
  lunr.Index.prototype.search = function search(text) {
    const found = this.query((query) => {
      new lunr.QueryParser(text, query).parse();
      for (const clause of query.clauses.slice()) {
        if (clause.presence !== OPTIONAL) continue;
        clause.presence = REQUIRED;
        query.term(clause.term.replace(/\*$/, ""), { boost: WHOLE });
      }
    });
    return found.length ? found : anyWord.call(this, text);
  };
}

/**
 * Makes Vietnamese a language of lunr.
 * @param {Lunr} lunr
 */
export function teachVietnamese(lunr) {
  lunr.vi = function vi() {
    this.pipeline.reset();
    this.pipeline.add(forIndex);
    this.searchPipeline.reset();
    this.searchPipeline.add(forQuery);
  };
  // what the worker takes out of a language's pipeline when asked to; nothing here
  /** @type {Step} */
  const nothing = (token) => token;
  Object.assign(lunr.vi, { trimmer: nothing, stopWordFilter: nothing, stemmer: nothing });
  lunr.Pipeline.registerFunction(forIndex, "forIndex-vi");
  lunr.Pipeline.registerFunction(forQuery, "forQuery-vi");
  requireEveryWord(lunr);
}
