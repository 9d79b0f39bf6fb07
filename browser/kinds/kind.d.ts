// The faces that every rule kind has in the browser half, and the rules made ready.
import type { Other, ReadyMeasure } from "../engine/figures.js";
import type { Bounds } from "../engine/intervals.js";
import type { Ratio } from "../engine/numbers.js";
import type { ReadyRule } from "../engine/sheets.js";
import type { RawAnswer } from "../shapes.js";
import type { Outcome } from "../engine/trace.js";
import type { Day } from "../engine/days.js";
import type { Chance, Climb, Points, Slip, Working } from "../exercises/shapes.js";
import type { Inputs } from "../form/inputs.js";
import type * as data from "../shapes.js";

/** How one way of answering stands in a link. */
export interface Linked {
  /** The key that tells it. */
  has: string;
  write(raw: any): unknown;
  read(text: string): RawAnswer;
}

/** Scores, fills and raises: Data is the rule as it comes, Raw an answer before it is read. */
export interface Kind<Data, Ready, Answer, Raw> {
  prepare(data: Data): Ready;
  readAnswer(rule: Ready, raw: RawAnswer): Answer;
  evaluate(rule: Ready, answer: Answer, maximum: Ratio): Outcome;
  nearest(rule: Ready, raw: Raw): Other<RawAnswer>[];
  inputs(rule: Ready): Inputs;
  linked: Record<string, Linked>;
}

/** Makes questions; Raw is an answer as it is drawn. */
export interface Exercise<Ready, Raw> {
  draw(rule: Ready, max: Ratio, facts: Chance): Raw;
  slips(rule: Ready, max: Ratio, raw: Raw): Slip[];
  workings(rule: Ready, max: Ratio, raw: Raw): Working[];
  /** The answer that a mistake leads down to from full marks; null when none or more fit. */
  afterMistake(rule: Ready, max: Ratio, costs: Ratio): Raw | null;
  reaches(rule: Ready, max: Ratio, points: Ratio): boolean;
  results(rule: Ready): Ratio[];
  told(rule: Ready, raw: Raw, max: Ratio): string[];
  climb(rule: Ready, raw?: Raw): Climb<any> | null;
}

/** A level and its points. */
export interface ReadyLevel {
  label: string;
  points: Ratio;
}

export type ReadyBand = Bounds & { points: Ratio; label?: string };

export interface ReadyChoice {
  kind: "choice";
  levels: ReadyLevel[];
}

export interface ReadyBands {
  kind: "bands";
  measure: ReadyMeasure;
  bands: ReadyBand[];
  marks: Ratio[];
  when_none?: data.WhenNone;
}

export interface ReadyShare {
  kind: "share";
  measure: ReadyMeasure & { top: Ratio };
  floor: Ratio | null;
  when_none?: data.WhenNone;
}

export type ReadyLate = ReadyLevel & { days?: number };

export interface ReadyDeadline {
  kind: "deadline";
  event: string;
  due: Day;
  on_time: ReadyLevel;
  late: ReadyLate[];
  never: ReadyLevel;
}

export interface ReadyPerItem {
  kind: "per_item";
  item: string;
  each: Ratio;
}

export interface ReadyDeduct {
  kind: "deduct";
  faults: ReadyLevel[];
  labels: string[];
}

export interface ReadySurvey {
  kind: "survey";
  question: string;
  levels: { label: string; weight: Ratio }[];
  labels: string[];
}

export interface ReadyGiven {
  kind: "given";
  by: string;
  out_of: Ratio | null;
}

export interface ReadyCases {
  kind: "cases";
  cases: { label: string; rule: ReadyRule }[];
}

/** The case chosen and the answer to its rule. */
export interface CasesAnswer {
  number: bigint;
  label: string;
  rule: ReadyRule;
  answer: unknown;
}
