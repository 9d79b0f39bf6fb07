// Spot the over-claim: the unit says how many points; is it right, and what is right.
import { isByUnit } from "../../engine/answers.js";
import { cmp, show } from "../../engine/numbers.js";
import { say } from "../../engine/trace.js";
import { SENTENCES } from "../sentences.js";
import { mistakenSituation, situation, wrongResults } from "../situation.js";
import { byPoints, isSame } from "../slips.js";
import { aboutNode, itemsOf } from "./points.js";

/**
 * @import { Ratio } from "../../engine/numbers.js"
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

/** @type {Asking<Item>} */
export const question = {
  subjects: (set, data, codes) => itemsOf(set, codes).filter(({ node }) => isByUnit(node.rule)),

  make(set, data, { node }, level, random) {
    const facts = data.items[node.id];
    const mistaken = mistakenSituation(set, node, facts, random);
    const made = mistaken || situation(set, node, facts, level, random);
    const wrong = wrongResults(node, made.points, made.slips);
    if (wrong.length < 2) return null;
    /** @param {Slip} one */
    const most = (one) =>
      one.points !== null && cmp(one.points, node.max) <= 0 && one.points.n >= 0n;
    const higher = wrong.filter(
      (one) =>
        most(one) &&
        (made.points === null || cmp(/** @type {Ratio} */ (one.points), made.points) > 0),
    );
    const isTrue = made.points !== null && !mistaken && (!higher.length || random.below(4) === 0);
    const claimed = mistaken ? higher[higher.length - 1] : higher[0] || wrong.find(most);
    if (!isTrue && !claimed) return null;
    const claim = /** @type {Ratio} */ (
      isTrue ? made.points : /** @type {Slip} */ (claimed).points
    );
    const right = { points: made.points, isRight: true, reason: SENTENCES.reasons.right };
    const options = [right, ...wrong].sort((a, b) => byPoints(a.points, b.points));
    const line = say(SENTENCES.told.claim, { points: show(claim), max: show(node.max) });
    return {
      about: aboutNode(set, node, facts.table),
      entry: made.entry,
      claim,
      lines: [...made.lines, line],
      prompt: SENTENCES.prompts.claim,
      steps: made.steps,
      workings: made.workings,
      options: options.map((one) => ({ ...one, text: verdict(one.points, claim) })),
    };
  },
};
