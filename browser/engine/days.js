// Calendar days, written dd/mm/yyyy: rules/days.py.
import { twoDigits } from "./text.js";

const SHAPE = /^([0-9]{1,2})\/([0-9]{1,2})\/([0-9]{4})$/;

/** @typedef {{ year: number, month: number, day: number }} Dated a day by its three figures */
/** @typedef {Dated & { number: number }} Day with its number: days after 1/1/1970 */

/**
 * The day behind "05/8/2023", null when there is none.
 * @param {unknown} text
 * @returns {Day | null}
 */
export function readDay(text) {
  const parts = typeof text === "string" && SHAPE.exec(text);
  if (!parts) return null;
  const [day, month, year] = parts.slice(1).map(Number);
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  const real = year >= 1 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return real ? { year, month, day, number: date.getTime() / 86400000 } : null;
}

/**
 * A zero before days 1-9 and months 1 and 2, as administrative texts write.
 * @param {Dated} date
 */
export function showDay({ year, month, day }) {
  return `${twoDigits(day)}/${month <= 2 ? twoDigits(month) : month}/${year}`;
}

/**
 * The number of a day that is written right.
 * @param {unknown} text
 */
export function numberOf(text) {
  const day = readDay(text);
  if (!day) throw new TypeError(`no day: ${text}`);
  return day.number;
}

/**
 * The day so many days after 1/1/1970, as texts write it.
 * @param {number} number
 */
export function dayAt(number) {
  const date = new Date(number * 86400000);
  return showDay({
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
  });
}
