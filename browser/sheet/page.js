// The page of a whole sheet: its parts put together, and what happens after every change.
import { guides } from "../engine/guides.js";
import { show } from "../engine/numbers.js";
import { scoreEntry } from "../engine/points.js";
import { openSet } from "../engine/sets.js";
import { element } from "../form/fields.js";
import { Carrier } from "./carry.js";
import { ComparePanel } from "./compare.js";
import { button, put } from "./controls.js";
import { DeletedList } from "./deleted.js";
import { Desk } from "./desk.js";
import { ExemptingPanel } from "./exempting.js";
import { FieldList } from "./fields.js";
import { Finder } from "./finding.js";
import { Head } from "./head.js";
import { Passing } from "./passing.js";
import { ReportPanel } from "./report.js";
import { ResultsPanel } from "./results.js";
import { Shelf } from "./shelf.js";
import { Sums } from "./sums.js";

/**
 * @import { Column } from "../shapes.js"
 * @import { Item } from "./item.js"
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
  /**
   * @param {HTMLElement} place
   * @param {typeof import("./shared.js").Shared} [Shared] for a set whose items share figures
   */
  constructor(place, Shared) {
    const { set, digest } = /** @type {Record<string, string>} */ (place.dataset);
    this.place = place;
    this.set = sheetSet(set, digest);
    this.desk = new Desk(this.set, (ids) => this.changed(ids), Shared && new Shared(this.set));
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
    /** @type {Finder} */
    this.finder = new Finder(
      this.items,
      (id) => this.open(id, true),
      (text) => this.tell([text]),
    );
    /** @type {Shelf} */
    this.shelf = new Shelf(desk, {
      tell,
      laid: () => this.refill(),
      kept: () => this.showKept(),
    });
    /** @type {Passing} */
    this.passing = new Passing(desk, this.shelf, drawer, {
      tell,
      goTo: (name) => this.goTo(name),
    });
    const carrier = new Carrier(desk, this.shelf, packer, tell);
    /** @type {Head} */
    this.head = new Head(
      desk,
      this.shelf,
      () => this.onColumn(),
      this.tools(carrier),
      this.more(carrier),
    );
    /** @type {ResultsPanel} */
    this.results = new ResultsPanel(desk, (id) => this.open(id));
    /** @type {Sums} */
    this.sums = new Sums(this.set, this.saved, this.finder.button);
    /** @type {FieldList} */
    this.fields = new FieldList(
      desk,
      this.items,
      () => /** @type {Column} */ (this.head.work.value),
    );
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
      this.sums.element,
      exempting.element,
      element("div", { class: "sheet-way" }, this.sums.told, this.finder.element),
      this.fields.element,
      ...this.panels.slice(1).map((panel) => panel.element),
      this.spoken,
    );
  }

  tools(/** @type {Carrier} */ carrier) {
    /** @type {HTMLButtonElement} */
    this.undo = button("Hoàn tác", () => this.step(() => this.desk.undo()));
    /** @type {HTMLButtonElement} */
    this.redo = button("Làm lại", () => this.step(() => this.desk.redo()));
    return element("div", { class: "sheet-tools" }, ...carrier.elements, this.undo, this.redo);
  }

  more(/** @type {Carrier} */ carrier) {
    /** @type {DeletedList} */
    this.deleted = new DeletedList(this.shelf);
    const drop = button("Xoá phiếu này", () => this.shelf.drop(), {
      class: "sheet-button sheet-drop",
    });
    return [
      element(
        "div",
        { class: "sheet-tools" },
        button("Phiếu mới", () => this.newSheet()),
        ...carrier.others,
        this.passing.button,
        drop,
      ),
      this.passing.element,
      this.deleted.element,
    ];
  }

  onColumn() {
    this.refillItems();
    this.finder.filter();
    this.showAll();
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
    this.finder.clear();
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
    for (const id of ids || this.items.keys()) {
      /** @type {Item} */ (this.items.get(id)).show();
      this.desk.shared.show(id, this.items);
    }
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
    this.saved.classList.toggle("is-lost", !this.shelf.isKept);
    this.head.list();
    this.deleted.show();
  }

  /** The sums: bar, heads of fields, and the panels that are open. */
  showAll() {
    const { card, past, future } = this.desk;
    this.undo.disabled = !past.length;
    this.redo.disabled = !future.length;
    const items = this.fields.show(card);
    if (card.sheet.unit_kind !== this.shown) {
      /** @type {string | undefined} */
      this.shown = card.sheet.unit_kind; // other items may be its own
      this.finder.filter();
    }
    this.sums.show(card, items, /** @type {Column} */ (this.head.work.value));
    clearTimeout(this.drawing);
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.drawing = setTimeout(() => this.panels.forEach((panel) => panel.show()), PANELS_AFTER);
  }

  /**
   * Opens an item and its field and goes there.
   * @param {string} id
   * @param {boolean} [isAnswering] to where the answer goes; in the row where there is room for it
   */
  open(id, isAnswering = false) {
    const item = /** @type {Item} */ (this.items.get(id));
    const field = /** @type {HTMLDetailsElement} */ (item.element.closest(".sheet-field"));
    item.row.hidden = field.hidden = false;
    field.open = true;
    if (!isAnswering || !item.isInRow) item.unfold();
    item.element.scrollIntoView({ block: "start" });
    this.finder.here = item;
    if (isAnswering) item.focus();
    else
      /** @type {HTMLElement} */ (item.element.querySelector("summary")).focus({
        preventScroll: true,
      });
  }

  /**
   * Goes where an address leads: an item, opened, or a part of the page.
   * @param {string} name behind the # of the address
   * @returns {boolean} whether there is such a place
   */
  goTo(name) {
    const id = name.replace(/^muc-/, "");
    if (id !== name && this.items.has(id)) {
      this.open(id);
      return true;
    }
    const place = document.getElementById(name);
    if (place instanceof HTMLDetailsElement) place.open = true;
    if (place) place.scrollIntoView({ block: "start" });
    return place !== null;
  }
}

/**
 * Starts where the page has a place for a sheet.
 * @param {typeof import("./shared.js").Shared} [Shared] for a set whose items share figures
 */
export function startSheet(Shared) {
  const place = document.getElementById("sheet");
  if (place) new SheetPage(place, Shared);
}
