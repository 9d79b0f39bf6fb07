// Which figure reaches the next level: the least one, or the last day.
import { scoreColumn } from "../../engine/answers.js";
import { cmp, show } from "../../engine/numbers.js";
import { Refused, say } from "../../engine/trace.js";
import { EXERCISES } from "../../kinds/index.js";
import { raise } from "../../sheet/raising.js";
import { SENTENCES } from "../sentences.js";
import { balanced } from "../slips.js";
import { aboutNode, itemsOf } from "./points.js";

/**
 * @import { Ratio } from "../../engine/numbers.js"
 * @import { Leaf, OpenSet } from "../../engine/sheets.js"
 * @import { ItemFacts, RawAnswer } from "../../shapes.js"
 * @import { Raised } from "../../sheet/raising.js"
 * @import { Asking, Climb, Made, Mistaken, Raised as RaisedKey } from "../shapes.d.ts"
 * @import { Random } from "../random.js"
 * @import { Item } from "./points.js"
 */

/** @type {Mistaken[0][]} */
const BESIDE = ["more", "whole", "other_day"]; // told as short of the level where they are
const COLUMN = "self";
const TRIES = 30;
const MOST_WRONG = 3;

/**
 * Undefined: the answer is refused.
 * @param {Leaf} node
 * @param {RawAnswer} raw
 */
function pointsOf(node, raw) {
  try {
    return scoreColumn(node, COLUMN, raw).points;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return undefined;
  }
}

/**
 * What a figure that somebody names comes to: "more" than needed, "short" of the level, or the
 * mistake itself; null: it reaches the level by the way.
 * @param {Mistaken[0]} key
 * @param {boolean} gains
 * @param {boolean} isBeyond
 * @returns {RaisedKey | null}
 */
function nameOf(key, gains, isBeyond) {
  if (gains) return isBeyond ? "more" : null;
  return BESIDE.includes(key) ? "short" : /** @type {RaisedKey} */ (key);
}

/**
 * Only what the reason says of it: short of the level, beyond the least, or no figure at all.
 * @param {Leaf} node
 * @param {Climb<RawAnswer>} climb
 * @param {RawAnswer} raw
 * @param {Raised} raised
 * @param {number} way
 * @param {Random} random
 */
function slipsOf(node, climb, raw, raised, way, random) {
  const figure = climb.figure(raised.raw);
  const right = figure.read(raised.raw);
  const seen = [figure.show(right)];
  const kept = [];
  for (const [key, value] of climb.others(
    raw,
    right,
    way,
    /** @type {Ratio} */ (pointsOf(node, raw)),
  )) {
    const isFigure = value.n >= 0n && value.d === 1n;
    const points = isFigure ? pointsOf(node, figure.write(raised.raw, value)) : undefined;
    const text = figure.show(value);
    if (points === undefined || points === null || seen.includes(text)) continue;
    const isBeyond = cmp(value, right) * way > 0;
    const name = nameOf(key, cmp(points, raised.points) >= 0, isBeyond);
    if (!name) continue;
    seen.push(text);
    const values = { text, points: show(points), right: figure.show(right) };
    kept.push({
      value,
      text,
      key: name,
      reason: say(SENTENCES.reasons[/** @type {const} */ (`raise_${name}`)], values),
    });
  }
  return balanced(kept, ({ value }) => cmp(value, right) > 0, random, MOST_WRONG);
}

/**
 * From an answer to the next level; null when there is nothing to ask.
 * @param {Leaf} node
 * @param {RawAnswer} raw
 */
function climbFrom(node, raw) {
  const climb = EXERCISES[node.rule.kind].climb(node.rule, raw);
  const points = pointsOf(node, raw);
  if (!climb || !points || !climb.begins(points)) return null;
  const raised = raise(node, COLUMN, raw);
  return raised && { climb, raised };
}

/**
 * @param {Leaf} node
 * @param {Climb<RawAnswer>} climb
 * @param {RawAnswer} raw
 * @param {Raised} raised
 * @param {number} way
 */
function promptOf(node, climb, raw, raised, way) {
  const { key, ...label } = climb.prompt(raw);
  const values = {
    ...label,
    points: show(/** @type {Ratio} */ (pointsOf(node, raw))),
    gained: show(raised.points),
  };
  const asked = /** @type {keyof typeof SENTENCES.prompts} */ (
    `${key}_${way > 0 ? "least" : "most"}`
  );
  return say(SENTENCES.prompts[asked], values);
}

/**
 * @param {OpenSet} set
 * @param {Leaf} node
 * @param {ItemFacts} facts
 * @param {RawAnswer} raw
 * @param {{ climb: Climb<RawAnswer>, raised: Raised }} found
 * @param {Random} random
 * @returns {Made | null}
 */
function ask(set, node, facts, raw, { climb, raised }, random) {
  const figure = climb.figure(raised.raw);
  const right = figure.read(raised.raw);
  const way = climb.direction(raw, right);
  const wrong = slipsOf(node, climb, raw, raised, way, random);
  if (wrong.length < 2) return null;
  const reason = SENTENCES.reasons.right;
  const options = [{ value: right, text: figure.show(right), isRight: true, reason }, ...wrong];
  return {
    about: aboutNode(set, node, facts.table),
    entry: { [COLUMN]: raw },
    raised: raised.raw,
    lines: EXERCISES[node.rule.kind].told(node.rule, raw, node.max),
    workings: [],
    prompt: promptOf(node, climb, raw, raised, way),
    options,
    steps: scoreColumn(node, COLUMN, raised.raw).steps,
  };
}

/** @type {Asking<Item>} */
export const question = {
  subjects: (set, data, codes) =>
    itemsOf(set, codes).filter(({ node }) => EXERCISES[node.rule.kind].climb(node.rule)),

  make(set, data, { node }, level, random) {
    const facts = data.items[node.id];
    const { draw } = EXERCISES[node.rule.kind];
    for (let tried = 0; tried < TRIES; tried += 1) {
      const raw = draw(node.rule, node.max, { level, random, wholes: facts.wholes });
      const found = climbFrom(node, raw);
      const made = found && ask(set, node, facts, raw, found, random);
      if (made) return made;
    }
    return null;
  },
};
