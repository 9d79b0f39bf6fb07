// What Vietnamese needs of lunr, the theme's search.

export interface Token {
  toString(): string;
  clone(change: (word: string) => string): Token;
  update(change: (word: string) => string): Token;
}

/** What a word becomes on its way into an index or a query. */
export type Step = (token: Token) => Token | Token[];

export interface Pipeline {
  reset(): void;
  add(...steps: Step[]): void;
}

export interface Builder {
  pipeline: Pipeline;
  searchPipeline: Pipeline;
}

export interface Query {
  clauses: { term: string; presence: number }[];
  term(word: string, options: { boost: number }): void;
}

export interface Found {
  ref: string;
  score: number;
}

export interface Index {
  query(ask: (query: Query) => void): Found[];
  search(text: string): Found[];
}

export interface Lunr {
  Index: { prototype: Index };
  Pipeline: { registerFunction(step: Step, name: string): void };
  Query: { presence: { OPTIONAL: number; REQUIRED: number; PROHIBITED: number } };
  QueryParser: new (text: string, query: Query) => { parse(): void };
  /** Vietnamese as a language, once it is taught. */
  vi: (this: Builder) => void;
}
