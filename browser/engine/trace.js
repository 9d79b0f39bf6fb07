// Sentences, steps, outcomes and refusals: rules/model.py.
import { SHOWN_PLACES, cmp, rounded, show } from "./numbers.js";
import { WORDS } from "./words.js";

/** A sentence with its {names} put in. */
export const say = (sentence, values = {}) =>
  sentence.replace(/\{(\w+)\}/g, (_, name) => values[name]);

/** @typedef {{ kind: string, text: string }} Step */

/** @returns {Step} */
export const step = (kind, text) => ({ kind, text });

/** The line of a trace that says what was earned. */
export function pointsStep(points, maximum) {
  const key = cmp(rounded(points, SHOWN_PLACES), points) === 0 ? "exact" : "rounded";
  const values = { points: show(points), maximum: show(maximum) };
  return step("points", say(WORDS.points[key], values));
}

/** Points (null: not applicable) and steps; the steps are told only when somebody asks. */
export class Outcome {
  constructor(points, tell) {
    this.points = points;
    this.tell = tell;
  }

  get steps() {
    const steps = this.tell();
    Object.defineProperty(this, "steps", { value: steps });
    return steps;
  }
}

/** What no points can follow from: findings of {path, what, allowed, remedy}. */
export class Refused extends Error {
  constructor(findings) {
    super(findings.map((finding) => finding.what).join(" "));
    this.findings = findings;
  }
}

export function finding(path, telling, values) {
  const [what, allowed, remedy] = telling.map((sentence) => say(sentence, values));
  return { path, what, allowed, remedy };
}

export const refuse = (path, telling, values) => new Refused([finding(path, telling, values)]);

/** "1: …; 2: …" out of labels, by the sentence for one of them. */
export const listed = (sentence, labels) =>
  labels.map((label, at) => say(sentence, { number: at + 1, label })).join("; ");

export const outcome = (points, tell) => new Outcome(points, tell);
