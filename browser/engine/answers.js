// Entries and sheets: what they hold, what is wrong with them: scoring/answers.py.
import * as shapes from "./shapes.js";
import { KINDS } from "../kinds/index.js";
import { cmp, show } from "./numbers.js";
import { openSet, walkFor } from "./sets.js";
import { Refused, finding, outcome, pointsStep, refuse, say, step } from "./trace.js";
import { WORDS } from "./words.js";

/** @import { Column, Entry, RawAnswer, SetData, Sheet } from "../shapes.js" */
/** @import { OpenSet, ReadyRule, SetNode } from "./sheets.js" */
/** @import { Finding } from "./trace.js" */

const { words, refusals } = WORDS.answers;
export const COLUMN_TITLES = WORDS.columns;
export const COLUMNS = /** @type {Column[]} */ (Object.keys(COLUMN_TITLES));
const STATED = { points: shapes.needed(shapes.points) };
const ENTRY = {
  ...Object.fromEntries(COLUMNS.map((column) => [column, shapes.maybe(shapes.mapping)])),
  not_applicable: shapes.maybe(shapes.slug),
  explanation: shapes.maybe(shapes.text),
  evidence: shapes.maybe(shapes.text),
};
const SHEET = {
  edition: shapes.needed(shapes.slug),
  set: shapes.needed(shapes.slug),
  unit: shapes.needed(shapes.text),
  unit_kind: shapes.needed(shapes.slug),
  year: shapes.needed(shapes.whole),
  answers: shapes.needed(shapes.each(ENTRY)),
};

/** @param {unknown} value */
const isThere = (value) => value !== undefined && value !== null;
/**
 * The columns that have an answer.
 * @param {Entry} entry
 */
export const columnsOf = (entry) => COLUMNS.filter((column) => isThere(entry[column]));

/** @type {Column[]} */
const BY_SURVEY = ["survey"];

/**
 * The columns that may answer a rule, the first one first.
 * @param {ReadyRule} rule
 */
export const columnsFor = (rule) => (rule.surveyed ? BY_SURVEY : WORDS.rules[rule.kind].columns);

/**
 * Whether the unit itself answers a rule: its own work settles the points.
 * @param {ReadyRule} rule
 */
export const isByUnit = (rule) => columnsFor(rule).includes("self");

/**
 * The outcome of one column of an entry; throws Refused.
 * @param {SetNode} node
 * @param {Column} column
 * @param {RawAnswer} raw
 */
export function scoreColumn(node, column, raw) {
  const code = node.id;
  const { rule, max } = node;
  if (!rule) {
    const leaves = node.leaves.map((leaf) => leaf.id).join(", ");
    throw refuse([], refusals.sum, { code, leaves });
  }
  const columns = columnsFor(rule);
  if (!columns.includes(column)) {
    const key = columns.includes("survey") ? "surveyed" : "not_surveyed";
    const [own, ...others] = [column, ...columns].map((one) => `${one} (${COLUMN_TITLES[one]})`);
    throw refuse([], refusals[key], { code, column: own, columns: others.join(", ") });
  }
  if (raw.points === undefined) {
    const kind = KINDS[rule.kind];
    return kind.evaluate(rule, kind.readAnswer(rule, raw), max);
  }
  const { points } = shapes.read(STATED, raw);
  if (cmp(points, max) > 0) {
    const figures = { points: show(points), maximum: show(max), code };
    throw refuse(["points"], refusals.above, figures);
  }
  const text = () => say(words.stated, { points: show(points) });
  return outcome(points, () => [step("input", text()), pointsStep(points, max)]);
}

/**
 * @param {OpenSet} set
 * @param {SetNode} node
 */
export const policyOf = (set, node) =>
  (node.not_applicable && node.not_applicable.policy) || set.edition.scoring.not_applicable;

/**
 * @param {OpenSet} set
 * @param {SetNode} node
 * @param {Entry} entry
 */
function exemptionFindings(set, node, entry) {
  const allowed = node.not_applicable ? node.not_applicable.for : [];
  const code = node.id;
  /** @type {Finding[]} */
  const found = [];
  /**
   * @param {keyof typeof refusals} key
   * @param {object} [values]
   */
  const wrong = (key, values) =>
    found.push(finding(["not_applicable"], refusals[key], { code, ...values }));
  if (!allowed.includes(/** @type {string} */ (entry.not_applicable))) {
    const values = { reason: entry.not_applicable, allowed: allowed.join(", ") };
    wrong(allowed.length ? "not_exempt" : "for_all", values);
  } else if (policyOf(set, node) === "refuse") wrong("refuse");
  if (columnsOf(entry).length) wrong("both");
  return found;
}

/**
 * What is wrong with an entry of right shape, paths from the entry on.
 * @param {SetData | OpenSet | string} set
 * @param {string} id
 * @param {Entry} entry
 * @returns {Finding[]}
 */
export function entryFindings(set, id, entry) {
  const opened = openSet(set);
  const node = /** @type {SetNode} */ (opened.nodes.get(id));
  if (isThere(entry.not_applicable)) return exemptionFindings(opened, node, entry);
  return columnsOf(entry).flatMap((column) => {
    try {
      const { points } = scoreColumn(node, column, /** @type {RawAnswer} */ (entry[column]));
      const refused = points === null && policyOf(opened, node) === "refuse";
      return refused ? [finding([column], refusals.refuse, { code: id })] : [];
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return error.findings.map((one) => ({ ...one, path: [column, ...one.path] }));
    }
  });
}

/**
 * What is wrong with a sheet: its shape, else its answers in the set's order.
 * @param {SetData | OpenSet | string} set
 * @param {Sheet} sheet
 * @returns {Finding[]}
 */
export function sheetFindings(set, sheet) {
  const opened = openSet(set);
  try {
    shapes.read(SHEET, sheet);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return error.findings;
  }
  const found = [];
  if (!opened.unit_kinds.includes(sheet.unit_kind)) {
    const kinds = opened.unit_kinds.join(", ");
    const values = { set: opened.id, kind: sheet.unit_kind, kinds };
    found.push(finding(["unit_kind"], refusals.unit_kind, values));
  }
  if (sheet.year !== opened.edition.year) {
    const [year, own] = [sheet.year, opened.edition.year].map(String);
    found.push(finding(["year"], refusals.year, { year, edition: opened.edition.id, own }));
  }
  const unknown = Object.keys(sheet.answers).filter((code) => !opened.nodes.has(code));
  for (const code of unknown) {
    found.push(finding(["answers", code], refusals.unknown, { set: opened.id, code }));
  }
  const own = new Set(
    opened.fields.flatMap((field) => walkFor(field, sheet.unit_kind)).map((node) => node.id),
  );
  for (const code of opened.nodes.keys()) {
    if (!sheet.answers[code]) continue;
    const path = ["answers", code];
    if (!own.has(code)) {
      found.push(finding(path, refusals.other_kind, { code, kind: sheet.unit_kind }));
      continue;
    }
    for (const one of entryFindings(opened, code, sheet.answers[code])) {
      found.push({ ...one, path: [...path, ...one.path] });
    }
  }
  return found;
}
