// Kind share: points in proportion to a figure. Twin of rules/share.py.
import { measured } from "../engine/intervals.js";
import * as measure from "../engine/measure.js";
import { nearestMeasured } from "../engine/nearest_figures.js";
import {
  ZERO,
  clearPlaces,
  cmp,
  div,
  equals,
  mul,
  of,
  ratio,
  show,
  sub,
} from "../engine/numbers.js";
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
/** @typedef {import("../shapes.js").Share} Data */
/** @typedef {{ measure: ReadyMeasure & { top: Ratio }, floor: Ratio | null }} More */
/** @typedef {Omit<Data, "measure" | "floor"> & More} Ready */
/** @typedef {import("../engine/figures.js").Measured} Answer */
/** @typedef {import("../shapes.js").MeasureAnswer} Raw */

const { words, refusals } = WORDS.rules.share;

/** @type {Kind<Data, Ready, Answer, Raw>} */
export const kind = {
  prepare: (data) => ({
    ...data,
    measure: /** @type {Ready["measure"]} */ (measure.readMeasure(data.measure)),
    floor: data.floor === undefined ? null : of(data.floor),
  }),

  shape: measure.SHAPE,

  readAnswer: (rule, raw) => shapes.read(measure.SHAPE, raw),

  evaluate(rule, answer, maximum) {
    const {
      floor,
      measure: { top, unit },
    } = rule;
    const reached = measure.figure(words, refusals, rule.measure, answer, floor ? [floor] : []);
    const { value } = reached;
    if (!value) return measure.whenNone(words, refusals, rule.when_none, reached, maximum);
    const below = floor !== null && cmp(value, floor) < 0;
    const points = below ? ZERO : ratio(value.n * top.d * maximum.n, value.d * top.n * maximum.d);
    return outcome(points, () => {
      const figures = { value: reached.shown(), top: measured(top, unit), maximum: show(maximum) };
      const steps = reached.steps();
      if (floor) {
        const values = { ...figures, floor: measured(floor, unit) };
        steps.push(step("rule", say(words[below ? "below" : "above"], values)));
      }
      if (!below) {
        steps.push(step("compute", say(words.points, { ...figures, points: equals(points) })));
      }
      return [...steps, pointsStep(points, maximum)];
    });
  },

  nearest: ({ measure: figure, floor }, raw) =>
    nearestMeasured(figure, raw, /** @type {Ratio[]} */ ([floor, figure.top].filter(Boolean))),

  inputs: (rule) => measureInputs(rule.measure),

  linked: measure.LINKED,
};

/**
 * @param {Ready} rule
 * @param {Ratio} value
 * @param {Ratio} max
 */
const earned = (rule, value, max) => mul(div(value, rule.measure.top), max);
/**
 * @param {Ready} rule
 * @param {Ratio} value
 */
const isBelow = (rule, value) => rule.floor !== null && cmp(value, rule.floor) < 0;

/**
 * The floor left out, or taken for below itself.
 * @param {Ready} rule
 * @param {Ratio} value
 * @param {Ratio} max
 * @param {object} values
 */
function floorSlips(rule, value, max, values) {
  if (isBelow(rule, value)) return [slip(earned(rule, value, max), "floor_forgotten", values)];
  const isThere = rule.floor && cmp(value, rule.floor) === 0;
  return isThere ? [slip(ZERO, "floor_mark", values)] : [];
}

/**
 * Counted from the floor on; everything or nothing; what the floor itself gives.
 * @param {Ready} rule
 * @param {Ratio} value
 * @param {Ratio} max
 * @param {object} values
 */
function lastSlips(rule, value, max, values) {
  const { floor, measure: figure } = rule;
  if (!floor) return [slip(max, "full", values), slip(ZERO, "zero_share", values)];
  const atFloor = slip(earned(rule, floor, max), "at_floor", values);
  if (isBelow(rule, value)) return [slip(max, "full_below", values), atFloor];
  const all = [slip(max, "full", values), slip(ZERO, "zero_above", values), atFloor];
  if (cmp(floor, figure.top) >= 0) return all;
  const above = div(sub(value, floor), sub(figure.top, floor));
  return [slip(mul(above, max), "from_floor", values), ...all];
}

/** @type {Exercise<Ready, Raw>} */
export const exercise = {
  draw: (rule, max, facts) =>
    /** @type {Raw} */ (
      drawing.draw(rule, rule.floor ? [rule.floor] : [], (value) => isBelow(rule, value), facts)
    ),

  slips(rule, max, raw) {
    const {
      floor,
      measure: { top, unit, percent },
    } = rule;
    const value = drawing.valueOf(rule.measure, raw);
    if (!value) return nothing(rule, max);
    const told = measured(value, unit, clearPlaces(value, floor ? [floor] : []));
    const values = { value: told, max: show(max), floor: floor && measured(floor, unit) };
    const found = floorSlips(rule, value, max, values);
    const near = drawing.roundedValue(value);
    if (near && drawing.within(rule.measure, near)) {
      const points = isBelow(rule, near) ? ZERO : earned(rule, near, max);
      const key = isBelow(rule, near) === isBelow(rule, value) ? "rate_rounded" : "floor_rounded";
      found.push(slip(points, key, { ...values, near: measured(near, unit) }));
    }
    const rest = sub(top, value);
    if (percent && !isBelow(rule, rest)) {
      found.push(slip(earned(rule, rest, max), "rest", { ...values, rest: measured(rest, unit) }));
    }
    return [...found, ...lastSlips(rule, value, max, values)];
  },

  workings(rule, max, raw) {
    const { measure } = rule;
    const value = drawing.valueOf(measure, raw);
    if (!value) return [];
    /** @param {Ratio} one */
    const place = (one) => isBelow(rule, one);
    const rate =
      raw.value === undefined
        ? [workings.number(`${measure.label} (${measure.unit})`, value, place)]
        : [];
    const sides = [SENTENCES.working.reached, SENTENCES.working.missed];
    const side = rule.floor
      ? [workings.choice(SENTENCES.working.floor, sides, isBelow(rule, value) ? 1 : 0)]
      : [];
    return [...rate, ...side];
  },

  reaches({ floor, measure: { top } }, max, points) {
    const least = floor ? mul(div(floor, top), max) : ZERO;
    return !points.n || (isWithin(max, points) && cmp(points, least) >= 0);
  },

  results: () => [],

  told: toldInputs,

  afterMistake: () => null,

  climb({ measure: figure, floor }) {
    if (!floor) return null;
    const climb = measuredClimb(figure, [floor], (near) => cmp(near, floor) >= 0);
    return { ...climb, begins: (points) => !points.n };
  },
};
