// Points stated without figures, as an appraiser may give them.
import { show } from "../engine/numbers.js";
import { readNumber } from "../engine/typed.js";
import { element, numberField } from "../form/fields.js";

/**
 * @import { Ratio } from "../engine/numbers.js"
 * @import { Inputs } from "../form/inputs.js"
 */

/**
 * One field for the points, up to the maximum.
 * @param {Ratio} maximum
 * @returns {Inputs}
 */
export function statedInputs(maximum) {
  const field = numberField(`Số điểm, từ 0 đến ${show(maximum)}`, (typed) => {
    const found = readNumber(typed);
    if (!found.value || found.value.n >= 0n) return found;
    return { error: "Cần số từ 0 trở lên." };
  });
  return {
    element: element("div", { class: "calculator-fields" }, field.element),
    fill: (raw = {}) => field.fillRaw(raw.points),
    read() {
      const points = field.readRaw();
      return points === null ? null : { points };
    },
    fieldAt: () => field,
  };
}
