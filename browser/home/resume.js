// On the first page of an edition: the sheets that this browser keeps, to go on with.
import { element } from "../form/element.js";
import { Store } from "../sheet/store.js";

/**
 * What a record says of itself; null where it has no answers or cannot be read.
 * @param {string | null} text
 * @returns {{ unit: string, done: number } | null}
 */
export function told(text) {
  try {
    const { unit, answers } = JSON.parse(text ?? "").file;
    /** @param {object} entry */
    const isAnswer = (entry) =>
      Object.keys(entry).some((name) => name !== "evidence" && name !== "explanation");
    const done = Object.values(answers).filter(isAnswer).length;
    return done ? { unit: String(unit || "phiếu chưa có tên"), done } : null;
  } catch {
    return null;
  }
}

/** @returns {Storage | null} */
function kept() {
  try {
    return window.localStorage;
  } catch {
    return null; // this browser keeps nothing
  }
}

/** @param {HTMLElement} place the link to a sheet, with its edition, set and number of items */
export function offerToGoOn(place) {
  const { edition = "", set = "", items = "" } = place.dataset;
  const store = new Store({ id: set, edition: { id: edition } }, kept());
  const keys = store.keys();
  const last = store.current;
  const record = told(store.read(last && keys.includes(last) ? last : (keys[0] ?? "")));
  if (!record) return;
  const text = `Làm tiếp: ${record.unit}, ${record.done}/${items}`;
  place.append(element("span", { class: "start-resume" }, text));
}
