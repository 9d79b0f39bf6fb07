// What is typed, chosen or ticked in the inputs of an item, in their order.

const controls = (part) => Array.from(part.querySelectorAll("input"));
export const isTick = (input) => input.type === "radio" || input.type === "checkbox";
export const typedIn = (part) =>
  controls(part).map((input) => (isTick(input) ? input.checked : input.value));
export const isBlank = (values) => values.every((value) => !value || value === "0");

/** Puts values that were taken by typedIn back. */
export function type(part, values) {
  controls(part).forEach((input, at) => {
    if (isTick(input)) input.checked = values[at] === true;
    else if (typeof values[at] === "string") input.value = values[at];
  });
  part.dispatchEvent(new Event("change"));
}
