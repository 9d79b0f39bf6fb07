// Levels to choose from in the row of an item itself: nothing has to be opened for them.
import { COLUMN_TITLES } from "../engine/answers.js";
import { lowerFirst } from "../engine/text.js";
import { KINDS } from "../kinds/index.js";
import { element } from "../form/fields.js";

/**
 * @import { Inputs } from "../form/inputs.js"
 * @import { Item } from "./item.js"
 */

/**
 * Whether one choice answers a rule.
 * @param {{ kind: string }} rule
 */
export const isQuick = (rule) => rule.kind === "choice";

export class Quick {
  /** @param {Item} item */
  constructor(item) {
    this.item = item;
    this.face = /** @type {Inputs} */ (KINDS[item.node.rule.kind].inputs(item.node.rule));
    this.legend = /** @type {HTMLElement} */ (this.face.element.querySelector("legend"));
    this.element = element("div", { class: "sheet-quick" }, this.face.element);
    this.element.addEventListener("change", () => item.answer(this.face.read() || undefined));
  }

  /** The sheet's answer in the column at work; nothing to choose where the item is open. */
  show() {
    const { entry, column, node } = this.item;
    const raw = entry[column];
    const isStated = Boolean(raw && raw.points !== undefined);
    this.element.hidden = this.item.element.open || Boolean(entry.not_applicable) || isStated;
    this.legend.textContent = `Mục ${node.id}, ${lowerFirst(COLUMN_TITLES[column])}`;
    this.face.fill(isStated ? undefined : raw);
  }
}
