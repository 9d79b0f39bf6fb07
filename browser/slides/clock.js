// The trainer's clock: where the plan of a session stands after so many seconds.
import { twoDigits } from "../engine/text.js";

/** @import { Activity, Position, Stopwatch } from "./shapes.d.ts" */

/**
 * Seconds left of the activity on show and of all (below 0: over), and where one should be.
 * @type {(plan: Activity[], seconds: number, shown: number) => Position}
 */
export const position = (plan, seconds, shown) => {
  /** @type {number[]} */
  const ends = [];
  plan.reduce((sum, { minutes }) => {
    ends.push(sum + minutes * 60);
    return sum + minutes * 60;
  }, 0);
  const due = ends.findIndex((end) => seconds < end);
  return {
    due: due < 0 ? plan.length - 1 : due,
    left: ends[shown] - seconds,
    early: Math.max(ends[shown] - plan[shown].minutes * 60 - seconds, 0),
    allLeft: ends[ends.length - 1] - seconds,
  };
};

/**
 * ``75`` as ``1:15``; the sign is told in words.
 * @param {number} seconds
 */
export const minutes = (seconds) => {
  const whole = Math.floor(Math.abs(seconds));
  return `${Math.floor(whole / 60)}:${twoDigits(whole % 60)}`;
};

/**
 * "còn 1:15" or "quá 1:15".
 * @param {number} seconds
 */
export const remaining = (seconds) => `${seconds < 0 ? "quá" : "còn"} ${minutes(seconds)}`;

/**
 * When teaching began, kept while the tab lives, so that a reload does not lose it.
 * @type {(name: string) => Stopwatch}
 */
export const stopwatch = (name) => {
  const key = `cchc.slides.1.${name}`;
  /** @type {number | null} */
  let began = null;
  try {
    began = Number(sessionStorage.getItem(key)) || null;
  } catch {
    /* a browser that keeps nothing: the watch lives as long as the page */
  }
  return {
    get isRunning() {
      return began !== null;
    },
    get seconds() {
      return began === null ? 0 : Math.floor((Date.now() - began) / 1000);
    },
    start() {
      began = Date.now();
      try {
        sessionStorage.setItem(key, String(began));
      } catch {
        /* the same */
      }
    },
  };
};
