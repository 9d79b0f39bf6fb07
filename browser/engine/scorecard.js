// The card of a unit: scoring/scorecard.py.
import { COLUMNS } from "./answers.js";
import { verdict } from "./grading.js";
import { HUNDRED, ZERO, add, cmp, div, max, min, mul, ratio, show, sub, sum } from "./numbers.js";
import { scoreEntry } from "./points.js";
import { isFor, openSet } from "./sets.js";
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
   * @param {boolean} isAbove whether bonuses within it may go beyond what else can be earned
   */
  constructor(node, parts, entry, max, answeredMax, points, columns, isCapped, isAbove = false) {
    this.node = node;
    this.parts = parts;
    this.entry = entry;
    this.max = max;
    this.answered_max = answeredMax;
    this.points = points;
    this.columns = columns;
    this.isCapped = isCapped;
    this.isAbove = isAbove;
  }

  get open_max() {
    return sub(this.max, this.answered_max);
  }

  /** What counts of the points: never below 0, no more than the ceiling there is. */
  get counted() {
    return this.within(this.points);
  }

  /**
   * What would count of so many points.
   * @param {Ratio} points
   */
  within(points) {
    const least = points.n < 0n ? ZERO : points;
    if (this.isCapped) return min(least, this.node.max);
    return this.isAbove ? least : min(least, this.answered_max);
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
 * What the parts within the maximum of a node come to: their sum, or the highest of them.
 * @param {SetNode} node
 * @param {Line[]} parts
 * @param {(part: Line) => Ratio} figure
 */
function together(node, parts, figure) {
  const found = parts.filter((part) => part.node.role === "score").map(figure);
  return node.take === "highest" ? found.reduce(max, ZERO) : sum(found);
}

/** @type {{ [role: string]: typeof add }} */
const SIGNS = { bonus: add, penalty: sub };

/**
 * With bonuses and penalties, which stand outside the maximum.
 * @param {SetNode} node
 * @param {Line[]} parts
 * @param {(part: Line) => Ratio} figure
 */
const withExtra = (node, parts, figure) =>
  parts.reduce((total, part) => {
    const put = SIGNS[part.node.role];
    return put ? put(total, figure(part)) : total;
  }, together(node, parts, figure));

/**
 * @param {Line[]} parts
 * @param {(parts: Line[], figure: (part: Line) => Ratio) => Ratio} put
 */
function addColumns(parts, put) {
  /** @type {Sums} */
  const columns = {};
  for (const column of COLUMNS) {
    const held = parts.filter((part) => part.columns[column]);
    /** @param {Line} part */
    const counted = (part) => part.within(/** @type {Ratio} */ (part.columns[column]));
    if (held.length) columns[column] = put(held, counted);
  }
  return columns;
}

/**
 * @param {Line[]} lines
 * @param {(line: Line) => Ratio} figure
 */
const over = (lines, figure) => sum(lines.map(figure));

/**
 * @typedef {object} Sheeted what the lines of a card are made from
 * @property {Map<string, EntryScore>} scores
 * @property {string} unitKind
 * @property {boolean} isAbove
 */

/**
 * The line of a node that the unit is scored by.
 * @param {SetNode} node
 * @param {Sheeted} from
 * @param {boolean} isCapped
 * @returns {Line}
 */
function lineOf(node, from, isCapped) {
  if (node.rule) return leafOf(node, from.scores.get(node.id), isCapped);
  const parts = node.parts
    .filter((part) => isFor(part, from.unitKind))
    .map((part) => lineOf(part, from, isCapped || part.role !== "score"));
  return new Line(
    node,
    parts,
    null,
    together(node, parts, (part) => part.highest),
    together(node, parts, (part) => min(part.answered_max, part.highest)),
    withExtra(node, parts, (part) => part.counted),
    addColumns(parts, (held, figure) => withExtra(node, held, figure)),
    isCapped,
    from.isAbove,
  );
}

/**
 * @param {SetNode} node
 * @param {EntryScore | undefined} entry
 * @param {boolean} isCapped
 */
function leafOf(node, entry, isCapped) {
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
 * @param {Line} line
 * @returns {Line[]}
 */
const walk = (line) => [line, ...line.parts.flatMap(walk)];

/**
 * Whether the fact has cost or earned something there.
 * @param {Line} line
 */
const isTouched = (line) =>
  line.isCapped ? line.points.n > 0n : cmp(line.points, line.max) < 0;

/**
 * Items that look at one fact and do not go together, a sentence a pair.
 * @param {Line[]} fields
 */
function twiceTold(fields) {
  const answered = new Map(
    fields
      .flatMap(walk)
      .filter((line) => line.answered_max.n)
      .map((line) => [line.node.id, line]),
  );
  return [...answered.values()].flatMap((line) =>
    (line.node.same_fact || []).flatMap(({ item, counts }) => {
      const other = answered.get(item);
      if (!other) return [];
      const isOdd =
        counts === "once"
          ? line.points.n > 0n && other.points.n > 0n
          : isTouched(line) !== isTouched(other);
      return isOdd ? [say(words[counts], { code: line.node.id, other: item })] : [];
    }),
  );
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
  const from = {
    scores,
    unitKind: sheet.unit_kind,
    isAbove: opened.edition.scoring.bonus_above_max,
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
  const index = cmp(answered, most) === 0 && !unwritten.length ? soFar : null;
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
    unwritten,
    steps,
    remarks: opened.hasLinks ? twiceTold(lines) : [],
  };
}
