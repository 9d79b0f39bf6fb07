// The answers of a room as bars, with the same numbers in a table.
import { bars } from "../../form/bars.js";
import { letter, table, text } from "./dom.js";

const SIZE = { left: 44, room: 300, right: 56, row: 34 };

/**
 * To one decimal.
 * @param {number} count
 * @param {number} total
 */
export const percent = (count, total) => (total ? Math.round((count * 1000) / total) / 10 : 0);
/** @param {number} number */
export const shown = (number) => String(number).replace(".", ",");

/**
 * The answers as bars, then as a table.
 * @param {number[]} counts by option
 * @param {number} right place of the right option, −1 while it is hidden
 */
export function chart(counts, right) {
  const total = counts.reduce((sum, one) => sum + one, 0);
  const most = Math.max(1, ...counts);
  const list = counts.map((count, at) => ({
    name: `${letter(at)}${at === right ? " ✓" : ""}`,
    share: count / most,
    figure: String(count),
    style: at === right ? "chart-bar" : "room-bar",
  }));
  const rows = counts.map((count, at) => [
    `${letter(at)}${at === right ? text("right_mark") : ""}`,
    count,
    `${shown(percent(count, total))}%`,
  ]);
  return [
    bars(list, text("chart", { total }), "room-chart", SIZE),
    table(text("tally"), [text("option"), text("people"), text("share")], rows, "room-table"),
  ];
}
