// An entry of a list: what it is asked by, and whether it is wanted.
import { bare, wordsOf } from "../search/words.js";

/**
 * A code as people type it: 1,1,4 and tc 1.1.4 are 1.1.4.
 * @param {string} text
 */
export const codeOf = (text) =>
  text
    .replace(/,/g, ".")
    .replace(/[^0-9.]/g, "")
    .replace(/^\.+|\.+$/g, "");

/**
 * @param {string} code
 * @param {string} asked
 */
const isWithin = (code, asked) => code === asked || code.startsWith(`${asked}.`);

export class Item {
  /**
   * @param {Element} element
   * @param {number} place
   */
  constructor(element, place) {
    this.element = element;
    this.place = place;
    /** @type {string[] | undefined} */
    this.read = undefined;
    /** Sets and codes that it is about. */
    this.about = this.told("about")
      .split(" ")
      .map((one) => one.split("/"));
  }

  /** @param {string} key */
  told(key) {
    return this.element.getAttribute(`data-${key}`) ?? "";
  }

  /**
   * Its values of a facet, of which it may have several or none.
   * @param {string} key
   */
  values(key) {
    return this.told(key).split("|").filter(Boolean);
  }

  /** Its words as they are looked for, read when they are first asked for. */
  get words() {
    this.read ??= wordsOf(this.element.textContent ?? "").map(bare);
    return this.read;
  }

  /**
   * Whether it has all that is asked for.
   * @param {Map<string, string>} state
   * @param {string[]} facets
   * @param {string[]} typed
   */
  fits(state, facets, typed) {
    const [set, code] = [state.get("bo"), codeOf(state.get("muc") ?? "")];
    return (
      this.about.some(
        ([ofSet, its = ""]) => (!set || ofSet === set) && (!code || isWithin(its, code)),
      ) &&
      facets.every((key) => !state.get(key) || this.values(key).includes(state.get(key) ?? "")) &&
      typed.every((word) => this.words.some((one) => one.startsWith(word)))
    );
  }
}

/**
 * The order that a key asks for, numbers as numbers; "-" behind it turns it round.
 * @param {string} order
 */
export function by(order) {
  const key = order.replace(/-$/, "");
  const way = order.endsWith("-") ? -1 : 1;
  /**
   * @param {Item} one
   * @param {Item} other
   */
  return (one, other) => {
    const [mine, its] = [one.told(key), other.told(key)];
    if (!mine || !its) return Number(!mine) - Number(!its) || one.place - other.place; // unknown last
    const told = mine.localeCompare(its, "vi", { numeric: true });
    return way * told || one.place - other.place;
  };
}
