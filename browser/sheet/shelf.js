// The sheets that this browser keeps, and which of them is on the desk. Nothing that was typed is
// thrown away: not by a reload, not by a machine that goes off, not by a second window.
import { twoDigits } from "../engine/text.js";
import { Bin, DAYS } from "./bin.js";
import { button } from "./controls.js";
import { Altered, Unreadable, emptySheet } from "./file.js";
import { Journal } from "./journal.js";
import { headOf, later, readRecord, recordText, savedAt } from "./record.js";
import { Store, ownStorage } from "./store.js";

/**
 * @import { Sheet } from "../shapes.js"
 * @import { Desk } from "./desk.js"
 * @import { Found, LeftOut, Tell, TypedAnswers } from "./shapes.d.ts"
 */

/** @param {Date} date */
const timeOf = (date) => `${twoDigits(date.getHours())}:${twoDigits(date.getMinutes())}`;
/** @param {number} moment */
function dayOf(moment) {
  const day = new Date(moment);
  return `${twoDigits(day.getDate())}/${twoDigits(day.getMonth() + 1)} ${timeOf(day)}`;
}
/** @param {{ unit: string, year: unknown }} head */
const named = ({ unit, year }) => `${unit || "Chưa có tên"}, ${year}`;

export class Shelf {
  /**
   * @param {Desk} desk
   * @param {object} page
   * @param {Tell} page.tell
   * @param {() => void} page.laid is called when another sheet has come
   * @param {() => void} page.kept is called when what is kept has changed
   */
  constructor(desk, { tell, laid, kept }) {
    this.desk = desk;
    this.set = desk.set;
    this.tell = tell;
    this.laid = laid;
    this.kept = kept;
    this.store = new Store(this.set, ownStorage());
    this.store.takeOver();
    this.journal = new Journal();
    this.bin = new Bin(this.store, this.journal);
    /** @type {Map<string, { text: string | null, title: string }>} */
    this.titles = new Map();
    /** @type {WeakMap<object, string>} */
    this.deletedTitles = new WeakMap();
    this.isKept = true; // all that was done is in the browser's store or in a file
    this.isTouched = false;
    window.addEventListener("storage", (event) => this.onOther(event));
  }

  get keys() {
    return [...new Set([...this.store.keys(), this.key])].filter(Boolean);
  }

  /** @param {string} key */
  title(key) {
    if (key === this.key) return named(this.desk.sheet);
    const text = this.store.read(key);
    const known = this.titles.get(key);
    if (known && known.text === text) return known.title;
    const head = headOf(text);
    const title = head ? `${named(head)} (${dayOf(savedAt(text))})` : "Phiếu không đọc được";
    this.titles.set(key, { text, title });
    return title;
  }

  /** The sheet last open, else an empty one. */
  start() {
    const last = this.store.current;
    const [first] = this.store.keys();
    const key = this.store.keys().includes(/** @type {string} */ (last)) ? last : first;
    if (key) this.open(key);
    else this.layNew();
    this.bin.sweep();
    this.recover();
  }

  /** Brings back what the browser's own store had not yet on the disk. */
  async recover() {
    await this.bin.recover();
    const found = [...(await this.journal.all(this.store.prefix)), ...(await this.older())];
    const lost = found
      .map(([key, text]) => ({ key, text }))
      .filter(({ key, text }) => later(text, this.store.read(key)) > 0)
      .sort((a, b) => savedAt(a.text) - savedAt(b.text));
    if (!lost.length) return;
    for (const one of lost) {
      if (one.key === this.key && this.isTouched) one.key = this.store.newKey();
      this.write(one.key, one.text);
    }
    const { key, text } = /** @type {typeof lost[0]} */ (lost.pop());
    if (this.isTouched) this.kept();
    else if (this.layRecord(key, text)) {
      this.tell(["Lần trước trang bị tắt đột ngột; đã lấy lại những gì đã gõ."]);
    }
  }

  /**
   * What an older version has left in the journal, under the keys of now.
   * @returns {Promise<[string, string][]>}
   */
  async older() {
    /** @type {[string, string][]} */
    const found = [];
    for (const [key, text] of await this.journal.all(this.store.older)) {
      const own = this.store.ownKey(key, text);
      if (own === null) continue;
      found.push([own, text]);
      this.journal.write(key, null);
    }
    return found;
  }

  /** @param {string} key */
  open(key) {
    this.layRecord(key, this.store.read(key));
  }

  /**
   * @param {string} key
   * @param {string | null} text
   * @returns {boolean} whether it could be read
   */
  layRecord(key, text) {
    try {
      const { sheet, leftOut, notes, typed } = readRecord(this.set, text);
      this.lay(key, sheet, leftOut, typed);
      this.last = this.store.read(key);
      this.savedAt = new Date(savedAt(text));
      this.store.current = key;
      this.tell(notes);
      this.laid();
      return true;
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      this.layNew();
      this.tell([error.message, "Bản lưu ấy vẫn để nguyên; trang mở một phiếu mới."]);
      return false;
    }
  }

