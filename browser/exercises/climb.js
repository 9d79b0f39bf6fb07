// How an answer climbs to the next level, for the question which figure reaches it.
import { dayAt, numberOf } from "../engine/days.js";
import { measured } from "../engine/intervals.js";
import { HUNDRED, add, cmp, div, exact, mul, of, rounded, show, sub } from "../engine/numbers.js";
import { lowerFirst } from "../engine/text.js";

/**
 * @import { Day } from "../engine/days.js"
 * @import { Ratio } from "../engine/numbers.js"
 * @import { ReadyMeasure } from "../engine/figures.js"
 * @import { DeadlineAnswer, MeasureAnswer } from "../shapes.js"
 * @import { Believes, Climb, ClimbFigure, Mistaken } from "./shapes.d.ts"
 */

const [ONE, TWO, THREE] = [of(1), of(2), of(3)];

/** @type {ClimbFigure<MeasureAnswer>} */
const PART = {
  read: (raw) => of(raw.part),
  write: (raw, value) => ({ ...raw, part: exact(value) }),
  show: (value) => show(value),
};

/** @type {(measure: ReadyMeasure) => ClimbFigure<MeasureAnswer>} */
const valueFigure = ({ unit }) => ({
  read: (raw) => of(raw.value),
  write: (raw, value) => ({ ...raw, value: exact(value) }),
  show: (value) => measured(value, unit),
});

/**
 * The figure at which somebody who rounds the rate believes to be there; none when it is right.
 * @param {ReadyMeasure} measure
 * @param {MeasureAnswer} raw
 * @param {Ratio} right
 * @param {Ratio} one
 * @param {(rate: Ratio) => boolean} believes
 */
function leastRounded({ percent }, raw, right, one, believes) {
  /** @param {Ratio} part */
  const rate = (part) => rounded(div(mul(part, percent ? HUNDRED : ONE), of(raw.whole)), 0);
  let part = right;
  while (sub(part, one).n >= 0n && believes(rate(sub(part, one)))) part = sub(part, one);
  return part === right ? [] : [part];
}

/**
 * Mistaken parts of a whole: by its marks, by rounding, by other figures of the same rule.
 * @param {ReadyMeasure} measure
 * @param {Ratio[]} marks
 * @param {MeasureAnswer} raw
 * @param {Ratio} right
 * @param {Ratio} one
 * @param {(rate: Ratio) => boolean} believes
 * @returns {{ first: Mistaken[], then: Mistaken[] }}
 */
function otherParts(measure, marks, raw, right, one, believes) {
  const whole = of(raw.whole);
  const now = of(raw.part);
  /** @param {Ratio} mark */
  const at = (mark) => (measure.percent ? div(mul(mark, whole), HUNDRED) : mul(mark, whole));
  const exactly = marks.map(at).filter(({ d }) => d === 1n);
  return {
    first: [
      ...leastRounded(measure, raw, right, one, believes).map(
        (part) => /** @type {Mistaken} */ (["rounded_up", part]),
      ),
      ...exactly.map((part) => /** @type {Mistaken} */ (["mark", part])),
    ],
    then: [
      ["difference", sub(right, now).n < 0n ? sub(now, right) : sub(right, now)],
      ...marks.map((mark) => /** @type {Mistaken} */ (["rate_for_count", mark])),
      ["whole", whole],
    ],
  };
}

/**
 * Over a mark of a measure.
 * @param {ReadyMeasure} measure
 * @param {Ratio[]} marks
 * @param {Believes} believes
 * @returns {Climb<MeasureAnswer>}
 */
export const measuredClimb = (measure, marks, believes) => ({
  begins: () => true,
  figure: (raw) => (raw.part !== undefined ? PART : valueFigure(measure)),
  direction(raw, right) {
    const now = of(raw.part !== undefined ? raw.part : raw.value);
    return Math.sign(cmp(right, now));
  },
  others(raw, right, way, points) {
    const one = way > 0 ? ONE : of(-1);
    /** @type {Mistaken[]} */
    const beside = [
      ["short", sub(right, one)],
      ["more", add(right, one)],
    ];
    /** @type {Mistaken[]} */
    const far = [
      ["short", sub(right, mul(one, TWO))],
      ["more", add(right, mul(one, TWO))],
      ["short", sub(right, mul(one, THREE))],
      ["more", add(right, mul(one, THREE))],
    ];
    if (raw.part === undefined) return [...beside, ...far];
    /** @param {Ratio} rate */
    const isThere = (rate) => believes(rate, points);
    const { first, then } = otherParts(measure, marks, raw, right, one, isThere);
    return [...first, ...beside, ...then, ...far];
  },
  prompt(raw) {
    const [part, whole = ""] = measure.of || [measure.label];
    return {
      key: raw.part === undefined ? "raise_value" : "raise_part",
      label: lowerFirst(part),
      whole_label: whole && lowerFirst(whole),
      whole: raw.whole !== undefined ? show(of(raw.whole)) : "",
    };
  },
});

/** @type {ClimbFigure<DeadlineAnswer>} */
const DAY = {
  read: (raw) => of(numberOf(raw.date)),
  write: (raw, value) => ({ ...raw, date: dayAt(Number(value.n)) }),
  show: (value) => dayAt(Number(value.n)),
};

/**
 * To an earlier day.
 * @param {{ due: Day, late: { days?: number }[] }} rule
 * @returns {Climb<DeadlineAnswer>}
 */
export const dayClimb = ({ due, late }) => ({
  begins: () => true,
  figure: () => DAY,
  direction: () => -1,
  others(raw, right) {
    const days = [0, .../** @type {number[]} */ (late.map((one) => one.days).filter(Boolean))];
    return [
      ["short", add(right, ONE)],
      ["more", sub(right, ONE)],
      ...days.map((one) => /** @type {Mistaken} */ (["other_day", of(due.number + one)])),
      ["short", add(right, TWO)],
      ["more", sub(right, TWO)],
      ["short", add(right, THREE)],
      ["more", sub(right, THREE)],
    ];
  },
  prompt: () => ({ key: "raise_day" }),
});
