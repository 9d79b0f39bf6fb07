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
  min,
  mul,
  multiple,
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
/** @typedef {{ measure: ReadyMeasure, floor: Ratio | null, marks: Ratio[] }} Figures */
/** @typedef {{ zero: Ratio, top: Ratio, isFromZero: boolean, isFalling: boolean }} Ends what earns nothing, all */
/** @typedef {Figures & Ends & { isTarget: boolean, step: Ratio | null }} More */
/** @typedef {Omit<Data, "measure" | "floor" | "zero" | "target" | "round_to"> & More} Ready */
/** @typedef {import("../engine/figures.js").Measured} Answer */
/** @typedef {import("../shapes.js").MeasureAnswer} Raw */

const { words, refusals } = WORDS.rules.share;
const ONE = of(1);

/**
 * In proportion, before it is rounded.
 * @param {Ready} rule
 * @param {Ratio} value
 * @param {Ratio} max
 */
function earned({ zero, top, isFromZero }, value, max) {
  if (isFromZero) {
    const part = div(sub(value, zero), sub(top, zero));
    return part.n < 0n ? ZERO : mul(min(part, ONE), max);
  }
  return cmp(value, top) >= 0 ? max : ratio(value.n * top.d * max.n, value.d * top.n * max.d);
}

/**
 * Whether the first figure is as good as the second, or better.
 * @param {Ready} rule
 * @param {Ratio} value
 * @param {Ratio} other
 */
const isAsGood = ({ isFalling }, value, other) =>
  isFalling ? cmp(value, other) <= 0 : cmp(value, other) >= 0;

/**
 * @param {Ready} rule
 * @param {Ratio} value
 * @param {Ratio} max
 */
function settled(rule, value, max) {
  const points = earned(rule, value, max);
  return rule.step ? multiple(points, rule.step) : points;
}

/**
 * @param {Ready} rule
 * @param {Ratio} value
 */
const isBelow = ({ floor }, value) => floor !== null && cmp(value, floor) < 0;

/**
 * @param {Ready} rule
 * @param {Ratio} value
 * @param {Ratio} max
 * @param {object} figures
 */
function* earning(rule, value, max, figures) {
  const points = equals(earned(rule, value, max));
  if (rule.isTarget && isAsGood(rule, value, rule.top)) {
    yield step("rule", say(words.reached, figures));
  } else if (!rule.isFromZero) {
    yield step("compute", say(words.points, { ...figures, points }));
  } else if (isAsGood(rule, rule.zero, value)) {
    yield step("rule", say(words[rule.isFalling ? "not_below" : "not_above"], figures));
  } else {
    yield step("compute", say(words[rule.isFalling ? "fall" : "rise"], { ...figures, points }));
  }
  if (!rule.step) return;
  const rounded = show(settled(rule, value, max));
  yield step("compute", say(words.round, { step: show(rule.step), points: rounded }));
}

/** @type {Kind<Data, Ready, Answer, Raw>} */
export const kind = {
  prepare({ measure: data, floor: least, zero: from, target, round_to: step, ...rest }) {
    const figure = measure.readMeasure(data);
    const floor = least === undefined ? null : of(least);
    const own = target === undefined ? null : of(target);
    const top = own || /** @type {Ratio} */ (figure.top);
    const zero = from === undefined ? null : of(from);
    return {
      ...rest,
      measure: figure,
      floor,
      zero: zero || ZERO,
      top,
      isFromZero: zero !== null,
      isFalling: cmp(top, zero || ZERO) < 0,
      isTarget: own !== null,
      step: step === undefined ? null : of(step),
      marks: /** @type {Ratio[]} */ ([zero, floor, own].filter(Boolean)),
    };
  },

  shape: measure.SHAPE,

  readAnswer: (rule, raw) => shapes.read(measure.SHAPE, raw),

  evaluate(rule, answer, maximum) {
    const { floor, zero, top, marks } = rule;
    const { unit } = rule.measure;
    const reached = measure.figure(words, refusals, rule.measure, answer, marks);
    const { value } = reached;
    if (!value) return measure.whenNone(words, refusals, rule.when_none, reached, maximum);
    const below = isBelow(rule, value);
    const points = below ? ZERO : settled(rule, value, maximum);
    return outcome(points, () => {
      const ends = { zero: measured(zero, unit), top: measured(top, unit) };
      const figures = { ...ends, value: reached.shown(), maximum: show(maximum) };
      const steps = reached.steps();
      if (floor) {
        const values = { ...figures, floor: measured(floor, unit) };
        steps.push(step("rule", say(words[below ? "below" : "above"], values)));
      }
      if (!below) steps.push(...earning(rule, value, maximum, figures));
      return [...steps, pointsStep(points, maximum)];
    });
  },

  nearest: ({ measure: figure, floor, zero, top }, raw) =>
    nearestMeasured(figure, raw, /** @type {Ratio[]} */ ([floor, zero, top].filter(Boolean))),

  inputs: (rule) => measureInputs(rule.measure),

  linked: measure.LINKED,
};

