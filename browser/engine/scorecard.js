// The card of a unit: scoring/scorecard.py.
import { verdict } from "./grading.js";
import { addColumns, lineOf, over, within } from "./line.js";
import { add, cmp, ratio, show, sub } from "./numbers.js";
import { scoreEntry } from "./points.js";
import { FACTS, isFor, openSet } from "./sets.js";
import { say, step } from "./trace.js";
import { WORDS } from "./words.js";

/** @import { SetData, Sheet, StepKind } from "../shapes.js" */
/** @import { Line } from "./line.js" */
/** @import { Ratio } from "./numbers.js" */
/** @import { Card, EntryScore, OpenSet, SetNode } from "./sheets.js" */

const words = WORDS.card;

/**
 * The points of a line: "6,5, tính 5" where a ceiling counts less.
 * @param {import("./sheets.js").Line} line
 */
export const earned = (line) =>
  cmp(line.counted, line.points)
    ? `${show(line.points)}, tính ${show(line.counted)}`
    : show(line.points);

/**
 * The items of bonus and penalty without an answer, at the line and below it.
 * @param {Line} line
 * @returns {Line[]}
 */
function openExtras(line) {
  if (line.node.role === "condition") return [];
  const isOpen = line.isCapped && line.node.rule && !line.entry;
  return isOpen ? [line] : line.parts.flatMap(openExtras);
}

/**
 * Base + bonus − penalty; below 0 and above most only where the edition allows it.
 * @param {OpenSet} set
 * @param {Ratio} base
 * @param {Ratio} bonus
 * @param {Ratio} penalty
 * @param {Ratio} most
 */
function total(set, base, bonus, penalty, most) {
  const points = sub(add(base, bonus), penalty);
  /**
   * @param {StepKind} kind
   * @param {keyof typeof words} key
   * @param {object} [values]
   */
  const tell = (kind, key, values) => step(kind, say(words[key], values));
  const steps = [tell("compute", "base", { points: show(base) })];
  if (bonus.n) steps.push(tell("compute", "bonus", { points: show(bonus) }));
  if (penalty.n) steps.push(tell("compute", "penalty", { points: show(penalty) }));
  const counted = within(set.edition.scoring, points, most);
  const held = cmp(counted, points);
  if (held > 0) steps.push(tell("rule", "lowest"));
  else if (held < 0) steps.push(tell("rule", "highest", { maximum: show(most) }));
  else if (points.n < 0n) steps.push(tell("rule", "negative"));
  steps.push(tell("points", "total", { points: show(counted), maximum: show(most) }));
  return { points: counted, steps };
}

/**
 * The card of a sheet; throws Refused where sheetFindings would have told.
 * @param {SetData | OpenSet | string} set
 * @param {Sheet} sheet
 * @returns {Card}
 */
export function scoreSheet(set, sheet) {
  const opened = openSet(set);
  /** @type {Map<string, EntryScore>} */
  const scores = new Map();
  for (const id of Object.keys(sheet.answers)) {
    scores.set(id, scoreEntry(opened, id, sheet.answers[id]));
  }
  const from = {
    scores,
    unitKind: sheet.unit_kind,
    scoring: opened.edition.scoring,
  };
  const lines = opened.fields
    .filter((one) => !one.unwritten && isFor(one, sheet.unit_kind))
    .map((one) => lineOf(one, from, one.role !== "score"));
  const unwritten = opened.fields.filter((one) => one.unwritten);
  /** @param {SetNode["role"]} name */
  const role = (name) => lines.filter((line) => line.node.role === name);
  const scored = role("score");
  const most = over(scored, (line) => line.max);
  const answered = over(scored, (line) => line.answered_max);
  const [base, bonus, penalty] = [scored, role("bonus"), role("penalty")].map((one) =>
    over(one, (line) => line.counted),
  );
  const { points, steps } = total(opened, base, bonus, penalty, answered);
  const soFar = answered.n ? ratio(points.n * answered.d * 100n, points.d * answered.n) : null;
  const extras = lines.flatMap(openExtras);
  const isWhole = cmp(answered, most) === 0 && !unwritten.length && !extras.length;
  const index = isWhole ? soFar : null;
  const graded = verdict(opened, index, lines, sheet.unit_kind);
  return {
    sheet,
    lines,
    max: most,
    answered_max: answered,
    open_max: sub(most, answered),
    base,
    bonus,
    penalty,
    points,
    columns: addColumns(scored, over),
    index,
    index_so_far: soFar,
    grade: graded.grade,
    plain_grade: graded.plain,
    grade_steps: graded.steps,
    open_extras: extras,
    unwritten,
    steps,
    remarks: FACTS.tell(sheet, lines),
  };
}
