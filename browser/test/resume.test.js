// What the first page tells of a sheet that the browser keeps.
import assert from "node:assert/strict";
import { test } from "node:test";
import { told } from "../home/resume.js";

test("a sheet with answers is told with its unit and how many", () => {
  const answers = {
    "1.1.1": { self: { level: 1 }, evidence: "Số 1/KH" },
    1.2: { not_applicable: "no_branch" },
    1.3: { evidence: "Số 2/KH", explanation: "chưa xong" },
  };
  const file = { unit: "Sở A", answers };
  assert.deepEqual(told(JSON.stringify({ turn: 3, file })), { unit: "Sở A", done: 2 });
});

test("an empty sheet, a broken one and none are not told", () => {
  const empty = JSON.stringify({ file: { unit: "Sở A", answers: {} } });
  for (const text of [empty, "{", "3", null]) assert.equal(told(text), null);
});
