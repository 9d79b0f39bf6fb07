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

/** A question, however it is asked. */
export interface Question {
  kind: string;
  subject: string;
  about: About;
  lines: string[];
  prompt: string;
  options: Option[];
  workings: Working[];
  steps: Step[];
}
