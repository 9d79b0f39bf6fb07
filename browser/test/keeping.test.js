// What is typed is kept before it is shown: no error of showing loses it.
import assert from "node:assert/strict";
import { test } from "node:test";

/** @import { SheetSet } from "../sheet/shapes.js" */

/** A browser's store in memory. */
class Memory {
  constructor() {
    /** @type {Map<string, string>} */
    this.kept = new Map();
  }

  get length() {
    return this.kept.size;
  }

  /** @param {number} at */
  key(at) {
    return [...this.kept.keys()][at];
  }

  /** @param {string} key */
  getItem(key) {
    return this.kept.get(key) ?? null;
  }

  /**
   * @param {string} key
   * @param {string} text
   */
  setItem(key, text) {
    this.kept.set(key, text);
  }

  /** @param {string} key */
  removeItem(key) {
    this.kept.delete(key);
  }
}

const localStorage = new Memory();
Object.assign(globalThis, { window: { localStorage, addEventListener() {} } });
const { SheetPage } = await import("../sheet/page.js");
const { Desk } = await import("../sheet/desk.js");
const { Shelf } = await import("../sheet/shelf.js");
const { openSet } = await import("../engine/sets.js");

/** @type {import("../shapes.js").SetData} */
const DATA = {
  id: "s",
  title: "Bộ",
  max: 5,
  unit_kinds: ["so"],
  guide: { home: "", page: "", part: "" },
  edition: {
    id: "e",
    title: "Năm",
    year: 2013,
    notice: "",
    grades: [],
    circumstances: [],
    unit_kinds: [],
    scoring: { decimals: 2, not_applicable: "shrink", bonus_above_max: false },
  },
  fields: [
    {
      id: "1",
      title: "Việc",
      max: 5,
      role: "score",
      rule: { kind: "per_item", item: "Việc", each: 1 },
      source: "",
    },
  ],
};
/** @type {SheetSet} */
const SET = { ...openSet(DATA), pages: {}, digest: "" };

function brokenPage() {
  const items = new Map([["1", { show: () => assert.fail("this part cannot be shown") }]]);
  const page = Object.assign(Object.create(SheetPage.prototype), { items, showAll() {} });
  const desk = new Desk(SET, (ids) => page.changed(ids));
  const shelf = new Shelf(desk, { tell() {}, laid() {}, kept() {} });
  page.shelf = shelf;
  shelf.layNew();
  return { desk, shelf };
}

test("an answer whose item cannot be shown is kept", () => {
  const { desk, shelf } = brokenPage();
  assert.throws(() => desk.setEntry("1", { self: { count: 3 } }), /cannot be shown/);
  const { file } = JSON.parse(localStorage.getItem(shelf.key) || "{}");
  assert.deepEqual(file.answers, { 1: { self: { count: 3 } } });
});

test("undoing is kept too", () => {
  const { desk, shelf } = brokenPage();
  for (const count of [1, 2]) {
    assert.throws(() => desk.setEntry("1", { self: { count } }), /cannot be shown/);
  }
  assert.throws(() => desk.undo(), /cannot be shown/);
  const { file } = JSON.parse(localStorage.getItem(shelf.key) || "{}");
  assert.deepEqual(file.answers, { 1: { self: { count: 1 } } });
});
