// Kind deduct: points lost for each fault, never below 0. Twin of rules/deduct.py.
import * as counts from "../engine/counts.js";
import { ZERO, cmp, div, exact, mul, of, show, sub, sum } from "../engine/numbers.js";
import * as shapes from "../engine/shapes.js";
import { outcome, pointsStep, say, step } from "../engine/trace.js";
import { WORDS } from "../engine/words.js";
import { isSumOf, isWithin } from "../exercises/reachable.js";
import { SENTENCES } from "../exercises/sentences.js";
import { slip } from "../exercises/slips.js";
import { toldInputs } from "../exercises/told.js";
import * as workings from "../exercises/workings.js";
import { countInputs } from "../form/inputs.js";

/** @import { Exercise, Kind, ReadyLevel } from "./kind.js" */
/** @import { Ratio } from "../engine/numbers.js" */
/** @typedef {import("../shapes.js").Deduct} Data */
/** @typedef {{ kind: "deduct", faults: ReadyLevel[], labels: string[] }} Ready */
/** @typedef {{ counts: bigint[] }} Answer */
/** @typedef {{ counts: import("../shapes.js").Exact[] }} Raw */
/** @typedef {{ counts: number[] }} Drawn */

const { words } = WORDS.rules.deduct;

/** @type {Kind<Data, Ready, Answer, Raw>} */
export const kind = {
  prepare: (data) => ({
    ...data,
    faults: data.faults.map(({ label, points }) => ({ label, points: of(points) })),
    labels: data.faults.map((one) => one.label),
  }),

  shape: counts.SHAPE,

  readAnswer: (rule, raw) => shapes.read(counts.SHAPE, raw),

  evaluate({ faults, labels }, answer, maximum) {
    counts.checkLength(WORDS.rules.deduct, answer.counts, labels);
    const numbered = answer.counts.map(of);
    const costs = numbered.map((count, at) => mul(count, faults[at].points));
    const total = sum(costs);
    const left = sub(maximum, total);
    const points = left.n < 0n ? ZERO : left;
    return outcome(points, () => {
      const each = faults.map(({ label, points: one }, at) => ({
        label,
        count: show(numbered[at]),
        each: show(one),
        product: show(costs[at]),
      }));
      const found = each.filter((_, at) => answer.counts[at]);
      const figures = { maximum: show(maximum), total: show(total), left: show(left) };
      return [
        ...each.map((one) => step("input", say(words.input, one))),
        ...found.map((one) => step("compute", say(words.fault, one))),
        step("compute", found.length ? say(words.compute, figures) : words.none),
        ...(left.n < 0n ? [step("rule", words.rule)] : []),
        pointsStep(points, maximum),
      ];
    });
  },

  nearest({ labels, faults }, { counts: given }) {
    const made = labels.map((label, at) => ({ label, at, count: of(given[at]) }));
    const worst = made
      .filter(({ count }) => count.n > 0n)
      .sort((a, b) => cmp(faults[b.at].points, faults[a.at].points));
    return worst.map(({ label, at, count }) => ({
      raw: { counts: given.map((one, place) => (place === at ? exact(sub(count, of(1))) : one)) },
      text: `bớt một lần: ${label}`,
    }));
  },

  inputs: ({ labels }) => countInputs(labels, "Số lần mắc từng lỗi", "0"),

  linked: counts.LINKED,
};

/**
 * @param {number[]} counts
 * @param {Ratio[]} costs
 */
const lost = (counts, costs) => sum(counts.map((count, at) => mul(of(count), costs[at])));

/** @type {Exercise<Ready, Drawn>} */
export const exercise = {
  draw({ faults }, max, { level, random }) {
    const costs = faults.map((one) => one.points);
    const few = costs.map((cost) => {
      const most = div(max, cost);
      return Math.max(1, Math.min(4, Number(most.n / most.d)));
    });
    const counts = faults.map(() => 0);
    const at = random.below(faults.length);
    counts[at] = random.between(1, few[at]);
    if (level > 1) {
      const other = (at + 1) % faults.length;
      counts[at] = random.between(1, Math.max(1, few[at] - 1));
      counts[other] = random.between(1, Math.max(1, few[other] - 1));
    }
    while (level === 3 && cmp(lost(counts, costs), max) <= 0)
      counts[random.below(counts.length)] += 1;
    return { counts };
  },

  slips({ faults, labels }, max, { counts }) {
    const costs = faults.map((one) => one.points);
    const total = lost(counts, costs);
    const left = sub(max, total);
    const values = { max: show(max), total: show(total), left: show(left) };
    /** @param {Ratio} points */
    const rest = (points) => (cmp(points, max) >= 0 ? ZERO : sub(max, points));
    const found = [];
    if (left.n < 0n) found.push(slip(left, "negative", values));
    const once = lost(
      counts.map((count) => Math.min(1, count)),
      costs,
    );
    found.push(slip(rest(once), "each_once", values));
    if (counts.length > 1) {
      const turned = [...costs.slice(1), costs[0]];
      found.push(slip(rest(lost(counts, turned)), "costs_swapped", values));
    }
    if (cmp(total, max) <= 0) found.push(slip(total, "lost_for_left", values));
    counts.forEach((count, at) => {
      const only = counts.map((one, place) => (place === at ? one : 0));
      if (count && lost(only, costs).n !== total.n) {
        found.push(slip(rest(lost(only, costs)), "only_one", { ...values, label: labels[at] }));
      }
    });
    if (total.n) found.push(slip(max, "nothing_lost", values));
    counts.forEach((count, at) => {
      const fewer = counts.map((one, place) => one - (place === at && one ? 1 : 0));
      found.push(
        slip(rest(lost(fewer, costs)), "one_fault_less", { ...values, label: labels[at] }),
      );
    });
    if (cmp(total, max) < 0) found.push(slip(ZERO, "all_lost", values));
    return found;
  },

  workings: ({ faults }, max, { counts }) => [
    workings.number(
      SENTENCES.working.lost,
      lost(
        counts,
        faults.map((one) => one.points),
      ),
    ),
  ],

  reaches({ faults }, max, points) {
    const costs = faults.map((one) => one.points);
    return isWithin(max, points) && (!points.n || isSumOf(costs, sub(max, points)));
  },

  results: () => [],

  told: toldInputs,

  afterMistake: () => null,

  climb: () => null,
};
