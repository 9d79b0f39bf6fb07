// What is typed, chosen or ticked in the inputs of an item, in their order.
(function (CCHC) {
  "use strict";

  const controls = (part) => Array.from(part.querySelectorAll("input"));
  const isTick = (input) => input.type === "radio" || input.type === "checkbox";
  const typedIn = (part) =>
    controls(part).map((input) => (isTick(input) ? input.checked : input.value));
  const isBlank = (values) => values.every((value) => !value || value === "0");

  /** Puts values that were taken by typedIn back. */
  function type(part, values) {
    controls(part).forEach((input, at) => {
      if (isTick(input)) input.checked = values[at] === true;
      else if (typeof values[at] === "string") input.value = values[at];
    });
    part.dispatchEvent(new Event("change"));
  }

  CCHC.sheets.typing = { isTick, typedIn, isBlank, type };
})(CCHC);
