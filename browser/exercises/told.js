// What a situation tells of an answer.
import { KINDS } from "../kinds/index.js";

/** The figures in words, without anything that was worked out of them. */
export function toldInputs(rule, raw, max) {
  const kind = KINDS[rule.kind];
  const { steps } = kind.evaluate(rule, kind.readAnswer(rule, raw), max);
  return steps.filter((step) => step.kind === "input").map((step) => step.text);
}
