// Kind steps: points for each step beyond a threshold. Twin of rules/steps.py.
import { Bounds, measured } from "../engine/intervals.js";
import * as measure from "../engine/measure.js";
import { nearestMeasured } from "../engine/nearest_figures.js";
import { abs, add, cmp, div, floor, min, mul, of, show, sub } from "../engine/numbers.js";
import * as shapes from "../engine/shapes.js";
import { outcome, pointsStep, say, step } from "../engine/trace.js";
import { WORDS } from "../engine/words.js";
import { measuredClimb } from "../exercises/climb.js";
import * as drawing from "../exercises/drawing.js";
import { isWithin } from "../exercises/reachable.js";
import { SENTENCES } from "../exercises/sentences.js";
import { nothing, slip } from "../exercises/slips.js";
import { toldInputs } from "../exercises/told.js";
import * as workings from "../exercises/workings.js";
import { measureInputs } from "../form/inputs.js";

/** @import { Exercise, Kind } from "./kind.js" */
/** @import { Ratio } from "../engine/numbers.js" */
/** @import { ReadyMeasure } from "../engine/figures.js" */
/** @typedef {import("../shapes.js").Steps} Data */
/** @typedef {{ every: Ratio, each: Ratio, threshold: Ratio, beyond: Bounds }} Scale */
/** @typedef {Scale & { measure: ReadyMeasure, begun: boolean, marks: Ratio[] }} More */
/** @typedef {Pick<Data, "kind" | "when_none"> & More} Ready */
/** @typedef {import("../engine/figures.js").Measured} Answer */
/** @typedef {import("../shapes.js").MeasureAnswer} Raw */

const { words, refusals } = WORDS.rules.steps;
const MOST_STEPS = 100;

/**
 * How many steps a figure is beyond the threshold.
 * @param {Ready} rule
 * @param {Ratio} value
 * @param {boolean} [begun] whether a step that is only begun counts
 * @returns {bigint}
 */
function countOf({ every, threshold, beyond, begun: own }, value, begun = own) {
  if (!beyond.contains(value)) return 0n;
  const parts = div(abs(sub(value, threshold)), every);
  return begun ? -floor({ n: -parts.n, d: parts.d }) : floor(parts);
}

/**
 * @param {Ready} rule
 * @param {bigint} count
 * @param {Ratio} max
 */
const earned = ({ each }, count, max) => min(mul(of(count), each), max);

/** @type {Kind<Data, Ready, Answer, Raw>} */
export const kind = {
  prepare({ kind: name, measure: data, over, below, every, each, begun = false, when_none: none }) {
    const figure = measure.readMeasure(data);
    const { bottom, top } = figure;
    const threshold = of(over === undefined ? below : over);
    const size = of(every);
    const way = over === undefined ? { n: -size.n, d: size.d } : size;
    const ends = Array.from({ length: MOST_STEPS + 1 }, (_, n) => add(threshold, mul(of(n), way)));
    return {
      kind: name,
      when_none: none,
      measure: figure,
      threshold,
      beyond: new Bounds(over === undefined ? { below } : { over }),
      every: size,
      each: of(each),
      begun,
      marks: ends.filter((one) => cmp(one, bottom) >= 0 && (!top || cmp(one, top) <= 0)),
    };
  },

  shape: measure.SHAPE,

  readAnswer: (rule, raw) => shapes.read(measure.SHAPE, raw),

  evaluate(rule, answer, maximum) {
    const { beyond, threshold, every, each, begun } = rule;
    const { unit } = rule.measure;
    const reached = measure.figure(words, refusals, rule.measure, answer, rule.marks);
    const { value } = reached;
    if (!value) return measure.whenNone(words, refusals, rule.when_none, reached, maximum);
    const count = countOf(rule, value);
    const points = earned(rule, count, maximum);
    return outcome(points, () => {
      const range = beyond.say(unit);
      const steps = reached.steps();
      if (!beyond.contains(value)) {
        steps.push(step("rule", say(words.within, { value: reached.shown(), range })));
        return [...steps, pointsStep(points, maximum)];
      }
      const product = mul(of(count), each);
      const told = {
        value: reached.shown(),
        range,
        beyond: measured(abs(sub(value, threshold)), unit),
        every: measured(every, unit),
        each: show(each),
        count: show(of(count)),
        product: show(product),
        maximum: show(maximum),
      };
      steps.push(step("rule", say(words[begun ? "begun" : "whole"], told)));
      steps.push(step("compute", say(words.compute, told)));
      if (cmp(product, maximum) > 0) steps.push(step("rule", say(words.cap, told)));
      return [...steps, pointsStep(points, maximum)];
    });
  },

  nearest: ({ measure: figure, marks }, raw) => nearestMeasured(figure, raw, marks),

  inputs: (rule) => measureInputs(rule.measure),

  linked: measure.LINKED,
};

/** @type {Exercise<Ready, Raw>} */
export const exercise = {
  draw: (rule, max, facts) =>
    /** @type {Raw} */ (
      drawing.draw(rule, rule.marks, (value) => String(countOf(rule, value)), facts)
    ),

  slips(rule, max, raw) {
    const value = drawing.valueOf(rule.measure, raw);
    if (!value) return nothing(rule, max);
    const { begun, each, every, threshold } = rule;
    const { unit } = rule.measure;
    const count = countOf(rule, value);
    const values = {
      value: measured(value, unit),
      range: rule.beyond.say(unit),
      mark: measured(threshold, unit),
      every: measured(every, unit),
      count: String(count),
    };
    const all = min(mul(div(value, every), each), max);
    const found = [
      slip(earned(rule, countOf(rule, value, !begun), max), "step_part", {
        ...values,
        counted: SENTENCES.told[begun ? "step_begun" : "step_whole"],
      }),
      slip(all, "step_from_zero", values),
      slip(earned(rule, count + 1n, max), "step_more", values),
    ];
    if (count > 0n) found.push(slip(earned(rule, count - 1n, max), "step_less", values));
    return found;
  },

  workings(rule, max, raw) {
    const value = drawing.valueOf(rule.measure, raw);
    if (!value) return [];
    const count = of(countOf(rule, value));
    return [workings.number(SENTENCES.working.steps, count)];
  },

  reaches({ each }, max, points) {
    const times = div(points, each);
    return isWithin(max, points) && (times.d === 1n || cmp(points, max) === 0);
  },

  results: () => [],

  told: toldInputs,

  afterMistake: () => null,

  climb: (rule) =>
    measuredClimb(rule.measure, rule.marks, (near, now) =>
      Boolean(cmp(mul(of(countOf(rule, near)), rule.each), now) > 0),
    ),
};
