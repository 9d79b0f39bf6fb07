// What Python hands to the search, and what it finds.

export type Kind =
  | "field"
  | "criterion"
  | "item"
  | "page"
  | "part"
  | "question"
  | "term"
  | "example"
  | "unit"
  | "problem"
  | "more";

/** What can be found; `also`: words that people say for it and that are not shown. */
export type Entry = [
  title: string,
  address: string,
  kind: Kind,
  parts: string[],
  also: string,
  ofSet: string,
];

/** Entries lying column by column; none without entries. */
export type Columns = [string[], string[], Kind[], string[][], string[], string[]] | [];

/** What is asked of all words that stand somewhere; all without accents. */
export interface Known {
  has(word: string): boolean;
  /** Whether a word is this one or goes on with it. */
  begins(word: string): boolean;
  /** Whether one stands right before the other. */
  together(one: string, other: string): boolean;
  /** The words of titles that begin with these letters, most often; empty without any. */
  ofInitials(letters: string): string;
}

/** What one edition has, and words that mean the same. */
export interface Findable {
  /** What it is called beside others; empty where it is alone. */
  name: string;
  /** Its province and its year: true of all that it has, so that they tell nothing apart. */
  own: string[];
  columns: Columns;
  /** The words that signs in all texts stand for, beside what all pages load; else none. */
  words: string[];
  same: string[][];
}

export interface Hit {
  title: string;
  ofSet: string;
  address: string;
  part: string;
  name: string;
}

/** A page with what was found on it, the best first. */
export interface Found {
  score: number;
  hits: Hit[];
}
