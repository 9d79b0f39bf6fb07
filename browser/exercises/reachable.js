// What rule kinds ask to tell whether they can give so many points.
import { cmp, sub } from "../engine/numbers.js";

/** @import { Ratio } from "../engine/numbers.js" */

/**
 * Whether one of several levels gives so many.
 * @param {{ points: Ratio }[]} levels
 * @param {Ratio} points
 */
export const isAny = (levels, points) => levels.some((one) => cmp(one.points, points) === 0);

/**
 * Whether points are from 0 to max.
 * @param {Ratio} max
 * @param {Ratio} points
 */
export const isWithin = (max, points) => points.n >= 0n && cmp(points, max) <= 0;

/**
 * Whether costs, each as often as needed, add up to a total.
 * @param {Ratio[]} costs
 * @param {Ratio} total
 * @returns {boolean}
 */
export function isSumOf(costs, total) {
  if (!total.n) return true;
  return costs.some(
    (cost, at) => cmp(cost, total) <= 0 && isSumOf(costs.slice(at), sub(total, cost)),
  );
}
