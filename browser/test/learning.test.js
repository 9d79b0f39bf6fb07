// What a reader has learned: read from any text, told in a sentence.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Learned, percent, progress, readLearning } from "../learning/record.js";

/** @param {Record<string, string>} kept */
const storage = (kept) =>
  /** @type {Storage} */ (
    /** @type {unknown} */ ({
      /** @param {string} key */
      getItem: (key) => kept[key] ?? null,
      /**
       * @param {string} key
       * @param {string} text
       */
      setItem(key, text) {
        kept[key] = text;
      },
    })
  );

const ABOUT = { edition: "mau", set: "so" };
const EMPTY = { done: [], name: "", seed: "", tests: {} };

test("what cannot be a record counts as nothing", () => {
  for (const text of [null, "", "{", "3", "null", '{"done": {}, "seed": "K Q", "tests": 3}']) {
    assert.deepEqual(readLearning(text), EMPTY);
  }
  const wrong = {
    done: ["1.1", "1.1", 3, "<b>"],
    tests: { dau: { right: 9, all: 8, day: "1/3" } },
  };
  assert.deepEqual(readLearning(JSON.stringify(wrong)), { ...EMPTY, done: ["1.1"] });
});

test("ticks are kept, also those that another page has set since", () => {
  /** @type {Record<string, string>} */
  const kept = {};
  const [one, other] = [new Learned(ABOUT, storage(kept)), new Learned(ABOUT, storage(kept))];
  one.mark("1.1", true);
  other.mark("1.2", true);
  one.mark("1.1", false);
  assert.deepEqual(new Learned(ABOUT, storage(kept)).kept.done, ["1.2"]);
});

test("how far a reader is: criteria of the set, and what was practised", () => {
  const kept = { "cchc-exercises:2:mau:so": '{"right": 7, "all": 8}' };
  const learned = new Learned(ABOUT, storage(kept));
  assert.equal(progress(learned, ["1.1", "1.2"]), "luyện đúng 88%");
  learned.mark("1.2", true);
  learned.mark("phuong-phap/index", true);
  assert.equal(progress(learned, ["1.1", "1.2"]), "đã học 1/2 tiêu chí, luyện đúng 88%");
  assert.equal(progress(new Learned(ABOUT, null), ["1.1"]), "");
  assert.equal(percent({ right: 1, all: 8 }), 13);
});

test("a browser that keeps nothing is noticed", () => {
  const learned = new Learned(ABOUT, null);
  learned.mark("1.1", true);
  assert.equal(learned.isKept, false);
});
