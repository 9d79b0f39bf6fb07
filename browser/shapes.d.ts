// What Python hands to the browser: written by `cchc schema` out of its models, never by hand.

/** An exact number: 12, "12.5" or "11/15". */
export type Exact = number | string;

export type Rule =
  Choice | Bands | Share | Steps | Deadline | PerItem | Deduct | Survey | Given | Combine | Cases;

export type SimpleRule =
  Choice | Bands | Share | Steps | Deadline | PerItem | Deduct | Survey | Given | Combine;

export type Column = "self" | "appraised" | "appraised_2" | "survey";

export type StepKind = "input" | "compute" | "rule" | "points" | "source";

export type QuestionKind = "points" | "claim" | "raise" | "evidence" | "unit";

export type Telling = [string, string, string, string];

export type WhenNone = "full" | "zero" | "not_applicable";

export type NotApplicablePolicy = "shrink" | "full" | "refuse";

/** A range of the figure and the points it gives. */
export interface Band {
  over?: Exact;
  from?: Exact;
  to?: Exact;
  below?: Exact;
  points: Exact;
  label?: string;
}

/** Bands with explicit open and closed ends, covering the whole range of the measure. */
export interface Bands {
  kind: "bands";
  surveyed?: true;
  measure: Measure;
  when_none?: WhenNone;
  bands: Band[];
  holes: Bounds[];
}

/** The ends of a range: above `over` or from `from`; up to `to` or below `below`. */
export interface Bounds {
  over?: Exact;
  from?: Exact;
  to?: Exact;
  below?: Exact;
}

/** A situation and the rule for it, or the points that it gives whatever else is so. */
export interface Case {
  label: string;
  rule?: SimpleRule;
  points?: Exact;
}

/** Number of the case, counted from 1, beside the answer to its rule. */
export interface CaseNumber {
  case: number;
  [key: string]: unknown;
}

/** No case lies within another: a case's rule is one of the other kinds. */
export interface Cases {
  kind: "cases";
  surveyed?: true;
  cases: Case[];
}

/** The unit (then the appraiser) says which level fits. */
export interface Choice {
  kind: "choice";
  surveyed?: true;
  levels: Level[];
}

/** Number of the level that fits, counted from 1. */
export interface ChoiceAnswer {
  level: number;
}

/** Parts in their order: the sum, best, least or mean of them, from 0 to the maximum. */
export interface Combine {
  kind: "combine";
  surveyed?: true;
  by: "sum" | "highest" | "lowest" | "mean";
  start: "zero" | "full";
  base?: Exact;
  parts: Part[];
  round_to?: Exact;
}

/** How many. */
export interface CountAnswer {
  count: number;
}

/** How many of each, in the order of the rule. */
export interface CountsAnswer {
  counts: number[];
}

/** On time, late by steps, or never. */
export interface Deadline {
  kind: "deadline";
  surveyed?: true;
  event: string;
  due: string;
  on_time: Level;
  late: LateLevel[];
  never: Level;
}

/** The day it was done, or `never: true`. */
export interface DeadlineAnswer {
  date?: string;
  never?: true;
}

/** Starts from the maximum. */
export interface Deduct {
  kind: "deduct";
  surveyed?: true;
  faults: Fault[];
}

/** The edition of a set, with the kinds of unit that use the set. */
export interface EditionData {
  id: string;
  title: string;
  year: number;
  notice: string;
  scoring: ScoringData;
  grades: GradesData[];
  circumstances: Titled[];
  unit_kinds: Titled[];
}

/** All that a sheet holds on one criterion; each column stays, none overwrites another. */
export interface Entry {
  self?: RawAnswer;
  appraised?: RawAnswer;
  appraised_2?: RawAnswer;
  survey?: RawAnswer;
  not_applicable?: string;
  explanation?: string;
  evidence?: string;
}

/** A document that proves the points: what, issued by whom, which part to point at. */
export interface Evidence {
  document: string;
  issuer: string;
  point_at: string;
}

/** A kind of fault and what one of them costs. */
export interface Fault {
  label: string;
  points: Exact;
}

/** A field; `unwritten` says why it has no criteria yet. */
export interface FieldData {
  id: string;
  title: string;
  max: Exact;
  rule?: Rule;
  source?: string;
  status?: string;
  meaning?: string;
  judged?: true;
  role?: "score" | "bonus" | "penalty" | "condition";
  take?: "sum" | "highest";
  unit_kinds?: string[];
  same_fact?: SameFact[];
  not_applicable?: NotApplicable;
  criteria?: NodeData[];
  sub_criteria?: NodeData[];
  unwritten?: string;
}

/** When the figure of `item` lies in the range, the class is not what the index says. */
export interface Gate {
  over?: Exact;
  from?: Exact;
  to?: Exact;
  below?: Exact;
  label: string;
  item?: string;
  among: "items" | "fields";
  least?: number;
  by: "points" | "percent";
  at_most?: string;
  lower_by?: number;
  unclassed?: true;
}

/** The value itself, or `value : out_of × maximum`; within `range` where one is left. */
export interface Given {
  kind: "given";
  surveyed?: true;
  by: string;
  out_of?: Exact;
  range?: Bounds;
  none?: string;
  reason: boolean;
}

/** The value that was given. */
export interface GivenAnswer {
  value: Exact;
}

/** A class (xếp loại) for a range of the index in percent. */
export interface GradeData {
  over?: Exact;
  from?: Exact;
  to?: Exact;
  below?: Exact;
  label: string;
}

