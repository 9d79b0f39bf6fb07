// Inputs that several rule kinds are answered with.
import { showDay } from "../engine/days.js";
import { readTypedDay } from "../engine/typed.js";
import { Field, anyNumber, element, notNegative, numberField, uniqueId, whole } from "./fields.js";

/**
 * @import { Day } from "../engine/days.js"
 * @import { RawAnswer } from "../shapes.js"
 * @import { Path } from "../engine/trace.js"
 * @import { Reading } from "./fields.js"
 * @typedef {ReturnType<typeof numberField>} NumberField
 */

/**
 * What an item is answered with.
 * @typedef {object} Inputs
 * @property {HTMLElement} element
 * @property {(raw?: RawAnswer) => void} fill puts an answer in; without one empties the fields
 * @property {() => RawAnswer | null} read null while something is missing or wrong
 * @property {(path: Path) => { tell(text: string): void } | null} fieldAt the field that a finding
 *   of the engine belongs to
 */

const UNCOUNTED =
  "Không phải số nguyên. Đếm việc, đếm người thì phải là số nguyên; chỉ tiền, diện tích mới lẻ.";
const WRONG_DAY = "Cần ngày có thật, viết ngày/tháng/năm: 31/12/2024.";

/** @param {...HTMLElement} children */
const group = (...children) => element("div", { class: "calculator-fields" }, ...children);

/**
 * Fields by the key that each has in the answer.
 * @param {Record<string, NumberField>} fields
 * @param {boolean} [isCounted] whether most are counts of things: what is no whole number is asked
 * @returns {Inputs}
 */
export function keyedInputs(fields, isCounted = false) {
  const list = Object.entries(fields);
  return {
    element: group(...list.map(([, field]) => field.element)),
    fill: (/** @type {Record<string, any>} */ raw = {}) =>
      list.forEach(([key, field]) => field.fillRaw(raw[key])),
    read() {
      const values = list.map(([key, field]) => [key, field.readRaw()]);
      values.forEach(([, value], at) => {
        if (isCounted && value !== null && !Number.isInteger(Number(value)))
          list[at][1].hint(UNCOUNTED);
      });
      return values.some(([, value]) => value === null) ? null : Object.fromEntries(values);
    },
    fieldAt: ([key]) => fields[key] || list[0][1],
  };
}

/**
 * Part and whole; the figure itself where the measure is no quotient, or was given so.
 * @param {{ label: string, unit: string, of?: string[] }} measure
 * @returns {Inputs}
 */
export function measureInputs({ label, unit, of }) {
  const name = unit ? `${label} (${unit})` : label;
  const direct = keyedInputs({ value: numberField(name, anyNumber) });
  if (!of) return direct;
  const [part, all] = of;
  const quotient = keyedInputs(
    {
      part: numberField(part, notNegative),
      whole: numberField(all, notNegative),
    },
    true,
  );
  let used = quotient;
  direct.element.hidden = true;
  return {
    element: element("div", {}, quotient.element, direct.element),
    fill(raw = {}) {
      used = raw.value === undefined ? quotient : direct;
      quotient.element.hidden = used !== quotient;
      direct.element.hidden = used !== direct;
      used.fill(raw);
    },
    read: () => used.read(),
    fieldAt: (path) => used.fieldAt(path),
  };
}

/**
 * One count for each label.
 * @param {string[]} labels
 * @param {string} legend
 * @param {string} [filled] what stands in a field at first
 * @returns {Inputs}
 */
export function countInputs(labels, legend, filled) {
  const fields = labels.map((label) => numberField(label, whole, { filled }));
  const rows = fields.map((field) => field.element);
  return {
    element: element("fieldset", {}, element("legend", {}, legend), group(...rows)),
    fill: (raw = {}) =>
      fields.forEach((field, at) => field.fillRaw(raw.counts ? raw.counts[at] : filled)),
    read() {
      const counts = fields.map((field) => field.readRaw());
      return counts.includes(null) ? null : { counts: /** @type {string[]} */ (counts) };
    },
    fieldAt: ([, at]) => fields[/** @type {number} */ (at) || 0],
  };
}

/**
 * A day, or that there was none.
 * @param {string} title
 * @param {string} never
 * @returns {Inputs}
 */
export function dayInputs(title, never) {
  const day = new Field(title, {
    hint: "ngày/tháng/năm",
    /**
     * @param {string} typed
     * @returns {Reading<Day>}
     */
    read(typed) {
      const found = readTypedDay(typed);
      return found ? { value: found } : { error: WRONG_DAY };
    },
  });
  const id = uniqueId();
  const tick = element("input", { type: "checkbox", id });
  const label = element(
    "label",
    { class: "calculator-choice", for: id },
    tick,
    element("span", {}, never),
  );
  const show = () => {
    day.input.disabled = tick.checked;
  };
  tick.addEventListener("change", show);
  return {
    element: group(day.element, label),
    fill(raw = {}) {
      tick.checked = raw.never === true;
      day.fill(raw.date || "");
      show();
    },
    read() {
      if (tick.checked) {
        day.tell();
        return { never: true };
      }
      const found = day.read();
      return found && { date: showDay(found) };
    },
    fieldAt: () => day,
  };
}

/**
 * The inputs of several rules, each under its name.
 * @param {{ key: string, label: string, face: Inputs }[]} parts
 * @returns {Inputs}
 */
export function partInputs(parts) {
  const rows = parts.map(({ label, face }) =>
    element("fieldset", { class: "calculator-part" }, element("legend", {}, label), face.element),
  );
  return {
    element: element("div", {}, ...rows),
    fill: (/** @type {Record<string, any>} */ raw = {}) =>
      parts.forEach(({ key, face }) => face.fill(raw[key])),
    read() {
      const answers = parts.map(({ key, face }) => [key, face.read()]);
      return answers.some(([, one]) => one === null) ? null : Object.fromEntries(answers);
    },
    fieldAt([key, ...rest]) {
      const found = parts.find((one) => one.key === key) || parts[0];
      return found.face.fieldAt(rest);
    },
  };
}
