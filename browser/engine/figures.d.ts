// What measured rules look at.
import type { Ratio } from "./numbers.js";
import type { Step } from "./trace.js";

/** A measure made ready: exact, with the range of what is possible. */
export interface ReadyMeasure {
  label: string;
  unit: string;
  /** Names of part and whole. */
  of?: [string, string];
  percent: boolean;
  bottom: Ratio;
  top: Ratio | null;
}

/** The figures of an answer. */
export interface Measured {
  value?: Ratio;
  part?: Ratio;
  whole?: Ratio;
}

/** The figure that was reached; null: there was nothing to measure. */
export interface Reached {
  value: Ratio | null;
  shown: () => string;
  steps: () => Step[];
}

/** Another answer, and what it asks of people. */
export interface Other<Raw> {
  raw: Raw;
  text: string;
}
