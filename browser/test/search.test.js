// Words as the search of the site indexes and asks them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { teachVietnamese } from "../search/vietnamese.js";

/**
 * @import { Lunr, Step, Token } from "../search/lunr.js"
 * @typedef {Record<"index" | "query", Step>} Taught
 */

/** What Vietnamese adds to an index and to a query. */
function taught() {
  /** @type {Lunr} */
  const lunr = {
    Index: { prototype: { query: () => [], search: () => [] } },
    Query: { presence: { OPTIONAL: 1, REQUIRED: 2, PROHIBITED: 3 } },
    QueryParser: class {
      parse() {}
    },
    Pipeline: { registerFunction() {} },
    vi: () => assert.fail("not taught"),
  };
  teachVietnamese(lunr);
  const added = /** @type {Taught} */ ({});
  /** @param {keyof Taught} name */
  const into = (name) => ({
    reset() {},
    /** @param {Step} step */
    add(step) {
      added[name] = step;
    },
  });
  lunr.vi.call({ pipeline: into("index"), searchPipeline: into("query") });
  return added;
}

/**
 * The words that a step makes of one.
 * @param {Step} step
 * @param {string} word
 */
const wordsOf = (step, word) => [step(tokenOf(word))].flat().map(String);

/**
 * @param {string} text
 * @returns {Token}
 */
const tokenOf = (text) => ({
  toString: () => text,
  clone: (make) => tokenOf(make(text)),
  update: (make) => tokenOf(make(text)),
});

test("a word is found as written and without accents", () => {
  const { index, query } = taught();
  assert.deepEqual(wordsOf(index, "Điều"), ["điều", "dieu"]);
  assert.deepEqual(wordsOf(query, "Điều"), ["điều"]);
});

test("both places of a tone are one word", () => {
  const { query } = taught();
  assert.deepEqual(wordsOf(query, "ho\u00e0"), wordsOf(query, "h\u00f2a"));
  assert.deepEqual(wordsOf(query, "quý"), ["quý"]);
});

test("a number of a document is found whole and by its parts", () => {
  const { index } = taught();
  assert.deepEqual(wordsOf(index, "61/2018"), ["61/2018", "61", "2018"]);
});
