// Sentences, steps, outcomes and refusals: rules/model.py.
import { SHOWN_PLACES, cmp, rounded, show } from "./numbers.js";
import { WORDS } from "./words.js";

/** @typedef {object} Values what is put into a sentence, by name */
/** @typedef {(string | number)[]} Path keys and places in lists, from the outermost on */
/** @typedef {{ path: Path, what: string, allowed: string, remedy: string }} Finding */

/**
 * A sentence with its {names} put in.
 * @param {string} sentence
 * @param {Values} [values]
 * @returns {string}
 */
export const say = (sentence, values = {}) =>
  sentence.replace(/\{(\w+)\}/g, (_, name) => /** @type {Record<string, string>} */ (values)[name]);

/** @typedef {import("./numbers.js").Ratio} Ratio */
/** @import { StepKind } from "../shapes.js" */
/** @typedef {{ kind: StepKind, text: string }} Step */

/**
 * @param {StepKind} kind
 * @param {string} text
 * @returns {Step}
 */
export const step = (kind, text) => ({ kind, text });

/**
 * The line of a trace that says what was earned.
 * @param {Ratio} points
 * @param {Ratio} maximum
 */
export function pointsStep(points, maximum) {
  const key = cmp(rounded(points, SHOWN_PLACES), points) === 0 ? "exact" : "rounded";
  const values = { points: show(points), maximum: show(maximum) };
  return step("points", say(WORDS.points[key], values));
}

/** Points (null: not applicable) and steps; the steps are told only when somebody asks. */
export class Outcome {
  /**
   * @param {Ratio | null} points
   * @param {() => Step[]} tell
   */
  constructor(points, tell) {
    this.points = points;
    this.tell = tell;
  }

  /** @returns {Step[]} */
  get steps() {
    const steps = this.tell();
    Object.defineProperty(this, "steps", { value: steps });
    return steps;
  }
}

/** What no points can follow from. */
export class Refused extends Error {
  /** @param {Finding[]} findings */
  constructor(findings) {
    super(findings.map((finding) => finding.what).join(" "));
    this.findings = findings;
  }
}

/**
 * @param {Path} path
 * @param {import("../shapes.js").Telling} telling
 * @param {Values} [values]
 * @returns {Finding}
 */
export function finding(path, telling, values) {
  const [what, allowed, remedy] = telling.map((sentence) => say(sentence, values));
  return { path, what, allowed, remedy };
}

/**
 * @param {Path} path
 * @param {import("../shapes.js").Telling} telling
 * @param {Values} [values]
 */
export const refuse = (path, telling, values) => new Refused([finding(path, telling, values)]);

/**
 * "1: …; 2: …" out of labels, by the sentence for one of them.
 * @param {string} sentence
 * @param {string[]} labels
 */
export const listed = (sentence, labels) =>
  labels.map((label, at) => say(sentence, { number: at + 1, label })).join("; ");

/**
 * @param {Ratio | null} points
 * @param {() => Step[]} tell
 */
export const outcome = (points, tell) => new Outcome(points, tell);
