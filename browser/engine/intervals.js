// Ranges with open and closed ends: rules/intervals.py.
import { cmp, of, show } from "./numbers.js";
import { say } from "./trace.js";
import { WORDS } from "./words.js";

/** @typedef {import("./numbers.js").Ratio} Ratio */

/** @typedef {import("../shapes.js").Exact} Exact */
/** @typedef {{ over?: Exact, from?: Exact, to?: Exact, below?: Exact }} Ends */

const ENDS = /** @type {const} */ (["over", "from", "to", "below"]);

/**
 * @param {Ratio} value
 * @param {string} unit
 * @param {number} [places]
 */
export const measured = (value, unit, places) => withUnit(show(value, places), unit);

/**
 * A shown figure and its unit; the per cent sign stands at the figure, as officials write.
 * @param {string} shown
 * @param {string} unit
 */
export const withUnit = (shown, unit) =>
  unit === "%" ? `${shown}%` : `${shown} ${unit}`.trimEnd();

/** A range out of YAML. */
export class Bounds {
  /** @param {Ends} data */
  constructor(data) {
    const [over, from, to, below] = ENDS.map((end) =>
      data[end] === undefined ? undefined : of(data[end]),
    );
    this.over = over;
    this.from = from;
    this.to = to;
    this.below = below;
  }

  get ends() {
    return [this.over, this.from, this.to, this.below].filter((end) => end !== undefined);
  }

  /** @param {Ratio} value */
  contains(value) {
    return (
      (!this.over || cmp(value, this.over) > 0) &&
      (!this.from || cmp(value, this.from) >= 0) &&
      (!this.to || cmp(value, this.to) <= 0) &&
      (!this.below || cmp(value, this.below) < 0)
    );
  }

  /**
   * @param {string} unit
   * @returns {string}
   */
  say(unit) {
    const words = WORDS.range;
    /**
     * @param {unknown} one
     * @param {unknown} other
     * @param {"from" | "to" | "below"} key
     */
    const only = (one, other, key) => (one || other ? key : /** @type {const} */ (`only_${key}`));
    const parts = /** @type {[keyof typeof words, Ratio | undefined][]} */ ([
      ["over", this.over],
      [only(this.to, this.below, "from"), this.from],
      [only(this.over, this.from, "to"), this.to],
      [only(this.over, this.from, "below"), this.below],
    ]).filter(([, value]) => value);
    const told = parts.map(([key, value]) =>
      say(words[key], { value: measured(/** @type {Ratio} */ (value), unit) }),
    );
    return told.join(" ") || words.any;
  }
}
