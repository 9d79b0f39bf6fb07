// The head of the sheet: unit, kind, year, the column at work, and which sheet is open.
import { COLUMN_TITLES } from "../engine/answers.js";
import { element } from "../form/fields.js";
import { labelled, offer, select } from "./controls.js";

/**
 * @import { Column } from "../shapes.js"
 * @import { TypingEvent } from "../form/fields.js"
 * @import { Desk } from "./desk.js"
 * @import { Shelf } from "./shelf.js"
 */

export class Head {
  /**
   * @param {Desk} desk
   * @param {Shelf} shelf
   * @param {() => void} onColumn is called when another column is at work
   * @param {HTMLElement} tools what is needed again and again
   * @param {HTMLElement[]} more what is needed seldom
   */
  constructor(desk, shelf, onColumn, tools, more) {
    this.desk = desk;
    this.shelf = shelf;
    this.unit = element("input", {
      type: "text",
      class: "calculator-input",
      maxlength: "200",
      autocomplete: "off",
    });
    this.kind = select(desk.set.edition.unit_kinds.map(({ id, title }) => ({ value: id, title })));
    const year = element("input", {
      type: "text",
      class: "calculator-input",
      readonly: true,
      value: String(desk.set.edition.year),
    });
    this.work = select(
      /** @type {Column[]} */ (["self", "appraised", "appraised_2"]).map((column) => ({
        value: column,
        title: COLUMN_TITLES[column],
      })),
    );
    this.open = element("select", {});
    this.moreTitle = element("summary", {}, "Thêm…");
    this.element = element(
      "form",
      { class: "sheet-head", "aria-label": "Phiếu" },
      labelled("Tên đơn vị", this.unit),
      labelled("Loại đơn vị", this.kind),
      labelled("Năm", year),
      tools,
      element(
        "details",
        { class: "sheet-more" },
        this.moreTitle,
        element(
          "div",
          { class: "sheet-more-lists" },
          labelled("Cột đang điền", this.work),
          labelled("Phiếu đang mở", this.open),
        ),
        ...more,
      ),
    );
    this.listen(onColumn);
  }

  /** @param {() => void} onColumn */
  listen(onColumn) {
    const { desk, shelf } = this;
    this.element.addEventListener("submit", (event) => event.preventDefault());
    for (const name of ["input", "compositionend"]) {
      this.unit.addEventListener(name, (/** @type {TypingEvent} */ event) => {
        if (!event.isComposing && this.unit.value !== desk.sheet.unit) {
          desk.head({ unit: this.unit.value }, "unit");
        }
      });
    }
    this.kind.addEventListener("change", () => desk.head({ unit_kind: this.kind.value }, "kind"));
    this.work.addEventListener("change", onColumn);
    this.open.addEventListener("change", () => shelf.open(this.open.value));
  }

  refill() {
    const { sheet } = this.desk;
    this.unit.value = sheet.unit;
    this.kind.value = sheet.unit_kind;
    this.list();
  }

  /** The sheets that can be opened. */
  list() {
    const { shelf } = this;
    const all = shelf.keys.map((key) => ({ value: key, title: shelf.title(key) }));
    const text = JSON.stringify([all, shelf.key]);
    if (text === this.listed) return;
    /** @type {string | undefined} */
    this.listed = text;
    offer(this.open, all);
    const others = all.length > 1 ? ` (${all.length} phiếu)` : "";
    this.moreTitle.textContent = `Thêm…${others}`;
    this.open.value = shelf.key;
  }
}
