// Kind given: a value that somebody else decides. Twin of rules/given.py.
import { Bounds } from "../engine/intervals.js";
import * as measure from "../engine/measure.js";
import {
  HUNDRED,
  ZERO,
  add,
  cmp,
  div,
  equals,
  exact,
  mul,
  of,
  ratio,
  show,
  sub,
} from "../engine/numbers.js";
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
/** @typedef {{ out_of: Ratio | null, range: Bounds | null }} More */
/** @typedef {Omit<Data, "out_of" | "range"> & More} Ready */
/** @typedef {{ value: import("../engine/numbers.js").Ratio }} Answer */
/** @typedef {import("../shapes.js").GivenAnswer} Raw */

const { words, refusals } = WORDS.rules.given;
const SHAPE = { value: shapes.needed(shapes.points) };

/** @type {Kind<Data, Ready, Answer, Raw>} */
export const kind = {
  prepare: ({ out_of: outOf, range, ...rest }) => ({
    ...rest,
    out_of: outOf === undefined ? null : of(outOf),
    range: range === undefined ? null : new Bounds(range),
  }),

  shape: SHAPE,

  readAnswer: (rule, raw) => shapes.read(SHAPE, raw),

  evaluate(rule, { value }, maximum) {
    const { by, range, none } = rule;
    const scale = rule.out_of || maximum;
    const told = () => ({
      by,
      value: show(value),
      scale: show(scale),
      range: range && range.say(""),
      none,
    });
    if (cmp(value, scale) > 0) throw refuse(["value"], refusals.above, told());
    if (range && none !== undefined && !value.n) {
      return outcome(ZERO, () => [
        step("input", say(words.none, told())),
        pointsStep(ZERO, maximum),
      ]);
    }
    if (range && !range.contains(value)) {
      const key = none === undefined ? "outside" : "outside_none";
      throw refuse(["value"], refusals[key], told());
    }
    const points = mul(div(value, scale), maximum);
    return outcome(points, () => {
      const steps = [step("input", say(words.input, told()))];
      if (range) steps.push(step("rule", say(words.range, told())));
      if (rule.out_of) {
        const figures = { maximum: show(maximum), points: equals(points) };
        steps.push(step("compute", say(words.compute, { ...told(), ...figures })));
      }
      return [...steps, pointsStep(points, maximum)];
    });
  },

  nearest: () => [], // somebody else decides

  inputs: ({ by }) => keyedInputs({ value: numberField(by, notNegative) }),

  linked: { v: measure.LINKED.v },
};

/**
 * The least and the most that can be given.
 * @param {Bounds | null} range
 * @param {Ratio} scale
 * @returns {Ratio[]}
 */
const ends = (range, scale) =>
  range
    ? [
        /** @type {Ratio} */ (range.over || range.from),
        /** @type {Ratio} */ (range.to || range.below),
      ]
    : [ZERO, scale];

/**
 * Whether so many points can be given.
 * @param {Ready} rule
 * @param {Ratio} max
 * @param {Ratio} points
 */
function canBe({ out_of: outOf, range, none }, max, points) {
  if (!isWithin(max, points)) return false;
  const value = mul(div(points, max), outOf || max);
  return !range || range.contains(value) || (none !== undefined && !value.n);
}

/** @type {Exercise<Ready, Raw>} */
export const exercise = {
  draw({ out_of: outOf, range }, max, { level, random }) {
    const [low, high] = ends(range, outOf || max);
    const parts = { 1: 10, 2: 20, 3: 40 }[level];
    const steps = random.between(1, parts - 1);
    const beyond = mul(sub(high, low), ratio(BigInt(steps), BigInt(parts)));
    return { value: exact(add(low, beyond)) };
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

  reaches: canBe,

  results: () => [],

  told: toldInputs,

  afterMistake: () => null,

  climb: () => null,
};
