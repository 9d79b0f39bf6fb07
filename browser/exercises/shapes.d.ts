// What questions are made of, from the slips of a rule kind to the set on a page.
import type { Ratio } from "../engine/numbers.js";
import type { Step } from "../engine/trace.js";
import type { Random } from "./random.js";

/** 1 easy … 3 hard. */
export type Level = 1 | 2 | 3;

/** Points; null: not applicable. */
export type Points = Ratio | null;

/** A figure by which an answer is measured, or the part and the whole of it. */
export interface MeasuredAnswer {
  value?: string | number;
  part?: string | number;
  whole?: string | number;
}

export interface DayAnswer {
  date?: string;
}

/** What is measured, made ready. */
export interface ReadyMeasure {
  label: string;
  unit: string;
  /** Names of part and whole, where the figure is their quotient. */
  of?: string[];
  percent: boolean;
  bottom: Ratio;
  /** The greatest figure there is; null: without end. */
  top: Ratio | null;
}

/** A rule with a measure, as far as figures are drawn for it. */
export interface MeasuredRule {
  measure: ReadyMeasure;
  when_none?: WhenNone;
}

/** What follows when there was nothing to measure. */
export type WhenNone = "full" | "zero" | "not_applicable";

/** What figures are drawn with. */
export interface Chance {
  level: Level;
  random: Random;
  /** Wholes of the worked examples. */
  wholes: number[];
}

/** What one certain mistake comes to, and the words that tell which. */
export interface Slip<P extends Points = Points> {
  points: P;
  key: string;
  reason: string;
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
  prompt(raw: Raw): { key: string; label?: string; whole_label?: string; whole?: string };
}

/** A figure, and the mistake that leads to it. */
export type Mistaken = [mistake: string, value: Ratio];

/** Whether a rounded rate seems to be there to somebody who has so many points. */
export type Believes = (rate: Ratio, points: Ratio) => boolean;

/** Which questions are asked for. */
export interface Order {
  set: string;
  /** Fields, criteria and items; none: all. */
  codes: string[];
  kinds: string[];
  count: number;
  level: number;
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
  kind: string;
  subject: string;
  about: About;
  /** The unit, with its items or fields, where the question is on a whole one. */
  unit?: string;
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
  kind: string;
  subject: string;
}

/** Work in hand, kept for a reload: the set by its link or as pairs, and what was answered. */
export interface Work {
  link?: string;
  pairs?: Pair[];
  /** The place of each answer so far; −1: given up. */
  chosen?: number[];
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
