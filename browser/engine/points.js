// One criterion, one entry: points and trace of every column: scoring/points.py.
import * as numbers from "./numbers.js";
import { COLUMNS, columnsFor, columnsOf, policyOf, scoreColumn } from "./answers.js";
import { openSet } from "./sets.js";
import { Outcome, refuse, say, step } from "./trace.js";
import { WORDS } from "./words.js";

/** @import { Ratio } from "./numbers.js" */
/** @import { Leaf, OpenSet, SetNode } from "./sheets.js" */
/** @import { Column, Entry, RawAnswer } from "../shapes.js" */
/** @import { Step } from "./trace.js" */

const words = WORDS.entry;

/** Points earned in one column out of max; steps end with the source. */
class Score extends Outcome {
  /**
   * @param {Ratio} points
   * @param {Ratio} max
   * @param {() => Step[]} tell
   */
  constructor(points, max, tell) {
    super(points, tell);
    this.max = max;
  }
}

/** @typedef {Score & { points: Ratio }} Earned */
/** @typedef {{ [column in Column]?: Earned }} Columns */

/** @type {() => import("./trace.js").Step[]} */
const NO_STEPS = () => [];

/** What an entry comes to; max is 0 when not applicable shrinks it. */
class EntryScore extends Outcome {
  /**
   * @param {Ratio} max
   * @param {Columns} columns
   * @param {boolean} [notApplicable]
   * @param {() => Step[]} [tell]
   */
  constructor(max, columns, notApplicable = false, tell = NO_STEPS) {
    super(null, tell);
    this.max = max;
    this.columns = columns;
    this.not_applicable = notApplicable;
  }

  /** The column that settles the points: the last one that has an answer. */
  get final() {
    const last = COLUMNS.filter((column) => this.columns[column]).pop();
    return last ? /** @type {Earned} */ (this.columns[last]) : null;
  }
}

/** @param {SetNode} node */
const source = (node) => step("source", /** @type {string} */ (node.source));

/**
 * @param {OpenSet} set
 * @param {Leaf} node
 * @param {() => Step[]} reason
 */
function exempt(set, node, reason) {
  const policy = policyOf(set, node);
  if (policy === "refuse") {
    throw refuse([], WORDS.answers.refusals.refuse, { code: node.id });
  }
  const tell = () => [
    ...reason(),
    step("rule", say(words[policy], { maximum: numbers.show(node.max) })),
    source(node),
  ];
  if (policy !== "full") return new EntryScore(numbers.ZERO, {}, true, tell);
  const [column] = columnsFor(node.rule);
  const columns = { [column]: /** @type {Earned} */ (new Score(node.max, node.max, tell)) };
  return new EntryScore(node.max, columns, true, tell);
}

/**
 * The score of an entry on a criterion; throws Refused where entryFindings would have told.
 * @param {import("../shapes.js").SetData | OpenSet | string} set
 * @param {string} id
 * @param {Entry} entry
 * @returns {EntryScore}
 */
export function scoreEntry(set, id, entry) {
  const opened = openSet(set);
  const node = /** @type {Leaf} */ (opened.nodes.get(id));
  const circumstance = entry.not_applicable;
  if (circumstance !== undefined && circumstance !== null) {
    const reason = opened.circumstances.get(circumstance) || circumstance;
    return exempt(opened, node, () => [step("input", say(words.exempt, { reason }))]);
  }
  /** @type {Columns} */
  const columns = {};
  /** @type {EntryScore | null} */
  let without = null; // the last column settles this too
  for (const column of columnsOf(entry)) {
    const reached = scoreColumn(node, column, /** @type {RawAnswer} */ (entry[column]));
    if (reached.points === null) {
      without = exempt(opened, node, () => reached.steps);
      continue;
    }
    without = null;
    const tell = () => [...reached.steps, source(node)];
    columns[column] = /** @type {Earned} */ (new Score(reached.points, node.max, tell));
  }
  return without || new EntryScore(node.max, columns);
}
