// Every rule kind by its name: written by `cchc schema` out of the rules, never by hand. KINDS
// scores, fills and raises answers; EXERCISES makes questions and is left out of bundles without.
import * as choice from "./choice.js";
import * as bands from "./bands.js";
import * as share from "./share.js";
import * as steps from "./steps.js";
import * as deadline from "./deadline.js";
import * as per_item from "./per_item.js";
import * as deduct from "./deduct.js";
import * as survey from "./survey.js";
import * as given from "./given.js";
import * as combine from "./combine.js";
import * as cases from "./cases.js";

/** @import { Exercise, Kind } from "./kind.js" */
/** @typedef {import("../shapes.js").Rule["kind"]} KindName */

/** @type {Record<KindName, Kind<any, any, any, any>>} */
export const KINDS = {
  choice: choice.kind,
  bands: bands.kind,
  share: share.kind,
  steps: steps.kind,
  deadline: deadline.kind,
  per_item: per_item.kind,
  deduct: deduct.kind,
  survey: survey.kind,
  given: given.kind,
  combine: combine.kind,
  cases: cases.kind,
};
/** @type {Record<KindName, Exercise<any, any>>} */
export const EXERCISES = {
  choice: choice.exercise,
  bands: bands.exercise,
  share: share.exercise,
  steps: steps.exercise,
  deadline: deadline.exercise,
  per_item: per_item.exercise,
  deduct: deduct.exercise,
  survey: survey.exercise,
  given: given.exercise,
  combine: combine.exercise,
  cases: cases.exercise,
};
