// Kind combine: several rules of one item, put together. Twin of rules/combine.py.
import {
  HUNDRED,
  ZERO,
  add,
  cmp,
  div,
  equals,
  min,
  mul,
  multiple,
  of,
  show,
  sub,
  sum,
} from "../engine/numbers.js";
import { readRule } from "../engine/sets.js";
import * as shapes from "../engine/shapes.js";
import { Refused, outcome, pointsStep, say, step } from "../engine/trace.js";
import { WORDS } from "../engine/words.js";
import { slip } from "../exercises/slips.js";
import { toldInputs } from "../exercises/told.js";
import { partInputs } from "../form/inputs.js";
import { EXERCISES, KINDS } from "./index.js";

/** @import { Exercise, Kind } from "./kind.js" */
/** @import { Ratio } from "../engine/numbers.js" */
/** @import { ReadyRule } from "../engine/sheets.js" */
/** @import { RawAnswer } from "../shapes.js" */
/** @import { Step } from "../engine/trace.js" */
/** @typedef {import("../shapes.js").Combine} Data */
/** @typedef {"add" | "less" | "less_percent"} Sign */
/** @typedef {{ key: string, label: string, as: Sign, max: Ratio | null }} Named */
/** @typedef {Named & { isLast: boolean, asks: boolean, rule: ReadyRule }} Part isLast: when all before is full */
/** @typedef {{ kind: "combine", by: NonNullable<Data["by"]>, start: Ratio | null }} Way null: from all */
/** @typedef {Way & { parts: Part[], step: Ratio | null }} Ready */
/** @typedef {unknown[]} Answer by part */
/** @typedef {Record<string, RawAnswer>} Raw by key of the part */

const { words } = WORDS.rules.combine;

/** @type {(part: Part, maximum: Ratio) => Ratio} the maximum that the rule of a part works with */
const most = ({ max, as }, maximum) => max || (as === "less_percent" ? HUNDRED : maximum);

/** @param {Ready} rule the parts that have figures of their own */
const asking = ({ parts }) => parts.filter(({ asks }) => asks);

/**
 * What the parts come to, and for each of a sum whether it counts and the figure then told.
 * @param {Ready} rule
 * @param {Ratio[]} earned
 * @param {Ratio} maximum
 */
function together({ by, start, parts }, earned, maximum) {
  /** @type {{ counts: boolean, figure: Ratio }[]} */
  const each = [];
  if (by === "highest") {
    return { total: earned.reduce((a, b) => (cmp(b, a) > 0 ? b : a)), each };
  }
  if (by === "lowest") return { total: earned.reduce((a, b) => min(a, b)), each };
  if (by === "mean") return { total: div(sum(earned), of(earned.length)), each };
  let total = start || maximum;
  let full = total;
  parts.forEach((part, at) => {
    const points = earned[at];
    const counts = !part.isLast || cmp(total, full) === 0;
    if (counts && part.as === "add") total = add(total, points);
    if (counts && part.as === "less") total = sub(total, points);
    if (counts && part.as === "less_percent") {
      total = div(mul(total, sub(HUNDRED, points)), HUNDRED);
    }
    each.push({ counts, figure: counts ? total : full });
    if (part.as === "add") full = add(full, most(part, maximum));
  });
  return { total, each };
}

/** @type {(rule: Ready, total: Ratio, maximum: Ratio) => Ratio} */
function settled(rule, total, maximum) {
  const points = total.n < 0n ? ZERO : min(total, maximum);
  return rule.step ? multiple(points, rule.step) : points;
}

/**
 * The steps of a part without what only an item of its own would say, or an earlier part has said.
 * @param {Part} part
 * @param {Step[]} steps
 */
const kept = ({ as, asks, rule }, steps) =>
  steps.filter(({ kind }) => {
    if (kind === "input") return asks;
    return kind !== "points" && (as === "add" || rule.kind !== "choice");
  });

/**
 * @param {Ready} rule
 * @param {Ratio[]} earned
 * @param {Ratio} maximum
 */
function* ends(rule, earned, maximum) {
  const { total } = together(rule, earned, maximum);
  if (rule.by === "highest") yield step("rule", say(words.highest, { total: show(total) }));
  if (rule.by === "lowest") yield step("rule", say(words.least, { total: show(total) }));
  if (rule.by === "mean") {
    yield step("compute", say(words.mean, { count: earned.length, mean: equals(total) }));
  }
  if (total.n < 0n) yield step("rule", words.lowest);
  if (cmp(total, maximum) > 0) yield step("rule", say(words.cap, { maximum: show(maximum) }));
  if (!rule.step) return;
  const points = show(settled(rule, total, maximum));
  yield step("compute", say(words.round, { step: show(rule.step), points }));
}

/**
 * @param {Ready} rule
 * @param {Ratio[]} earned
 * @param {Ratio} maximum
 * @param {number} at
 */
function put(rule, earned, maximum, at) {
  const values = { number: at + 1, points: show(earned[at]) };
  if (rule.by !== "sum") return step("compute", say(words.own, values));
  const { counts, figure } = together(rule, earned, maximum).each[at];
  if (!counts) return step("rule", say(words.not_full, { ...values, full: show(figure) }));
  return step("compute", say(words[rule.parts[at].as], { ...values, total: show(figure) }));
}