  /**
   * @param {string} key
   * @param {Sheet} sheet
   * @param {LeftOut} [leftOut]
   * @param {TypedAnswers} [typed]
   */
  lay(key, sheet, leftOut, typed) {
    /** @type {string} */
    this.key = key;
    /** @type {string | null} */
    this.last = null; // the text under the key, as this window has left it
    /** @type {Date | null} */
    this.savedAt = null;
    this.isTouched = false;
    this.desk.lay(sheet, leftOut, typed);
  }

  /**
   * A sheet of its own, empty if none is given; with keep it is kept at once.
   * @param {{ sheet: Sheet, leftOut?: LeftOut }} [found]
   * @param {boolean} [keep]
   */
  layNew({ sheet, leftOut } = { sheet: emptySheet(this.set) }, keep = false) {
    this.lay(this.store.newKey(), sheet, leftOut);
    if (keep) this.keep();
    this.tell([]);
    this.laid();
  }

  /**
   * What a file or a link holds, as a sheet of its own.
   * @param {() => Found} read throws Unreadable
   * @param {string} told to the reader
   */
  take(read, told) {
    try {
      const found = read();
      this.layNew(found, true);
      this.tell([told, ...found.notes]);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      const open =
        error instanceof Altered
          ? [
              button("Vẫn mở thành phiếu riêng", () =>
                this.take(
                  () => error.found,
                  "Tệp này đã bị sửa hoặc hỏng sau khi lưu: đối chiếu lại từng mục trước khi dùng.",
                ),
              ),
            ]
          : [];
      this.tell([error.message], ...open);
    }
  }

  /** Takes the sheet from the desk; it can be had back. */
  drop() {
    const { key, desk } = this;
    const text = recordText(this.set, desk, this.last);
    this.store.remove(key);
    const isKept = this.bin.take(key, text);
    this.journal.write(key, null);
    const [next] = this.store.keys();
    if (next) this.open(next);
    else this.layNew();
    this.tell(
      [isKept ? `Đã xoá phiếu; còn lấy lại được trong ${DAYS} ngày.` : "Đã xoá phiếu."],
      button("Lấy lại phiếu vừa xoá", () => this.restore(key, text)),
    );
  }

  /**
   * A sheet that was thrown away, back on the desk.
   * @param {string} key
   * @param {string} text
   */
  restore(key, text) {
    const free = this.store.read(key) === null ? key : this.store.newKey();
    if (this.write(free, text)) this.bin.forget(key);
    this.layRecord(free, text);
  }

  /** The sheets thrown away that can still be had back. */
  get deleted() {
    return this.bin.all.map((one) => ({
      key: one.key,
      title: this.titleOfDeleted(one),
      restore: () => this.restore(one.key, one.text),
    }));
  }

  /** @param {{ text: string, deleted: number }} one as the bin tells it */
  titleOfDeleted(one) {
    const known = this.deletedTitles.get(one);
    if (known) return known;
    const head = headOf(one.text) || { unit: "Phiếu không đọc được", year: "" };
    const title = `${named(head)}, xoá ${dayOf(one.deleted)}`;
    this.deletedTitles.set(one, title);
    return title;
  }

  /** Keeps what is on the desk. What another window has kept meanwhile stays as it is. */
  keep() {
    const there = this.store.read(this.key);
    const isElsewhere = there !== null && there !== this.last;
    if (isElsewhere) this.key = this.store.newKey();
    this.isTouched = true;
    const text = recordText(this.set, this.desk, this.last);
    this.isKept = this.write(this.key, text);
    if (this.isKept) {
      this.last = text;
      this.savedAt = new Date();
      this.store.current = this.key;
    }
    if (isElsewhere) {
      this.tell([
        "Phiếu này đã được sửa ở một cửa sổ khác. Bản ở cửa sổ kia để nguyên; " +
          "bản đang sửa ở đây thành một phiếu riêng.",
      ]);
    }
    this.kept();
  }

  /**
   * @param {string} key
   * @param {string} text
   */
  write(key, text) {
    this.journal.write(key, text);
    return this.store.write(key, text);
  }

  /** The sheet is in a file now. */
  keptInFile() {
    this.isKept = true;
    this.savedAt = new Date();
    this.kept();
  }

  get status() {
    if (!this.isKept) return "Trình duyệt không lưu được: hãy bấm “Lưu ra tệp”";
    return this.savedAt ? `Đã lưu lúc ${timeOf(this.savedAt)}` : "Chưa có gì để lưu";
  }

  /** @param {StorageEvent} event */
  onOther({ key, newValue }) {
    if (key === this.key && newValue !== null && newValue !== this.last) {
      const take = button("Lấy bản ở cửa sổ kia", () => this.open(this.key));
      this.tell(["Phiếu này vừa được sửa ở một cửa sổ khác."], take);
    }
    if (key === null || key.startsWith(this.store.prefix)) this.kept();
  }
}
