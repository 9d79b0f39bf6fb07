// How much of the sheet has an answer.
import { element } from "../form/fields.js";

/** A bar of how much has an answer; the same stands in words beside it. */
export const bar = () =>
  element("progress", { class: "sheet-progress", max: "1", value: "0", "aria-hidden": "true" });

/**
 * @param {HTMLProgressElement} progress
 * @param {number} done
 * @param {number} all
 */
export function fillBar(progress, done, all) {
  progress.max = all || 1;
  progress.value = done;
}
