// The engine's ground: exact numbers, days, words.
import assert from "node:assert/strict";
import { test } from "node:test";
import { dayAt, readDay, showDay } from "../engine/days.js";
import { cmp, exact, floor, of, rounded, show, sum } from "../engine/numbers.js";
import { lowerFirst } from "../engine/text.js";

test("sums are exact", () => {
  assert.equal(exact(sum([of("0.1"), of("0.2")])), "0.3");
  assert.equal(exact(sum([of("1/3"), of("1/6")])), "0.5");
  assert.equal(cmp(of("11/15"), of("0.7333")), 1);
});

test("halves are rounded away from zero", () => {
  assert.equal(show(rounded(of("2.5"), 0)), "3");
  assert.equal(show(rounded(of("-2.5"), 0)), "−3");
  assert.equal(floor(of("-2.5")), -3n);
});

/** @param {string} text */
const dayOf = (text) => readDay(text) || assert.fail(`no day: ${text}`);

test("days that are none are not read", () => {
  assert.equal(readDay("29/2/2013"), null);
  assert.equal(showDay(dayOf("5/8/2013")), "05/8/2013");
  assert.equal(dayAt(dayOf("31/12/1999").number + 1), "01/01/2000");
});

test("abbreviations keep their capitals", () => {
  assert.equal(lowerFirst("UBND cấp huyện"), "UBND cấp huyện");
  assert.equal(lowerFirst("Số việc"), "số việc");
});
