// Bars beside their names and figures; the same numbers stand in a table beside them.
import { drawn } from "./drawn.js";

/**
 * @typedef {object} Bar
 * @property {string} name
 * @property {number} share of the room for bars, 0 to 1
 * @property {string} figure
 * @property {string} [style] its class, where it is not the usual one
 */

/**
 * @param {Bar[]} list
 * @param {string} label what the picture shows
 * @param {string} style its class
 * @param {{ left: number, room: number, right: number, row: number }} size in units of the drawing
 */
export function bars(list, label, style, { left, room, right, row }) {
  const parts = list.flatMap(({ name, share, figure, style: own = "chart-bar" }, at) => {
    const [y, height, base] = [at * row + 5, row - 10, at * row + row / 2 + 4];
    const width = (share * room).toFixed(2);
    return [
      drawn("text", { x: left - 8, y: base, class: "chart-name" }, name),
      drawn("rect", { x: left, y, width: room, height, class: "chart-room" }),
      drawn("rect", { x: left, y, width, height, class: own }),
      drawn("text", { x: left + room + 8, y: base, class: "chart-figure" }, figure),
    ];
  });
  const viewBox = `0 0 ${left + room + right} ${list.length * row}`;
  return drawn(
    "svg",
    { viewBox, class: `chart ${style}`, role: "img", "aria-label": label },
    ...parts,
  );
}
