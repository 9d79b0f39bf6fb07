// Component indexes drawn as bars and as a radar; the same numbers stand in a table beside them.
import { fixed } from "../engine/numbers.js";
import { bars } from "../form/bars.js";
import { drawn } from "../form/drawn.js";

/**
 * @import { Ratio } from "../engine/numbers.js"
 * @import { Line } from "../engine/sheets.d.ts"
 */

/**
 * A share of 100 as a number good enough to draw.
 * @param {Ratio | null} index
 */
const near = (index) => (index ? Number((index.n * 10000n) / index.d) / 10000 : 0);

/**
 * @param {Line[]} lines
 * @param {number} decimals
 */
export const indexBars = (lines, decimals) =>
  bars(
    lines.map(({ node, index }) => ({
      name: node.id,
      share: near(index) / 100,
      figure: index ? `${fixed(index, decimals)}%` : "–",
    })),
    "Chỉ số thành phần của từng lĩnh vực; số ở bảng bên dưới",
    "chart-bars",
    { left: 34, room: 240, right: 76, row: 26 },
  );

/** @param {Line[]} lines */
export function radar(lines) {
  const [middle, reach] = [130, 96];
  /**
   * @param {number} at
   * @param {number} share
   */
  const point = (at, share) => {
    const angle = (2 * Math.PI * at) / lines.length - Math.PI / 2;
    return [middle + Math.cos(angle) * reach * share, middle + Math.sin(angle) * reach * share];
  };
  /** @param {number[]} shares */
  const outline = (shares) =>
    shares
      .map((share, at) =>
        point(at, share)
          .map((x) => x.toFixed(2))
          .join(","),
      )
      .join(" ");
  const rings = [0.25, 0.5, 0.75, 1].map((share) =>
    drawn("polygon", { points: outline(lines.map(() => share)), class: "chart-ring" }),
  );
  const names = lines.map(({ node }, at) => {
    const [x, y] = point(at, 1.16);
    return drawn(
      "text",
      { x: x.toFixed(2), y: (y + 4).toFixed(2), class: "chart-corner" },
      node.id,
    );
  });
  const shape = outline(lines.map((line) => near(line.index) / 100));
  return drawn(
    "svg",
    {
      viewBox: "0 0 260 260",
      class: "chart chart-radar",
      role: "img",
      "aria-label": "Hình mạng nhện các chỉ số thành phần; số ở bảng bên dưới",
    },
    ...rings,
    drawn("polygon", { points: shape, class: "chart-shape" }),
    ...names,
  );
}
