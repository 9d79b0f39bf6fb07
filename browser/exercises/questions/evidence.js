// Find the missing evidence: the file of an item with one document left out.
import { of, show } from "../../engine/numbers.js";
import { say, step } from "../../engine/trace.js";
import { SENTENCES } from "../sentences.js";
import { aboutNode, itemsOf } from "./points.js";

/**
 * @import { OpenSet, Leaf, SetNode } from "../../engine/sheets.js"
 * @import { Asking, Option } from "../shapes.d.ts"
 * @import { Item } from "./points.js"
 */

const MOST_WRONG = 3;
const CLOSE = 60;

/** @param {string} text */
const wordsOf = (text) =>
  new Set(
    text
      .toLowerCase()
      .split(/[\s,.;:()“”"/-]+/)
      .filter(Boolean),
  );

/**
 * Whether two documents read alike, so that one could pass for the other.
 * @param {string} one
 * @param {string} other
 */
function isLike(one, other) {
  const [a, b] = [wordsOf(one), wordsOf(other)];
  const both = [...a].filter((word) => b.has(word)).length;
  return both * 100 >= CLOSE * Math.min(a.size, b.size);
}

/**
 * Items from near to far: of the same criterion, of the same field, of all.
 * @param {OpenSet} set
 * @param {Leaf} node
 */
function neighbours(set, node) {
  const field = /** @type {SetNode} */ (set.fields.find((one) => one.leaves.includes(node)));
  const criterion = field.parts.find((one) => one.leaves.includes(node)) || field;
  const near = [...criterion.leaves, ...field.leaves, ...set.fields.flatMap((one) => one.leaves)];
  return { criterion, field, all: [...new Set(near)].filter((one) => one !== node) };
}

/** @type {Asking<Item>} */
export const question = {
  subjects: (set, data, codes) =>
    itemsOf(set, codes)
      .filter(({ node }) => data.items[node.id].evidence.length)
      .map((one) => ({ ...one, group: data.items[one.id].evidence.length > 1 ? "many" : "one" })),

  make(set, data, { node }, level, random) {
    const facts = data.items[node.id];
    const missing = random.pick(facts.evidence);
    const rest = facts.evidence.filter((one) => one !== missing);
    const { criterion, field, all } = neighbours(set, node);
    const reach = /** @type {Record<number, (leaf: Leaf) => boolean>} */ ({
      1: (one) => !field.leaves.includes(one),
      2: (one) => field.leaves.includes(one),
      3: (one) => criterion.leaves.includes(one),
    })[level];
    const own = facts.evidence.map((one) => one.document);
    /** @type {string[]} */
    const taken = [];
    /** @type {Option[]} */
    const wrong = [];
    /** @type {(document: string, reason: string) => void} */
    const add = (document, reason) => {
      if (wrong.length >= MOST_WRONG || taken.some((one) => isLike(one, document))) return;
      taken.push(document);
      wrong.push({ text: document, reason });
    };
    if (level > 1) {
      for (const { document } of rest) {
        if (!isLike(document, missing.document)) add(document, SENTENCES.reasons.in_file);
      }
    }
    taken.push(...own);
    const near = random.shuffled(all.filter(reach));
    const far = random.shuffled(all.filter((one) => !near.includes(one)));
    for (const other of [...near, ...(level === 1 ? [] : all), ...far]) {
      for (const { document } of data.items[other.id].evidence) {
        add(document, say(SENTENCES.reasons.other_item, { code: other.id, title: other.title }));
      }
    }
    if (wrong.length < 2) return null;
    const right = { text: missing.document, isRight: true, reason: SENTENCES.reasons.right };
    const lines = rest.length
      ? rest.map((one) => say(SENTENCES.told.document, one))
      : [SENTENCES.told.no_document];
    return {
      about: aboutNode(set, node, null),
      lines,
      prompt: SENTENCES.prompts.evidence,
      workings: [],
      options: random.shuffled([right, ...wrong]),
      steps: [
        step("rule", say(SENTENCES.told.evidence, missing)),
        ...facts.mistakes
          .slice(0, 1)
          .map(({ mistake, costs }) =>
            step("rule", say(SENTENCES.told.cost, { mistake, costs: show(of(costs)) })),
          ),
      ],
    };
  },
};
