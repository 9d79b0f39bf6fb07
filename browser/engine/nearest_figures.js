// The figures of a measured rule in the order in which they lie from an answer's own.
import { measured } from "./intervals.js";
import { HUNDRED, abs, add, cmp, div, exact, floor, mul, of, show, sub } from "./numbers.js";

/** @typedef {import("./numbers.js").Ratio} Ratio */
/** @import { MeasureAnswer } from "../shapes.js" */
/** @import { Other, ReadyMeasure } from "./figures.js" */

const ONE = of(1);

/**
 * Parts at which a quotient reaches or passes a mark, with those beside them.
 * @param {Ratio} mark
 * @param {Ratio} whole
 * @param {boolean} percent
 * @returns {Ratio[]}
 */
function partsAt(mark, whole, percent) {
  const at = floor(percent ? div(mul(mark, whole), HUNDRED) : mul(mark, whole));
  return [at - 1n, at, at + 1n].map((n) => ({ n, d: 1n }));
}

/**
 * The nearest value: a mark, or one beside it, since a band may begin only after its mark.
 * @param {ReadyMeasure} measure
 * @param {MeasureAnswer} raw
 * @param {Ratio[]} marks
 * @returns {Other<MeasureAnswer>[]}
 */
function nearestValues({ label, unit, bottom, top }, raw, marks) {
  const value = of(raw.value);
  const ends = /** @type {Ratio[]} */ ([...marks, bottom, top].filter(Boolean));
  const beside = ends.flatMap((mark) => [mark, add(mark, ONE), sub(mark, ONE)]);
  const near = beside.map((mark) => ({ mark, away: abs(sub(mark, value)) }));
  near.sort((a, b) => cmp(a.away, b.away));
  return near.map(({ mark }) => ({
    raw: { value: exact(mark) },
    text: `${label} cần là ${measured(mark, unit)}`,
  }));
}

/**
 * Other answers to a measured rule, the nearest first: other parts of the same whole, or other
 * values.
 * @param {ReadyMeasure} measure
 * @param {MeasureAnswer} raw
 * @param {Ratio[]} marks
 * @returns {Other<MeasureAnswer>[]}
 */
export function nearestMeasured(measure, raw, marks) {
  if (raw.value !== undefined) return nearestValues(measure, raw, marks);
  const [part, whole] = [of(raw.part), of(raw.whole)];
  if (!whole.n) return [];
  /** @type {Ratio[]} */
  const parts = [
    add(part, ONE),
    sub(part, ONE),
    whole,
    { n: 0n, d: 1n },
    ...marks.flatMap((mark) => partsAt(mark, whole, measure.percent)),
  ];
  const others = parts.filter((one) => one.n >= 0n && cmp(one, part) !== 0);
  others.sort((a, b) => cmp(abs(sub(a, part)), abs(sub(b, part))));
  const [label] = /** @type {string[]} */ (measure.of);
  return others.map((one) => ({
    raw: { part: exact(one), whole: raw.whole },
    text: `${label} cần là ${show(one)} trên ${show(whole)}, hiện là ${show(part)}`,
  }));
}
