// Figures of bands and shares: drawn far from the marks, near them, at them or just beside them.
import {
  abs,
  add,
  floor,
  HUNDRED,
  cmp,
  div,
  mul,
  of,
  ratio,
  rounded,
  sub,
} from "../engine/numbers.js";

/**
 * @import { Ratio } from "../engine/numbers.js"
 * @import { ReadyMeasure } from "../engine/figures.js"
 * @import { MeasureAnswer } from "../shapes.js"
 * @import { Chance, MeasuredRule } from "./shapes.d.ts"
 * @typedef {(value: Ratio) => unknown} PlaceOf where a figure falls: the same for all of one band
 * @typedef {"far" | "near" | "at" | "trap"} Wanted how a figure stands to the marks
 */

const TRIES = 80;
const WHOLES = [20, 40, 50];

/** @param {Ratio[]} list */
const largest = (list) => list.reduce((a, b) => (cmp(b, a) > 0 ? b : a));
/** @param {Ratio} a */
const wholeOf = (a) => Number(floor(a));
/** @param {ReadyMeasure} measure */
const times = (measure) => (measure.percent ? HUNDRED : of(1));

/**
 * The exact figure of an answer, null when there was nothing to measure.
 * @param {ReadyMeasure} measure
 * @param {MeasureAnswer} raw
 */
export function valueOf(measure, raw) {
  if (raw.value !== undefined) return of(raw.value);
  const whole = of(raw.whole);
  return whole.n ? div(mul(of(raw.part), times(measure)), whole) : null;
}

/**
 * The greatest figure worth drawing.
 * @param {ReadyMeasure} measure
 * @param {Ratio[]} marks
 */
function ceiling(measure, marks) {
  const far = marks.length ? mul(largest(marks), of(2)) : HUNDRED;
  return measure.top && cmp(measure.top, far) < 0 ? measure.top : far;
}

/**
 * Whether a figure suits: 1 far from marks, 2 near one, 3 at one or in the trap of rounding.
 * @param {Ratio} value
 * @param {{ marks: Ratio[], place: PlaceOf, wanted: Wanted, span: Ratio }} sought
 * @returns {boolean}
 */
function suits(value, { marks, place, wanted, span }) {
  if (!marks.length) {
    const simple = cmp(rounded(value, 0), value) === 0;
    if (wanted === "far") return simple;
    return wanted === "near" ? !simple : cmp(rounded(value, 2), value) !== 0;
  }
  const gap = marks.map((mark) => abs(sub(value, mark))).reduce((a, b) => (cmp(b, a) < 0 ? b : a));
  const share = div(mul(gap, HUNDRED), span);
  if (wanted === "at") return gap.n === 0n;
  if (wanted === "trap") return place(rounded(value, 0)) !== place(value);
  const isNear = cmp(share, of(5)) <= 0;
  return wanted === "far" ? !isNear : isNear && gap.n !== 0n;
}

/** @type {Record<number, Wanted[]>} by level */
const WANTED = { 1: ["far"], 2: ["near"], 3: ["at", "trap"] };

/**
 * @param {MeasuredRule} rule
 * @param {Ratio[]} marks
 * @param {PlaceOf} place
 * @param {Omit<Chance, "wholes">} chance
 */
function drawValue(rule, marks, place, { level, random }) {
  const { measure } = rule;
  const last = wholeOf(ceiling(measure, marks)) + (measure.top ? 0 : 2);
  const first = wholeOf(measure.bottom);
  /** @param {number} n */
  const isMark = (n) => marks.some((mark) => cmp(mark, of(n)) === 0);
  /** @param {number} n */
  const beside = (n) => isMark(n - 1) || isMark(n + 1);
  const all = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  /** @type {Record<number, (n: number) => boolean>} */
  const fits = {
    1: (n) => !isMark(n),
    2: (n) => beside(n) && !isMark(n),
    3: isMark,
  };
  const fit = all.filter(fits[level]);
  return { value: random.pick(fit.length ? fit : all) };
}

const USUAL = of(25);
const LOW = of(40);

/**
 * Between which figures an office may well be: of a rate not far below the lowest mark nor far
 * above the highest; without marks not below what nobody lives with.
 * @param {ReadyMeasure} measure
 * @param {Ratio[]} marks
 * @param {Ratio} top
 */
function usual({ bottom, percent }, marks, top) {
  if (!percent) return [bottom, top];
  if (!marks.length) return [cmp(LOW, top) < 0 ? LOW : bottom, top];
  const [lowest, highest] = [marks.reduce((a, b) => (cmp(b, a) < 0 ? b : a)), largest(marks)];
  const [least, most] = [sub(lowest, USUAL), add(highest, USUAL)];
  return [cmp(least, bottom) > 0 ? least : bottom, cmp(most, top) < 0 ? most : top];
}

/**
 * A part of a whole, anywhere or about a mark.
 * @param {ReadyMeasure} measure
 * @param {Ratio[]} marks
 * @param {{ whole: number, top: Ratio, wanted: Wanted, random: Chance["random"] }} sought
 */
function drawPart(measure, marks, { whole, top, wanted, random }) {
  /** @param {Ratio} rate */
  const exactAt = (rate) => div(mul(rate, of(whole)), times(measure));
  /** @param {Ratio} rate */
  const partAt = (rate) => wholeOf(exactAt(rate));
  const [low, high] = usual(measure, marks, top);
  const least = partAt(low) + (exactAt(low).d === 1n ? 0 : 1);
  const most = partAt(high);
  const mark = marks.length ? partAt(random.pick(marks)) : 0;
  const isAnywhere = wanted === "far" || !marks.length;
  const near = isAnywhere ? random.between(least, most) : mark + random.between(-2, 2);
  return Math.min(most, Math.max(least, near));
}

/**
 * Part and whole with the size of those in the worked examples.
 * @param {MeasuredRule} rule
 * @param {Ratio[]} marks
 * @param {PlaceOf} place
 * @param {Chance} chance
 */
export function draw(rule, marks, place, { level, random, wholes }) {
  const { measure } = rule;
  if (!measure.of) return drawValue(rule, marks, place, { level, random });
  if (level === 3 && rule.when_none && random.below(4) === 0) return { part: 0, whole: 0 };
  const base = random.pick(wholes.length ? wholes : WHOLES);
  const wanted = random.pick(WANTED[level]);
  const top = ceiling(measure, marks);
  const span = measure.top && cmp(measure.top, HUNDRED) <= 0 ? top : HUNDRED;
  /** @type {{ part: number, whole: number } | null} */
  let kept = null;
  for (let tried = 0; tried < TRIES; tried += 1) {
    const whole = Math.max(4, random.between(Math.ceil(base / 2), Math.ceil(base * 1.5)));
    const part = drawPart(measure, marks, { whole, top, wanted, random });
    const value = ratio(BigInt(part) * times(measure).n, BigInt(whole));
    if (suits(value, { marks, place, wanted, span })) return { part, whole };
    if (!kept || value.n) kept = { part, whole };
  }
  return kept;
}

/**
 * Rounded to a whole number, the slip of all slips; null when that changes nothing.
 * @param {Ratio} value
 */
export function roundedValue(value) {
  const near = rounded(value, 0);
  return cmp(near, value) === 0 ? null : near;
}

/**
 * Whether there can be such a figure.
 * @param {Pick<ReadyMeasure, "bottom" | "top">} measure
 * @param {Ratio} value
 */
export const within = ({ bottom, top }, value) =>
  cmp(value, bottom) >= 0 && (!top || cmp(value, top) <= 0);
