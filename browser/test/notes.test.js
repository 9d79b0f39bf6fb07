// What an item of the sheet still waits for.
import assert from "node:assert/strict";
import { test } from "node:test";
import { stateOf } from "../sheet/notes.js";

/**
 * @import { EntryScore, Leaf } from "../engine/sheets.d.ts"
 */

const scored = /** @type {EntryScore} */ (/** @type {unknown} */ ({ final: { points: {} } }));
const open = /** @type {EntryScore} */ (/** @type {unknown} */ ({ final: null }));
const judged = /** @type {Leaf} */ (/** @type {unknown} */ ({ id: "1.1", judged: true }));
const measured = /** @type {Leaf} */ (/** @type {unknown} */ ({ id: "1.2" }));
const given = { self: { value: 2 } };

test("points by judgement wait for a reason", () => {
  assert.equal(stateOf(judged, given, scored), "chưa ghi lý do");
  assert.equal(stateOf(judged, { ...given, explanation: "Đủ ba yêu cầu." }, scored), "");
  assert.equal(stateOf(measured, given, scored), "");
});

test("what has no points yet waits for an answer", () => {
  assert.equal(stateOf(judged, {}, open), "chưa trả lời");
});
