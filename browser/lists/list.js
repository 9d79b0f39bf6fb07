// A list that filters: its form, what of it is shown, and its address.
import { element } from "../form/element.js";
import { bare, wordsOf } from "../search/words.js";
import { Item, by } from "./item.js";
import { readState, withState } from "./state.js";

/** @import { ListFacts } from "./shapes.d.ts" */

/**
 * @param {string} title
 * @param {HTMLElement} control
 */
const labelled = (title, control) =>
  element("label", { class: "list-field" }, element("span", {}, title), control);

/**
 * @param {string} name
 * @param {Iterable<[string, string]>} choices values and titles
 */
const chooser = (name, choices) =>
  element(
    "select",
    { name },
    ...[...choices].map(([value, title]) => element("option", { value }, title)),
  );

const ENTRIES = "[data-about], [data-frame]";

/** @typedef {{ head: Element, entries: Element[] }} Group a head and the entries that it is of */

/**
 * @param {Element} fold
 * @returns {Group}
 */
const foldGroup = (fold) => ({ head: fold, entries: [...fold.querySelectorAll("[data-about]")] });

/**
 * The headings on a page that have entries up to the next one.
 * @param {Element} scope
 * @returns {Group[]}
 */
function headings(scope) {
  /** @type {Group[]} */
  const groups = [];
  for (const one of scope.children) {
    if (one.matches("h2")) groups.push({ head: one, entries: [] });
    const inside = one.matches(ENTRIES) ? [one] : one.querySelectorAll(ENTRIES);
    groups[groups.length - 1]?.entries.push(...inside);
  }
  return groups.filter(({ entries }) => entries.length);
}

export class List {
  /** @param {HTMLElement} place */
  constructor(place) {
    /** @type {ListFacts} */
    const facts = JSON.parse(place.dataset.list ?? "");
    /** What is below the place of the form on the page: the list, with or without headings. */
    this.scope = /** @type {Element} */ (place.parentElement);
    this.facts = facts;
    this.items = [...this.scope.querySelectorAll("[data-about]")].map((one, i) => new Item(one, i));
    this.keys = facts.facets.map(([key]) => key);
    /** @type {Map<string, string>} */
    this.state = new Map();
    /** What stands only where nothing is asked: sums, and what they are sums of. */
    this.frame = [...this.scope.querySelectorAll("[data-frame]")];
    this.folds = [...this.scope.querySelectorAll("[data-group]")];
    this.groups = [...this.folds.map(foldGroup), ...headings(this.scope)];
    /** @type {boolean[] | null} which folds were open before one looked for something */
    this.before = null;
    this.order = "";
    const [first] = facts.orders.length ? this.items : [];
    this.body = first?.element.parentElement;
    this.rows = [...(this.body?.children ?? [])];
    /** @type {HTMLElement} */
    this.told = element("p", { class: "list-told", role: "status" });
    /** @type {HTMLFormElement} */
    this.form = element("form", { class: "list-form", "aria-label": "Lọc danh sách" });
    this.form.append(...this.controls(), this.told);
    this.headers();
    place.replaceChildren(this.form);
    this.form.addEventListener("input", () => this.onChange());
    this.form.addEventListener("reset", () => setTimeout(() => this.onChange()));
    this.form.addEventListener("submit", (event) => event.preventDefault());
    window.addEventListener("hashchange", () => this.lay());
    this.lay();
  }

