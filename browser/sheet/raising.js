// What would raise an answer: the nearest other answer of the same rule that earns more.
import { scoreColumn } from "../engine/answers.js";
import { cmp, sub } from "../engine/numbers.js";
import { Refused } from "../engine/trace.js";
import { KINDS } from "../kinds/index.js";

/**
 * @import { Ratio } from "../engine/numbers.js"
 * @import { Leaf, ReadyRule } from "../engine/sheets.d.ts"
 * @import { Column, RawAnswer } from "../shapes.js"
 * @typedef {(rule: ReadyRule, raw: RawAnswer) => { raw: RawAnswer, text: string }[]} Nearest
 * @typedef {{ raw: RawAnswer, text: string, points: Ratio, gain: Ratio }} Raised
 */

/**
 * The nearest answer that earns more; null when there is none.
 * @param {Leaf} node
 * @param {Column} column
 * @param {RawAnswer} raw
 * @returns {Raised | null}
 */
export function raise(node, column, raw) {
  if (raw.points !== undefined) return null;
  const now = scoreColumn(node, column, raw).points;
  if (now === null || cmp(now, node.max) >= 0) return null;
  for (const other of /** @type {Nearest} */ (KINDS[node.rule.kind].nearest)(node.rule, raw)) {
    try {
      const { points } = scoreColumn(node, column, other.raw);
      if (points !== null && cmp(points, now) > 0) {
        return { ...other, points, gain: sub(points, now) };
      }
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
    }
  }
  return null;
}
