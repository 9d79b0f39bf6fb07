// The fields of the sheet with their items, and how far each has come.
import { fixed, show } from "../engine/numbers.js";
import { earned } from "../engine/scorecard.js";
import { element } from "../form/fields.js";
import { button, put } from "./controls.js";
import { Item } from "./item.js";
import { bar, fillBar } from "./progress.js";

/**
 * @import { Card, Line } from "../engine/sheets.d.ts"
 * @import { Column } from "../shapes.js"
 * @import { Desk } from "./desk.js"
 */

/**
 * @param {Line} line
 * @returns {number} how many items have an answer
 */
const answered = (line) => itemsOf(line).filter(({ entry }) => entry).length;

/**
 * @param {Line} line
 * @returns {Line[]} those below it that the unit is scored by
 */
const itemsOf = (line) => (line.node.rule ? [line] : line.parts.flatMap(itemsOf));

export class FieldList {
  /**
   * @param {Desk} desk
   * @param {Map<string, Item>} items is filled here
   * @param {() => Column} columnAtWork
   */
  constructor(desk, items, columnAtWork) {
    this.decimals = desk.set.edition.scoring.decimals;
    this.items = items;
    /** @type {Map<string, { told: HTMLElement, progress: HTMLProgressElement }>} */
    this.heads = new Map();
    const written = desk.set.fields.filter((field) => !field.unwritten);
    const fields = written.map((field) => {
      const own = field.leaves.map((leaf) => new Item(desk, leaf, columnAtWork));
      for (const item of own) items.set(item.node.id, item);
      const head = { told: element("span", { class: "sheet-field-told" }), progress: bar() };
      this.heads.set(field.id, head);
      return element(
        "details",
        { class: "sheet-field", id: `linh-vuc-${field.id}` },
        element(
          "summary",
          {},
          element("h2", {}, `${field.id}. ${field.title}`),
          head.told,
          head.progress,
        ),
        ...(own.length > 1 ? [unfolding(own)] : []),
        ...own.map((item) => item.row),
      );
    });
    this.element = element("div", { class: "sheet-fields" }, ...fields);
  }

  /**
   * @param {Card} card
   * @returns {{ done: number, all: number }} how many items have an answer, of how many
   */
  show(card) {
    let done = 0;
    const own = new Set(card.lines.flatMap(itemsOf).map(({ node }) => node.id));
    for (const item of this.items.values()) item.isForUnit = own.has(item.node.id);
    for (const line of card.lines) {
      const head = this.heads.get(line.node.id);
      if (!head) continue;
      const [count, all] = [answered(line), itemsOf(line).length];
      done += count;
      const points = `${earned(line)}/${show(line.highest)} điểm`;
      const sums = line.node.role === "condition" ? "không tính điểm" : points;
      const index = line.index && !line.isCapped ? ` · ${fixed(line.index, this.decimals)}%` : "";
      put(head.told, `${count}/${all} mục · ${sums}${index}`);
      fillBar(head.progress, count, all);
    }
    return { done, all: own.size };
  }
}

/**
 * Opens and shuts all items of a field.
 * @param {Item[]} items
 */
function unfolding(items) {
  const act = button("Mở mọi mục", () => {
    const isShut = items.some((item) => !item.element.open);
    for (const item of items) item.element.open = isShut;
    act.textContent = isShut ? "Đóng mọi mục" : "Mở mọi mục";
  });
  return element("p", { class: "sheet-unfold" }, act);
}
