// Pieces that every view of the exercises is put together from.
import { say } from "../../engine/trace.js";
import { element, uniqueId } from "../../form/fields.js";
import { SENTENCES } from "../sentences.js";

/**
 * @import { Values } from "../../engine/trace.js"
 * @import { Attributes } from "../../form/element.js"
 * @import { PageKey, Question } from "../shapes.d.ts"
 */

const LETTERS = "ABCDEFGH";

/**
 * A sentence of the page.
 * @param {PageKey} key
 * @param {object} [values]
 */
export const text = (key, values = {}) => say(SENTENCES.page[key], /** @type {Values} */ (values));

/**
 * @param {PageKey} key of its words
 * @param {(event: MouseEvent) => void} act
 * @param {Attributes} [more]
 */
export function button(key, act, more = {}) {
  const made = element("button", { type: "button", class: "sheet-button", ...more }, text(key));
  made.addEventListener("click", act);
  return made;
}

/**
 * A heading that can be moved to when a view changes.
 * @param {1 | 2 | 3 | 4} level
 * @param {...(Node | string)} children
 */
export const heading = (level, ...children) =>
  element(`h${level}`, { tabindex: "-1" }, ...children);

/**
 * @param {string} caption
 * @param {string[]} heads
 * @param {(Node | string | number)[][]} rows
 * @param {string} [name] its class
 */
export function table(caption, heads, rows, name = "") {
  /** @param {Node | string | number} value */
  const cell = (value) => (value instanceof Node ? value : String(value));
  const made = element(
    "table",
    { class: name },
    ...(heads.length
      ? [
          element(
            "thead",
            {},
            element("tr", {}, ...heads.map((head) => element("th", { scope: "col" }, head))),
          ),
        ]
      : []),
    element(
      "tbody",
      {},
      ...rows.map((row) =>
        element("tr", {}, ...row.map((value) => element("td", {}, cell(value)))),
      ),
    ),
  );
  return element(
    "div",
    { class: "table-wrap", tabindex: "0", role: "region", "aria-label": caption },
    made,
  );
}

/**
 * A tick or a dot with its label.
 * @param {"checkbox" | "radio"} type
 * @param {string} name
 * @param {string} value
 * @param {string} label
 * @param {boolean} isOn
 * @param {Attributes} [more]
 */
export function tick(type, name, value, label, isOn, more = {}) {
  const input = element("input", { type, name, value, id: uniqueId(), checked: isOn, ...more });
  const box = element(
    "label",
    { class: "calculator-choice", for: input.id },
    input,
    element("span", {}, label),
  );
  return { input, box };
}

/**
 * @param {string} label
 * @param {[value: string | number, title: string | number][]} options
 * @param {string | number} chosen
 */
export function select(label, options, chosen) {
  const made = element(
    "select",
    { id: uniqueId() },
    ...options.map(([value, title]) =>
      element(
        "option",
        { value: /** @type {string} */ (value), selected: String(value) === String(chosen) },
        /** @type {string} */ (title),
      ),
    ),
  );
  return {
    select: made,
    box: element(
      "div",
      { class: "calculator-picker" },
      element("label", { for: made.id }, label),
      made,
    ),
  };
}

/** @param {number} at */
export const letter = (at) => LETTERS[at];
/** @param {Question} question */
export const rightOf = (question) => question.options.findIndex((one) => one.isRight);
