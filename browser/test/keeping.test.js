// What is typed is kept before it is shown: no error of showing loses it.
import assert from "node:assert/strict";
import { test } from "node:test";

/** A browser's store in memory. */
class Memory {
  constructor() {
    this.kept = new Map();
  }

  get length() {
    return this.kept.size;
  }

  key(at) {
    return [...this.kept.keys()][at];
  }

  getItem(key) {
    return this.kept.has(key) ? this.kept.get(key) : null;
  }

  setItem(key, text) {
    this.kept.set(key, text);
  }

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

const rule = { kind: "per_item", item: "Việc", each: 1 };
const field = { id: "1", title: "Việc", max: 5, role: "score", rule, source: "" };
const edition = { id: "e", year: 2013, grades: [], circumstances: [], unit_kinds: [], scoring: {} };
const SET = { id: "s", unit_kinds: ["so"], edition, fields: [field] };

function brokenPage() {
  const items = new Map([["1", { show: () => assert.fail("this part cannot be shown") }]]);
  const page = { items, showAll() {} };
  const desk = new Desk(openSet(SET), (ids) => SheetPage.prototype.changed.call(page, ids));
  page.shelf = new Shelf(desk, { tell() {}, laid() {}, kept() {} });
  page.shelf.layNew();
  return { desk, shelf: page.shelf };
}

test("an answer whose item cannot be shown is kept", () => {
  const { desk, shelf } = brokenPage();
  assert.throws(() => desk.setEntry("1", { self: { count: 3 } }), /cannot be shown/);
  const { file } = JSON.parse(localStorage.getItem(shelf.key));
  assert.deepEqual(file.answers, { 1: { self: { count: 3 } } });
});

test("undoing is kept too", () => {
  const { desk, shelf } = brokenPage();
  for (const count of [1, 2]) {
    assert.throws(() => desk.setEntry("1", { self: { count } }), /cannot be shown/);
  }
  assert.throws(() => desk.undo(), /cannot be shown/);
  const { file } = JSON.parse(localStorage.getItem(shelf.key));
  assert.deepEqual(file.answers, { 1: { self: { count: 1 } } });
});
