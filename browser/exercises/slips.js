// Slips: what somebody gets who makes one certain mistake, and the words that tell which.
import { ZERO, show } from "../engine/numbers.js";
import { say } from "../engine/trace.js";
import { SENTENCES } from "./sentences.js";

/**
 * @import { Ratio } from "../engine/numbers.js"
 * @import { Values } from "../engine/trace.js"
 * @import { WhenNone } from "../shapes.js"
 * @import { Points, Reason, Slip } from "./shapes.d.ts"
 * @import { Random } from "./random.js"
 */

/**
 * The key names the mistake in the words of reasons.
 * @template {Points} P
 * @param {P} points
 * @param {Reason} key
 * @param {Values} [values]
 * @returns {Slip<P>}
 */
export const slip = (points, key, values = {}) => ({
  points,
  key,
  reason: say(SENTENCES.reasons[key], values),
});

/**
 * Two results look the same on paper.
 * @param {Points} a
 * @param {Points} b
 */
export const isSame = (a, b) => (a === null || b === null ? a === b : show(a) === show(b));

/**
 * Slips with results of their own, in their order: the telling ones stand first.
 * @template {Points} P
 * @param {Slip<P>[]} slips
 * @param {Points} right
 */
export function distinct(slips, right) {
  /** @type {Slip<P>[]} */
  const kept = [];
  for (const one of slips) {
    const known = [right, ...kept.map((other) => other.points)];
    if (known.every((points) => !isSame(points, one.points))) kept.push(one);
  }
  return kept;
}

/**
 * So many of the wrong results that the right one has any rank among them, where there are enough
 * above and below it: by chance, in their order on each side.
 * @template T
 * @param {T[]} wrong
 * @param {(one: T) => boolean} isAbove
 * @param {Random} random
 * @param {number} most
 */
export function balanced(wrong, isAbove, random, most) {
  const [above, below] = [wrong.filter(isAbove), wrong.filter((one) => !isAbove(one))];
  const count = Math.min(most, wrong.length);
  const taken = random.between(Math.max(0, count - below.length), Math.min(count, above.length));
  return [...above.slice(0, taken), ...below.slice(0, count - taken)];
}

/**
 * What is taken for the result when there was nothing to measure: 0 of 0.
 * @param {{ when_none?: WhenNone }} rule one that says what follows
 * @param {Ratio} max
 */
export function nothing(rule, max) {
  const wrong = {
    full: [slip(ZERO, "none_zero"), slip(null, "none_exempt")],
    zero: [slip(max, "none_full"), slip(null, "none_exempt")],
    not_applicable: [slip(ZERO, "exempt_zero"), slip(max, "exempt_full")],
  };
  return wrong[/** @type {WhenNone} */ (rule.when_none)];
}
