// How raw data are read: by shapes, which name a reader for each key.
import type { Words } from "../words.js";
import type { Finding, Path, Values } from "./trace.js";

/** Where a reader stands: path, what may stand there, and the findings so far. */
export interface Place {
  findings: Finding[];
  path: Path;
  known: string[];
  at(key: string | number): Place;
  wrong(word: keyof Words["shapes"], raw: unknown, values?: Values | false): void;
}

/** Gives the value, or null once it has told the place what is wrong. */
export type Reader<T> = (raw: unknown, place: Place) => T | null;

/** A key of a shape. */
export interface Key<T, Must extends boolean> {
  read: Reader<T>;
  needed: Must;
}

export type Shape = Record<string, Key<unknown, boolean>>;

/** What is read by a shape. */
export type ValuesOf<S extends Shape> = {
  [K in keyof S]: S[K] extends Key<infer T, true>
    ? T
    : S[K] extends Key<infer T, boolean>
      ? T | undefined
      : never;
};

/** What stands under keys before it is read: anything. */
export type Mapping = Record<string, any>;