/** The classes of some kinds of unit. */
export interface GradesData {
  unit_kinds: string[];
  levels: GradeData[];
  gates: Gate[];
}

/** Where a set is explained: patterns with {page} and {code}. */
export interface GuideData {
  home: string;
  page: string;
  part: string;
}

/** What questions on an item need beside its rule. */
export interface ItemFacts {
  evidence: Evidence[];
  mistakes: Mistake[];
  table: string[][];
  wholes: number[];
}

/** Points up to `days` days after the due day; without `days`: however late. */
export interface LateLevel {
  label: string;
  points: Exact;
  days?: number;
}

/** A level and the points it gives. */
export interface Level {
  label: string;
  points: Exact;
}

/** What is measured. `of` names part and whole when the figure is their quotient. */
export interface Measure {
  label: string;
  unit: string;
  of?: [string, string];
  from?: Exact;
  to?: Exact;
}

/** Either `value` itself or `part` and `whole`. */
export interface MeasureAnswer {
  value?: Exact;
  part?: Exact;
  whole?: Exact;
}

/** What goes wrong in practice, and the points it costs. */
export interface Mistake {
  mistake: string;
  costs: Exact;
}

/** A field, criterion or sub-criterion: with a rule and its source, or with parts. */
export interface NodeData {
  id: string;
  title: string;
  max: Exact;
  rule?: Rule;
  source?: string;
  status?: string;
  meaning?: string;
  judged?: true;
  role?: "score" | "bonus" | "penalty" | "condition";
  take?: "sum" | "highest";
  unit_kinds?: string[];
  same_fact?: SameFact[];
  not_applicable?: NotApplicable;
  criteria?: NodeData[];
  sub_criteria?: NodeData[];
}

/** For whom a criterion is not applicable (ids of circumstances), and what then follows. */
export interface NotApplicable {
  for: string[];
  policy?: NotApplicablePolicy;
}

/** A step: what is added, or taken off what the steps before it have come to. */
export interface Part {
  label: string;
  as: "add" | "less" | "less_percent";
  max?: Exact;
  only_full: boolean;
  same_as?: number;
  rule: Choice | Bands | Share | Steps | Deadline | PerItem | Deduct | Given;
}

/** The answer to each part: `part_1`, `part_2`… */
export interface PartsAnswer {
  part_1: Record<string, unknown>;
  [key: string]: unknown;
}

/** `each` points for every `item`, capped at the maximum. */
export interface PerItem {
  kind: "per_item";
  surveyed?: true;
  item: string;
  each: Exact;
}

/** An answer of whatever kind, unread. */
export interface RawAnswer {
  level?: Exact;
  value?: Exact;
  part?: Exact;
  whole?: Exact;
  date?: string;
  never?: true;
  count?: Exact;
  counts?: Exact[];
  part_1?: Record<string, unknown>;
  case?: Exact;
  points?: Exact;
}

/** An answer that people can tick, and its weight in percent. */
export interface Reply {
  label: string;
  weight: Exact;
}

/** Another item that looks at the same fact: whether it counts there too, figures of both. */
export interface SameFact {
  item: string;
  counts?: "once" | "both";
  figures: SharedFigure[];
}

/** How the edition scores. */
export interface ScoringData {
  decimals: number;
  not_applicable: NotApplicablePolicy;
  bonus_above_max: boolean;
  negative_total: boolean;
}

/** A criteria set: `set_data` in publish/browser/data.py. `status` is that of most items. */
export interface SetData {
  id: string;
  title: string;
  max: Exact;
  unit_kinds: string[];
  edition: EditionData;
  guide: GuideData;
  status: string;
  fields: FieldData[];
}

/** What questions on a set need: `set_data` in publish/browser/exercise_data.py. */
export interface SetFacts {
  digest: string;
  notice: string;
  items: Record<string, ItemFacts>;
  units: UnitFacts[];
}

/** Full points from the target on, else at the top of the measure; in proportion below it. */
export interface Share {
  kind: "share";
  surveyed?: true;
  measure: Measure;
  when_none?: WhenNone;
  zero?: Exact;
  target?: Exact;
  floor?: Exact;
  round_to?: Exact;
}

/** A figure that two items ask, by its key in the answer to each: part here, whole there. */
export interface SharedFigure {
  label: string;
  here: string;
  there: string;
}

/** The answers of one unit for one year. What is not there is not answered, never zero. */
export interface Sheet {
  edition: string;
  set: string;
  unit: string;
  unit_kind: string;
  year: number;
  answers: Record<string, Entry>;
}

/** Points said without figures, by the unit or by the appraiser. */
export interface Stated {
  points: Exact;
}

/** `each` points for every `every` of the figure above `over`, or short of `below`. */
export interface Steps {
  kind: "steps";
  surveyed?: true;
  measure: Measure;
  when_none?: WhenNone;
  over?: Exact;
  below?: Exact;
  every: Exact;
  each: Exact;
  begun: boolean;
}

/** Σ (count × weight) : Σ count × maximum. */
export interface Survey {
  kind: "survey";
  surveyed?: true;
  question: string;
  levels: Reply[];
}

/** What has a name for people: a kind of unit, a circumstance. */
export interface Titled {
  id: string;
  title: string;
}

/** A whole unit with its story. */
export interface UnitFacts {
  id: string;
  title: string;
  story: string[];
  sheet: Sheet;
}
