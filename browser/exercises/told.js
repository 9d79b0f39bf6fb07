// What a situation tells of an answer.
import { KINDS } from "../kinds/index.js";

/**
 * The figures in words, without anything that was worked out of them.
 * @param {{ kind: import("../kinds/index.js").KindName }} rule one made ready
 * @param {object} raw
 * @param {import("../engine/numbers.js").Ratio} max
 */
export function toldInputs(rule, raw, max) {
  const kind = KINDS[rule.kind];
  const { steps } = kind.evaluate(
    rule,
    kind.readAnswer(rule, /** @type {Record<string, unknown>} */ (raw)),
    max,
  );
  return steps.filter((step) => step.kind === "input").map((step) => step.text);
}
