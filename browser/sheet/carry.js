// The sheet carried out of the page and back in: its file, and the form as CSV or workbook.
import { slug } from "../engine/text.js";
import { load } from "../form/code.js";
import { download } from "../form/download.js";
import { element, uniqueId } from "../form/fields.js";
import { button } from "./controls.js";
import { reportCsv, reportWorkbook } from "./export.js";
import { fileText, readFile } from "./file.js";

/**
 * @import { Desk } from "./desk.js"
 * @import { Tell } from "./shapes.d.ts"
 * @import { Shelf } from "./shelf.js"
 */

const LARGEST = 12_000_000; // bytes; no sheet is as large

export class Carrier {
  /**
   * @param {Desk} desk
   * @param {Shelf} shelf
   * @param {string} packer address of the script that packs workbooks, loaded when it is needed
   * @param {Tell} tell
   */
  constructor(desk, shelf, packer, tell) {
    this.desk = desk;
    this.shelf = shelf;
    this.packer = packer;
    this.tell = tell;
    this.input = element("input", {
      type: "file",
      accept: ".json,application/json",
      hidden: true,
      "aria-label": "Tệp phiếu chấm",
      id: uniqueId(),
    });
    this.input.addEventListener("change", () =>
      this.openFile(/** @type {FileList} */ (this.input.files)[0]),
    );
    this.elements = [
      button("Lưu ra tệp", () => this.saveFile()),
      button("Mở tệp", () => this.input.click()),
      this.input,
    ];
    this.others = [
      button("Tải CSV", () => this.saveCsv()),
      button("Tải Excel", () => this.saveWorkbook()),
      button("In báo cáo", () => window.print()),
    ];
  }

  /** @param {string} ending */
  name(ending) {
    const { edition, set, unit, year } = this.desk.sheet;
    return `phieu-cham-${edition}-${set}-${slug(unit).slice(0, 60) || "don-vi"}-${year}.${ending}`;
  }

  saveFile() {
    const { set, card, leftOut, typed } = this.desk;
    download(this.name("json"), fileText(set, card, leftOut), "application/json");
    const half = Object.keys(typed).join(", ");
    this.tell([
      `Đã lưu ra tệp ${this.name("json")}.`,
      ...(half ? [`Số đang nhập dở không nằm trong tệp: mục ${half}.`] : []),
    ]);
    this.shelf.keptInFile();
  }

  /** @param {File} [file] */
  async openFile(file) {
    if (!file) return;
    const text = file.size > LARGEST ? " ".repeat(LARGEST) : await file.text();
    this.input.value = "";
    this.shelf.take(() => readFile(this.desk.set, text), `Đã mở tệp ${file.name}.`);
  }

  saveCsv() {
    const { set, card } = this.desk;
    download(this.name("csv"), reportCsv(set, card), "text/csv");
  }

  async saveWorkbook() {
    if (!window.writeXlsxFile) await load(this.packer);
    const { data, columns } = reportWorkbook(this.desk.set, this.desk.card);
    const blob = await window.writeXlsxFile(data, { columns, sheet: "Bảng điểm" }).toBlob();
    download(this.name("xlsx"), blob, blob.type);
  }
}
