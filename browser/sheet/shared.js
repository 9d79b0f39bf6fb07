// Figures that two items ask: given in one they stand in the other; the later follows the first.
import { COLUMNS, scoreColumn } from "../engine/answers.js";
import { figureAt, isSame, shown, stepsOf } from "../engine/same_facts.js";
import { walkFor } from "../engine/sets.js";
import { Refused } from "../engine/trace.js";
import { Field, NumberField } from "../form/fields.js";

/**
 * @import { Entries, Leaf, Link } from "../engine/sheets.d.ts"
 * @import { Column, Entry, RawAnswer, Sheet } from "../shapes.js"
 * @import { Item } from "./item.js"
 * @import { SheetSet } from "./shapes.d.ts"
 */

/**
 * An answer with one figure put in, whatever was there.
 * @param {any} raw
 * @param {(string | number)[]} steps
 * @param {unknown} value
 * @returns {any}
 */
function withFigure(raw, [step, ...below], value) {
  const copy = typeof step === "number" ? [...(raw || [])] : { ...raw };
  copy[step] = below.length ? withFigure(copy[step], below, value) : value;
  return copy;
}

/**
 * @param {Leaf} node
 * @param {Column} column
 * @param {RawAnswer} raw
 */
function isTaken(node, column, raw) {
  try {
    scoreColumn(node, column, raw);
    return true;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return false;
  }
}

export class Shared {
  /** @param {SheetSet} set */
  constructor(set) {
    this.set = set;
    /** @type {Map<string, unknown>} what an item has last said of a figure */
    this.last = new Map();
  }

  /** Another sheet: what was said before counts no more. */
  clear() {
    this.last.clear();
  }

  /**
   * Items that a figure of this one stands in too.
   * @param {string} id
   * @returns {Link[]}
   */
  links(id) {
    return this.set.links.get(id) || [];
  }

  /**
   * After a change of an item: shows those that ask a figure of it anew.
   * @param {string} id
   * @param {Map<string, Item>} items
   */
  show(id, items) {
    for (const { item } of this.links(id)) {
      const other = /** @type {Item} */ (items.get(item));
      if (!other.element.contains(document.activeElement)) other.refill();
      other.show();
    }
  }

  /**
   * Puts figures that other items know into the empty fields of one without an answer.
   * @param {Item} item
   */
  offer({ desk, node, column, entry, face }) {
    if (entry[column] || entry.not_applicable) return;
    for (const { here, item, there } of this.links(node.id)) {
      const value = figureAt(desk.entry(item)[column], there);
      const field = face.fieldAt(stepsOf(here));
      if (value === undefined || !(field instanceof Field) || field.input.value) continue;
      if (field instanceof NumberField) field.fillRaw(value);
      else field.fill(value);
      field.hint(`Lấy từ mục ${item}.`);
    }
  }

  /**
   * Says at a figure that another item has another one.
   * @param {Item} item
   */
  warn({ desk, node, column, entry, face }) {
    for (const { here, item, there } of this.links(node.id)) {
      const own = figureAt(entry[column], here);
      const other = figureAt(desk.entry(item)[column], there);
      const field = face.fieldAt(stepsOf(here));
      if (own === undefined || other === undefined || isSame(own, other)) continue;
      if (field instanceof Field)
        field.hint(`Mục ${item} ghi ${shown(other)}: cùng một số liệu thì phải bằng nhau.`);
    }
  }

  /**
   * Whether such a unit is scored by an item.
   * @param {Leaf} node
   * @param {Sheet} sheet
   */
  isAsked(node, { unit_kind }) {
    return this.set.fields.some((field) => walkFor(field, unit_kind).includes(node));
  }

  /**
   * The entries of other items that follow a new entry of this one.
   * @param {Sheet} sheet as it was
   * @param {string} id
   * @param {Entry} entry
   * @returns {Entries}
   */
  following(sheet, id, entry) {
    /** @type {Entries} */
    const found = {};
    for (const column of COLUMNS)
      for (const { here, item, there, isFirst } of this.links(id)) {
        const value = figureAt(entry[column], here);
        if (value === undefined || !isFirst) continue;
        const place = `${id}/${column}/${here}`;
        const before = figureAt((sheet.answers[id] || {})[column], here) ?? this.last.get(place);
        this.last.set(place, value);
        const other = found[item] || sheet.answers[item] || {};
        if (!follows(other, column, there, before)) continue;
        const node = /** @type {Leaf} */ (this.set.nodes.get(item));
        const raw = withFigure(other[column], stepsOf(there), value);
        if (this.isAsked(node, sheet) && isTaken(node, column, raw))
          found[item] = { ...other, [column]: raw };
      }
    return found;
  }
}

/**
 * Whether another item takes a figure: it has no answer, or had this item's figure before.
 * @param {Entry} other
 * @param {Column} column
 * @param {string} key of the figure there
 * @param {unknown} before
 */
function follows(other, column, key, before) {
  if (other.not_applicable) return false;
  const old = figureAt(other[column], key);
  if (old === undefined) return !other[column];
  return before !== undefined && isSame(old, before);
}
