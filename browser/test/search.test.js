// Words as the search of the site indexes and asks them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { teachVietnamese } from "../search/vietnamese.js";

function taught() {
  const lunr = {
    Index: class {
      search() {}
    },
    Query: { presence: { OPTIONAL: 1, REQUIRED: 2 } },
    Pipeline: { registerFunction() {} },
  };
  teachVietnamese(lunr);
  const added = {};
  const into = (name) => ({ reset() {}, add: (step) => Object.assign(added, { [name]: step }) });
  lunr.vi.call({ pipeline: into("index"), searchPipeline: into("query") });
  return added;
}

const token = (text) => ({
  toString: () => text,
  clone: (make) => make(),
  update: (make) => make(text),
});

test("a word is found as written and without accents", () => {
  const { index, query } = taught();
  assert.deepEqual(index(token("Điều")), ["điều", "dieu"]);
  assert.equal(query(token("Điều")), "điều");
});

test("both places of a tone are one word", () => {
  const { query } = taught();
  assert.equal(query(token("ho\u00e0")), query(token("h\u00f2a")));
  assert.equal(query(token("quý")), "quý");
});

test("a number of a document is found whole and by its parts", () => {
  const { index } = taught();
  assert.deepEqual(index(token("61/2018")), ["61/2018", "61", "2018"]);
});
