// What a list shows for what is asked, in which order, and its address.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Item, by, codeOf } from "../lists/item.js";
import { readState, withState } from "../lists/state.js";

/**
 * @param {string} textContent
 * @param {Record<string, string>} told
 */
const item = (textContent, told, place = 0) => {
  /** @param {string} name */
  const getAttribute = (name) => told[name.slice("data-".length)] ?? null;
  const element = /** @type {unknown} */ ({ textContent, getAttribute });
  return new Item(/** @type {Element} */ (element), place);
};

const one = item("Ban hành kế hoạch năm", { about: "so/1.1.1 huyen/2.3", cach: "Theo hạn|Chọn" });

/** @param {Record<string, string>} state */
const fits = ({ tim = "", ...state }) =>
  one.fits(new Map(Object.entries(state)), ["cach"], tim ? tim.split(" ") : []);

test("an entry is found by its set, its code and what the code is within", () => {
  for (const muc of ["1", "1.1", "1,1,1", "tc 1.1.1"]) assert.ok(fits({ bo: "so", muc }), muc);
  assert.ok(fits({ muc: "2" }));
  for (const muc of ["1.1.10", "2.3", "1.10"]) assert.ok(!fits({ bo: "so", muc }), muc);
});

test("an entry is found by each of its values, and by the beginnings of its words", () => {
  assert.ok(fits({ cach: "Chọn" }));
  assert.ok(!fits({ cach: "Ch" }));
  assert.ok(fits({ tim: "ke hoa" }));
  assert.ok(!fits({ tim: "hoach quy" }));
});

test("an entry about a whole set is in the set but in no item of it", () => {
  const whole = item("Chung", { about: "so/" });
  assert.ok(whole.fits(new Map([["bo", "so"]]), [], []));
  assert.ok(!whole.fits(new Map([["muc", "1"]]), [], []));
});

test("numbers are sorted as numbers, what is unknown comes last both ways", () => {
  const rows = ["10", "9,5", "", "0,5"].map((max, i) => item("", { max }, i));
  /** @param {string} order */
  const sorted = (order) => [...rows].sort(by(order)).map((row) => row.told("max"));
  assert.deepEqual(sorted("max"), ["0,5", "9,5", "10", ""]);
  assert.deepEqual(sorted("max-"), ["10", "9,5", "0,5", ""]);
});

test("a code is read as people type it", () => {
  assert.deepEqual(["1,1,4", "tc 1.1.4", " 3. "].map(codeOf), ["1.1.4", "1.1.4", "3"]);
});

test("the address says what is shown, and says nothing where all is", () => {
  const state = new Map([
    ["bo", ""],
    ["tim", "nộp muộn"],
  ]);
  const address = withState("file:///vi-du/index.html?muc=1.1#x", state);
  const [page, hash] = address.split("#");
  assert.equal(page, "file:///vi-du/index.html");
  assert.deepEqual(
    readState({ hash: `#${hash}`, search: "?muc=1" }),
    new Map([["tim", "nộp muộn"]]),
  );
  assert.deepEqual(readState({ hash: "#nop-muon", search: "?muc=1" }), new Map([["muc", "1"]]));
  assert.equal(withState(address, new Map()), page);
});
