// Evidence of an item: which document is missing, which does not belong, where to point in one.
import { of, show } from "../../engine/numbers.js";
import { say, step } from "../../engine/trace.js";
import { SENTENCES } from "../sentences.js";
import { aboutNode, itemsOf } from "./points.js";

/**
 * @import { Leaf } from "../../engine/sheets.js"
 * @import { Random } from "../random.js"
 * @import { Evidence, ItemFacts, SetFacts } from "../../shapes.js"
 * @import { Asking, Level, Option } from "../shapes.d.ts"
 * @import { Item } from "./points.js"
 * @typedef {{ leaf: { id: string, title: string }, proof: Evidence }} Foreign
 * @typedef {{ lines: string[], prompt: string, options: Option[] }} Asked
 */

const MOST_WRONG = 3;
const CLOSE = 60;
const REACH = { 1: 12, 2: 9, 3: 7 };

/** @type {Map<string, Set<string>>} the words of each text; a question compares all documents */
const WORDS = new Map();

/** @param {string} text */
function wordsOf(text) {
  const known = WORDS.get(text);
  if (known) return known;
  const words = new Set(
    text
      .toLowerCase()
      .split(/[\s,.;:()“”"/-]+/)
      .filter(Boolean),
  );
  WORDS.set(text, words);
  return words;
}

/**
 * How many words two texts share.
 * @param {string} one
 * @param {string} other
 */
function shared(one, other) {
  const b = wordsOf(other);
  let count = 0;
  for (const word of wordsOf(one)) if (b.has(word)) count += 1;
  return count;
}

/**
 * Whether two documents read alike, so that one could pass for the other.
 * @param {string} one
 * @param {string} other
 */
const isLike = (one, other) =>
  shared(one, other) * 100 >= CLOSE * Math.min(wordsOf(one).size, wordsOf(other).size);

/**
 * Those of other items that read like what is asked, nearest first, so that words alone lead
 * nowhere; of each document one, and none that could pass for the item's own.
 * @param {SetFacts} data
 * @param {Item[]} items
 * @param {Leaf} node
 * @param {string} asked
 */
function foreign(data, items, node, asked) {
  const own = data.items[node.id].evidence.map((one) => one.document);
  /** @type {Foreign[]} */
  const found = [];
  for (const { node: leaf } of items) {
    for (const proof of leaf === node ? [] : data.items[leaf.id].evidence) {
      const known = [...own, ...found.map((one) => one.proof.document)];
      if (known.every((one) => !isLike(one, proof.document))) found.push({ leaf, proof });
    }
  }
  /** @param {Foreign} one */
  const nearness = (one) => shared(one.proof.document, asked);
  return found.sort((a, b) => nearness(b) - nearness(a));
}

/** @param {Foreign} one */
const ofOther = ({ leaf, proof }) => ({
  text: proof.document,
  reason: say(SENTENCES.reasons.other_item, { code: leaf.id, title: leaf.title }),
});

/** @param {Evidence[]} rest */
const told = (rest) =>
  rest.length ? rest.map((one) => say(SENTENCES.told.document, one)) : [SENTENCES.told.no_document];

/**
 * Which document is missing.
 * @param {ItemFacts} facts
 * @param {Foreign[]} others
 * @param {Random} random
 * @returns {Asked}
 */
function missing({ evidence }, others, random) {
  const proof = random.pick(evidence);
  const rest = evidence.filter((one) => one !== proof);
  const inFile = rest
    .filter((one) => !isLike(one.document, proof.document))
    .map((one) => ({ text: one.document, reason: SENTENCES.reasons.in_file }));
  const wrong = [...inFile.slice(0, 1), ...others.map(ofOther)].slice(0, MOST_WRONG);
  const right = { text: proof.document, isRight: true, reason: SENTENCES.reasons.right };
  const prompt = SENTENCES.prompts.evidence_missing;
  return { lines: told(rest), prompt, options: [right, ...wrong] };
}

/**
 * Which document does not belong.
 * @param {ItemFacts} facts
 * @param {Foreign[]} others
 * @param {Random} random
 * @returns {Asked}
 */
function surplus({ evidence }, others, random) {
  const reason = SENTENCES.reasons.of_item;
  const own = random.shuffled(evidence).slice(0, MOST_WRONG);
  const right = { ...ofOther(others[0]), isRight: true };
  return {
    lines: [SENTENCES.told.whole_file],
    prompt: SENTENCES.prompts.evidence_surplus,
    options: [right, ...own.map((one) => ({ text: one.document, reason }))],
  };
}

/**
 * Where to point in a document.
 * @param {ItemFacts} facts
 * @param {Foreign[]} others
 * @param {Random} random
 * @returns {Asked}
 */
function place({ evidence }, others, random) {
  const proof = random.pick(evidence);
  const beside = evidence.filter((one) => one !== proof);
  /** @type {Option[]} */
  const options = [{ text: proof.point_at, isRight: true, reason: SENTENCES.reasons.right }];
  for (const one of [...beside.slice(0, 1), ...others.map((other) => other.proof)]) {
    const isKnown = options.some((option) => isLike(option.text, one.point_at));
    const reason = say(SENTENCES.reasons.other_place, one);
    if (!isKnown && options.length <= MOST_WRONG) options.push({ text: one.point_at, reason });
  }
  const lines = [say(SENTENCES.told.given_document, proof)];
  return { lines, prompt: SENTENCES.prompts.evidence_place, options };
}

/** @type {Asking<Item>} */
export const question = {
  subjects: (set, data, codes) =>
    itemsOf(set, codes)
      .filter(({ node }) => data.items[node.id].evidence.length)
      .map((one) => ({ ...one, group: data.items[one.id].evidence.length > 1 ? "many" : "one" })),

  make(set, data, { node }, level, random) {
    const facts = data.items[node.id];
    const ask = random.pick(
      facts.evidence.length > 1 ? [missing, surplus, place] : [missing, place],
    );
    const asked = ask === place ? facts.evidence.map((one) => one.point_at).join(" ") : node.title;
    const near = foreign(data, itemsOf(set, []), node, asked);
    const reach = REACH[/** @type {Level} */ (level)];
    const made = ask(facts, random.shuffled(near.slice(0, reach)), random);
    if (made.options.length < 3) return null;
    return {
      about: aboutNode(set, node, null),
      lines: made.lines,
      prompt: made.prompt,
      workings: [],
      options: made.options,
      steps: [
        ...facts.evidence.map((one) => step("rule", say(SENTENCES.told.evidence, one))),
        ...facts.mistakes
          .slice(0, 1)
          .map(({ mistake, costs }) =>
            step("rule", say(SENTENCES.told.cost, { mistake, costs: show(of(costs)) })),
          ),
      ],
    };
  },
};
