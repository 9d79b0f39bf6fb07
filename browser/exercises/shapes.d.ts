// What questions are made of, from the slips of a rule kind to the set on a page.
import type { ReadyMeasure } from "../engine/figures.js";
import type { Ratio } from "../engine/numbers.js";
import type { OpenSet } from "../engine/sheets.js";
import type { Entry, QuestionKind, RawAnswer, SetFacts, Sheet, WhenNone } from "../shapes.js";
import type { ExerciseWords } from "../words.js";
import type { Step } from "../engine/trace.js";
import type { Random } from "./random.js";

/** 1 easy … 3 hard. */
export type Level = 1 | 2 | 3;

/** Points; null: not applicable. */
export type Points = Ratio | null;

/** A rule with a measure, as far as figures are drawn for it. */
export interface MeasuredRule {
  measure: ReadyMeasure;
  when_none?: WhenNone;
}

/** What figures are drawn with. */
export interface Chance {
  level: Level;
  random: Random;
  /** Wholes of the worked examples. */
  wholes: number[];
}

/** A mistake, by the key of its words. */
export type Reason = keyof ExerciseWords["reasons"];

/** A figure that somebody names: the words that tell what it comes to. */
export type Raised = Reason extends infer K
  ? K extends `raise_${infer Name}`
    ? Name
    : never
  : never;

/** A question which figure reaches the next level, without "least" or "most". */
export type Asked = keyof ExerciseWords["prompts"] extends infer K
  ? K extends `${infer Name}_${"least" | "most"}`
    ? Name
    : never
  : never;

/** A sentence of the page. */
export type PageKey = keyof ExerciseWords["page"];

/** What one certain mistake comes to, and the words that tell which. */
export interface Slip<P extends Points = Points> {
  points: P;
  key: Reason;
  reason: string;
  /** That some answer earns it: known where it was made. */
  isSure?: boolean;
}

/** Whether a typed step of a working is right, and if not, why. */
export type Judged = { isRight: true; told?: undefined } | { isRight: false; told: string };

interface WorkingStep {
  label: string;
  /** The right one, as it is shown. */
  right: string;
  check(typed: string): Judged;
}

export type NumberWorking = WorkingStep & { kind: "number" };
export type ChoiceWorking = WorkingStep & { kind: "choice"; options: string[] };

/** A step of a working that a trainee may write down. */
export type Working = NumberWorking | ChoiceWorking;

/** How the figure of an answer is read, written and shown. */
export interface ClimbFigure<Raw> {
  read(raw: Raw): Ratio;
  write(raw: Raw, value: Ratio): Raw;
  show(value: Ratio): string;
}

/** How an answer climbs to the next level, for the question which figure reaches it. */
export interface Climb<Raw> {
  /** Whether it starts from so many points. */
  begins(points: Ratio): boolean;
  figure(raw: Raw): ClimbFigure<Raw>;
  /** 1 when more reaches it, −1 when less does. */
  direction(raw: Raw, right: Ratio): number;
  /** Figures that people mistake for the right one, by the mistake. */
  others(raw: Raw, right: Ratio, way: number, points: Ratio): Mistaken[];
  /** The words that ask for it. */
  prompt(raw: Raw): { key: Asked; label?: string; whole_label?: string; whole?: string };
}

/** A figure, and the mistake that leads to it. */
export type Mistaken = [mistake: Raised | "whole" | "other_day", value: Ratio];

/** Whether a rounded rate seems to be there to somebody who has so many points. */
export type Believes = (rate: Ratio, points: Ratio) => boolean;

/** What a unit has to show for an item, what that comes to, what others would make of it. */
export interface Situation {
  entry: Entry;
  lines: string[];
  points: Points;
  steps: Step[];
  slips: Slip[];
  workings: Working[];
}

/** What a question can be asked on; its group stands for those like it. */
export interface Subject {
  id: string;
  group: string;
}

/** A question before it has a name. */
export type Made = Omit<Question, "kind" | "subject">;

/** A kind of question. */
export interface Asking<S extends Subject> {
  subjects(set: OpenSet, data: SetFacts, codes: string[]): S[];
  /** Null when none can be made of the subject. */
  make(set: OpenSet, data: SetFacts, subject: S, level: Level, random: Random): Made | null;
}

/** Which questions are asked for. */
export interface Order {
  set: string;
  /** Fields, criteria and items; none: all. */
  codes: string[];
  kinds: QuestionKind[];
  count: number;
  level: Level;
  seed: string;
}

/** To practise, for a class, for paper. */
export type Mode = "bai" | "lop" | "in";

/** A choice of the answers to a question. */
export interface Option {
  text: string;
  reason: string;
  isRight?: boolean;
}

/** What a question tells of the item that it is about. */
export interface About {
  code: string;
  title: string;
  max: string;
  /** The rule: when, points. */
  table: string[][] | null;
  page: string;
  kind: string;
}

/** An item in a question on a whole unit: what it has to show, and its rule. */
export interface AskedItem {
  code: string;
  title: string;
  max: string;
  table: string[][];
  lines: string[];
}

/** A field in a question on a whole unit: what it has earned. */
export interface AskedField {
  code: string;
  title: string;
  max: string;
  points: string;
}

/** A question, however it is asked. */
export interface Question {
  kind: QuestionKind;
  subject: string;
  about: About;
  entry?: Entry;
  /** What the unit says that it has earned. */
  claim?: Points;
  /** The answer that reaches the next level. */
  raised?: RawAnswer;
  /** The unit, with its items or fields, where the question is on a whole one. */
  unit?: string;
  sheet?: Sheet;
  items?: AskedItem[];
  fields?: AskedField[];
  lines: string[];
  prompt: string;
  options: Option[];
  workings: Working[];
  steps: Step[];
}

/** What went wrong once: a kind of question on a subject. */
export interface Pair {
  kind: QuestionKind;
  subject: string;
}

/** Work in hand, kept for a reload: the set by its link or as pairs, and what was answered. */
export interface Work {
  link?: string;
  pairs?: Pair[];
  /** The place of each answer so far; −1: given up. */
  chosen?: number[];
  /** The test before or after learning. */
  test?: "dau" | "cuoi";
  /** In a class: for each question counts by option. */
  tallies?: number[][];
}

/** What a trainee has done, as the views see it. */
export interface Past {
  score: { right: number; all: number };
  isKept: boolean;
  due(): Pair[];
  answered(question: Pair, isRight: boolean): void;
  hold(work: Work | null): void;
}

/** A field or item to choose from. */
export interface Part {
  id: string;
  title: string;
  unwritten?: string;
}

/** The page of exercises, as its views see it. */
export interface App {
  set: { id: string; title: string; fields: readonly Part[]; nodes: Map<string, Part> };
  data: { digest: string; notice: string };
  memory: Past;
  view(top: HTMLElement, ...nodes: HTMLElement[]): void;
  home(order?: Order): void;
  open(mode: Mode, order: Order): void;
  again(): void;
  other(): void;
  review(pairs: Pair[]): void;
  /** The link for the phones of the room. */
  linkPlace(): HTMLElement[];
}
