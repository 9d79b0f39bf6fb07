// One scored item of the sheet: its answer in the column at work, notes, trace, what would raise it.
import * as numbers from "../engine/numbers.js";
import { COLUMNS, COLUMN_TITLES, columnsFor, isByUnit, scoreColumn } from "../engine/answers.js";
import { scoreEntry } from "../engine/points.js";
import { Refused } from "../engine/trace.js";
import { KINDS } from "../kinds/index.js";
import { element, traceOf, unbroken, uniqueId } from "../form/fields.js";
import { put } from "./controls.js";
import { raise } from "./raising.js";
import { statedInputs } from "./stated.js";
import { isBlank, isTick, type, typedIn } from "./typing.js";

/**
 * @import { EntryScore, Leaf, OpenSet, Score } from "../engine/sheets.d.ts"
 * @import { Column, RawAnswer } from "../shapes.js"
 * @import { TypingEvent } from "../form/fields.js"
 * @import { Inputs } from "../form/inputs.js"
 * @import { Desk } from "./desk.js"
 * @import { Note, NoteArea } from "./shapes.d.ts"
 */

const LONGEST_NOTE = 20_000;
const TOO_LONG = "Dài quá 20.000 ký tự nên chưa lưu: rút gọn, phần dài để ở tài liệu kèm theo.";

export class Item {
  /**
   * @param {Desk} desk
   * @param {Leaf} node
   * @param {() => Column} columnAtWork names the column that is being filled in
   */
  constructor(desk, node, columnAtWork) {
    this.desk = desk;
    this.node = node;
    this.columnAtWork = columnAtWork;
    this.points = element("span", { class: "sheet-item-points" });
    this.state = element("span", { class: "sheet-item-state" });
    this.body = element("div", { class: "sheet-item-body" });
    this.element = element(
      "details",
      { class: "sheet-item", id: `muc-${node.id}` },
      element(
        "summary",
        {},
        element("span", { class: "sheet-code" }, node.id),
        " ",
        element("span", { class: "sheet-item-title" }, node.title),
        " ",
        this.points,
        " ",
        this.state,
      ),
      this.body,
    );
    this.element.addEventListener("toggle", () => {
      if (this.element.open && !this.face) this.build();
    });
  }

  get column() {
    const columns = columnsFor(this.node.rule);
    const atWork = this.columnAtWork();
    return columns.includes(atWork) ? atWork : columns[0];
  }

  get entry() {
    return this.desk.entry(this.node.id);
  }

  /** The inputs, made when the item is first opened. */
  build() {
    const { node, desk } = this;
    /** @type {Inputs} */ this.face = /** @type {Inputs} */ (
      KINDS[node.rule.kind].inputs(node.rule)
    );
    /** @type {Inputs} */ this.stated = statedInputs(node.max);
    /** @type {HTMLElement} */ this.legend = element("legend", {});
    /** @type {HTMLInputElement} */
    this.tick = element("input", { type: "checkbox", id: uniqueId() });
    const only = element(
      "label",
      { class: "calculator-choice", for: this.tick.id },
      this.tick,
      element("span", {}, "Chỉ ghi số điểm, không có số liệu"),
    );
    /** @type {HTMLFieldSetElement} */ this.figures = element(
      "fieldset",
      { class: "calculator-figures" },
      this.legend,
      this.face.element,
      this.stated.element,
    );
    /** @type {HTMLElement} */
    this.trouble = element("p", { class: "calculator-message", role: "status" });
    /** @type {HTMLElement} */ this.trace = element("div", { class: "calculator-trace" });
    /** @type {HTMLElement} */ this.others = element("p", { class: "sheet-others" });
    /** @type {HTMLElement} */ this.next = element("p", { class: "sheet-next" });
    const { set } = desk;
    this.exempt = node.not_applicable && this.exemptPicker(set);
    const clear = element("button", { type: "button", class: "sheet-button" }, "Xoá câu trả lời");
    clear.addEventListener("click", () => this.clear());
    const guide = set.pages[node.id];
    /** @type {ReturnType<Item["note"]>} */
    this.explanation = this.note("Giải trình", "explanation");
    /** @type {ReturnType<Item["note"]>} */
    this.evidence = this.note("Tài liệu kiểm chứng (số, ngày, mục, trang)", "evidence");
    this.body.append(
      ...(this.exempt ? [this.exempt.element] : []),
      this.figures,
      ...(isByUnit(node.rule) ? [only] : []),
      this.trouble,
      this.trace,
      this.others,
      this.next,
      this.evidence.element,
      this.explanation.element,
      element(
        "p",
        { class: "sheet-item-foot" },
        element("a", { href: guide }, `Hướng dẫn mục ${node.id}`),
        " ",
        clear,
      ),
    );
    this.tick.addEventListener("change", () => this.showFace());
    this.figures.addEventListener("input", (event) => this.onInput(event));
    this.figures.addEventListener("compositionend", (event) => this.onInput(event));
    this.figures.addEventListener("change", (event) => {
      if (isTick(/** @type {HTMLInputElement} */ (event.target))) this.onInput(event);
    });
    this.refill();
  }

  exemptPicker(/** @type {OpenSet} */ set) {
    const id = uniqueId();
    const select = element(
      "select",
      { id },
      element("option", { value: "" }, "Có áp dụng"),
      .../** @type {{ for: string[] }} */ (this.node.not_applicable).for.map((reason) =>
        element("option", { value: reason }, `Không áp dụng: ${set.circumstances.get(reason)}`),
      ),
    );
    select.addEventListener("change", () => {
      const reason = select.value || undefined;
      const blank = Object.fromEntries(COLUMNS.map((column) => [column, undefined]));
      this.desk.setEntry(this.node.id, { ...(reason ? blank : {}), not_applicable: reason });
      this.refill();
    });
    const label = element("label", { for: id }, "Áp dụng cho đơn vị");
    return { select, element: element("div", { class: "calculator-picker" }, label, select) };
  }

