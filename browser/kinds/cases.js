// Kind cases: the case first, then its own rule. Twin of rules/cases.py.
import { cmp, of, show } from "../engine/numbers.js";
import { readRule } from "../engine/sets.js";
import * as shapes from "../engine/shapes.js";
import { Refused, listed, outcome, pointsStep, refuse, say, step } from "../engine/trace.js";
import { WORDS } from "../engine/words.js";
import { SENTENCES } from "../exercises/sentences.js";
import { slip } from "../exercises/slips.js";
import * as workings from "../exercises/workings.js";
import { Choice, element } from "../form/fields.js";
import { EXERCISES, KINDS } from "./index.js";

/** @import { Exercise, Kind } from "./kind.js" */
/** @import { Ratio } from "../engine/numbers.js" */
/** @import { ReadyRule } from "../engine/sheets.js" */
/** @typedef {import("../shapes.js").Cases} Data */
/** @typedef {{ kind: "fixed", points: Ratio }} Fixed points that follow from the case alone */
/** @typedef {ReadyRule | Fixed} Own */
/** @typedef {{ kind: "cases", cases: { label: string, rule: Own }[] }} Ready */
/** @typedef {{ number: bigint, label: string, rule: Own, answer: unknown }} Answer */
/** @typedef {{ case: number }} Raw */

const { words, refusals } = WORDS.rules.cases;
const SHAPE = { case: shapes.needed(shapes.whole) };

/** @type {Kind<never, Fixed, object, object>} */
const FIXED = {
  prepare: (rule) => rule,
  shape: {},
  readAnswer(_, raw) {
    if (Object.keys(raw).length) throw refuse([], refusals.nothing_asked);
    return raw;
  },
  evaluate: ({ points }, _, maximum) =>
    outcome(points, () => [
      step("rule", say(words.fixed, { points: show(points) })),
      pointsStep(points, maximum),
    ]),
  nearest: () => [{ raw: {}, text: "thuộc trường hợp này" }],
  inputs: () => ({
    element: element("div", {}),
    fill: () => undefined,
    read: () => ({}),
    fieldAt: () => null,
  }),
  linked: {},
};

/** @type {Exercise<Fixed, object>} */
const FIXED_EXERCISE = {
  draw: () => ({}),
  slips: () => [],
  workings: () => [],
  reaches: (rule, max, points) => cmp(rule.points, points) === 0,
  results: ({ points }) => [points],
  told: () => [],
  afterMistake: () => null,
  climb: () => null,
};

/**
 * @param {Own} rule
 * @returns {Kind<any, any, any, any>}
 */
const kindOf = (rule) => (rule.kind === "fixed" ? FIXED : KINDS[rule.kind]);

/**
 * @param {Own} rule
 * @returns {Exercise<any, any>}
 */
const exerciseOf = (rule) => (rule.kind === "fixed" ? FIXED_EXERCISE : EXERCISES[rule.kind]);

/** @type {Kind<Data, Ready, Answer, Raw>} */
export const kind = {
  prepare: (data) => ({
    ...data,
    cases: data.cases.map(({ label, rule, points }) => ({
      label,
      rule: rule ? readRule(rule) : { kind: "fixed", points: of(points || 0) },
    })),
  }),

  shape: SHAPE,

  readAnswer({ cases }, raw) {
    const { case: first, ...rest } = raw;
    const number = shapes.read(SHAPE, first === undefined ? {} : { case: first }).case;
    if (number < 1n || number > BigInt(cases.length)) {
      throw refuse(["case"], refusals.case, {
        number,
        cases: listed(
          words.listed,
          cases.map((one) => one.label),
        ),
        last: cases.length,
      });
    }
    const { label, rule } = cases[Number(number) - 1];
    return { number, label, rule, answer: kindOf(rule).readAnswer(rule, rest) };
  },

  evaluate(_, { number, label, rule, answer }, maximum) {
    const inner = kindOf(rule).evaluate(rule, answer, maximum);
    const text = () => say(words.input, { number, label });
    return outcome(inner.points, () => [step("input", text()), ...inner.steps]);
  },

  nearest({ cases }, { case: number, ...rest }) {
    const { rule } = cases[Number(number) - 1];
    const answers = kindOf(rule).nearest(rule, rest);
    return answers.map(({ raw, text }) => ({ raw: { case: number, ...raw }, text }));
  },

  inputs({ cases }) {
    const which = new Choice(
      "Trường hợp",
      cases.map((one) => one.label),
    );
    const inner = cases.map(({ rule }) => kindOf(rule).inputs(rule));
    const chosen = () => inner[Number(which.read()) - 1];
    const show = () =>
      inner.forEach((face) => {
        face.element.hidden = face !== chosen();
      });
    which.element.addEventListener("change", show);
    show();
    return {
      element: element("div", {}, which.element, ...inner.map((face) => face.element)),
      fill({ case: number, ...rest } = {}) {
        which.fill(/** @type {number | undefined} */ (number));
        inner.forEach((face) => face.fill(face === chosen() ? rest : undefined));
        show();
      },
      read() {
        const answer = chosen() && chosen().read();
        return answer && { case: /** @type {number} */ (which.read()), ...answer };
      },
      fieldAt: (path) => chosen() && chosen().fieldAt(path),
    };
  },

  // Its cases have theirs, the link itself has the number of the case: this is one without figures.
  linked: { o: { has: "case", write: () => "", read: () => ({}) } },
};

/** @type {Exercise<Ready, Raw>} */
export const exercise = {
  draw({ cases }, max, facts) {
    const number = facts.random.between(1, cases.length);
    const { rule } = cases[number - 1];
    return { case: number, ...exerciseOf(rule).draw(rule, max, facts) };
  },

  slips({ cases }, max, { case: number, ...raw }) {
    const { rule, label } = cases[number - 1];
    const others = cases.flatMap((other, at) => {
      if (at === number - 1) return [];
      const values = { label: other.label, right: label };
      const same = pointsOf(other.rule, raw, max);
      const known = same === undefined ? [] : [slip(same, "other_case", values)];
      const results = exerciseOf(other.rule).results(other.rule);
      return [...known, ...results.map((points) => slip(points, "other_case", values))];
    });
    return [...exerciseOf(rule).slips(rule, max, raw), ...others];
  },

  workings({ cases }, max, { case: number, ...raw }) {
    const { rule } = cases[number - 1];
    const labels = cases.map((one) => one.label);
    return [
      workings.choice(SENTENCES.working.case, labels, number - 1),
      ...exerciseOf(rule).workings(rule, max, raw),
    ];
  },

  reaches: ({ cases }, max, points) =>
    cases.some(({ rule }) => exerciseOf(rule).reaches(rule, max, points)),

  results: () => [],

  told({ cases }, { case: number, ...raw }, max) {
    const { label, rule } = cases[number - 1];
    const inner = exerciseOf(rule).told(rule, raw, max);
    return [say(SENTENCES.told.case, { label }), ...inner];
  },

  afterMistake: () => null,

  climb({ cases }, raw) {
    const all = raw ? [cases[raw.case - 1]] : cases;
    const found = all.map(({ rule }) => exerciseOf(rule).climb(rule, raw));
    return found.find(Boolean) || null;
  },
};

/**
 * The points by another rule; undefined when it cannot read the figures.
 * @param {Own} rule
 * @param {Record<string, unknown>} raw
 * @param {Ratio} max
 */
function pointsOf(rule, raw, max) {
  const kind = kindOf(rule);
  try {
    return kind.evaluate(rule, kind.readAnswer(rule, raw), max).points;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return undefined;
  }
}
