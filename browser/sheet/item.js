// One scored item of the sheet: its answer in the column at work, notes, trace, what would raise it.
import * as numbers from "../engine/numbers.js";
import { COLUMN_TITLES, columnsFor, isByUnit, scoreColumn } from "../engine/answers.js";
import { scoreEntry } from "../engine/points.js";
import { Refused } from "../engine/trace.js";
import { KINDS } from "../kinds/index.js";
import { element, traceOf, uniqueId } from "../form/fields.js";
import { put } from "./controls.js";
import {
  exemptPicker,
  evidenceField,
  explanationField,
  stateOf,
  pictureOf,
  readingOf,
  titleOf,
} from "./notes.js";
import { Quick, isQuick } from "./quick.js";
import { raise } from "./raising.js";
import { statedInputs } from "./stated.js";
import { isBlank, isTick, type, typedIn } from "./typing.js";

/**
 * @import { EntryScore, Leaf, Score } from "../engine/sheets.d.ts"
 * @import { Column, RawAnswer } from "../shapes.js"
 * @import { TypingEvent } from "../form/fields.js"
 * @import { Inputs } from "../form/inputs.js"
 * @import { Desk } from "./desk.js"
 */

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
    this.isForUnit = true; // else it is hidden
    this.points = element("span", { class: "sheet-item-points" });
    this.state = element("span", { class: "sheet-item-state" });
    this.body = element("div", { class: "sheet-item-body" });
    this.element = element(
      "details",
      { class: "sheet-item", id: `muc-${node.id}` },
      element(
        "summary",
        {},
        element("h3", { class: "sheet-item-title" }, ...titleOf(node)),
        " ",
        this.points,
        " ",
        this.state,
      ),
      this.body,
    );
    this.element.addEventListener("toggle", () => this.onToggle());
    this.quick = isQuick(node.rule) ? new Quick(this) : null;
    this.row = element("div", { class: "sheet-row" }, this.element);
    if (this.quick) this.row.append(this.quick.element);
  }

  get column() {
    const columns = columnsFor(this.node.rule);
    const atWork = this.columnAtWork();
    return columns.includes(atWork) ? atWork : columns[0];
  }

  get entry() {
    return this.desk.entry(this.node.id);
  }

  /** Whether the column at work still waits for an answer. */
  get isOpen() {
    return this.isForUnit && !this.entry.not_applicable && !this.entry[this.column];
  }

  /** Whether it can be answered in the row. */
  get isInRow() {
    return this.quick !== null && !this.quick.element.hidden;
  }

  /** Opens it at once, its inputs made. */
  unfold() {
    this.element.open = true;
    this.onToggle();
  }

  /** Opened or shut: its inputs, made once, and what has changed while it was shut. */
  onToggle() {
    if (this.element.open && !this.face) this.build();
    this.show();
  }

  /** Where the answer is typed or chosen; the item is opened where that needs it. */
  focus() {
    const place = this.quick && this.isInRow ? this.quick.element : this.used.element;
    const first = place.querySelector("input:checked") || place.querySelector("input");
    if (first instanceof HTMLElement) first.focus({ preventScroll: true });
  }

  /**
   * An answer chosen in the row.
   * @param {RawAnswer | undefined} answer
   */
  answer(answer) {
    const { node, desk, column } = this;
    desk.setTyped(node.id, column, null);
    desk.setEntry(node.id, { [column]: answer }, `${node.id}/${column}`);
    this.refill();
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
    this.exempt = node.not_applicable && exemptPicker(desk, node, () => this.refill());
    const clear = element("button", { type: "button", class: "sheet-button" }, "Xoá câu trả lời");
    clear.addEventListener("click", () => this.clear());
    const guide = set.pages[node.id];
    /** @type {ReturnType<typeof evidenceField>} */
    this.explanation = explanationField(desk, node);
    /** @type {ReturnType<typeof evidenceField>} */
    this.evidence = evidenceField(desk, node);
    this.body.append(
      this.figures,
      ...(isByUnit(node.rule) ? [only] : []),
      this.trouble,
      this.trace,
      this.others,
      this.next,
      ...(this.exempt ? [this.exempt.element] : []),
      ...pictureOf(node.id),
      readingOf(node, set),
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

  get used() {
    return this.tick.checked ? this.stated : this.face;
  }

  showFace() {
    this.face.element.hidden = this.tick.checked;
    this.stated.element.hidden = !this.tick.checked;
  }

  /** Puts the sheet's answer, or what was typed and is no answer yet, into the inputs. */
  refill() {
    if (this.quick) this.quick.show();
    if (!this.face) {
      if (this.desk.typed[this.node.id]) this.build(); // the fields judge what was typed
      return;
    }
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
    this.retype();
    this.show();
  }

  /** Puts what was typed and is no answer yet back and tells what is wrong with it; else what others know. */
  retype() {
    const typed = (this.desk.typed[this.node.id] || {})[this.column];
    this.trouble.textContent = "";
    if (!typed) return void this.desk.shared.offer(this);
    type(this.figures, typed);
    const answer = this.used.read();
    if (answer) this.isRefused(answer);
  }

  onInput(/** @type {TypingEvent} */ event) {
    if (event.isComposing || event.target === this.tick) return;
    const { column, node, desk } = this;
    const read = this.used.read();
    this.trouble.textContent = "";
    const answer = read && !this.isRefused(read) ? read : undefined;
    const values = typedIn(this.figures);
    desk.setTyped(node.id, column, answer || isBlank(values) ? null : values);
    if (answer || this.entry[column]) {
      desk.setEntry(node.id, { [column]: answer }, `${node.id}/${column}`);
    } else desk.listen([node.id]);
  }

  /** Tells at its field why the engine refuses an answer. */
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
    put(this.state, this.half || stateOf(node, entry, score));
    if (this.quick) this.quick.show();
    if (this.face && this.element.open) this.showBody(score);
  }

  /** What is to be said of something typed that is no answer: it stands in no sum. */
  get half() {
    if (!this.desk.typed[this.node.id]) return "";
    const isWrong =
      this.face && (this.trouble.textContent || this.figures.querySelector("[aria-invalid]"));
    return isWrong ? "số chưa đúng, chưa tính điểm" : "đang nhập dở";
  }

  /** The steps of the column at work, the other columns, and what would raise the answer. */
  showBody(/** @type {EntryScore} */ score) {
    const { node, entry } = this;
    const own = score.columns[this.column] || score;
    const steps = own !== score || score.not_applicable ? own.steps : [];
    this.desk.shared.warn(this);
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
      ? `Để thêm ${numbers.show(raised.gain)} điểm: ${raised.text}.`
      : "";
  }
}
