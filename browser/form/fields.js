// Labelled fields in which people type, choose and tick; each says beside itself what is wrong.
import * as numbers from "../engine/numbers.js";
import { readNumber } from "../engine/typed.js";
import { WORDS } from "../engine/words.js";
import { element } from "./element.js";

export { element };

/**
 * @import { Ratio } from "../engine/numbers.js"
 * @import { StepKind } from "../shapes.js"
 * @import { Step } from "../engine/trace.js"
 * @typedef {Event & { isComposing?: boolean }} TypingEvent also the end of a composition
 */

/**
 * What a typed text comes to: a value, what is wrong, or numbers to choose from.
 * @template Value
 * @typedef {object} Reading
 * @property {Value} [value]
 * @property {string} [error]
 * @property {{ text: string, value: Value & Ratio }[]} [ask]
 */

/**
 * @template Value
 * @typedef {(typed: string) => Reading<Value>} Reader
 */

let made = 0;

export const uniqueId = () => `calculator-${(made += 1)}`;

/**
 * The steps of a trace as a list.
 * @param {Step[]} steps
 */
export const traceOf = (steps) =>
  element(
    "ol",
    { class: "trace" },
    ...steps.map(({ kind, text }) =>
      element(
        "li",
        { class: `trace-${kind}` },
        element("span", { class: "trace-title" }, WORDS.steps[/** @type {StepKind} */ (kind)]),
        " ",
        element("span", {}, text),
      ),
    ),
  );

/**
 * A text field with its label and its message.
 * @template {object} Value
 */
export class Field {
  /**
   * @param {string} label
   * @param {{ read: Reader<Value>, hint?: string, mode?: string, filled?: string }} options
   */
  constructor(label, { read, hint, mode = "decimal", filled = "" }) {
    const id = uniqueId();
    /** @type {Map<string, Value>} */
    this.readings = new Map(); // by typed text: what was chosen where there are two readings
    this.readText = read;
    this.isTouched = false;
    this.message = element("div", { class: "calculator-message", id: `${id}-message` });
    this.input = element("input", {
      id,
      type: "text",
      inputmode: mode,
      enterkeyhint: "next",
      autocomplete: "off",
      spellcheck: "false",
      class: "calculator-input",
      "aria-describedby": this.message.id,
      placeholder: hint || null,
    });
    this.input.value = filled;
    const name = element("label", { for: id }, label);
    /** @param {TypingEvent} event */
    const onInput = (event) => {
      if (!event.isComposing) this.isTouched = true;
    };
    this.input.addEventListener("input", onInput);
    this.input.addEventListener("blur", () => {
      this.isTouched = true;
    });
    this.element = element("div", { class: "calculator-field" }, name, this.input, this.message);
  }

  /**
   * @param {string} text
   * @param {Value} [value] what the text is to be read as
   */
  fill(text, value) {
    this.input.value = text;
    this.isTouched = false;
    if (value) this.readings.set(text, value);
    this.tell();
  }

  /**
   * The value, or null after the message has said why there is none.
   * @returns {Value | null}
   */
  read() {
    const typed = this.input.value;
    /** @type {Reading<Value>} */
    const found = this.readings.has(typed)
      ? { value: this.readings.get(typed) }
      : this.readText(typed);
    if (found.value) this.tell();
    else if (found.ask) this.ask(typed, found.ask);
    else this.tell(typed.trim() || this.isTouched ? found.error : "");
    return found.value || null;
  }

  /** Shows what is wrong; nothing when the field is right. */
  tell(text = "") {
    if (this.message.textContent !== text) this.message.replaceChildren(text);
    if (text) this.input.setAttribute("aria-invalid", "true");
    else this.input.removeAttribute("aria-invalid");
  }

  /**
   * Says something about what is taken all the same.
   * @param {string} text
   */
  hint(text) {
    if (this.message.textContent !== text) this.message.replaceChildren(text);
  }

  /**
   * @param {string} typed
   * @param {{ text: string, value: Value & Ratio }[]} readings
   */
  ask(typed, readings) {
    const buttons = readings.map(({ text, value }) => {
      const words = value.d === 1n ? text : `${text} (số thập phân)`;
      const button = element("button", { type: "button", class: "calculator-reading" }, words);
      button.addEventListener("click", () => {
        this.readings.set(typed, value);
        this.input.focus();
        this.input.dispatchEvent(new Event("input", { bubbles: true }));
      });
      return button;
    });
    this.tell("Số này đọc được hai cách, chọn một:");
    this.message.append(...buttons);
  }
}

/**
 * Reads a number that fits; of two readings the only one that fits.
 * @param {(value: Ratio) => boolean} fits
 * @param {string} wrong
 * @returns {Reader<Ratio>}
 */
const numberReader = (fits, wrong) => (typed) => {
  const found = readNumber(typed);
  if (found.error) return found;
  const right = /** @type {{ text: string, value: Ratio }[]} */ (found.ask || [found]).filter(
    (one) => fits(one.value),
  );
  if (!right.length) return { error: wrong };
  return right.length === 1 ? { value: right[0].value } : { ask: right };
};

export const anyNumber = numberReader(() => true, "");
export const notNegative = numberReader((r) => r.n >= 0n, "Cần số từ 0 trở lên.");
export const whole = numberReader((r) => r.d === 1n && r.n >= 0n, "Cần số nguyên từ 0 trở lên.");

/**
 * A field for a number; raw data in and out.
 * @extends {Field<Ratio>}
 */
export class NumberField extends Field {
  /** @param {string | number | null} [given] */
  fillRaw(given) {
    if (given === undefined || given === null) this.fill("");
    else this.fill(String(given).replace(".", ","), numbers.of(given));
  }

  readRaw() {
    const value = this.read();
    return value && numbers.exact(value);
  }
}

/**
 * @param {string} label
 * @param {Reader<Ratio>} read
 * @param {{ hint?: string, mode?: string, filled?: string }} [options]
 */
export const numberField = (label, read, options = {}) =>
  new NumberField(label, { read, ...options });

/** Radio buttons under a legend: one of several labels, counted from 1. */
export class Choice {
  /**
   * @param {string} legend
   * @param {string[]} labels
   */
  constructor(legend, labels) {
    const name = uniqueId();
    this.inputs = labels.map((_, at) =>
      element("input", { type: "radio", name, value: String(at + 1), id: `${name}-${at + 1}` }),
    );
    const rows = labels.map((label, at) =>
      element(
        "label",
        { class: "calculator-choice", for: this.inputs[at].id },
        this.inputs[at],
        element("span", {}, label),
      ),
    );
    this.element = element("fieldset", {}, element("legend", {}, legend), ...rows);
  }

  /** @param {string | number} [number] */
  fill(number) {
    this.inputs.forEach((input, at) => {
      input.checked = at + 1 === Number(number);
    });
  }

  read() {
    const chosen = this.inputs.find((input) => input.checked);
    return chosen ? Number(chosen.value) : null;
  }
}
