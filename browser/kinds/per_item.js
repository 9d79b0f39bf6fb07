// Kind per_item: points for each thing, up to the maximum. Twin of rules/per_item.py.
import { add, cmp, div, exact, min, mul, of, show } from "../engine/numbers.js";
import * as shapes from "../engine/shapes.js";
import { outcome, pointsStep, say, step } from "../engine/trace.js";
import { WORDS } from "../engine/words.js";
import { isWithin } from "../exercises/reachable.js";
import { SENTENCES } from "../exercises/sentences.js";
import { slip } from "../exercises/slips.js";
import { toldInputs } from "../exercises/told.js";
import * as workings from "../exercises/workings.js";
import { numberField, whole } from "../form/fields.js";
import { keyedInputs } from "../form/inputs.js";

/** @import { Exercise, Kind } from "./kind.js" */
/** @import { Ratio } from "../engine/numbers.js" */
/** @typedef {import("../shapes.js").PerItem} Data */
/** @typedef {Omit<Data, "each"> & { each: Ratio }} Ready */
/** @typedef {{ count: bigint }} Answer */
/** @typedef {{ count: number }} Raw */

const { words } = WORDS.rules.per_item;
const SHAPE = { count: shapes.needed(shapes.count) };

/** @type {Kind<Data, Ready, Answer, Raw>} */
export const kind = {
  prepare: (data) => ({ ...data, each: of(data.each) }),

  shape: SHAPE,

  readAnswer: (rule, raw) => shapes.read(SHAPE, raw),

  evaluate({ item, each }, answer, maximum) {
    const number = of(answer.count);
    const product = mul(number, each);
    const points = min(product, maximum);
    return outcome(points, () => {
      const figures = { item, count: show(number), each: show(each), product: show(product) };
      const steps = /** @type {const} */ (["input", "compute"]).map((key) =>
        step(key, say(words[key], figures)),
      );
      if (cmp(product, maximum) > 0) {
        steps.push(step("rule", say(words.rule, { maximum: show(maximum) })));
      }
      return [...steps, pointsStep(points, maximum)];
    });
  },

  nearest({ item }, raw) {
    const count = add(of(raw.count), of(1));
    return [{ raw: { count: exact(count) }, text: `${item}: thêm một, thành ${show(count)}` }];
  },

  inputs: ({ item }) => keyedInputs({ count: numberField(item, whole) }),

  linked: { s: { has: "count", write: ({ count }) => count, read: (count) => ({ count }) } },
};

/** @type {Exercise<Ready, Raw>} */
export const exercise = {
  draw({ each }, max, { level, random }) {
    const full = div(max, each);
    const most = Number((full.n + full.d - 1n) / full.d);
    if (level === 1) return { count: random.between(1, Math.max(1, most - 1)) };
    if (level === 2) return { count: random.pick([0, most, Math.max(1, most - 1)]) };
    return { count: most + random.between(1, 3) };
  },

  slips({ each }, max, { count }) {
    const number = of(count);
    const product = mul(number, each);
    const values = {
      count: show(number),
      each: show(each),
      max: show(max),
      product: show(product),
    };
    const isCapped = cmp(product, max) > 0;
    const found = [];
    if (isCapped) found.push(slip(product, "cap", values));
    if (count > 1) found.push(slip(each, "once", values));
    if (cmp(product, max) < 0) found.push(slip(max, "cap_early", values));
    /** @param {number} n */
    const other = (n) => {
      const points = mul(of(n), each);
      return cmp(points, max) > 0 ? max : points;
    };
    found.push(slip(other(count + 1), "one_more", values));
    if (count > 0) found.push(slip(other(count - 1), "one_less", values));
    if (isCapped) {
      for (
        let n = Number((max.n * each.d) / (max.d * each.n)) - 1;
        n > 0 && found.length < 6;
        n -= 1
      ) {
        found.push(slip(other(n), "below_cap", values));
      }
    }
    if (count > 0) found.push(slip(of(0), "all_or_nothing", values));
    return found;
  },

  workings: ({ each }, max, { count }) => [
    workings.number(SENTENCES.working.product, mul(of(count), each)),
  ],

  reaches: ({ each }, max, points) =>
    isWithin(max, points) && (cmp(points, max) === 0 || div(points, each).d === 1n),

  results: () => [],

  told: toldInputs,

  afterMistake: () => null,

  climb: () => null,
};
