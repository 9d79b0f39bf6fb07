// The card of a unit: scoring/scorecard.py.
import { COLUMNS } from "./answers.js";
import { verdict } from "./grading.js";
import { HUNDRED, ZERO, add, cmp, div, min, mul, ratio, show, sub, sum } from "./numbers.js";
import { scoreEntry } from "./points.js";
import { openSet } from "./sets.js";
import { say, step } from "./trace.js";
import { WORDS } from "./words.js";

/** @import { Column, SetData, Sheet, StepKind } from "../shapes.js" */
/** @import { Ratio } from "./numbers.js" */
/** @import { Card, EntryScore, OpenSet, SetNode } from "./sheets.js" */
/** @typedef {{ [column in Column]?: Ratio }} Sums */

const words = WORDS.card;

/** A node on the card; all figures are exact points. */
class Line {
  /**
   * @param {SetNode} node
   * @param {Line[]} parts
   * @param {EntryScore | null} entry
   * @param {Ratio} max
   * @param {Ratio} answeredMax
   * @param {Ratio} points
   * @param {Sums} columns
   * @param {boolean} isCapped of bonus and penalty, where a maximum is a ceiling over more than it
   */
  constructor(node, parts, entry, max, answeredMax, points, columns, isCapped) {
    this.node = node;
    this.parts = parts;
    this.entry = entry;
    this.max = max;
    this.answered_max = answeredMax;
    this.points = points;
    this.columns = columns;
    this.isCapped = isCapped;
  }

  get open_max() {
    return sub(this.max, this.answered_max);
  }

  /** What counts of the points: of bonus and penalty no more than the ceiling. */
  get counted() {
    return this.isCapped ? min(this.points, this.node.max) : this.points;
  }

  /** The most that can count. */
  get highest() {
    return this.isCapped ? min(this.max, this.node.max) : this.max;
  }

  /** Component index in percent: what counts : maximum of what is answered. */
  get index() {
    const most = min(this.answered_max, this.highest);
    return most.n ? mul(div(this.counted, most), HUNDRED) : null;
  }
}

/**
 * The points of a line: "6,5, tính 5" where a ceiling counts less.
 * @param {import("./sheets.js").Line} line
 */
export const earned = (line) =>
  cmp(line.counted, line.points)
    ? `${show(line.points)}, tính ${show(line.counted)}`
    : show(line.points);

/**
 * @param {Line} part
 * @param {Column} column
 */
function countedIn({ columns, isCapped, node }, column) {
  const points = columns[column];
  return points && isCapped ? min(points, node.max) : points;
}

/** @param {Line[]} parts */
function addColumns(parts) {
  /** @type {Sums} */
  const columns = {};
  for (const column of COLUMNS) {
    const found = /** @type {Ratio[]} */ (
      parts.map((part) => countedIn(part, column)).filter(Boolean)
    );
    if (found.length) columns[column] = sum(found);
  }
  return columns;
}

/** @typedef {"max" | "answered_max" | "points"} Figure */
/**
 * @param {Line[]} parts
 * @param {Figure} key
 */
const over = (parts, key) => sum(parts.map((part) => part[key]));

/**
 * @param {SetNode} node
 * @param {Map<string, EntryScore>} scores
 * @param {boolean} isCapped
 * @returns {Line}
 */
function lineOf(node, scores, isCapped) {
  if (!node.rule) {
    const parts = node.parts.map((part) => lineOf(part, scores, isCapped));
    const max = sum(parts.map((part) => part.highest));
    const answered = sum(parts.map((part) => min(part.answered_max, part.highest)));
    const points = sum(parts.map((part) => part.counted));
    return new Line(node, parts, null, max, answered, points, addColumns(parts), isCapped);
  }
  const entry = scores.get(node.id);
  const final = entry && entry.final;
  if (!entry || !(final || entry.not_applicable)) {
    return new Line(node, [], null, node.max, ZERO, ZERO, {}, isCapped);
  }
  /** @type {Sums} */
  const columns = {};
  for (const column of /** @type {Column[]} */ (Object.keys(entry.columns)))
    columns[column] = /** @type {{ points: Ratio }} */ (entry.columns[column]).points;
  const earning = final ? final.points : ZERO;
  return new Line(node, [], entry, entry.max, entry.max, earning, columns, isCapped);
}

/**
 * Base + bonus − penalty, never below 0, above most only where the edition allows it.
 * @param {OpenSet} set
 * @param {Ratio} base
 * @param {Ratio} bonus
 * @param {Ratio} penalty
 * @param {Ratio} most
 */
function total(set, base, bonus, penalty, most) {
  let points = sub(add(base, bonus), penalty);
  /**
   * @param {StepKind} kind
   * @param {keyof typeof words} key
   * @param {object} [values]
   */
  const tell = (kind, key, values) => step(kind, say(words[key], values));
  const steps = [tell("compute", "base", { points: show(base) })];
  if (bonus.n) steps.push(tell("compute", "bonus", { points: show(bonus) }));
  if (penalty.n) steps.push(tell("compute", "penalty", { points: show(penalty) }));
  if (points.n < 0n) {
    points = ZERO;
    steps.push(tell("rule", "lowest"));
  }
  if (cmp(points, most) > 0 && !set.edition.scoring.bonus_above_max) {
    points = most;
    steps.push(tell("rule", "highest", { maximum: show(most) }));
  }
  steps.push(tell("points", "total", { points: show(points), maximum: show(most) }));
  return { points, steps };
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
  const lines = opened.fields
    .filter((one) => !one.unwritten)
    .map((one) => lineOf(one, scores, one.role !== "score"));
  const unwritten = opened.fields.filter((one) => one.unwritten);
  /** @param {SetNode["role"]} name */
  const role = (name) => lines.filter((line) => line.node.role === name);
  /** @param {SetNode["role"]} name */
  const capped = (name) => sum(role(name).map((line) => line.counted));
  const scored = role("score");
  const [max, answered, base] = /** @type {Figure[]} */ (["max", "answered_max", "points"]).map(
    (key) => over(scored, key),
  );
  const [bonus, penalty] = [capped("bonus"), capped("penalty")];
  const { points, steps } = total(opened, base, bonus, penalty, answered);
  const soFar = answered.n ? ratio(points.n * answered.d * 100n, points.d * answered.n) : null;
  const index = cmp(answered, max) === 0 && !unwritten.length ? soFar : null;
  const graded = verdict(opened, index, lines, sheet.unit_kind);
  return {
    sheet,
    lines,
    max,
    answered_max: answered,
    open_max: sub(max, answered),
    base,
    bonus,
    penalty,
    points,
    columns: addColumns(scored),
    index,
    index_so_far: soFar,
    grade: graded.grade,
    plain_grade: graded.plain,
    grade_steps: graded.steps,
    unwritten,
    steps,
  };
}
