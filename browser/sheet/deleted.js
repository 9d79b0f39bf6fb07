// The sheets that were thrown away and can still be had back, as a list.
import { element } from "../form/fields.js";
import { DAYS } from "./bin.js";
import { button } from "./controls.js";

/**
 * @import { Shelf } from "./shelf.js"
 */

export class DeletedList {
  /** @param {Shelf} shelf */
  constructor(shelf) {
    this.shelf = shelf;
    this.shown = "";
    this.element = element("div", { class: "sheet-deleted" });
  }

  show() {
    const { deleted } = this.shelf;
    const text = JSON.stringify(deleted.map(({ key, title }) => [key, title]));
    if (text === this.shown) return;
    this.shown = text;
    const rows = deleted.map(({ title, restore }) =>
      element("li", {}, `${title} `, button("Lấy lại", restore)),
    );
    const head = element("h2", {}, "Phiếu đã xoá");
    const told = element("p", {}, `Giữ trong trình duyệt này ${DAYS} ngày từ khi xoá.`);
    this.element.replaceChildren(...(rows.length ? [head, told, element("ul", {}, ...rows)] : []));
  }
}
