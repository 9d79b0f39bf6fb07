// The sheet passed on to somebody beside: its link, and the link as a QR code.
import { codeOf, load } from "../form/code.js";
import { element } from "../form/fields.js";
import { button, labelled } from "./controls.js";
import { isLink, linkText, readLink } from "./link.js";

/**
 * @import { Desk } from "./desk.js"
 * @import { Shelf } from "./shelf.js"
 */

export class Passing {
  /**
   * @param {Desk} desk
   * @param {Shelf} shelf
   * @param {string} drawer address of the script that draws codes, loaded when it is needed
   */
  constructor(desk, shelf, drawer) {
    this.desk = desk;
    this.shelf = shelf;
    this.drawer = drawer;
    this.element = element("div", { class: "sheet-link-place" });
    this.button = button("Liên kết, mã QR", () => this.show());
    window.addEventListener("hashchange", () => this.openAddress());
  }

  /** A link in the page's own address becomes a sheet; the address loses it. */
  openAddress() {
    const { hash } = location;
    if (!isLink(hash)) return;
    history.replaceState(null, "", location.href.split("#")[0]);
    this.open(hash);
  }

  /** @param {string} text a link */
  open(text) {
    this.shelf.take(
      () => readLink(this.desk.set, text),
      "Đã mở phiếu trong liên kết thành một phiếu riêng.",
    );
  }

  async show() {
    const text = linkText(this.desk.sheet);
    const address = `${location.href.split("#")[0]}#${text}`;
    const own = element("textarea", { readonly: true, rows: "3" });
    own.value = address;
    own.addEventListener("focus", () => own.select());
    const other = element("textarea", { rows: "2" });
    const isDisk = location.protocol === "file:";
    const lines = [
      "Liên kết chở các câu trả lời; giải trình và tài liệu kiểm chứng chỉ có trong tệp.",
      ...(isDisk
        ? ["Trang đang mở từ đĩa: ở máy khác, mở trang này rồi dán liên kết vào ô bên dưới."]
        : []),
    ];
    this.element.replaceChildren(
      ...lines.map((line) => element("p", {}, line)),
      labelled("Liên kết của phiếu này", own),
      labelled("Mở một liên kết khác", other),
      button("Mở liên kết", () => this.open(other.value)),
    );
    own.focus();
    if (!window.qrcode) await load(this.drawer);
    const code = codeOf(isDisk ? text : address);
    this.element.append(
      code || element("p", {}, "Phiếu quá dài cho một mã QR: dùng liên kết hoặc tệp."),
    );
  }

  clear() {
    this.element.replaceChildren();
  }
}
