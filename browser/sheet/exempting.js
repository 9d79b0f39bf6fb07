// What a unit does not have: every item that this takes out, taken out or back in at once.
import { columnsOf, policyOf } from "../engine/answers.js";
import { element, uniqueId } from "../form/fields.js";
import { panel, put } from "./controls.js";

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
 * @property {HTMLElement} told how many of its items
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
    tick.told = element("span", {}, `(${tick.ids.length} mục)`);
    tick.input = element("input", { type: "checkbox", id });
    tick.input.addEventListener("change", () => this.put(tick));
    return element(
      "label",
      { class: "calculator-choice", for: id },
      tick.input,
      element("span", {}, `${tick.title} `, tick.told),
    );
  }

  /** @param {string} id */
  isAnswered(id) {
    return columnsOf(this.desk.entry(id)).length > 0;
  }

  /** @param {Tick} tick */
  put({ reason, ids, input }) {
    const { desk } = this;
    const free = ids.filter((id) => !this.isAnswered(id));
    /** @param {string} id */
    const isOut = (id) => desk.entry(id).not_applicable === reason;
    // where some have an answer the box is never whole: what can be out is out, so back in
    const wanted = input.checked && !(free.length && free.every(isOut)) ? reason : undefined;
    const changed = free.filter((id) => wanted || isOut(id));
    desk.setEntries(
      Object.fromEntries(changed.map((id) => [id, { ...desk.entry(id), not_applicable: wanted }])),
    );
    this.changed();
    this.show();
  }

  show() {
    if (!this.element.open) return;
    for (const { reason, ids, input, told } of this.ticks) {
      const out = ids.filter((id) => this.desk.entry(id).not_applicable === reason).length;
      input.checked = out === ids.length;
      input.indeterminate = out > 0 && out < ids.length;
      const some = `${out} trong ${ids.length} mục không áp dụng`;
      put(told, input.indeterminate ? `(${some})` : `(${ids.length} mục)`);
    }
  }
}
