// Kind cases: the case first, then its own rule. Twin of rules/cases.py.
import { readRule } from "../engine/sets.js";
import * as shapes from "../engine/shapes.js";
import { Refused, listed, outcome, refuse, say, step } from "../engine/trace.js";
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
/** @typedef {{ kind: "cases", cases: { label: string, rule: ReadyRule }[] }} Ready */
/** @typedef {{ number: bigint, label: string, rule: ReadyRule, answer: unknown }} Answer */
/** @typedef {{ case: number }} Raw */

const { words, refusals } = WORDS.rules.cases;
const SHAPE = { case: shapes.needed(shapes.whole) };

/** @type {Kind<Data, Ready, Answer, Raw>} */
export const kind = {
  prepare: (data) => ({
    ...data,
    cases: data.cases.map(({ label, rule }) => ({ label, rule: readRule(rule) })),
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
    return { number, label, rule, answer: KINDS[rule.kind].readAnswer(rule, rest) };
  },

  evaluate(_, { number, label, rule, answer }, maximum) {
    const inner = KINDS[rule.kind].evaluate(rule, answer, maximum);
    const text = () => say(words.input, { number, label });
    return outcome(inner.points, () => [step("input", text()), ...inner.steps]);
  },

  nearest({ cases }, { case: number, ...rest }) {
    const { rule } = cases[Number(number) - 1];
    const answers = KINDS[rule.kind].nearest(rule, rest);
    return answers.map(({ raw, text }) => ({ raw: { case: number, ...raw }, text }));
  },

  inputs({ cases }) {
    const which = new Choice(
      "Trường hợp",
      cases.map((one) => one.label),
    );
    const inner = cases.map(({ rule }) => KINDS[rule.kind].inputs(rule));
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

  linked: {}, // its cases have theirs; the link itself has the number of the case
};

/** @type {Exercise<Ready, Raw>} */
export const exercise = {
  draw({ cases }, max, facts) {
    const number = facts.random.between(1, cases.length);
    const { rule } = cases[number - 1];
    return { case: number, ...EXERCISES[rule.kind].draw(rule, max, facts) };
  },

  slips({ cases }, max, { case: number, ...raw }) {
    const { rule, label } = cases[number - 1];
    const others = cases.flatMap((other, at) => {
      if (at === number - 1) return [];
      const values = { label: other.label, right: label };
      const same = pointsOf(other.rule, raw, max);
      const known = same === undefined ? [] : [slip(same, "other_case", values)];
      const results = EXERCISES[other.rule.kind].results(other.rule);
      return [...known, ...results.map((points) => slip(points, "other_case", values))];
    });
    return [...EXERCISES[rule.kind].slips(rule, max, raw), ...others];
  },

  workings({ cases }, max, { case: number, ...raw }) {
    const { rule } = cases[number - 1];
    const labels = cases.map((one) => one.label);
    return [
      workings.choice(SENTENCES.working.case, labels, number - 1),
      ...EXERCISES[rule.kind].workings(rule, max, raw),
    ];
  },

  reaches: ({ cases }, max, points) =>
    cases.some(({ rule }) => EXERCISES[rule.kind].reaches(rule, max, points)),

  results: () => [],

  told({ cases }, { case: number, ...raw }, max) {
    const { label, rule } = cases[number - 1];
    const inner = EXERCISES[rule.kind].told(rule, raw, max);
    return [say(SENTENCES.told.case, { label }), ...inner];
  },

  afterMistake: () => null,

  climb({ cases }, raw) {
    const all = raw ? [cases[raw.case - 1]] : cases;
    const found = all.map(({ rule }) => EXERCISES[rule.kind].climb(rule, raw));
    return found.find(Boolean) || null;
  },
};

/**
 * The points by another rule; undefined when it cannot read the figures.
 * @param {ReadyRule} rule
 * @param {Record<string, unknown>} raw
 * @param {Ratio} max
 */
function pointsOf(rule, raw, max) {
  const kind = KINDS[rule.kind];
  try {
    return kind.evaluate(rule, kind.readAnswer(rule, raw), max).points;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return undefined;
  }
}
