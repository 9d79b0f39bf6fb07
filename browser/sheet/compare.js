// Two sheets, or two columns of one, side by side.
import { COLUMN_TITLES } from "../engine/answers.js";
import { show, sign, sub, sum } from "../engine/numbers.js";
import { scoreSheet } from "../engine/scorecard.js";
import { lowerFirst } from "../engine/text.js";
import { element } from "../form/fields.js";
import { labelled, offer, panel } from "./controls.js";
import { Unreadable } from "./file.js";
import { readRecord } from "./record.js";
import { table } from "./results.js";

/**
 * @import { Ratio } from "../engine/numbers.js"
 * @import { Card, Line, SetNode } from "../engine/sheets.d.ts"
 * @import { Column } from "../shapes.js"
 * @import { Option } from "./controls.js"
 * @import { Desk } from "./desk.js"
 * @import { Shelf } from "./shelf.js"
 * @typedef {Column | ""} Compared one column, or what settles the points
 * @typedef {{ one: Ratio, other: Ratio }} Both
 * @typedef {{ one: Ratio | null, other: Ratio | null, difference: Ratio | null }} Difference
 * @typedef {Difference & { node: SetNode, both: Both | null }} Row
 * @typedef {Option & { read: () => { card: Card, column: Compared } }} Chosen
 */

/**
 * Points of a scored item; null: none.
 * @param {Line} line
 * @param {Compared} column
 * @returns {Ratio | null}
 */
function pointsIn(line, column) {
  if (column) return line.columns[column] || null;
  return line.answered_max.n ? line.points : null;
}

/**
 * The line of the same item, if such a unit is scored by it.
 * @param {Line} line
 * @param {Line[]} others
 */
const twinOf = (line, others) => others.find((other) => other.node.id === line.node.id);

/**
 * A line and its twin, those below it behind. Above the items only what both have answered is
 * summed: else a part would be compared with a whole.
 * @param {Line} line
 * @param {Compared} column
 * @param {Line} twin
 * @param {Compared} otherColumn
 * @returns {Row[]}
 */
function compared(line, column, twin, otherColumn) {
  const { node } = line;
  if (node.rule) {
    const [one, other] = [pointsIn(line, column), pointsIn(twin, otherColumn)];
    const difference = one && other && sub(other, one);
    return [{ node, one, other, difference, both: difference ? { one, other } : null }];
  }
  const below = line.parts.flatMap((part) => {
    const other = twinOf(part, twin.parts);
    return other ? [compared(part, column, other, otherColumn)] : [];
  });
  const both = /** @type {Both[]} */ (below.map(([own]) => own.both).filter(Boolean));
  const [one, other] = /** @type {const} */ (["one", "other"]).map((key) =>
    sum(both.map((own) => own[key])),
  );
  const own = both.length
    ? { one, other, difference: sub(other, one), both: { one, other } }
    : { one: null, other: null, difference: null, both: null };
  return [{ node, ...own }, ...below.flat()];
}

/**
 * Every item where the two differ or only one has points; fields always.
 * @param {Card} card
 * @param {Compared} column
 * @param {Card} otherCard
 * @param {Compared} otherColumn
 */
export function differences(card, column, otherCard, otherColumn) {
  const fields = new Set(card.lines.map((line) => line.node));
  const all = card.lines.flatMap((line) => {
    const twin = twinOf(line, otherCard.lines);
    return twin ? compared(line, column, twin, otherColumn) : [];
  });
  return all.filter(({ node, one, other, difference }) => {
    const isSame = difference ? difference.n === 0n : !one && !other;
    return !isSame || fields.has(node);
  });
}

/** @param {Ratio} value */
const signed = (value) => (sign(value) > 0 ? `+${show(value)}` : show(value));

/**
 * @param {Row[]} found
 * @param {string[]} names of the two
 */
function comparison(found, names) {
  /** @param {Ratio | null} value */
  const text = (value) => (value ? show(value) : "–");
  const rows = found.map(({ node, one, other, difference }) => [
    `${node.id}. ${node.title}`,
    text(one),
    text(other),
    difference ? signed(difference) : "–",
  ]);
  return table(["Mục", ...names, "Chênh lệch"], rows, "So sánh hai bảng điểm");
}

/** The panel in which two of {this sheet, its columns, the other sheets kept} are compared. */
export class ComparePanel {
  /**
   * @param {Desk} desk
   * @param {Shelf} shelf
   */
  constructor(desk, shelf) {
    this.desk = desk;
    this.shelf = shelf;
    this.lists = [element("select", {}), element("select", {})];
    this.found = element("div", {});
    const [one, other] = this.lists;
    this.element = panel(
      "So sánh hai phiếu, hai cột điểm",
      "so-sanh",
      element("div", { class: "sheet-head" }, labelled("So", one), labelled("với", other)),
      element("p", {}, "Lĩnh vực và tiêu chí chỉ cộng những mục mà cả hai bên đều có điểm."),
      this.found,
    );
    this.element.addEventListener("toggle", () => this.show());
    for (const list of this.lists) list.addEventListener("change", () => this.compare());
  }

  /**
   * Everything that can be compared.
   * @returns {Chosen[]}
   */
  choices() {
    const { desk, shelf } = this;
    const columns = /** @type {[Compared, string][]} */ (
      Object.entries({ "": "điểm đạt được", ...COLUMN_TITLES })
    );
    const own = columns.map(([column, title]) => ({
      value: `${shelf.key} ${column}`,
      title: `Phiếu này: ${lowerFirst(title)}`,
      read: () => ({ card: desk.card, column }),
    }));
    /** @type {Chosen[]} */
    const others = shelf.keys
      .filter((key) => key !== shelf.key)
      .map((key) => ({
        value: `${key} `,
        title: shelf.title(key),
        read: () => ({ card: this.cardOf(key), column: "" }),
      }));
    return [...own, ...others];
  }

  /** @param {string} key */
  cardOf(key) {
    const { sheet } = readRecord(this.desk.set, this.shelf.store.read(key));
    return scoreSheet(this.desk.set, sheet);
  }

  show() {
    if (!this.element.open) return;
    /** @type {Chosen[]} */
    this.all = this.choices();
    const text = JSON.stringify(this.all);
    if (text !== this.offered) {
      /** @type {string | undefined} */
      this.offered = text;
      const whole = this.all.filter(({ value }) => value.endsWith(" "));
      const first = whole.length > 1 ? whole : this.all.slice(1); // two sheets, else two columns
      this.lists.forEach((list, at) => {
        const before = list.value;
        offer(list, this.all);
        const isThere = this.all.some(({ value }) => value === before);
        list.value = isThere ? before : first[at].value;
      });
    }
    this.compare();
  }

  compare() {
    const chosen = this.lists.map(
      (list) => /** @type {Chosen} */ (this.all.find(({ value }) => value === list.value)),
    );
    try {
      const [a, b] = chosen.map(({ read }) => read());
      const found = differences(a.card, a.column, b.card, b.column);
      this.found.replaceChildren(
        comparison(
          found,
          chosen.map(({ title }) => title),
        ),
      );
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      this.found.replaceChildren(element("p", { role: "alert" }, error.message));
    }
  }
}
