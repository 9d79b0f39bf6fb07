// Spot the over-claim: the unit says how many points; is it right, and what is right.
import { isByUnit } from "../../engine/answers.js";
import { cmp, show } from "../../engine/numbers.js";
import { say } from "../../engine/trace.js";
import { SENTENCES } from "../sentences.js";
import { mistakenSituation, situation, wrongResults } from "../situation.js";
import { isSame } from "../slips.js";
import { aboutNode, itemsOf } from "./points.js";

/**
 * @import { Ratio } from "../../engine/numbers.js"
 * @import { Leaf } from "../../engine/sheets.js"
 * @import { Random } from "../random.js"
 * @import { Asking, Points, Slip } from "../shapes.d.ts"
 * @import { Item } from "./points.js"
 */

/**
 * What is said of a claim by somebody who takes so many points for right.
 * @param {Points} points
 * @param {Ratio} claim
 */
function verdict(points, claim) {
  if (points === null) return SENTENCES.options.claim_exempt;
  const wrong = cmp(points, claim) < 0 ? "claim_over" : "claim_under";
  const key = isSame(points, claim) ? "claim_right" : wrong;
  return say(SENTENCES.options[key], { points: show(points) });
}

/**
 * What a unit may have claimed: too much, too little, the right points, each as likely, of figures
 * that somebody writes down.
 * @param {Leaf} node
 * @param {Points} points
 * @param {Slip[]} wrong
 * @param {Random} random
 * @returns {Ratio[]}
 */
function claimsOf(node, points, wrong, random) {
  /**
   * @param {Points} one
   * @returns {one is Ratio}
   */
  const isWritten = (one) =>
    one !== null && one.n >= 0n && cmp(one, node.max) <= 0 && (one.n * 100n) % one.d === 0n;
  const claimed = wrong.map((one) => one.points).filter(isWritten);
  const groups = [
    claimed.filter((one) => points === null || cmp(one, points) > 0),
    claimed.filter((one) => points !== null && cmp(one, points) < 0),
    [points].filter(isWritten),
  ];
  return groups.filter((one) => one.length).map((one) => random.pick(one));
}

/** @type {Asking<Item>} */
export const question = {
  subjects: (set, data, codes) => itemsOf(set, codes).filter(({ node }) => isByUnit(node.rule)),

  make(set, data, { node }, level, random) {
    const facts = data.items[node.id];
    const mistaken = random.below(4) === 0 && mistakenSituation(set, node, facts, random);
    const made = mistaken || situation(set, node, facts, level, random);
    const wrong = wrongResults(node, made.points, made.slips, random);
    if (wrong.length < 2) return null;
    const claims = mistaken ? [node.max] : claimsOf(node, made.points, wrong, random);
    if (!claims.length) return null;
    const claim = random.pick(claims);
    const right = { points: made.points, isRight: true, reason: SENTENCES.reasons.right };
    const line = say(SENTENCES.told.claim, { points: show(claim), max: show(node.max) });
    return {
      about: aboutNode(set, node, facts.table),
      entry: made.entry,
      claim,
      lines: [...made.lines, line],
      prompt: SENTENCES.prompts.claim,
      steps: made.steps,
      workings: made.workings,
      options: [right, ...wrong].map((one) => ({ ...one, text: verdict(one.points, claim) })),
    };
  },
};
