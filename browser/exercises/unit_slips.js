// What the points of a field and the index of a unit are mistaken for.
import { isByUnit } from "../engine/answers.js";
import { HUNDRED, ZERO, add, cmp, div, mul, of, show, sub, sum } from "../engine/numbers.js";
import { EXERCISES } from "../kinds/index.js";
import { distinct, slip } from "./slips.js";

/**
 * @import { Ratio } from "../engine/numbers.js"
 * @import { Card, EntryScore, Leaf, Line, OpenSet, Score } from "../engine/sheets.js"
 * @import { RawAnswer } from "../shapes.js"
 * @import { Random } from "./random.js"
 * @import { Slip } from "./shapes.d.ts"
 * @typedef {Line & { node: Leaf, entry: EntryScore }} ItemLine an item with its entry
 */

/**
 * The items of a line: in a whole unit each has an entry.
 * @param {Line} line
 * @returns {ItemLine[]}
 */
export const leavesOf = (line) =>
  line.node.rule ? [/** @type {ItemLine} */ (line)] : line.parts.flatMap(leavesOf);

/** @param {ItemLine} line */
export const isExempt = (line) => line.entry.not_applicable && !line.entry.final;

/**
 * What an item that is not exempt has earned.
 * @param {ItemLine} line
 */
export const earnedBy = (line) => /** @type {Score} */ (line.entry.final).points;

/** @param {ItemLine[]} lines */
const codesOf = (lines) => lines.map((line) => line.node.id).join(", ");

/**
 * What the points of a field are mistaken for.
 * @param {ItemLine[]} lines
 * @param {Map<string, RawAnswer>} answers those that settle the items, by item
 * @param {Ratio} right
 * @returns {Slip<Ratio>[]}
 */
export function fieldSlips(lines, answers, right) {
  const settled = lines.filter((line) => !isExempt(line));
  /** @param {ItemLine} line */
  const claimed = (line) =>
    line.entry.columns.self ? line.entry.columns.self.points : earnedBy(line);
  const lowered = settled.filter((line) => cmp(claimed(line), earnedBy(line)) !== 0);
  const exempt = lines.filter(isExempt);
  const surveyed = settled.filter((line) => !isByUnit(line.node.rule));
  /** @type {Slip<Ratio>[]} */
  const found = [];
  if (lowered.length) {
    found.push(slip(sum(settled.map(claimed)), "self_taken", { codes: codesOf(lowered) }));
  }
  if (exempt.length) {
    const counted = add(right, sum(exempt.map((line) => line.node.max)));
    found.push(slip(counted, "exempt_counted", { codes: codesOf(exempt) }));
  }
  if (surveyed.length && surveyed.length < settled.length) {
    const without = sub(right, sum(surveyed.map(earnedBy)));
    found.push(slip(without, "survey_left", { codes: codesOf(surveyed) }));
  }
  return [...found, ...settled.flatMap((line) => itemSlips(line, answers, right))];
}

/**
 * The field with one item wrong, by the first mistake in it that changes something.
 * @param {ItemLine} line
 * @param {Map<string, RawAnswer>} answers
 * @param {Ratio} right
 * @returns {Slip<Ratio>[]}
 */
function itemSlips(line, answers, right) {
  const { id: code, rule, max } = line.node;
  const raw = /** @type {RawAnswer} */ (answers.get(code));
  if (raw.points !== undefined) return [];
  const points = earnedBy(line);
  const [first] = distinct(EXERCISES[rule.kind].slips(rule, max, raw), points);
  if (!first || first.points === null) return [];
  const values = { code, points: show(first.points), right: show(points), why: first.reason };
  return [slip(add(sub(right, points), first.points), "item_wrong", values)];
}

/**
 * What the index of a unit is mistaken for.
 * @param {OpenSet} set
 * @param {Card} card
 * @param {Random} random
 */
export function indexSlips(set, card, random) {
  /**
   * @param {Ratio} points
   * @param {Ratio} max
   */
  const index = (points, max) => mul(div(points, max), HUNDRED);
  const max = of(set.max);
  const score = card.lines.filter((line) => line.node.role === "score");
  const shares = /** @type {Ratio[]} */ (score.map((line) => line.index).filter(Boolean));
  const surveyed = score
    .flatMap(leavesOf)
    .filter((line) => !isByUnit(line.node.rule) && line.entry.final);
  const survey = sum(surveyed.map(earnedBy));
  const self = card.columns.self || ZERO;
  const found = [
    ...(cmp(card.max, max) === 0
      ? []
      : [slip(index(card.points, max), "whole_max", { max: show(max), own: show(card.max) })]),
    ...random.shuffled([
      slip(div(sum(shares), of(shares.length)), "mean_of_fields"),
      slip(index(add(self, survey), card.max), "self_index"),
      slip(index(sub(card.points, survey), card.max), "survey_index"),
    ]),
  ];
  return found.filter(({ points }) => points.n >= 0n && cmp(points, HUNDRED) <= 0);
}
