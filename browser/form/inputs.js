// Inputs that several rule kinds are answered with. Inputs have an element, fill(raw) to put an
// answer in (undefined: none), read() for the raw answer (null while something is missing or wrong)
// and fieldAt(path), the field that a finding of the engine belongs to.
import { showDay } from "../engine/days.js";
import { readTypedDay } from "../engine/typed.js";
import { Field, anyNumber, element, notNegative, numberField, uniqueId, whole } from "./fields.js";

const WRONG_DAY = "Cần ngày có thật, viết ngày/tháng/năm: 25/12/2013.";

const group = (...children) => element("div", { class: "calculator-fields" }, ...children);

/** Fields by the key that each has in the answer. */
export function keyedInputs(fields) {
  const list = Object.entries(fields);
  return {
    element: group(...list.map(([, field]) => field.element)),
    fill: (raw = {}) => list.forEach(([key, field]) => field.fillRaw(raw[key])),
    read() {
      const values = list.map(([key, field]) => [key, field.readRaw()]);
      return values.some(([, value]) => value === null) ? null : Object.fromEntries(values);
    },
    fieldAt: ([key]) => fields[key] || list[0][1],
  };
}

/** Part and whole; the figure itself where the measure is no quotient, or was given so. */
export function measureInputs({ label, unit, of }) {
  const name = unit ? `${label} (${unit})` : label;
  const direct = keyedInputs({ value: numberField(name, anyNumber) });
  if (!of) return direct;
  const [part, all] = of;
  const quotient = keyedInputs({
    part: numberField(part, notNegative),
    whole: numberField(all, notNegative),
  });
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

/** One count for each label. */
export function countInputs(labels, legend, filled) {
  const fields = labels.map((label) => numberField(label, whole, { filled }));
  const rows = fields.map((field) => field.element);
  return {
    element: element("fieldset", {}, element("legend", {}, legend), group(...rows)),
    fill: (raw = {}) =>
      fields.forEach((field, at) => field.fillRaw(raw.counts ? raw.counts[at] : filled)),
    read() {
      const counts = fields.map((field) => field.readRaw());
      return counts.includes(null) ? null : { counts };
    },
    fieldAt: ([, at]) => fields[at || 0],
  };
}

/** A day, or that there was none. */
export function dayInputs(title, never) {
  const day = new Field(title, {
    hint: "ngày/tháng/năm",
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
