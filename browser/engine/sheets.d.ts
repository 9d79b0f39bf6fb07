// A set made ready, and what the entries of its items come to.
import type {
  Column,
  EditionData,
  Entry,
  FieldData,
  Gate,
  Rule,
  SetData,
  Sheet,
} from "../shapes.js";
import type { Bounds } from "./intervals.js";
import type { Ratio } from "./numbers.js";
import type { Step } from "./trace.js";

/** By item. */
export type Entries = Record<string, Entry>;

/** A rule made ready; all but its kind's name only the kind itself knows. */
export type ReadyRule = { kind: Rule["kind"] } & Record<string, any>;

/** A field, criterion or part of one. */
export type SetNode = Pick<
  FieldData,
  | "id"
  | "title"
  | "source"
  | "status"
  | "meaning"
  | "judged"
  | "not_applicable"
  | "unwritten"
  | "take"
  | "unit_kinds"
  | "same_fact"
> & {
  max: Ratio;
  role: NonNullable<FieldData["role"]>;
  /** Its role, or that of what it lies in. */
  within: SetNode["role"];
  rule?: ReadyRule;
  parts: SetNode[];
  leaves: Leaf[];
};

/** A node with a rule. */
export type Leaf = SetNode & { rule: ReadyRule };

/** A class for a range of the index. */
export type Grade = Bounds & { label: string };

/** A condition of a class beyond the index. */
export type ReadyGate = Omit<Gate, "over" | "from" | "to" | "below"> & { range: Bounds };

/** A figure that another item asks too, by its key in both answers; isFirst: it asks it after. */
export type Link = { here: string; item: string; there: string; isFirst: boolean };

export type OpenSet = Omit<SetData, "fields"> & {
  edition: EditionData;
  fields: SetNode[];
  nodes: Map<string, SetNode>;
  grades: { unit_kinds: string[]; levels: Grade[]; gates: ReadyGate[] }[];
  circumstances: Map<string, string>;
  /** By item that looks at a fact of another one: the figures that both ask. */
  links: Map<string, Link[]>;
};

/** Points earned in one column. */
export type Score = { points: Ratio; max: Ratio; steps: Step[] };

/** What an entry comes to; final is of the column that settles the points. */
export type EntryScore = {
  max: Ratio;
  columns: { [column in Column]?: Score };
  not_applicable: boolean;
  final: Score | null;
  steps: Step[];
};

export type Line = {
  isCapped: boolean;
  node: SetNode;
  parts: Line[];
  entry: EntryScore | null;
  max: Ratio;
  answered_max: Ratio;
  open_max: Ratio;
  points: Ratio;
  /** Of the points what counts: within the ceiling there is. */
  counted: Ratio;
  /** The most that can count. */
  highest: Ratio;
  columns: { [column in Column]?: Ratio };
  /** In percent, null while nothing is answered. */
  index: Ratio | null;
};

/** The card of a sheet: index is there when all is answered. */
export type Card = {
  sheet: Sheet;
  lines: Line[];
  max: Ratio;
  answered_max: Ratio;
  open_max: Ratio;
  base: Ratio;
  bonus: Ratio;
  penalty: Ratio;
  points: Ratio;
  columns: Line["columns"];
  index: Ratio | null;
  index_so_far: Ratio | null;
  /** The class that counts; by the index alone it would be plain_grade. */
  grade: Grade | null;
  plain_grade: Grade | null;
  /** Which gates decided; empty when the index did. */
  grade_steps: Step[];
  /** Items of bonus and penalty that have no answer: no index before that. */
  open_extras: Line[];
  unwritten: SetNode[];
  steps: Step[];
  /** What is worth a second look. */
  remarks: string[];
};
