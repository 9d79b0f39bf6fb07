// The faces that every rule kind has in the browser half.
import type { Other } from "../engine/figures.js";
import type { Ratio } from "../engine/numbers.js";
import type { Shape } from "../engine/reading.js";
import type { RawAnswer } from "../shapes.js";
import type { Outcome } from "../engine/trace.js";
import type { Chance, Climb, Slip, Working } from "../exercises/shapes.js";
import type { Inputs } from "../form/inputs.js";

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
  /** How an answer is read; a kind whose shape hangs on its rule reads by itself. */
  shape: Shape;
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

/** A level made ready. */
export interface ReadyLevel {
  label: string;
  points: Ratio;
}
