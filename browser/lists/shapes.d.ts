// What a page says of a list that filters; Python writes it (publish/pages/lists.py).

export interface ListFacts {
  /** What the entries are called: "ví dụ". */
  what: string;
  /** The title of the field for words. */
  asks: string;
  /** Ids and titles of the sets that entries are about; none where codes mean nothing. */
  sets: [string, string][];
  /** Keys and titles of what can be chosen. */
  facets: [string, string][];
  /** Keys and titles of orders; "-" behind a key turns it round. */
  orders: [string, string][];
}
