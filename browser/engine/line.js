// Lines of a card: what a field, a criterion or a part of one comes to: scoring/line.py.
import { COLUMNS } from "./answers.js";
import { HUNDRED, ZERO, add, div, max, min, mul, sub, sum } from "./numbers.js";
import { isFor } from "./sets.js";

/** @import { Column, ScoringData } from "../shapes.js" */
/** @import { Ratio } from "./numbers.js" */
/** @import { EntryScore, SetNode } from "./sheets.js" */
/** @typedef {{ [column in Column]?: Ratio }} Sums */

/**
 * What counts of points after bonus and penalty, out of so many.
 * @param {ScoringData} scoring
 * @param {Ratio} points
 * @param {Ratio} most
 */
export function within(scoring, points, most) {
  const least = scoring.negative_total ? points : max(points, ZERO);
  return scoring.bonus_above_max ? least : min(least, most);
}

/** A node on the card; all figures are exact points. */
export class Line {
  /**
   * @param {SetNode} node
   * @param {Line[]} parts
   * @param {EntryScore | null} entry
   * @param {Ratio} max
   * @param {Ratio} answeredMax
   * @param {Ratio} points
   * @param {Sums} columns
   * @param {boolean} isCapped of bonus and penalty, where a maximum is a ceiling over more than it
   * @param {ScoringData | null} scoring of one with parts: how far what stands outside may lead
   */
  constructor(node, parts, entry, max, answeredMax, points, columns, isCapped, scoring = null) {
    this.node = node;
    this.parts = parts;
    this.entry = entry;
    this.max = max;
    this.answered_max = answeredMax;
    this.points = points;
    this.columns = columns;
    this.isCapped = isCapped;
    this.scoring = scoring;
  }

  get open_max() {
    return sub(this.max, this.answered_max);
  }

  /** What counts of the points: no more than the ceiling there is, below 0 where it may be. */
  get counted() {
    return this.within(this.points);
  }

  /**
   * What would count of so many points.
   * @param {Ratio} points
   */
  within(points) {
    if (this.scoring && !this.isCapped) return within(this.scoring, points, this.answered_max);
    return min(max(points, ZERO), this.isCapped ? this.node.max : this.answered_max);
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
 * What the parts within the maximum of a node come to: their sum, or the highest of them, which
 * is never below 0.
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
  parts.reduce(
    (total, part) => {
      const put = SIGNS[part.node.role];
      return put ? put(total, figure(part)) : total;
    },
    together(node, parts, figure),
  );

/**
 * @param {Line[]} parts
 * @param {(parts: Line[], figure: (part: Line) => Ratio) => Ratio} put
 */
export function addColumns(parts, put) {
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
export const over = (lines, figure) => sum(lines.map(figure));

/**
 * @typedef {object} Sheeted what the lines of a card are made from
 * @property {Map<string, EntryScore>} scores
 * @property {string} unitKind
 * @property {ScoringData} scoring
 */

/**
 * The line of a node that the unit is scored by.
 * @param {SetNode} node
 * @param {Sheeted} from
 * @param {boolean} isCapped
 * @returns {Line}
 */
export function lineOf(node, from, isCapped) {
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
    from.scoring,
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
