// The page of a whole sheet: its parts put together, and what happens after every change.
import { guides } from "../engine/guides.js";
import { fixed, show } from "../engine/numbers.js";
import { scoreEntry } from "../engine/points.js";
import { earned } from "../engine/scorecard.js";
import { openSet } from "../engine/sets.js";
import { element } from "../form/fields.js";
import { Carrier } from "./carry.js";
import { ComparePanel } from "./compare.js";
import { button, put } from "./controls.js";
import { Desk } from "./desk.js";
import { ExemptingPanel } from "./exempting.js";
import { Head } from "./head.js";
import { Item } from "./item.js";
import { Passing } from "./passing.js";
import { ReportPanel } from "./report.js";
import { ResultsPanel } from "./results.js";
import { Shelf } from "./shelf.js";

/**
 * @import { Card, Line } from "../engine/sheets.d.ts"
 * @import { Column } from "../shapes.js"
 * @import { Panel, SheetSet, Tell } from "./shapes.d.ts"
 */

const SPOKEN_AFTER = 700; // milliseconds after the last change
const PANELS_AFTER = 120; // they are below: first the answer itself
const TEXT = "textarea, select, input:not([type=radio], [type=checkbox])";

/**
 * @param {string} id
 * @param {string} digest
 * @returns {SheetSet}
 */
function sheetSet(id, digest) {
  const set = openSet(id);
  return Object.freeze({ ...set, pages: guides(set), digest });
}

export class SheetPage {
  /** @param {HTMLElement} place */
  constructor(place) {
    const { set, digest } = /** @type {Record<string, string>} */ (place.dataset);
    this.place = place;
    this.set = sheetSet(set, digest);
    this.decimals = this.set.edition.scoring.decimals;
    this.desk = new Desk(this.set, (ids) => this.changed(ids));
    /** @type {Map<string, Item>} */
    this.items = new Map();
    this.build();
    this.listen();
    this.shelf.start();
    this.passing.openAddress();
  }

  build() {
    const { desk } = this;
    const { drawer, packer } = /** @type {Record<string, string>} */ (this.place.dataset);
    /** @type {Tell} */
    const tell = (lines, ...more) => this.tell(lines, ...more);
    /** @type {HTMLElement} */
    this.notice = element("div", { class: "sheet-notice", role: "alert" });
    /** @type {HTMLElement} */
    this.spoken = element("p", { class: "sheet-spoken", role: "status" });
    /** @type {HTMLElement} */ this.saved = element("span", { class: "sheet-saved" });
    /** @type {HTMLElement} */ this.points = element("strong", {});
    /** @type {HTMLElement} */ this.rest = element("span", {});
    /** @type {Shelf} */
    this.shelf = new Shelf(desk, {
      tell,
      laid: () => this.refill(),
      kept: () => this.showKept(),
    });
    /** @type {Passing} */
    this.passing = new Passing(desk, this.shelf, drawer);
    const carrier = new Carrier(desk, this.shelf, packer, tell);
    /** @type {Head} */
    this.head = new Head(
      desk,
      this.shelf,
      () => this.refillItems(),
      this.tools(carrier),
      this.passing.element,
    );
    /** @type {ResultsPanel} */
    this.results = new ResultsPanel(desk, (id) => this.open(id));
    const exempting = new ExemptingPanel(desk, () => this.refillItems());
    /** @type {Panel[]} */
    this.panels = [
      exempting,
      this.results,
      new ComparePanel(desk, this.shelf),
      new ReportPanel(desk),
    ];
    this.place.replaceChildren(
      this.head.element,
      this.notice,
      this.bar(),
      exempting.element,
      this.fieldList(),
      ...this.panels.slice(1).map((panel) => panel.element),
      this.spoken,
    );
  }

  bar() {
    return element(
      "div",
      { class: "sheet-bar" },
      element("p", { class: "sheet-total" }, this.points, this.rest),
      this.saved,
    );
  }

  tools(/** @type {Carrier} */ carrier) {
    /** @type {HTMLButtonElement} */
    this.undo = button("Hoàn tác", () => this.step(() => this.desk.undo()));
    /** @type {HTMLButtonElement} */
    this.redo = button("Làm lại", () => this.step(() => this.desk.redo()));
    return element(
      "div",
      { class: "sheet-tools" },
      this.undo,
      this.redo,
      button("Phiếu mới", () => this.newSheet()),
      button("Xoá phiếu này", () => this.shelf.drop()),
      ...carrier.elements,
      this.passing.button,
    );
  }

  fieldList() {
    /** @type {Map<string, HTMLElement>} */
    this.heads = new Map();
    const fields = this.set.fields.filter((field) => !field.unwritten);
    return element(
      "div",
      { class: "sheet-fields" },
      ...fields.map((field) => {
        const told = element("span", { class: "sheet-field-told" });
        this.heads.set(field.id, told);
        const items = field.leaves.map((leaf) => {
          const item = new Item(
            this.desk,
            leaf,
            () => /** @type {Column} */ (this.head.work.value),
          );
          this.items.set(leaf.id, item);
          return item.element;
        });
        return element(
          "details",
          { class: "sheet-field", id: `linh-vuc-${field.id}` },
          element("summary", {}, element("h2", {}, `${field.id}. ${field.title}`), told),
          ...items,
        );
      }),
    );
  }

