// One criterion, one entry: points and trace of every column: scoring/points.py.
import * as numbers from "./numbers.js";
import { COLUMNS, columnsFor, columnsOf, policyOf, scoreColumn } from "./answers.js";
import { openSet } from "./sets.js";
import { Outcome, refuse, say, step } from "./trace.js";
import { WORDS } from "./words.js";

const words = WORDS.entry;

/** Points earned in one column out of max; steps end with the source. */
class Score extends Outcome {
  constructor(points, max, tell) {
    super(points, tell);
    this.max = max;
  }
}

/** @type {() => import("./trace.js").Step[]} */
const NO_STEPS = () => [];

/** What an entry comes to; max is 0 when not applicable shrinks it. */
class EntryScore extends Outcome {
  constructor(max, columns, notApplicable = false, tell = NO_STEPS) {
    super(null, tell);
    this.max = max;
    this.columns = columns;
    this.not_applicable = notApplicable;
  }

  /** The column that settles the points: the last one that has an answer. */
  get final() {
    const last = COLUMNS.filter((column) => this.columns[column]).pop();
    return last ? this.columns[last] : null;
  }
}

const source = (node) => step("source", node.source);

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
  const columns = { [column]: new Score(node.max, node.max, tell) };
  return new EntryScore(node.max, columns, true, tell);
}

/** The score of an entry on a criterion; throws Refused where entryFindings would have told. */
export function scoreEntry(set, id, entry) {
  const opened = openSet(set);
  const node = /** @type {import("./sheets.js").Leaf} */ (opened.nodes.get(id));
  const circumstance = entry.not_applicable;
  if (circumstance !== undefined && circumstance !== null) {
    const reason = opened.circumstances.get(circumstance) || circumstance;
    return exempt(opened, node, () => [step("input", say(words.exempt, { reason }))]);
  }
  const columns = {};
  /** @type {EntryScore | null} */
  let without = null; // the last column settles this too
  for (const column of columnsOf(entry)) {
    const reached = scoreColumn(node, column, entry[column]);
    if (reached.points === null) {
      without = exempt(opened, node, () => reached.steps);
      continue;
    }
    without = null;
    const tell = () => [...reached.steps, source(node)];
    columns[column] = new Score(reached.points, node.max, tell);
  }
  return without || new EntryScore(node.max, columns);
}
