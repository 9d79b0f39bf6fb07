// Buttons, labelled controls and panels of the sheet's page.
import { element, uniqueId } from "../form/fields.js";

export function button(text, act, more = {}) {
  const made = element("button", { type: "button", class: "sheet-button", ...more }, text);
  made.addEventListener("click", act);
  return made;
}

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

/** Puts options {value, title} into a list. */
export function offer(list, options) {
  list.replaceChildren(...options.map(({ value, title }) => element("option", { value }, title)));
}

export function select(options) {
  const list = element("select", {});
  offer(list, options);
  return list;
}

export function panel(title, id, ...parts) {
  return element(
    "details",
    { class: "sheet-panel", id },
    element("summary", {}, element("h2", {}, title)),
    ...parts,
  );
}

/** A text that stands in the page; what is the same already is not touched. */
export function put(place, text) {
  if (place.textContent !== text) place.textContent = text;
}
