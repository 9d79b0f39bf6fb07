// Give the points: figures of a unit, how many points.
import * as numbers from "../../engine/numbers.js";
import { guides } from "../../engine/guides.js";
import { say } from "../../engine/trace.js";
import { SENTENCES } from "../sentences.js";
import { mistakenSituation, situation, wrongResults } from "../situation.js";

/**
 * @import { Leaf, OpenSet, SetNode } from "../../engine/sheets.js"
 * @import { About, Asking, Points, Subject } from "../shapes.d.ts"
 * @typedef {Subject & { node: Leaf }} Item an item to ask on
 */

/** @param {Points} points */
export const shown = (points) =>
  points === null
    ? SENTENCES.options.exempt
    : say(SENTENCES.options.points, { points: numbers.show(points) });

/**
 * Every item of the codes asked for that has a rule.
 * @param {OpenSet} set
 * @param {string[]} codes
 * @returns {Item[]}
 */
export const itemsOf = (set, codes) => {
  const asked = new Set(
    codes.flatMap((code) => /** @type {SetNode} */ (set.nodes.get(code)).leaves),
  );
  return set.fields
    .flatMap((field) => field.leaves)
    .filter((leaf) => !codes.length || asked.has(leaf))
    .map((node) => ({ id: node.id, group: node.rule.kind, node }));
};

/**
 * @param {OpenSet} set
 * @param {Leaf} node
 * @param {About["table"]} table
 * @returns {About}
 */
export const aboutNode = (set, node, table) => ({
  code: node.id,
  title: node.title,
  max: numbers.show(node.max),
  table,
  page: guides(set)[node.id],
  kind: node.rule.kind,
});

/** @type {Asking<Item>} */
export const question = {
  subjects: (set, data, codes) => itemsOf(set, codes),

  make(set, data, { node }, level, random) {
    const facts = data.items[node.id];
    const made =
      (level > 1 && random.below(2) && mistakenSituation(set, node, facts, random)) ||
      situation(set, node, facts, level, random);
    const wrong = wrongResults(node, made.points, made.slips, random);
    if (wrong.length < 2) return null;
    const right = { points: made.points, isRight: true, reason: SENTENCES.reasons.right };
    return {
      about: aboutNode(set, node, facts.table),
      entry: made.entry,
      lines: made.lines,
      prompt: SENTENCES.prompts.points,
      steps: made.steps,
      workings: made.workings,
      options: [right, ...wrong].map((one) => ({ ...one, text: shown(one.points) })),
    };
  },
};

export { shown as shownPoints };
