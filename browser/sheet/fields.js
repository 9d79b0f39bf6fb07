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
function answered(line) {
  if (line.node.rule) return line.entry ? 1 : 0;
  return line.parts.reduce((sum, part) => sum + answered(part), 0);
}

export class FieldList {
  /**
   * @param {Desk} desk
   * @param {Map<string, Item>} items is filled here
   * @param {() => Column} columnAtWork
   */
  constructor(desk, items, columnAtWork) {
    this.decimals = desk.set.edition.scoring.decimals;
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
   * @returns {number} how many items have an answer
   */
  show(card) {
    let done = 0;
    for (const line of card.lines) {
      const head = this.heads.get(line.node.id);
      if (!head) continue;
      const count = answered(line);
      done += count;
      const sums = `${earned(line)}/${show(line.highest)} điểm`;
      const index = line.index ? ` · ${fixed(line.index, this.decimals)}%` : "";
      put(head.told, `${count}/${line.node.leaves.length} mục · ${sums}${index}`);
      fillBar(head.progress, count, line.node.leaves.length);
    }
    return done;
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
