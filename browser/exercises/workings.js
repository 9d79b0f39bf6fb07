// Steps of a working that a trainee may write down; each says whether it is right, and if not, why.
import * as numbers from "../engine/numbers.js";
import { cmp, rounded, show } from "../engine/numbers.js";
import { say } from "../engine/trace.js";
import { readNumber } from "../engine/typed.js";
import { SENTENCES } from "./sentences.js";

/**
 * @import { Ratio } from "../engine/numbers.js"
 * @import { ChoiceWorking, NumberWorking, Working } from "./shapes.d.ts"
 */

/** @param {string} typed */
const places = (typed) => (/[.,]([0-9]+)\s*$/.exec(typed) || ["", ""])[1].length;

/** @type {(value: Ratio) => unknown} */
const NOWHERE = () => 0;

/**
 * A number; one rounded as it was typed will do while place(value) stays what it was.
 * @param {string} label
 * @param {Ratio} value
 * @param {(value: Ratio) => unknown} [place]
 * @returns {NumberWorking}
 */
export function number(label, value, place = NOWHERE) {
  return {
    label,
    kind: "number",
    right: show(value, numbers.clearPlaces(value, [])),
    check(typed) {
      const found = readNumber(typed);
      if (found.error) return { isRight: false, told: found.error };
      const readings = found.ask ? found.ask.map((one) => one.value) : [found.value];
      if (readings.some((one) => cmp(one, value) === 0)) return { isRight: true };
      const near = readings.find((one) => cmp(one, rounded(value, places(typed))) === 0);
      if (near && place(near) === place(value) && places(typed)) return { isRight: true };
      const told =
        near && place(near) !== place(value) ? SENTENCES.working.rounded : SENTENCES.working.number;
      return { isRight: false, told: say(told, { label, typed, right: this.right }) };
    },
  };
}

/**
 * One of several; typed is its place in the list.
 * @param {string} label
 * @param {string[]} options
 * @param {number} at
 * @returns {ChoiceWorking}
 */
export function choice(label, options, at) {
  return {
    label,
    kind: "choice",
    options,
    right: options[at],
    check(typed) {
      if (Number(typed) === at) return { isRight: true };
      const values = { label, typed: options[Number(typed)], right: options[at] };
      return { isRight: false, told: say(SENTENCES.working.choice, values) };
    },
  };
}

/**
 * The first step that went wrong, null when none did; steps left empty are passed over.
 * @param {Working[]} workings
 * @param {string[]} typed
 */
export function diverged(workings, typed) {
  for (const [at, working] of workings.entries()) {
    if (!typed[at]) continue;
    const found = working.check(typed[at]);
    if (!found.isRight) return { at, told: found.told };
  }
  return null;
}