  controls() {
    const { sets, facets, orders, asks } = this.facts;
    /** @type {HTMLElement[]} */
    const made = [
      labelled(
        asks,
        element("input", { name: "tim", type: "search", autocomplete: "off", spellcheck: "false" }),
      ),
    ];
    if (sets.length > 1)
      made.push(labelled("Bộ tiêu chí", chooser("bo", [["", "Mọi bộ"], ...sets])));
    if (sets.length)
      made.push(
        labelled(
          "Mã mục",
          element("input", { name: "muc", placeholder: "như 1.1.4", autocomplete: "off" }),
        ),
      );
    for (const [key, title] of facets) {
      const values = new Set(this.items.flatMap((item) => item.values(key)));
      if (values.size < 2) continue;
      const sorted = [...values].sort((one, other) =>
        one.localeCompare(other, "vi", { numeric: true }),
      );
      const choices = sorted.map((one) => /** @type {[string, string]} */ ([one, one]));
      made.push(labelled(title, chooser(key, [["", "Tất cả"], ...choices])));
    }
    if (orders.length)
      made.push(labelled("Xếp theo", chooser("xep", [["", "Thứ tự trong bộ"], ...orders])));
    made.push(element("button", { type: "reset", class: "list-reset" }, "Bỏ lọc"));
    return made;
  }

  /** Columns that can be sorted by their heads. */
  headers() {
    for (const head of this.heads) {
      const key = head.getAttribute("data-order") ?? "";
      const button = element("button", { type: "button", class: "list-order" }, ...head.childNodes);
      button.addEventListener("click", () => {
        const chosen = this.state.get("xep");
        this.state.set("xep", chosen === key ? `${key}-` : key);
        const control = this.form.elements.namedItem("xep");
        if (control instanceof HTMLSelectElement) control.value = this.state.get("xep") ?? "";
        this.show();
        this.write();
      });
      head.append(button);
    }
  }

  /** What the address asks for. */
  lay() {
    const state = readState(location);
    for (const control of this.form.elements) {
      if (control instanceof HTMLInputElement || control instanceof HTMLSelectElement)
        control.value = state.get(control.name) ?? "";
    }
    this.state = state;
    this.show();
  }

  onChange() {
    const filled = [...new FormData(this.form)].map(([key, value]) => [key, String(value)]);
    this.state = new Map(/** @type {[string, string][]} */ (filled));
    this.show();
    this.write();
  }

  write() {
    history.replaceState(null, "", withState(location.href, this.state));
  }

  show() {
    const { state, items } = this;
    const typed = wordsOf(state.get("tim") ?? "").map(bare);
    const order = state.get("xep") ?? "";
    const wanted = new Set(items.filter((item) => item.fits(state, this.keys, typed)));
    const isWhole = wanted.size === items.length && !order;
    for (const item of items) item.element.toggleAttribute("hidden", !wanted.has(item));
    for (const one of this.frame) one.toggleAttribute("hidden", !isWhole);
    for (const { head, entries } of this.groups)
      head.toggleAttribute(
        "hidden",
        entries.every((one) => one.hasAttribute("hidden")),
      );
    this.unfold([...state].some(([key, value]) => value && key !== "xep"));
    this.sort(order);
    this.told.textContent = wanted.size
      ? `${wanted.size === items.length ? "" : `${wanted.size} trên `}${items.length} ${this.facts.what}`
      : `Không có ${this.facts.what} nào khớp. Bỏ bớt điều kiện, hoặc bấm “Bỏ lọc”.`;
  }

  /**
   * Folds are open while something is looked for, and as they were afterwards.
   * @param {boolean} isFiltered
   */
  unfold(isFiltered) {
    const { before } = this;
    if (isFiltered === (before !== null)) return;
    this.before = isFiltered ? this.folds.map((fold) => fold.hasAttribute("open")) : null;
    this.folds.forEach((fold, i) => fold.toggleAttribute("open", before ? before[i] : true));
  }

  /** @param {string} order */
  sort(order) {
    if (order === this.order) return;
    this.order = order;
    const sorted = [...this.items].sort(by(order)).map((item) => item.element);
    this.body?.append(...(order ? sorted : this.rows));
    for (const head of this.heads) {
      const key = head.getAttribute("data-order");
      const way = { [`${key}`]: "ascending", [`${key}-`]: "descending" }[order];
      if (way) head.setAttribute("aria-sort", way);
      else head.removeAttribute("aria-sort");
    }
  }

  get heads() {
    return this.scope.querySelectorAll("th[data-order]");
  }
}
