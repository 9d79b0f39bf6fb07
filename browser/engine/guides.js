// Where a set is explained: the patterns come from Python, which alone knows addresses.

/** @import { OpenSet } from "./sheets.js" */

/**
 * The page of a field or criterion.
 * @param {OpenSet} set
 * @param {string} page
 */
const guidePage = (set, page) => set.guide.page.replace("{page}", page);

/**
 * The place where each item is explained, by its id.
 * @param {OpenSet} set
 */
export function guides(set) {
  /** @type {Record<string, string>} */
  const found = {};
  for (const field of set.fields) {
    if (field.rule) found[field.id] = guidePage(set, field.id);
    for (const criterion of field.parts) {
      for (const { id } of criterion.leaves) {
        const pattern = id === criterion.id ? set.guide.page : set.guide.part;
        found[id] = pattern.replace("{page}", criterion.id).replace("{code}", id);
      }
    }
  }
  return found;
}
