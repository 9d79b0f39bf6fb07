// The answers of a room as bars, with the same numbers in a table.
import { drawn } from "../../form/drawn.js";
import { letter, table, text } from "./dom.js";

const ROW = 34;
const WIDTH = 400;
const ROOM = 300;

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
  const svg = drawn("svg", {
    viewBox: `0 0 ${WIDTH} ${ROW * counts.length}`,
    class: "chart room-chart",
    role: "img",
    "aria-label": text("chart", { total }),
  });
  counts.forEach((count, at) => {
    const y = at * ROW;
    svg.append(
      drawn(
        "text",
        { x: 4, y: y + 22, class: "room-letter" },
        `${letter(at)}${at === right ? " ✓" : ""}`,
      ),
      drawn("rect", { x: 44, y: y + 5, width: ROOM, height: ROW - 10, class: "chart-room" }),
      drawn("rect", {
        x: 44,
        y: y + 5,
        width: Math.round((count * ROOM) / most),
        height: ROW - 10,
        class: at === right ? "chart-bar" : "room-bar",
      }),
      drawn("text", { x: 44 + ROOM + 8, y: y + 22 }, String(count)),
    );
  });
  const rows = counts.map((count, at) => [
    `${letter(at)}${at === right ? text("right_mark") : ""}`,
    count,
    `${shown(percent(count, total))} %`,
  ]);
  return [
    svg,
    table(text("tally"), [text("option"), text("people"), text("share")], rows, "room-table"),
  ];
}