/**
 * The floor left out, or taken for below itself.
 * @param {Ready} rule
 * @param {Ratio} value
 * @param {Ratio} max
 * @param {object} values
 */
function floorSlips(rule, value, max, values) {
  if (isBelow(rule, value)) return [slip(settled(rule, value, max), "floor_forgotten", values)];
  const isThere = rule.floor && cmp(value, rule.floor) === 0;
  return isThere ? [slip(ZERO, "floor_mark", values)] : [];
}

/**
 * Reckoned on all that there can be, not on the target.
 * @param {Ready} rule
 * @param {Ratio} value
 * @param {Ratio} max
 * @param {object} values
 */
function targetSlips(rule, value, max, values) {
  const { top, measure: figure } = rule;
  if (rule.isFromZero || !rule.isTarget || !figure.top || isBelow(rule, value)) return [];
  const told = { top: measured(top, figure.unit), whole: measured(figure.top, figure.unit) };
  const points = mul(div(value, figure.top), max);
  return [slip(points, "target_forgotten", { ...values, ...told })];
}

/**
 * Counted from 0, or the wrong way round.
 * @param {Ready} rule
 * @param {Ratio} value
 * @param {Ratio} max
 */
function zeroSlips(rule, value, max) {
  if (!rule.isFromZero || isBelow(rule, value)) return [];
  const told = { zero: measured(rule.zero, rule.measure.unit) };
  if (rule.isFalling) return [slip(sub(max, earned(rule, value, max)), "more_is_better", told)];
  const plain = { ...rule, zero: ZERO, isFromZero: false };
  return [slip(earned(plain, value, max), "zero_forgotten", told)];
}

/**
 * Counted from the floor on; everything or nothing; what the floor itself gives.
 * @param {Ready} rule
 * @param {Ratio} value
 * @param {Ratio} max
 * @param {object} values
 */
function lastSlips(rule, value, max, values) {
  const { floor, top } = rule;
  if (!floor) return [slip(max, "full", values), slip(ZERO, "zero_share", values)];
  const atFloor = slip(settled(rule, floor, max), "at_floor", values);
  if (isBelow(rule, value)) return [slip(max, "full_below", values), atFloor];
  const all = [slip(max, "full", values), slip(ZERO, "zero_above", values), atFloor];
  if (rule.isFromZero || cmp(floor, top) >= 0) return all;
  const above = div(sub(min(value, top), floor), sub(top, floor));
  return [slip(mul(above, max), "from_floor", values), ...all];
}

/**
 * Where a figure stands: below the floor, below the target, at it or beyond.
 * @param {Ready} rule
 * @param {Ratio} value
 */
const placeOf = (rule, value) =>
  isBelow(rule, value) || (rule.isFromZero && isAsGood(rule, rule.zero, value))
    ? -1
    : Number(rule.isTarget && isAsGood(rule, value, rule.top));

/** @type {Exercise<Ready, Raw>} */
export const exercise = {
  draw: (rule, max, facts) =>
    /** @type {Raw} */ (drawing.draw(rule, rule.marks, (value) => placeOf(rule, value), facts)),

  slips(rule, max, raw) {
    const {
      floor,
      top,
      measure: { unit, percent },
    } = rule;
    const value = drawing.valueOf(rule.measure, raw);
    if (!value) return nothing(rule, max);
    const told = measured(value, unit, clearPlaces(value, rule.marks));
    const values = { value: told, max: show(max), floor: floor && measured(floor, unit) };
    const found = [
      ...floorSlips(rule, value, max, values),
      ...targetSlips(rule, value, max, values),
      ...zeroSlips(rule, value, max),
    ];
    const near = drawing.roundedValue(value);
    if (near && drawing.within(rule.measure, near)) {
      const points = isBelow(rule, near) ? ZERO : settled(rule, near, max);
      const key = isBelow(rule, near) === isBelow(rule, value) ? "rate_rounded" : "floor_rounded";
      found.push(slip(points, key, { ...values, near: measured(near, unit) }));
    }
    const rest = sub(top, value);
    if (percent && !rule.isFromZero && rest.n >= 0n && !isBelow(rule, rest)) {
      found.push(slip(settled(rule, rest, max), "rest", { ...values, rest: measured(rest, unit) }));
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

  reaches(rule, max, points) {
    const { floor, step: round } = rule;
    if (round && cmp(multiple(points, round), points)) return false;
    const exact = floor ? earned(rule, floor, max) : ZERO;
    const least = round ? multiple(exact, round) : exact;
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
