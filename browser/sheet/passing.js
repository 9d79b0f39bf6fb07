// The sheet passed on to somebody beside: its link, and the link as a QR code.
import { codeOf, load } from "../form/code.js";
import { element } from "../form/fields.js";
import { button, labelled } from "./controls.js";
import { isLink, linkText, readLink } from "./link.js";

/**
 * @import { Desk } from "./desk.js"
 * @import { Shelf } from "./shelf.js"
 * @import { Tell } from "./shapes.d.ts"
 */

/** @param {string} hash */
function nameIn(hash) {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return hash.slice(1);
  }
}

export class Passing {
  /**
   * @param {Desk} desk
   * @param {Shelf} shelf
   * @param {string} drawer address of the script that draws codes, loaded when it is needed
   * @param {object} page
   * @param {Tell} page.tell
   * @param {(name: string) => boolean} page.goTo whether there is a place of this name
   */
  constructor(desk, shelf, drawer, { tell, goTo }) {
    this.tell = tell;
    this.goTo = goTo;
    this.desk = desk;
    this.shelf = shelf;
    this.drawer = drawer;
    this.element = element("div", { class: "sheet-link-place" });
    this.button = button("Liên kết, mã QR", () => this.show());
    window.addEventListener("hashchange", () => this.openAddress());
  }

  /**
   * A link in the page's own address becomes a sheet; the address loses it. Any other leads to a
   * place of the page, and what leads nowhere is told.
   */
  openAddress() {
    const { hash } = location;
    if (!isLink(hash)) {
      const name = nameIn(hash);
      if (name && !this.goTo(name)) {
        const asked = name.length > 60 ? `${name.slice(0, 60)}…` : name;
        this.tell([
          `Địa chỉ có phần “#${asked}” mà trang này không hiểu: không phải liên kết phiếu ` +
            "(bắt đầu bằng #phieu=), cũng không phải mục nào ở đây (như #muc-1.1.1).",
          "Phiếu trên trang để nguyên. Hãy xin lại liên kết, hoặc chọn mục ở dưới.",
        ]);
      }
      return;
    }
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
