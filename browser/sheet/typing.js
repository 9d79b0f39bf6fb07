// What is typed, chosen or ticked in the inputs of an item, in their order.

/** @typedef {(string | boolean)[]} Typed texts of fields, whether ticked */

/** @param {Element} part */
const controls = (part) => Array.from(part.querySelectorAll("input"));
/** @param {HTMLInputElement} input */
export const isTick = (input) => input.type === "radio" || input.type === "checkbox";
/**
 * @param {Element} part
 * @returns {Typed}
 */
export const typedIn = (part) =>
  controls(part).map((input) => (isTick(input) ? input.checked : input.value));
/** @param {Typed} values */
export const isBlank = (values) => values.every((value) => !value || value === "0");

/**
 * Puts values that were taken by typedIn back.
 * @param {Element} part
 * @param {Typed} values
 */
export function type(part, values) {
  controls(part).forEach((input, at) => {
    if (isTick(input)) input.checked = values[at] === true;
    else if (typeof values[at] === "string") input.value = values[at];
  });
  part.dispatchEvent(new Event("change"));
}
