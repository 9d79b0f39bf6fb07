// @ts-nocheck: this part of a page has no types yet.
// Two sheets, or two columns of one, side by side.
import { COLUMN_TITLES } from "../engine/answers.js";
import { show, sign, sub, sum } from "../engine/numbers.js";
import { scoreSheet } from "../engine/scorecard.js";
import { element } from "../form/fields.js";
import { labelled, offer, panel } from "./controls.js";
import { Unreadable } from "./file.js";
import { readRecord } from "./record.js";
import { table } from "./results.js";

/** Points of a scored item: of one column, or (column "") what settles them; null: none. */
function pointsIn(line, column) {
  if (column) return line.columns[column] || null;
  return line.answered_max.n ? line.points : null;
}

/** A line and its twin: {node, one, other, difference}, those below it behind. Above the items
    only what both have answered is summed: else a part would be compared with a whole. */
function compared(line, column, twin, otherColumn) {
  const { node } = line;
  if (node.rule) {
    const [one, other] = [pointsIn(line, column), pointsIn(twin, otherColumn)];
    const difference = one && other && sub(other, one);
    return [{ node, one, other, difference, both: difference ? { one, other } : null }];
  }
  const below = line.parts.map((part, at) => compared(part, column, twin.parts[at], otherColumn));
  const both = below.map(([own]) => own.both).filter(Boolean);
  const [one, other] = ["one", "other"].map((key) => sum(both.map((own) => own[key])));
  const own = both.length
    ? { one, other, difference: sub(other, one), both: { one, other } }
    : { one: null, other: null, difference: null, both: null };
  return [{ node, ...own }, ...below.flat()];
}

/** Every item where the two differ or only one has points; fields always. */
export function differences(card, column, otherCard, otherColumn) {
  const all = card.lines.flatMap((line, at) =>
    compared(line, column, otherCard.lines[at], otherColumn),
  );
  return all.filter(({ node, one, other, difference }) => {
    const isSame = difference ? difference.n === 0n : !one && !other;
    return !isSame || node.role !== undefined;
  });
}

const signed = (value) => (sign(value) > 0 ? `+${show(value)}` : show(value));

function comparison(found, names) {
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

  /** {value, title, read} of everything that can be compared; read() gives {card, column}. */
  choices() {
    const { desk, shelf } = this;
    const columns = Object.entries({ "": "điểm đạt được", ...COLUMN_TITLES });
    const own = columns.map(([column, title]) => ({
      value: `${shelf.key} ${column}`,
      title: `Phiếu này: ${title === COLUMN_TITLES[column] ? title.toLowerCase() : title}`,
      read: () => ({ card: desk.card, column }),
    }));
    const others = shelf.keys
      .filter((key) => key !== shelf.key)
      .map((key) => ({
        value: `${key} `,
        title: shelf.title(key),
        read: () => ({ card: this.cardOf(key), column: "" }),
      }));
    return [...own, ...others];
  }

  cardOf(key) {
    const { sheet } = readRecord(this.desk.set, this.shelf.store.read(key));
    return scoreSheet(this.desk.set, sheet);
  }

  show() {
    if (!this.element.open) return;
    this.all = this.choices();
    const text = JSON.stringify(this.all);
    if (text !== this.offered) {
      this.offered = text;
      this.lists.forEach((list, at) => {
        const before = list.value;
        offer(list, this.all);
        const isThere = this.all.some(({ value }) => value === before);
        list.value = isThere ? before : this.all[at + 1].value;
      });
    }
    this.compare();
  }

  compare() {
    const chosen = this.lists.map((list) => this.all.find(({ value }) => value === list.value));
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