/** @type {Kind<Data, Ready, Answer, Raw>} */
export const kind = {
  prepare: ({ kind: name, by = "sum", start, base, parts, round_to: step }) => ({
    kind: name,
    by,
    start: start === "full" ? null : of(base || 0),
    step: step === undefined ? null : of(step),
    parts: parts.map(({ label, as = "add", max, only_full, same_as, rule }, at) => ({
      key: `part_${same_as || at + 1}`,
      asks: !same_as,
      label,
      as,
      max: max === undefined ? null : of(max),
      isLast: Boolean(only_full),
      rule: readRule(rule),
    })),
  }),

  shape: {},

  readAnswer(own, raw) {
    const shape = asking(own).map(({ key, rule }) => {
      const inner = /** @type {import("../engine/reading.js").Shape} */ (KINDS[rule.kind].shape);
      return [key, shapes.needed(shapes.inside(inner))];
    });
    const read = shapes.read(Object.fromEntries(shape), raw);
    return own.parts.map(({ key }) => read[key]);
  },

  evaluate(rule, answer, maximum) {
    const { parts } = rule;
    const inner = parts.map((part, at) => {
      try {
        return KINDS[part.rule.kind].evaluate(part.rule, answer[at], most(part, maximum));
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        throw new Refused(error.findings.map((one) => ({ ...one, path: [part.key, ...one.path] })));
      }
    });
    const earned = inner.map((one) => one.points || ZERO);
    const points = settled(rule, together(rule, earned, maximum).total, maximum);
    const first = rule.start || maximum;
    const begun = step("compute", say(words.start, { points: show(first) }));
    return outcome(points, () => [
      ...(first.n ? [begun] : []),
      ...parts.flatMap((part, at) => [
        step("input", say(words.part, { number: at + 1, label: part.label })),
        ...kept(part, inner[at].steps),
        put(rule, earned, maximum, at),
      ]),
      ...ends(rule, earned, maximum),
      pointsStep(points, maximum),
    ]);
  },

  nearest: (own, raw) =>
    asking(own).flatMap(({ key, label, rule }) =>
      KINDS[rule.kind].nearest(rule, raw[key]).map((other) => ({
        raw: { ...raw, [key]: other.raw },
        text: `${label}: ${other.text}`,
      })),
    ),

  inputs: (own) =>
    partInputs(
      asking(own).map(({ rule, ...one }) => ({ ...one, face: KINDS[rule.kind].inputs(rule) })),
    ),

  linked: {
    j: { has: "part_1", write: (raw) => writeParts(raw), read: (text) => readParts(text) },
  },
};

/** How an answer to one part stands in a link; those of other kinds write themselves. */
const simpleLinks = () =>
  Object.entries(KINDS)
    .filter(([name]) => name !== "combine")
    .flatMap(([, { linked }]) => Object.entries(linked));

/** @param {Raw} raw a part behind one that asks nothing says its number */
const writeParts = (raw) =>
  Object.keys(raw)
    .map((key, at) => {
      const found = simpleLinks().find(([, { has }]) => has in raw[key]);
      const [letter, part] = /** @type {NonNullable<typeof found>} */ (found);
      const number = key.replace("part_", "");
      return `${Number(number) === at + 1 ? "" : number}${letter}${part.write(raw[key])}`;
    })
    .join("_");

/** @param {string} text */
function readParts(text) {
  const links = Object.fromEntries(simpleLinks());
  const read = text.split("_").map((one, at) => {
    const number = String(parseInt(one) || "");
    const part = links[one[number.length]];
    return [`part_${number || at + 1}`, part ? part.read(one.slice(number.length + 1)) : {}];
  });
  return Object.fromEntries(read);
}

/**
 * What an answer comes to when one part earns something else.
 * @param {Ready} rule
 * @param {Raw} raw
 * @param {Ratio} max
 */
function pointsBy(rule, raw, max) {
  const earned = rule.parts.map((part) => {
    const inner = KINDS[part.rule.kind];
    const answer = inner.readAnswer(part.rule, raw[part.key]);
    return inner.evaluate(part.rule, answer, most(part, max)).points || ZERO;
  });
  return {
    earned,
    /**
     * @param {number} at
     * @param {Ratio} points
     */
    instead: (at, points) => {
      const other = earned.map((one, place) => (place === at ? points : one));
      return settled(rule, together(rule, other, max).total, max);
    },
  };
}

/** @type {Exercise<Ready, Raw>} */
export const exercise = {
  draw: (own, max, facts) =>
    Object.fromEntries(
      asking(own).map((part) => [
        part.key,
        EXERCISES[part.rule.kind].draw(part.rule, most(part, max), facts),
      ]),
    ),

  slips(rule, max, raw) {
    const { instead } = pointsBy(rule, raw, max);
    return rule.parts.flatMap((part, at) => {
      const own = most(part, max);
      const { slips, reaches } = EXERCISES[part.rule.kind];
      const values = { label: part.label };
      const forgotten = reaches(part.rule, own, ZERO)
        ? [{ ...slip(instead(at, ZERO), "part_forgotten", values), isSure: true }]
        : [];
      const inner = slips(part.rule, own, raw[part.key])
        .filter(({ points }) => points && reaches(part.rule, own, points))
        .map((one) => ({
          ...one,
          points: instead(at, /** @type {Ratio} */ (one.points)),
          isSure: true,
        }));
      return [...forgotten, ...inner];
    });
  },

  workings: ({ parts }, max, raw) =>
    parts.flatMap((part) =>
      EXERCISES[part.rule.kind].workings(part.rule, most(part, max), raw[part.key]),
    ),

  reaches: () => false, // its slips are sure by themselves; nothing else is claimed

  results: () => [],

  told: toldInputs,

  afterMistake: () => null,

  climb: () => null,
};
