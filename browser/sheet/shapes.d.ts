// What the parts of the sheet's page hand one another.
import type { OpenSet } from "../engine/sheets.d.ts";
import type { Sheet } from "../shapes.js";
import type { Typed } from "./typing.js";

/** A set with the address of each item's page and the mark of its data. */
export type SheetSet = OpenSet & { pages: Record<string, string>; digest: string };

/** By item: what could not be read and stays as it was. */
export type LeftOut = Record<string, unknown>;

/** By item and column: what is typed and is no answer yet. */
export type TypedAnswers = Record<string, Record<string, Typed>>;

/** A sheet out of a file or a link, with what the reader must know. */
export type Found = { sheet: Sheet; leftOut: LeftOut; notes: string[] };

/** Tells the reader something: lines, then elements. */
export type Tell = (lines: string[], ...more: Element[]) => void;

/** A part of the page that is shown anew after every change. */
export type Panel = { element: HTMLElement; show(): void };

/** What is noted on an item beside its answer. */
export type Note = "explanation" | "evidence";
