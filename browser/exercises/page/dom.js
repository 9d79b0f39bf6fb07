// Pieces that every view of the exercises is put together from.
import { say } from "../../engine/trace.js";
import { element, unbroken, uniqueId } from "../../form/fields.js";
import { SENTENCES } from "../sentences.js";

const LETTERS = "ABCDEFGH";

export const text = (key, values = {}) => unbroken(say(SENTENCES.page[key], values));

export function button(key, act, more = {}) {
  const made = element("button", { type: "button", class: "sheet-button", ...more }, text(key));
  made.addEventListener("click", act);
  return made;
}

/**
 * A heading that can be moved to when a view changes.
 * @param {number} level 1 to 6
 * @param {...(Node | string)} children
 */
export const heading = (level, ...children) =>
  element(/** @type {"h2"} */ (`h${level}`), { tabindex: "-1" }, ...children);

export function table(caption, heads, rows, name = "") {
  const cell = (value) => (value instanceof Node ? value : unbroken(String(value)));
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

/** A tick or a dot with its label. */
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

export function select(label, options, chosen) {
  const made = element(
    "select",
    { id: uniqueId() },
    ...options.map(([value, title]) =>
      element("option", { value, selected: String(value) === String(chosen) }, title),
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

export const letter = (at) => LETTERS[at];
export const rightOf = (question) => question.options.findIndex((one) => one.isRight);
