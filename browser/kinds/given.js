// Kind given: a value that somebody else decides. Twin of rules/given.py.
import * as measure from "../engine/measure.js";
import { HUNDRED, cmp, div, equals, exact, mul, of, ratio, show, sub } from "../engine/numbers.js";
import * as shapes from "../engine/shapes.js";
import { outcome, pointsStep, refuse, say, step } from "../engine/trace.js";
import { WORDS } from "../engine/words.js";
import { isWithin } from "../exercises/reachable.js";
import { SENTENCES } from "../exercises/sentences.js";
import { slip } from "../exercises/slips.js";
import { toldInputs } from "../exercises/told.js";
import * as workings from "../exercises/workings.js";
import { notNegative, numberField } from "../form/fields.js";
import { keyedInputs } from "../form/inputs.js";

/** @import { Exercise, Kind } from "./kind.js" */
/** @import { Ratio } from "../engine/numbers.js" */
/** @typedef {import("../shapes.js").Given} Data */
/** @typedef {Omit<Data, "out_of"> & { out_of: Ratio | null }} Ready */
/** @typedef {{ value: import("../engine/numbers.js").Ratio }} Answer */
/** @typedef {import("../shapes.js").GivenAnswer} Raw */

const { words, refusals } = WORDS.rules.given;
const SHAPE = { value: shapes.needed(shapes.points) };

/** @type {Kind<Data, Ready, Answer, Raw>} */
export const kind = {
  prepare: (data) => ({ ...data, out_of: data.out_of === undefined ? null : of(data.out_of) }),

  shape: SHAPE,

  readAnswer: (rule, raw) => shapes.read(SHAPE, raw),

  evaluate(rule, { value }, maximum) {
    const scale = rule.out_of || maximum;
    if (cmp(value, scale) > 0) {
      throw refuse(["value"], refusals.above, { value: show(value), scale: show(scale) });
    }
    const points = mul(div(value, scale), maximum);
    return outcome(points, () => {
      const steps = [step("input", say(words.input, { by: rule.by, value: show(value) }))];
      if (rule.out_of) {
        const figures = { value: show(value), scale: show(scale), maximum: show(maximum) };
        steps.push(step("compute", say(words.compute, { ...figures, points: equals(points) })));
      }
      return [...steps, pointsStep(points, maximum)];
    });
  },

  nearest: () => [], // somebody else decides

  inputs: ({ by }) => keyedInputs({ value: numberField(by, notNegative) }),

  linked: { v: measure.LINKED.v },
};

/** @type {Exercise<Ready, Raw>} */
export const exercise = {
  draw({ out_of: outOf }, max, { level, random }) {
    const scale = outOf || max;
    const parts = { 1: 10, 2: 20, 3: 40 }[level];
    const steps = random.between(1, parts - 1);
    return { value: exact(mul(scale, ratio(BigInt(steps), BigInt(parts)))) };
  },

  slips({ out_of: outOf }, max, { value: raw }) {
    const value = of(raw);
    const scale = outOf || max;
    const values = { value: show(value), scale: show(scale), max: show(max) };
    const found = [];
    if (cmp(value, max) <= 0) found.push(slip(value, "unscaled", values));
    if (cmp(scale, HUNDRED) !== 0)
      found.push(slip(div(mul(value, max), HUNDRED), "percent", values));
    const lost = sub(scale, value);
    found.push(slip(mul(div(lost, scale), max), "lost_scaled", values));
    found.push(slip(max, "given_full", values));
    found.push(slip(of(0), "given_zero", values));
    return found;
  },

  workings: ({ out_of: outOf }, max, { value }) =>
    outOf ? [workings.number(SENTENCES.working.scaled, mul(div(of(value), outOf), HUNDRED))] : [],

  reaches: (rule, max, points) => isWithin(max, points),

  results: () => [],

  told: toldInputs,

  afterMistake: () => null,

  climb: () => null,
};
