// What is typed is kept before it is shown: no error of showing loses it.
import assert from "node:assert/strict";
import { test } from "node:test";

/** @import { SheetSet } from "../sheet/shapes.js" */

/**
 * A browser's store in memory.
 * @implements {Storage}
 */
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
    return [...this.kept.keys()][at] ?? null;
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

  clear() {
    this.kept.clear();
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
  status: "Biên soạn lại để tập huấn",
  edition: {
    id: "e",
    title: "Năm",
    year: 2013,
    notice: "",
    grades: [],
    circumstances: [],
    unit_kinds: [],
    scoring: {
      decimals: 2,
      not_applicable: "shrink",
      bonus_above_max: false,
      negative_total: false,
    },
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

const { Store } = await import("../sheet/store.js");
const { Memory: Practice } = await import("../exercises/memory.js");
/** @param {string} id */
const inYear = (id) => ({ id: "s", edition: { id } });
/** @param {string} name */
const record = (name) => JSON.stringify({ saved: 1, file: { edition: name, unit: name } });

test("two years of one set keep their sheets apart", () => {
  const [one, other] = ["t-2013", "t-2014"].map((id) => new Store(inYear(id), new Memory()));
  const shared = new Memory();
  for (const store of [one, other]) {
    store.storage = shared;
    const key = store.newKey();
    store.write(key, record(store.set.edition.id));
    store.current = key;
  }
  for (const store of [one, other]) {
    assert.deepEqual(store.keys(), [store.current]);
    assert.equal(store.read(store.current || ""), record(store.set.edition.id));
  }
});

test("what was kept under the set alone goes to the edition that it names", () => {
  const shared = new Memory();
  shared.setItem("cchc-sheet:1:s:a", record("t-2013"));
  shared.setItem("cchc-sheet:1:s:b", record("t-2014"));
  shared.setItem("cchc-sheet:1:s:c", "broken");
  shared.setItem("cchc-sheet:1:s:current", "cchc-sheet:1:s:a");
  const [one, other] = ["t-2013", "t-2014"].map((id) => new Store(inYear(id), shared));
  one.takeOver();
  other.takeOver();
  other.takeOver();
  assert.deepEqual(one.keys(), ["cchc-sheet:2:t-2013:s:a"]);
  assert.equal(one.current, "cchc-sheet:2:t-2013:s:a");
  assert.deepEqual(other.keys(), ["cchc-sheet:2:t-2014:s:b"]);
  assert.equal(other.current, null);
  assert.equal(shared.getItem("cchc-sheet:1:s:a"), null);
  assert.equal(shared.getItem("cchc-sheet:1:s:c"), "broken");
});

test("two years of one set are practised apart", () => {
  const shared = new Memory();
  const old = JSON.stringify({ boxes: { "points 1.1": [1, 5] }, right: 0, all: 1 });
  shared.setItem("cchc-exercises:1:s", old);
  const [one, other] = ["t-2013", "t-2014"].map((id) => {
    const set = inYear(id);
    return new Practice(new Store(set, shared), set, 10);
  });
  assert.deepEqual(one.score, { right: 0, all: 1 });
  assert.deepEqual(other.score, { right: 0, all: 0 });
  other.answered({ kind: "points", subject: "1.2" }, true);
  assert.deepEqual(one.due(), [{ kind: "points", subject: "1.1" }]);
  assert.deepEqual(other.due(), []);
  assert.equal(shared.getItem("cchc-exercises:1:s"), null);
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

const { later } = await import("../sheet/record.js");
const { Bin } = await import("../sheet/bin.js");

test("of two records the one kept more often is the later, whatever the clock says", () => {
  /** @type {(turn: number | undefined, saved: number) => string} */
  const kept = (turn, saved) => JSON.stringify({ turn, saved });
  assert.equal(later(kept(8, 1_000), kept(7, 9_000)), 1); // the clock was set back
  assert.equal(later(kept(7, 1_000), kept(7, 9_000)), 0);
  assert.equal(later(kept(1, 0), null), 1);
  assert.equal(later(kept(undefined, 9), kept(undefined, 8)), 1); // from before it was counted
});

test("keeping a sheet counts", () => {
  const { desk, shelf } = brokenPage();
  for (const turn of [1, 2, 3]) {
    assert.throws(() => desk.setEntry("1", { self: { count: turn } }), /cannot be shown/);
    assert.equal(JSON.parse(localStorage.getItem(shelf.key) || "{}").turn, turn);
  }
});

test("a sheet thrown away can be had back for thirty days", () => {
  const store = new Store(inYear("t-2013"), new Memory());
  const journal = /** @type {any} */ ({ write() {} });
  const bin = new Bin(store, journal);
  const clock = Date.now;
  Date.now = () => 0;
  bin.take(`${store.prefix}a`, record("t-2013"));
  Date.now = () => 20 * 86_400_000;
  bin.take(`${store.prefix}b`, record("t-2013"));
  bin.sweep();
  assert.deepEqual(
    bin.all.map(({ key }) => key.slice(-1)),
    ["b", "a"],
  );
  Date.now = () => 31 * 86_400_000;
  bin.sweep();
  assert.deepEqual(
    bin.all.map(({ key, text }) => [key.slice(-1), text]),
    [["b", record("t-2013")]],
  );
  Date.now = clock;
});
