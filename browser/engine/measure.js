// The figure that bands and shares look at: rules/measure.py.
import * as shapes from "./shapes.js";
import { measured, withUnit } from "./intervals.js";
import { HUNDRED, ZERO, clearPlaces, cmp, div, equals, mul, of, show } from "./numbers.js";
import { outcome, refuse, say, step } from "./trace.js";

/** @typedef {import("./numbers.js").Ratio} Ratio */
/** @import { Measure, MeasureAnswer, WhenNone } from "../shapes.js" */
/** @import { Measured, Reached, ReadyMeasure } from "./figures.js" */
/** @typedef {import("../words.js").Words["rules"]} Rules */
/** @typedef {Rules["bands"]["words"] | Rules["share"]["words"] | Rules["steps"]["words"]} Words */
/** @typedef {Rules["bands"]["refusals"] | Rules["share"]["refusals"] | Rules["steps"]["refusals"]} Refusals */

const ONE = of(1);
export const SHAPE = {
  value: shapes.maybe(shapes.number),
  part: shapes.maybe(shapes.points),
  whole: shapes.maybe(shapes.points),
};

/**
 * @param {Measure} data
 * @returns {ReadyMeasure}
 */
export function readMeasure(data) {
  const percent = data.unit === "%";
  const most = percent ? HUNDRED : null;
  const top = data.to === undefined ? most : of(data.to);
  const bottom = data.from === undefined ? ZERO : of(data.from);
  return { label: data.label, unit: data.unit, of: data.of, percent, bottom, top };
}

/**
 * The value (null: the whole is 0), as shown, with the steps that led to it.
 * @param {Words} words
 * @param {Refusals} refusals
 * @param {ReadyMeasure} measure
 * @param {Measured} answer
 * @param {Ratio[]} marks where the points change
 * @returns {Reached}
 */
export function figure(words, refusals, measure, answer, marks) {
  const { value, part, whole } = answer;
  if (value !== undefined) {
    if (part !== undefined || whole !== undefined) throw refuse([], refusals.both);
    within(refusals, measure, value, "value");
    const shown = () => measured(value, measure.unit, clearPlaces(value, marks));
    const steps = () => [step("input", say(words.given, { label: measure.label, value: shown() }))];
    return { value, shown, steps };
  }
  return quotient(words, refusals, measure, answer, marks);
}

/**
 * @param {Words} words
 * @param {Refusals} refusals
 * @param {ReadyMeasure} measure
 * @param {Measured} answer
 * @param {Ratio[]} marks
 * @returns {Reached}
 */
function quotient(words, refusals, measure, { part, whole }, marks) {
  if (!measure.of) throw refuse([], refusals.no_value, measure);
  const [partLabel, wholeLabel] = measure.of;
  const labels = { part_label: partLabel, whole_label: wholeLabel };
  if (part === undefined || whole === undefined) {
    const missing = [
      ["part", partLabel, part],
      ["whole", wholeLabel, whole],
    ]
      .filter(([, , given]) => given === undefined)
      .map(([key, label]) => say(words.missing_one, { key, label }));
    const [one, other] = missing;
    const told = other ? say(words.missing_two, { one, other }) : one;
    throw refuse([], refusals.missing, { missing: told, ...labels });
  }
  const counted = () =>
    step("input", say(words.counted, { ...labels, part: show(part), whole: show(whole) }));
  if (whole.n === 0n) {
    if (part.n !== 0n) {
      throw refuse(["part"], refusals.part_of_none, { ...labels, part: show(part) });
    }
    const none = say(words.none, { ...labels, label: measure.label });
    return { value: null, shown: () => "", steps: () => [counted(), step("compute", none)] };
  }
  const times = measure.percent ? HUNDRED : ONE;
  const value = div(mul(part, times), whole);
  const isShare = measure.top && cmp(measure.top, times) === 0;
  if (isShare && cmp(part, whole) > 0) {
    const figures = { part: show(part), whole: show(whole) };
    throw refuse(["part"], refusals.above_whole, { ...labels, ...figures });
  }
  within(refusals, measure, value, "part");
  const places = () => clearPlaces(value, marks);
  const compute = () =>
    say(words[measure.percent ? "percent" : "quotient"], {
      part: show(part),
      whole: show(whole),
      value: withUnit(equals(value, places()), measure.unit),
    });
  return {
    value,
    shown: () => measured(value, measure.unit, places()),
    steps: () => [counted(), step("compute", compute())],
  };
}

/**
 * @param {Refusals} refusals
 * @param {ReadyMeasure} measure
 * @param {Ratio} value
 * @param {string} key
 */
function within(refusals, { label, unit, bottom, top }, value, key) {
  if (cmp(value, bottom) >= 0 && (!top || cmp(value, top) <= 0)) return;
  throw refuse([key], refusals[top ? "between" : "too_low"], {
    label,
    value: measured(value, unit),
    bottom: measured(bottom, unit),
    top: top && measured(top, unit),
  });
}

/**
 * The outcome when there was nothing to measure.
 * @param {Words} words
 * @param {Refusals} refusals
 * @param {WhenNone | undefined} policy
 * @param {Reached} reached
 * @param {Ratio} maximum
 */
export function whenNone(words, refusals, policy, reached, maximum) {
  if (!policy) throw refuse(["whole"], refusals.no_policy);
  const points = { full: maximum, zero: ZERO, not_applicable: null }[policy];
  const text = () => say(words[policy], { maximum: show(maximum) });
  return outcome(points, () => [...reached.steps(), step("rule", text())]);
}

/** Its answers in a link. */
export const LINKED = {
  p: {
    has: "part",
    /** @param {MeasureAnswer} raw */
    write: ({ part, whole }) => `${part}~${whole}`,
    /** @param {string} text */
    read(text) {
      const [part, whole] = text.split("~");
      return { part, whole };
    },
  },
  v: {
    has: "value",
    /** @param {MeasureAnswer} raw */
    write: ({ value }) => value,
    /** @param {string} value */
    read: (value) => ({ value }),
  },
};
