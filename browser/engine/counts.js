// Counts of several things, one for each label: CountsAnswer and check_length of rules/counts.py.
import * as shapes from "./shapes.js";
import { listed, refuse } from "./trace.js";

/** @import { Telling } from "../shapes.js" */

export const SHAPE = { counts: shapes.needed(shapes.list(shapes.count)) };

/**
 * Refuses when there is not one count for each label.
 * @param {{ words: { listed: string }, refusals: { length: Telling } }} sentences
 * @param {unknown[]} counts
 * @param {string[]} labels
 */
export function checkLength({ words, refusals }, counts, labels) {
  if (counts.length === labels.length) return;
  const values = { found: counts.length, needed: labels.length };
  const told = { ...values, labels: listed(words.listed, labels) };
  throw refuse(["counts"], refusals.length, told);
}

/** Its answers in a link. */
export const LINKED = {
  l: {
    has: "counts",
    /** @param {{ counts: unknown[] }} raw */
    write: ({ counts }) => counts.join("~"),
    /** @param {string} text */
    read: (text) => ({ counts: text.split("~") }),
  },
};
