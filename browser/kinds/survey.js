// Kind survey: replies of people, weighted. Twin of rules/survey.py.
import * as counts from "../engine/counts.js";
import {
  HUNDRED,
  cmp,
  div,
  equals,
  mul,
  of,
  ratio,
  rounded,
  show,
  sum,
} from "../engine/numbers.js";
import * as shapes from "../engine/shapes.js";
import { outcome, pointsStep, refuse, say, step } from "../engine/trace.js";
import { WORDS } from "../engine/words.js";
import { SENTENCES } from "../exercises/sentences.js";
import { slip } from "../exercises/slips.js";
import { toldInputs } from "../exercises/told.js";
import * as workings from "../exercises/workings.js";
import { countInputs } from "../form/inputs.js";

/** @import { Exercise, Kind } from "./kind.js" */
/** @import { Ratio } from "../engine/numbers.js" */
/** @typedef {import("../shapes.js").Survey} Data */
/** @typedef {{ levels: { label: string, weight: Ratio }[], labels: string[] }} More */
/** @typedef {Omit<Data, "levels"> & More} Ready */
/** @typedef {{ counts: bigint[] }} Answer */
/** @typedef {{ counts: import("../shapes.js").Exact[] }} Raw */
/** @typedef {{ counts: number[] }} Drawn */

const { words, refusals } = WORDS.rules.survey;

/** @type {Kind<Data, Ready, Answer, Raw>} */
export const kind = {
  prepare: (data) => ({
    ...data,
    levels: data.levels.map(({ label, weight }) => ({ label, weight: of(weight) })),
    labels: data.levels.map((one) => one.label),
  }),

  shape: counts.SHAPE,

  readAnswer: (rule, raw) => shapes.read(counts.SHAPE, raw),

  evaluate({ levels, labels }, answer, maximum) {
    counts.checkLength(WORDS.rules.survey, answer.counts, labels);
    const numbered = answer.counts.map(of);
    const total = sum(numbered);
    if (total.n === 0n) throw refuse(["counts"], refusals.none);
    const mean = div(sum(numbered.map((count, at) => mul(count, levels[at].weight))), total);
    const points = div(mul(mean, maximum), HUNDRED);
    return outcome(points, () => {
      const told = levels.map(({ label, weight }, at) => ({
        label,
        count: show(numbered[at]),
        weight: show(weight),
      }));
      const terms = told.map((one) => say(words.term, one)).join(" + ");
      const weighted = { terms, total: show(total), mean: equals(mean) };
      const earned = { mean: show(mean), maximum: show(maximum), points: equals(points) };
      return [
        ...told.map((one) => step("input", say(words.input, one))),
        step("compute", say(words.weighted, weighted)),
        step("compute", say(words.points, earned)),
        pointsStep(points, maximum),
      ];
    });
  },

  nearest: () => [], // replies are nobody's to raise

  inputs: ({ question, labels }) => countInputs(labels, `${question} Số phiếu trả lời`),

  linked: counts.LINKED,
};

const TOTALS = { 1: [100], 2: [40, 50, 80], 3: [60, 90, 120] };

/**
 * @param {number[]} counts
 * @param {Ratio[]} weights
 */
const mean = (counts, weights) =>
  div(sum(counts.map((count, at) => mul(of(count), weights[at]))), of(sum(counts.map(of)).n));

/** @type {Exercise<Ready, Drawn>} */
export const exercise = {
  draw({ levels }, max, { level, random }) {
    const total = random.pick(TOTALS[level]) + (level === 3 ? random.pick([3, 7]) : 0);
    const size = { 1: 10, 2: 5, 3: 1 }[level];
    const counts = levels.map(() => 0);
    let left = total;
    counts.forEach((_, at) => {
      const isLast = at === counts.length - 1;
      const least = at && level === 3 ? 0 : 1; // at least two kinds of replies
      const most = Math.max(least, Math.floor(left / size / 1.5));
      counts[at] = isLast ? left : Math.min(left, random.between(least, most) * size);
      left -= counts[at];
    });
    return { counts: random.shuffled(counts).sort((a, b) => (level === 1 ? b - a : 0)) };
  },

  slips({ levels }, max, { counts }) {
    const weights = levels.map((one) => one.weight);
    const total = sum(counts.map(of));
    /** @param {Ratio} percent */
    const points = (percent) => div(mul(percent, max), HUNDRED);
    /** @param {(weight: Ratio) => boolean} chosen */
    const share = (chosen) => {
      const part = sum(counts.filter((_, at) => chosen(weights[at])).map(of));
      return points(ratio(part.n * 100n, total.n));
    };
    const values = {
      max: show(max),
      total: show(total),
      top: /** @type {{ label: string }} */ (
        levels.find((one) => one.weight.n === 100n && one.weight.d === 1n)
      ).label,
    };
    const used = counts.filter(Boolean).length;
    const exact = mean(counts, weights);
    return [
      slip(
        share((weight) => weight.n === weight.d * 100n),
        "top_only",
        values,
      ),
      slip(points(rounded(exact, 0)), "mean_rounded", { ...values, mean: show(exact) }),
      slip(
        share((weight) => weight.n > 0n),
        "content_full",
        values,
      ),
      slip(points(div(sum(weights.filter((_, at) => counts[at])), of(used))), "unweighted", values),
      slip(max, "survey_full", values),
    ];
  },

  workings: ({ levels }, max, { counts }) => [
    workings.number(SENTENCES.working.replies, sum(counts.map(of))),
    workings.number(
      SENTENCES.working.mean,
      mean(
        counts,
        levels.map((one) => one.weight),
      ),
    ),
  ],

  reaches({ levels }, max, points) {
    const weights = levels.map((one) => mul(div(one.weight, HUNDRED), max));
    return (
      weights.some((one) => cmp(one, points) <= 0) && weights.some((one) => cmp(one, points) >= 0)
    );
  },

  results: () => [],

  told: toldInputs,

  afterMistake: () => null,

  climb: () => null,
};
