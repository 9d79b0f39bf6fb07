// Buttons, labelled controls and panels of the sheet's page.
import { element, uniqueId } from "../form/fields.js";

/**
 * @import { Attributes } from "../form/element.js"
 * @typedef {{ value: string, title: string }} Option one of a list
 */

/**
 * @param {string} text
 * @param {(event: MouseEvent) => unknown} act
 * @param {Attributes} [more]
 */
export function button(text, act, more = {}) {
  const made = element("button", { type: "button", class: "sheet-button", ...more }, text);
  made.addEventListener("click", act);
  return made;
}

/**
 * @param {string} label
 * @param {HTMLElement} control
 * @param {...(Node | string)} more
 */
export function labelled(label, control, ...more) {
  control.id = control.id || uniqueId();
  return element(
    "div",
    { class: "calculator-picker" },
    element("label", { for: control.id }, label),
    control,
    ...more,
  );
}

/**
 * Puts options into a list.
 * @param {HTMLSelectElement} list
 * @param {Option[]} options
 */
export function offer(list, options) {
  list.replaceChildren(...options.map(({ value, title }) => element("option", { value }, title)));
}

/** @param {Option[]} options */
export function select(options) {
  const list = element("select", {});
  offer(list, options);
  return list;
}

/**
 * @param {string} title
 * @param {string} id
 * @param {...(Node | string)} parts
 */
export function panel(title, id, ...parts) {
  return element(
    "details",
    { class: "sheet-panel", id },
    element("summary", {}, element("h2", {}, title)),
    ...parts,
  );
}

/**
 * A text that stands in the page; what is the same already is not touched.
 * @param {Element} place
 * @param {string} text
 */
export function put(place, text) {
  if (place.textContent !== text) place.textContent = text;
}
