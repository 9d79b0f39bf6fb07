// What a deck is made of, and what it needs of the packages that draw it.

/** One activity of a session; Python writes them into the page as its plan. */
export interface Activity {
  title: string;
  minutes: number;
}

/** Where teaching stands, in seconds; below 0: over. */
export interface Position {
  /** Number of the activity where one should be. */
  due: number;
  /** Left of the activity on show. */
  left: number;
  /** How long before its time the activity on show began. */
  early: number;
  /** Left of the whole session. */
  allLeft: number;
}

export interface Stopwatch {
  readonly isRunning: boolean;
  readonly seconds: number;
  start(): void;
}

/** A deck as the trainer's window sees it. */
export interface Deck {
  reveal: Reveal;
  plan: Activity[];
  watch: Stopwatch;
  /** Number of the activity on show. */
  activity(): number;
}

/** What buttons (``data-do``) and keys do, by name. */
export type Actions = Record<string, () => void>;

/** reveal.js, as far as decks use it. */
export interface Reveal {
  initialize(settings: object): Promise<unknown>;
  on(event: string, told: (event: { currentSlide: HTMLElement }) => void): void;
  next(): void;
  prev(): void;
  slide(h: number, v: number): void;
  togglePause(): void;
  isScrollView(): boolean;
  triggerKey(keyCode: number): void;
  getCurrentSlide(): HTMLElement;
  getSlides(): HTMLElement[];
  getIndices(slide?: HTMLElement): { h: number; v: number };
}
