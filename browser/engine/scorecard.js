// The card of a unit: scoring/scorecard.py.
import { COLUMNS } from "./answers.js";
import { HUNDRED, ZERO, add, cmp, div, min, mul, ratio, show, sub, sum } from "./numbers.js";
import { scoreEntry } from "./points.js";
import { openSet } from "./sets.js";
import { say, step } from "./trace.js";
import { WORDS } from "./words.js";

const words = WORDS.card;

/** A node on the card; all figures are exact points. */
class Line {
  constructor(node, parts, entry, max, answeredMax, points, columns) {
    this.node = node;
    this.parts = parts;
    this.entry = entry;
    this.max = max;
    this.answered_max = answeredMax;
    this.points = points;
    this.columns = columns;
  }

  get open_max() {
    return sub(this.max, this.answered_max);
  }

  /** Component index in percent: points : maximum of what is answered. */
  get index() {
    return this.answered_max.n ? mul(div(this.points, this.answered_max), HUNDRED) : null;
  }
}

function addColumns(parts) {
  const columns = {};
  for (const column of COLUMNS) {
    const found = parts.map((part) => part.columns[column]).filter(Boolean);
    if (found.length) columns[column] = sum(found);
  }
  return columns;
}

const over = (parts, key) => sum(parts.map((part) => part[key]));

function lineOf(node, scores) {
  if (!node.rule) {
    const parts = node.parts.map((part) => lineOf(part, scores));
    const [max, answered, points] = ["max", "answered_max", "points"].map((k) => over(parts, k));
    return new Line(node, parts, null, max, answered, points, addColumns(parts));
  }
  const entry = scores.get(node.id);
  const final = entry && entry.final;
  if (!entry || !(final || entry.not_applicable)) {
    return new Line(node, [], null, node.max, ZERO, ZERO, {});
  }
  const columns = {};
  for (const column of Object.keys(entry.columns)) columns[column] = entry.columns[column].points;
  return new Line(node, [], entry, entry.max, entry.max, final ? final.points : ZERO, columns);
}

/** Base + bonus − penalty, never below 0, above most only where the edition allows it. */
function total(set, base, bonus, penalty, most) {
  let points = sub(add(base, bonus), penalty);
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

/** The class of an unrounded index in percent, for this kind of unit. */
export function gradeOf(set, index, unitKind) {
  const grades = set.grades.find((one) => one.unit_kinds.includes(unitKind));
  if (!index || !grades) return null;
  const within = min(index, HUNDRED);
  return grades.levels.find((level) => level.contains(within)) || null;
}

/** The card of a sheet; throws Refused where sheetFindings would have told. */
export function scoreSheet(set, sheet) {
  const opened = openSet(set);
  const scores = new Map();
  for (const id of Object.keys(sheet.answers)) {
    scores.set(id, scoreEntry(opened, id, sheet.answers[id]));
  }
  const lines = opened.fields.filter((one) => !one.unwritten).map((one) => lineOf(one, scores));
  const unwritten = opened.fields.filter((one) => one.unwritten);
  const role = (name) => lines.filter((line) => line.node.role === name);
  const capped = (name) => sum(role(name).map((line) => min(line.points, line.node.max)));
  const scored = role("score");
  const [max, answered, base] = ["max", "answered_max", "points"].map((key) => over(scored, key));
  const [bonus, penalty] = [capped("bonus"), capped("penalty")];
  const { points, steps } = total(opened, base, bonus, penalty, answered);
  const soFar = answered.n ? ratio(points.n * answered.d * 100n, points.d * answered.n) : null;
  const index = cmp(answered, max) === 0 && !unwritten.length ? soFar : null;
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
    grade: gradeOf(opened, index, sheet.unit_kind),
    unwritten,
    steps,
  };
}
