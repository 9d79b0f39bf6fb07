// What Python hands to the search, and what it finds.

export type Kind =
  "field" | "criterion" | "item" | "page" | "part" | "question" | "term" | "example";

/** What can be found; `also`: words that people say for it and that are not shown. */
export type Entry = [
  title: string,
  address: string,
  kind: Kind,
  parts: string[],
  also: string,
  ofSet: string,
];

/** What one edition has, and words that mean the same. */
export interface Findable {
  /** What it is called beside others; empty where it is alone. */
  name: string;
  entries: Entry[];
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
