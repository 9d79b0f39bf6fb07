// What a unit does not have: every item that this takes out, taken out or back in at once.
import { columnsOf, policyOf } from "../engine/answers.js";
import { element, uniqueId } from "../form/fields.js";
import { panel } from "./controls.js";

/**
 * @import { Leaf } from "../engine/sheets.d.ts"
 * @import { NotApplicable } from "../shapes.js"
 * @import { Desk } from "./desk.js"
 * @typedef {Leaf & { not_applicable: NotApplicable }} Exemptible
 */

/**
 * What a unit may not have, and the items that this takes out.
 * @typedef {object} Tick
 * @property {string} reason
 * @property {string} title
 * @property {string[]} ids
 * @property {HTMLInputElement} input made with its row
 */

export class ExemptingPanel {
  /**
   * @param {Desk} desk
   * @param {() => void} changed is called after entries were changed here
   */
  constructor(desk, changed) {
    this.desk = desk;
    this.changed = changed;
    const { set } = desk;
    const leaves = /** @type {Exemptible[]} */ (
      set.fields
        .flatMap((field) => field.leaves)
        .filter((leaf) => leaf.not_applicable && policyOf(set, leaf) !== "refuse")
    );
    this.ticks = /** @type {Tick[]} */ (
      [...set.circumstances]
        .map(([reason, title]) => {
          const touched = leaves.filter((leaf) => leaf.not_applicable.for.includes(reason));
          return { reason, title, ids: touched.map(({ id }) => id) };
        })
        .filter(({ ids }) => ids.length)
    );
    this.element = panel(
      "Việc đơn vị không có",
      "khong-ap-dung",
      element(
        "p",
        {},
        "Đánh dấu thì mọi mục của việc ấy thành không áp dụng, trừ mục đã có " + "câu trả lời.",
      ),
      ...this.ticks.map((tick) => this.row(tick)),
    );
    this.element.addEventListener("toggle", () => this.show());
  }

  /** @param {Tick} tick */
  row(tick) {
    const id = uniqueId();
    tick.input = element("input", { type: "checkbox", id });
    tick.input.addEventListener("change", () => this.put(tick));
    return element(
      "label",
      { class: "calculator-choice", for: id },
      tick.input,
      element("span", {}, `${tick.title} (${tick.ids.length} mục)`),
    );
  }

  /** @param {string} id */
  isAnswered(id) {
    return columnsOf(this.desk.entry(id)).length > 0;
  }

  /** @param {Tick} tick */
  put({ reason, ids, input }) {
    const { desk } = this;
    const wanted = input.checked ? reason : undefined;
    const changed = ids.filter(
      (id) => !this.isAnswered(id) && (input.checked || desk.entry(id).not_applicable === reason),
    );
    desk.setEntries(
      Object.fromEntries(changed.map((id) => [id, { ...desk.entry(id), not_applicable: wanted }])),
    );
    this.changed();
    this.show();
  }

  show() {
    if (!this.element.open) return;
    for (const { reason, ids, input } of this.ticks) {
      const open = ids.filter((id) => !this.isAnswered(id));
      input.checked =
        open.length > 0 && open.every((id) => this.desk.entry(id).not_applicable === reason);
    }
  }
}