  listen() {
    document.addEventListener("keydown", (event) => this.onKey(event));
    window.addEventListener("beforeunload", (event) => {
      if (!this.shelf.isKept) event.preventDefault();
    });
  }

  newSheet() {
    this.shelf.layNew(undefined, true);
    this.head.unit.focus();
  }

  /** @type {Tell} */
  tell(lines, ...more) {
    this.notice.replaceChildren(...lines.map((text) => element("p", {}, text)), ...more);
  }

  /** Everything on the page after another sheet came onto the desk. */
  refill() {
    this.head.refill();
    this.passing.clear();
    this.refillItems();
    this.items.forEach((item) => item.show());
    this.showAll();
    this.showKept();
  }

  refillItems() {
    this.items.forEach((item) => item.refill());
  }

  step(/** @type {() => void} */ act) {
    act();
    this.refill();
  }

  onKey(/** @type {KeyboardEvent} */ event) {
    const isUndo =
      (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "z";
    if (!isUndo || event.isComposing || /** @type {Element} */ (event.target).matches(TEXT)) return;
    event.preventDefault();
    this.step(() => (event.shiftKey ? this.desk.redo() : this.desk.undo()));
  }

  /**
   * After every change: the browser keeps it at once, so that no error of showing loses it; then
   * what it touched is shown again.
   * @param {string[] | null} ids all where null
   */
  changed(ids) {
    this.shelf.keep();
    for (const id of ids || this.items.keys()) /** @type {Item} */ (this.items.get(id)).show();
    this.showAll();
    clearTimeout(this.speaking);
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.speaking = setTimeout(() => this.speak(ids), SPOKEN_AFTER);
  }

  speak(/** @type {string[] | null} */ ids) {
    const { card, set, sheet } = this.desk;
    const [id] = ids || [];
    const entry = id && scoreEntry(set, id, sheet.answers[id] || {});
    const item = entry && entry.final ? `Mục ${id} được ${show(entry.final.points)} điểm. ` : "";
    this.spoken.textContent =
      `${item}Tổng ${show(card.points)} trên ` + `${show(card.answered_max)} điểm đã trả lời.`;
  }

  showKept() {
    put(this.saved, this.shelf.status);
    this.head.list();
  }

  /** The sums: bar, heads of fields, and the panels that are open. */
  showAll() {
    const { card, past, future } = this.desk;
    this.undo.disabled = !past.length;
    this.redo.disabled = !future.length;
    let done = 0;
    for (const line of card.lines) {
      const answered = this.answered(line);
      done += answered;
      const sums = `${earned(line)}/${show(line.highest)} điểm`;
      const index = line.index ? ` · ${fixed(line.index, this.decimals)} %` : "";
      put(
        /** @type {HTMLElement} */ (this.heads.get(line.node.id)),
        `${answered}/${line.node.leaves.length} mục · ${sums}${index}`,
      );
    }
    this.showTotal(card, done);
    clearTimeout(this.drawing);
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.drawing = setTimeout(() => this.panels.forEach((panel) => panel.show()), PANELS_AFTER);
  }

  /**
   * @param {Card} card
   * @param {number} done how many items are answered
   */
  showTotal(card, done) {
    const share = card.index || card.index_so_far;
    const told = share ? `${fixed(share, this.decimals)} %` : "–";
    put(this.points, show(card.points));
    put(
      this.rest,
      ` trên ${show(card.answered_max)} điểm đã trả lời` +
        ` · còn ${show(card.open_max)} điểm chưa trả lời` +
        ` · ${card.index ? "chỉ số" : "tạm tính"} ${told}` +
        ` · ${done}/${this.items.size} mục${card.grade ? ` · ${card.grade.label}` : ""}`,
    );
  }

  /**
   * @param {Line} line
   * @returns {number} how many items
   */
  answered(line) {
    if (line.node.rule) return line.entry ? 1 : 0;
    return line.parts.reduce((sum, part) => sum + this.answered(part), 0);
  }

  /**
   * Opens an item and its field and goes there.
   * @param {string} id
   */
  open(id) {
    const { element: item } = /** @type {Item} */ (this.items.get(id));
    /** @type {HTMLDetailsElement} */ (item.closest(".sheet-field")).open = true;
    item.open = true;
    item.scrollIntoView({ block: "center" });
    /** @type {HTMLElement} */ (item.querySelector("summary")).focus({ preventScroll: true });
  }
}

/** Starts where the page has a place for a sheet. */
export function startSheet() {
  const place = document.getElementById("sheet");
  if (place) new SheetPage(place);
}
