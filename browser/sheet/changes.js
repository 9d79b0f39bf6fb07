// What has changed since a sheet was made: maxima, new items, points of the same answers.
import * as numbers from "../engine/numbers.js";
import { scoreSheet } from "../engine/scorecard.js";

/**
 * @import { Card, Line, OpenSet } from "../engine/sheets.d.ts"
 * @import { Sheet } from "../shapes.js"
 * @typedef {Record<string, unknown>} Figures exact numbers by item, as a file has them
 */

const LONGEST = 60;

/** @param {unknown} raw */
const exactly = (raw) => (String(raw).length <= LONGEST ? numbers.parse(raw) : null);

/**
 * What the set asks otherwise than when the sheet was made: maxima, items that are new.
 * @param {OpenSet} set
 * @param {Figures} [maxima]
 */
function changedMaxima(set, maxima) {
  if (!maxima) return [];
  const changed = Object.entries(maxima).flatMap(([id, raw]) => {
    const node = set.nodes.get(id);
    const then = exactly(raw);
    if (!node || !then || numbers.cmp(then, node.max) === 0) return [];
    return [
      `Mục ${id}: điểm tối đa khi làm phiếu là ${numbers.show(then)}, ` +
        `nay là ${numbers.show(node.max)}.`,
    ];
  });
  const added = leavesOf(set).filter(({ id }) => !Object.hasOwn(maxima, id));
  const list = added.map(({ id }) => id).join(", ");
  return added.length ? [...changed, `Mục mới, khi làm phiếu chưa có: ${list}.`] : changed;
}

/**
 * Answers that now earn other points than when the sheet was made.
 * @param {OpenSet} set
 * @param {Sheet} sheet
 * @param {Figures} [points]
 */
function changedPoints(set, sheet, points) {
  if (!points) return [];
  const now = pointsOf(scoreSheet(set, sheet));
  return Object.keys(now).flatMap((id) => {
    const then = exactly(points[id]);
    if (!then || numbers.cmp(then, numbers.of(now[id])) === 0) return [];
    return [
      `Mục ${id}: cùng câu trả lời, khi làm phiếu được ${numbers.show(then)} điểm, ` +
        `nay được ${numbers.show(numbers.of(now[id]))} điểm.`,
    ];
  });
}

/**
 * @param {OpenSet} set
 */
export const leavesOf = (set) => set.fields.flatMap((field) => field.leaves);

/**
 * The points of every scored item that is answered, exact, by id.
 * @param {Card} card
 */
export function pointsOf(card) {
  /** @type {Record<string, string>} */
  const found = {};
  /** @param {Line} line */
  const walk = ({ node, entry, parts }) => {
    if (entry && entry.final) found[node.id] = numbers.exact(entry.final.points);
    parts.forEach(walk);
  };
  card.lines.forEach(walk);
  return found;
}

/**
 * Sentences about all of it.
 * @param {OpenSet} set
 * @param {Sheet} sheet
 * @param {{ maxima?: Figures, points?: Figures }} data that of the sheet's file
 */
export const changes = (set, sheet, { maxima, points }) => [
  ...changedMaxima(set, maxima),
  ...changedPoints(set, sheet, points),
];
