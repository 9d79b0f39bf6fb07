// The sheet on the desk, its card, and its past: every change can be undone and done again.
import { scoreSheet } from "../engine/scorecard.js";
import { emptySheet } from "./file.js";

/**
 * @import { Card, Entries } from "../engine/sheets.d.ts"
 * @import { Column, Entry, Sheet } from "../shapes.js"
 * @import { LeftOut, SheetSet, TypedAnswers } from "./shapes.d.ts"
 * @import { Shared } from "./shared.js"
 * @import { Typed } from "./typing.js"
 * @typedef {Pick<Shared, "following" | "show" | "offer" | "warn" | "clear">} Sharing
 */

const PAST = 500;

/** @type {Sharing} a set whose items ask no figure twice */
const NOTHING = { following: () => ({}), show() {}, offer() {}, warn() {}, clear() {} };

export class Desk {
  /**
   * @param {SheetSet} set
   * @param {(ids: string[] | null) => void} listen is called after every change with the ids it
   *   touched (null: all)
   * @param {Sharing} [shared] figures that several items ask, where the set has such
   */
  constructor(set, listen, shared = NOTHING) {
    this.set = set;
    this.listen = listen;
    this.shared = shared;
    this.lay(emptySheet(set));
  }

  /**
   * Another sheet on the desk; its past begins here.
   * @param {Sheet} sheet
   * @param {LeftOut} [leftOut]
   * @param {TypedAnswers} [typed]
   */
  lay(sheet, leftOut = {}, typed = {}) {
    /** @type {Sheet} */
    this.sheet = sheet;
    /** @type {LeftOut} */
    this.leftOut = leftOut;
    /** @type {TypedAnswers} */
    this.typed = typed;
    /** @type {Sheet[]} */
    this.past = [];
    /** @type {Sheet[]} */
    this.future = [];
    /** @type {string | null | undefined} */
    this.lastTag = null;
    this.shared.clear();
    /** @type {Card} */
    this.card = scoreSheet(this.set, sheet);
  }

  /**
   * A new sheet; changes with the same tag one after the other are one step of the past.
   * @param {Sheet} sheet
   * @param {string | undefined} tag
   * @param {string[]} ids
   */
  change(sheet, tag, ids) {
    if (!tag || tag !== this.lastTag) {
      this.past.push(this.sheet);
      if (this.past.length > PAST) this.past.shift();
    }
    this.lastTag = tag;
    this.future = [];
    this.put(sheet, ids);
  }

  /**
   * @param {Sheet} sheet
   * @param {string[] | null} ids
   */
  put(sheet, ids) {
    this.card = scoreSheet(this.set, sheet);
    this.sheet = sheet;
    this.listen(ids);
  }

  /**
   * @param {Partial<Sheet>} part
   * @param {string} tag
   */
  head(part, tag) {
    this.change({ ...this.sheet, ...part }, tag, []);
  }

  /**
   * @param {string} id
   * @returns {Entry}
   */
  entry(id) {
    return this.sheet.answers[id] || {};
  }

  /**
   * Parts of an entry; undefined takes one away. An entry without parts is not answered. Figures
   * that other items ask too go there with it.
   * @param {string} id
   * @param {Entry} part
   * @param {string} [tag]
   */
  setEntry(id, part, tag) {
    const entry = { ...this.entry(id), ...part };
    this.setEntries({ [id]: entry, ...this.shared.following(this.sheet, id, entry) }, tag);
  }

  /**
   * Whole entries, several in one step of the past.
   * @param {Entries} entries
   * @param {string} [tag]
   */
  setEntries(entries, tag) {
    /** @type {(entry: Entry) => Entry} */
    const clean = (entry) =>
      Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== undefined));
    const answers = { ...this.sheet.answers };
    for (const [id, entry] of Object.entries(entries)) {
      answers[id] = clean(entry);
      if (!Object.keys(answers[id]).length) delete answers[id];
    }
    this.change({ ...this.sheet, answers }, tag, Object.keys(entries));
  }

  /**
   * What is typed but is no answer yet; null: nothing.
   * @param {string} id
   * @param {Column} column
   * @param {Typed | null} values
   */
  setTyped(id, column, values) {
    const { [column]: _, ...others } = this.typed[id] || {};
    const kept = values ? { ...others, [column]: values } : others;
    const { [id]: __, ...rest } = this.typed;
    this.typed = Object.keys(kept).length ? { ...rest, [id]: kept } : rest;
  }

  undo() {
    this.step(this.past, this.future);
  }

  redo() {
    this.step(this.future, this.past);
  }

  /**
   * @param {Sheet[]} from
   * @param {Sheet[]} to
   */
  step(from, to) {
    if (!from.length) return;
    const before = this.sheet;
    const after = /** @type {Sheet} */ (from.pop());
    to.push(before);
    this.lastTag = null;
    /** @param {string} id */
    const isSame = (id) => before.answers[id] === after.answers[id];
    this.typed = Object.fromEntries(Object.entries(this.typed).filter(([id]) => isSame(id)));
    this.put(after, null);
  }
}