  note(/** @type {string} */ title, /** @type {Note} */ key) {
    const id = uniqueId();
    const told = element("div", { class: "calculator-message", id: `${id}-message` });
    const area = element("textarea", { id, rows: "2", "aria-describedby": told.id });
    for (const name of ["input", "compositionend"]) {
      area.addEventListener(name, (/** @type {TypingEvent} */ event) => {
        if (!event.isComposing) this.keepNote(key, area, told);
      });
    }
    const label = element("label", { for: id }, title);
    return { area, element: element("div", { class: "calculator-picker" }, label, area, told) };
  }

  keepNote(/** @type {Note} */ key, /** @type {NoteArea} */ area, /** @type {Element} */ told) {
    const isLong = area.value.length > LONGEST_NOTE;
    told.textContent = isLong ? TOO_LONG : "";
    if (isLong) area.setAttribute("aria-invalid", "true");
    else area.removeAttribute("aria-invalid");
    const kept = area.value.trim() ? area.value : undefined;
    if (isLong || this.entry[key] === kept) return;
    this.desk.setEntry(this.node.id, { [key]: kept }, `${this.node.id}/${key}`);
  }

  get used() {
    return this.tick.checked ? this.stated : this.face;
  }

  showFace() {
    this.face.element.hidden = this.tick.checked;
    this.stated.element.hidden = !this.tick.checked;
  }

  /** Puts the sheet's answer, or what was typed and is no answer yet, into the inputs. */
  refill() {
    if (!this.face) return;
    const { column, entry } = this;
    const raw = entry[column];
    this.legend.textContent = COLUMN_TITLES[column];
    this.tick.checked = Boolean(raw && raw.points !== undefined);
    this.face.fill(this.tick.checked ? undefined : raw);
    this.stated.fill(this.tick.checked ? raw : undefined);
    this.showFace();
    if (this.exempt) this.exempt.select.value = entry.not_applicable || "";
    this.figures.disabled = Boolean(entry.not_applicable);
    this.explanation.area.value = entry.explanation || "";
    this.evidence.area.value = entry.evidence || "";
    const typed = (this.desk.typed[this.node.id] || {})[column];
    if (typed) {
      type(this.figures, typed);
      this.used.read();
    }
    this.trouble.textContent = "";
    this.show();
  }

  onInput(/** @type {TypingEvent} */ event) {
    if (event.isComposing || event.target === this.tick) return;
    const { column, node, desk } = this;
    const answer = this.used.read();
    this.trouble.textContent = "";
    if (answer && this.isRefused(answer)) return;
    const values = typedIn(this.figures);
    if (!answer && !isBlank(values)) {
      desk.setTyped(node.id, column, values);
      desk.listen([node.id]);
      return;
    }
    desk.setTyped(node.id, column, null);
    desk.setEntry(node.id, { [column]: answer || undefined }, `${node.id}/${column}`);
  }

  /** Tells at its field why the engine refuses an answer; the sheet keeps the last good one. */
  isRefused(/** @type {RawAnswer} */ answer) {
    try {
      scoreColumn(this.node, this.column, answer);
      return false;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const [{ path, what }] = error.findings;
      const field = this.used.fieldAt(path);
      if (field) field.tell(what);
      else this.trouble.textContent = what;
      this.desk.setTyped(this.node.id, this.column, typedIn(this.figures));
      this.desk.listen([this.node.id]);
      return true;
    }
  }

  clear() {
    const { node, desk, column } = this;
    desk.setTyped(node.id, column, null);
    desk.setEntry(node.id, { [column]: undefined, not_applicable: undefined });
    this.refill();
  }

  /** The points in the head of the item, and below them what they come from. */
  show() {
    const { node, entry, desk } = this;
    const score = scoreEntry(desk.set, node.id, entry);
    const { final } = score;
    const earned = final ? numbers.show(final.points) : "–";
    const isExempt = score.not_applicable && !final;
    put(this.points, isExempt ? "không áp dụng" : `${earned}/${numbers.show(node.max)}`);
    const half = desk.typed[node.id] ? "đang nhập dở" : "";
    put(this.state, final || score.not_applicable ? half : half || "chưa trả lời");
    if (this.face && this.element.open) this.showBody(score);
  }

  /** The steps of the column at work, the other columns, and what would raise the answer. */
  showBody(/** @type {EntryScore} */ score) {
    const { node, entry } = this;
    const own = score.columns[this.column];
    const without = score.not_applicable ? score.steps : [];
    const steps = own ? own.steps : without;
    this.trace.replaceChildren(...(steps.length ? [traceOf(steps)] : []));
    const others = /** @type {Column[]} */ (Object.keys(score.columns)).filter(
      (column) => column !== this.column,
    );
    this.others.textContent = others
      .map(
        (column) =>
          `${COLUMN_TITLES[column]}: ${numbers.show(/** @type {Score} */ (score.columns[column]).points)} điểm`,
      )
      .join(". ");
    const raised =
      entry[this.column] && raise(node, this.column, /** @type {RawAnswer} */ (entry[this.column]));
    this.next.textContent = raised
      ? unbroken(`Để thêm ${numbers.show(raised.gain)} điểm: ${raised.text}.`)
      : "";
  }
}
