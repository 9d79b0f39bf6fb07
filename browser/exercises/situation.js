// What a unit has to show for one item, what that comes to, and what others would make of it.
import * as numbers from "../engine/numbers.js";
import { columnsFor, policyOf } from "../engine/answers.js";
import { ZERO, add, cmp, show } from "../engine/numbers.js";
import { scoreEntry } from "../engine/points.js";
import { say } from "../engine/trace.js";
import { EXERCISES } from "../kinds/index.js";
import { SENTENCES } from "./sentences.js";
import { balanced, distinct, slip } from "./slips.js";

/**
 * @import { Leaf, OpenSet } from "../engine/sheets.js"
 * @import { Entry, ItemFacts, NotApplicable, RawAnswer } from "../shapes.js"
 * @import { Level, Points, Situation, Slip, Working } from "./shapes.d.ts"
 * @import { Random } from "./random.js"
 */

const MOST_WRONG = 3;
const BEYOND = ["floor_forgotten", "cap", "negative"]; // the mistake leads beyond the rule

/**
 * @param {OpenSet} set
 * @param {Leaf} node
 * @param {Entry} entry
 * @param {string[]} lines
 * @param {Slip[]} slips
 * @param {Working[]} workings
 * @returns {Situation}
 */
function scored(set, node, entry, lines, slips, workings) {
  const score = scoreEntry(set, node.id, entry);
  const { final } = score;
  return {
    entry,
    lines,
    slips,
    workings,
    points: final ? final.points : null,
    steps: final ? final.steps : score.steps,
  };
}

/**
 * The same of an answer, with what its kind makes of it.
 * @param {OpenSet} set
 * @param {Leaf} node
 * @param {RawAnswer} raw
 * @param {string[]} lines
 */
function answered(set, node, raw, lines) {
  const { rule, max } = node;
  const kind = EXERCISES[rule.kind];
  const entry = { [columnsFor(rule)[0]]: raw };
  return scored(set, node, entry, lines, kind.slips(rule, max, raw), kind.workings(rule, max, raw));
}

/**
 * The item does not fit the unit: nothing is scored, or full marks by policy.
 * @param {OpenSet} set
 * @param {Leaf} node
 * @param {Random} random
 */
function exempt(set, node, random) {
  const reason = random.pick(/** @type {NotApplicable} */ (node.not_applicable).for);
  const isFull = policyOf(set, node) === "full";
  const slips = isFull
    ? [slip(ZERO, "exempt_zero"), slip(null, "none_exempt")]
    : [slip(ZERO, "exempt_zero"), slip(node.max, "exempt_full")];
  const lines = [/** @type {string} */ (set.circumstances.get(reason))];
  return scored(set, node, { not_applicable: reason }, lines, slips, []);
}

/**
 * Somewhat more by a mistake that the library knows, where the rule can give that much.
 * @param {Leaf} node
 * @param {Points} points
 * @param {ItemFacts["mistakes"]} mistakes
 */
function fromMistakes(node, points, mistakes) {
  return mistakes.flatMap(({ mistake, costs }) => {
    const higher = points && add(points, numbers.of(costs));
    if (!higher || !numbers.of(costs).n || cmp(higher, node.max) > 0) return [];
    if (!EXERCISES[node.rule.kind].reaches(node.rule, node.max, higher)) return [];
    return [slip(higher, "mistake", { mistake, costs: show(numbers.of(costs)) })];
  });
}

/**
 * A situation drawn for an item.
 * @param {OpenSet} set
 * @param {Leaf} node
 * @param {ItemFacts} facts
 * @param {Level} level
 * @param {Random} random
 * @returns {Situation}
 */
export function situation(set, node, facts, level, random) {
  const { rule, max } = node;
  const mayRefuse = node.not_applicable && policyOf(set, node) === "refuse";
  if (level === 3 && node.not_applicable && !mayRefuse && random.below(3) === 0) {
    return exempt(set, node, random);
  }
  const kind = EXERCISES[rule.kind];
  const raw = kind.draw(rule, max, { level, random, wholes: facts.wholes });
  const made = answered(set, node, raw, kind.told(rule, raw, max));
  const known = fromMistakes(node, made.points, facts.mistakes);
  return { ...made, slips: [...made.slips.slice(0, 1), ...known, ...made.slips.slice(1)] };
}

/**
 * A mistake of the library as the story: full marks claimed, the level it really comes to.
 * @param {OpenSet} set
 * @param {Leaf} node
 * @param {ItemFacts} facts
 * @param {Random} random
 */
export function mistakenSituation(set, node, facts, random) {
  const { rule, max } = node;
  const fit = facts.mistakes.flatMap(({ mistake, costs }) => {
    const raw =
      numbers.of(costs).n && EXERCISES[rule.kind].afterMistake(rule, max, numbers.of(costs));
    return raw ? [{ mistake, raw }] : [];
  });
  if (!fit.length) return null;
  const { mistake, raw } = random.pick(fit);
  return answered(set, node, raw, [say(SENTENCES.told.mistake, { mistake })]);
}

/**
 * The wrong results to choose from: at most three, each with its reason.
 * @param {Leaf} node
 * @param {Points} points
 * @param {Slip[]} slips
 * @param {Random} random
 */
export function wrongResults(node, points, slips, random) {
  const kept = distinct(slips, points).filter(
    (one) =>
      one.points === null ||
      one.isSure ||
      BEYOND.includes(one.key) ||
      EXERCISES[node.rule.kind].reaches(node.rule, node.max, one.points),
  );
  if (kept.length < 2 && points !== null) kept.push(slip(null, "not_exempt"));
  /** @param {Slip} one */
  const isAbove = (one) => one.points === null || (points !== null && cmp(one.points, points) > 0);
  return balanced(distinct(kept, points), isAbove, random, MOST_WRONG);
}
