// Ticks and progress wherever a page has a place for them.
import { element } from "../form/element.js";
import { ownStorage } from "../sheet/store.js";
import { Learned, progress } from "./record.js";

/**
 * @param {HTMLElement} place
 * @returns {{ edition: string, set: string, codes: string[] }}
 */
export function about(place) {
  const { edition = "", set = "", codes = "" } = place.dataset;
  return { edition, set, codes: codes.split(" ").filter(Boolean) };
}

/** @param {HTMLElement} place a paragraph with the link to the path */
function tellProgress(place) {
  const told = progress(new Learned(about(place), ownStorage()), about(place).codes);
  if (told) place.append(element("span", { class: "learned" }, `: ${told}`));
}

/**
 * Shows what is ticked and keeps what changes.
 * @param {Learned} learned
 * @param {Iterable<HTMLInputElement>} boxes
 * @param {() => void} [changed]
 */
export function follow(learned, boxes, changed = () => {}) {
  for (const box of boxes) {
    box.checked = learned.kept.done.includes(box.value);
    box.addEventListener("change", () => {
      learned.mark(box.value, box.checked);
      changed();
    });
  }
}

/** @param {HTMLElement} place the tick of a criterion on its page */
function offerTick(place) {
  place.hidden = false;
  follow(new Learned(about(place), ownStorage()), place.querySelectorAll("input"));
}

/** Starts whatever the page has. */
export function startTicks() {
  for (const place of document.querySelectorAll("[data-learned]")) {
    if (place instanceof HTMLElement) tellProgress(place);
  }
  for (const place of document.querySelectorAll(".learn-tick")) {
    if (place instanceof HTMLElement) offerTick(place);
  }
}
