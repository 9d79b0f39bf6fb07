// What a page has before a bundle runs: CCHC, which Python writes, and packages of others.

declare var CCHC: {
  words: import("./words.js").Words;
  sets: Record<string, import("./shapes.js").SetData>;
  exercises: {
    words: import("./words.js").ExerciseWords;
    letters: Record<import("./shapes.js").QuestionKind, string>;
    sets: Record<string, import("./shapes.js").SetFacts>;
  };
};

interface Window {
  /** What finds, loaded when the search is first used. */
  CchcSearch: typeof import("./search/ranking.js").Search;
  /** What can be found, loaded when the search is first used. */
  cchcFindable: import("./search/shapes.d.ts").Findable[];
  /** qrcode-generator, loaded when a code is first drawn. */
  qrcode: import("./form/code.js").MakeCode;
  /** reveal.js, on pages with a deck. */
  Reveal: import("./slides/shapes.d.ts").Reveal;
  /** write-excel-file, loaded when a workbook is first wanted. */
  writeXlsxFile: (rows: unknown[][], settings: object) => { toBlob(): Promise<Blob> };
  /** What Material keeps of a reader's choices. */
  __md_get: (key: "__palette") => { color: { media: string; scheme: string } };
}
