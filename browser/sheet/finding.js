// The way through the sheet: the next item without an answer, and those alone.
import { element } from "../form/fields.js";
import { button } from "./controls.js";

/**
 * @import { Item } from "./item.js"
 */

const FIGURE = ".calculator-input";

export class Finder {
  /**
   * @param {Map<string, Item>} items in their order
   * @param {(id: string) => void} open goes to an item and opens it
   * @param {(text: string) => void} say
   */
  constructor(items, open, say) {
    this.items = items;
    this.open = open;
    this.say = say;
    /** @type {Item | null} */
    this.here = null; // the item gone to last
    this.only = element("input", { type: "checkbox" });
    this.only.addEventListener("change", () => this.filter());
    this.element = element(
      "label",
      { class: "calculator-choice sheet-only" },
      this.only,
      element("span", {}, "Chỉ mục chưa trả lời"),
    );
    this.button = button("Mục tiếp ↓", () => this.next(), {
      title: "Mục chưa trả lời tiếp theo (Alt+↓)",
      "aria-keyshortcuts": "Alt+ArrowDown",
    });
    document.addEventListener("keydown", (event) => this.onKey(event));
  }

  /**
   * Enter leads from a figure to the item's next, after its last to the next item.
   * @param {KeyboardEvent} event
   */
  onKey(event) {
    const { key } = event;
    const target = /** @type {HTMLElement} */ (event.target);
    if (event.ctrlKey || event.metaKey || event.isComposing) return;
    if (key === "Enter" && this.from && target.matches(FIGURE)) {
      /** @type {NodeListOf<HTMLElement>} */
      const figures = this.from.row.querySelectorAll(FIGURE);
      const all = [...figures].filter((one) => one.checkVisibility());
      const after = all[all.indexOf(target) + 1];
      if (after) after.focus();
      else this.next();
    } else if (key === "ArrowDown" && event.altKey && !target.matches("select")) this.next();
    else return; // Alt+↓ unfolds a list
    event.preventDefault();
  }

  /** The item that has the focus, else the one gone to last. */
  get from() {
    const all = [...this.items.values()];
    return all.find(({ row }) => row.contains(document.activeElement)) || this.here;
  }

  /** Goes to the next item without an answer, after the last one to the first. */
  next() {
    const all = [...this.items.values()];
    const from = this.from;
    const at = from ? all.indexOf(from) + 1 : 0;
    const found = [...all.slice(at), ...all.slice(0, at)].find((item) => item.isOpen);
    if (from && from !== found && from.element.open && !from.isOpen) from.element.open = false;
    if (!found) {
      this.say("Mọi mục của cột đang điền đã có câu trả lời.");
      return;
    }
    this.here = found;
    this.filter();
    this.open(found.node.id);
  }

  /** Hides what has an answer; what is being answered stays until one goes on. */
  filter() {
    const isOnly = this.only.checked;
    for (const { row, isOpen, isForUnit } of this.items.values())
      row.hidden = !isForUnit || (isOnly && !isOpen);
    for (const field of document.querySelectorAll(".sheet-field")) {
      if (!(field instanceof HTMLDetailsElement)) continue;
      field.hidden = !field.querySelector(".sheet-row:not([hidden])");
      if (isOnly) field.open = true;
    }
  }

  clear() {
    this.here = null;
    this.filter();
  }
}
