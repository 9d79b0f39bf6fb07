// Items that look at one fact and do not go together: scoring/same_facts.py.
import { COLUMN_TITLES, columnsOf } from "./answers.js";
import { readDay, showDay } from "./days.js";
import { cmp, of, show } from "./numbers.js";
import { FACTS } from "./sets.js";
import { say } from "./trace.js";
import { WORDS } from "./words.js";

/** @import { RawAnswer, Sheet } from "../shapes.js" */
/** @import { Line, Link, OpenSet } from "./sheets.js" */

const words = WORDS.card;

/**
 * @param {Line} line
 * @returns {Line[]}
 */
const walk = (line) => [line, ...line.parts.flatMap(walk)];

/**
 * Whether the fact has cost or earned something there.
 * @param {Line} line
 */
const isTouched = (line) => (line.isCapped ? line.points.n > 0n : cmp(line.points, line.max) < 0);

/**
 * Items of one fact whose points do not go together, a sentence a pair.
 * @param {Line[]} fields
 */
function twiceTold(fields) {
  const answered = new Map(
    fields
      .flatMap(walk)
      .filter((line) => line.answered_max.n)
      .map((line) => [line.node.id, line]),
  );
  return [...answered.values()].flatMap((line) =>
    (line.node.same_fact || []).flatMap(({ item, counts }) => {
      const other = answered.get(item);
      if (!other || !counts) return [];
      const isOdd =
        counts === "once"
          ? line.points.n > 0n && other.points.n > 0n
          : isTouched(line) !== isTouched(other);
      return isOdd ? [say(words[counts], { code: line.node.id, other: item })] : [];
    }),
  );
}

/**
 * The steps of a key within an answer: "counts.0".
 * @param {string} key
 */
export const stepsOf = (key) =>
  key.split(".").map((step) => (/^[0-9]+$/.test(step) ? Number(step) : step));

/**
 * A figure or day within an answer, by its key, as it was given.
 * @param {RawAnswer | undefined} raw
 * @param {string} key
 * @returns {any}
 */
export const figureAt = (raw, key) =>
  stepsOf(key).reduce(
    (found, step) => (found === undefined || found === null ? undefined : found[step]),
    /** @type {any} */ (raw),
  );

/**
 * Whether two figures or days, as they were given, are the same.
 * @param {any} one
 * @param {any} other
 */
export function isSame(one, other) {
  const days = [one, other].map(readDay);
  if (days[0] && days[1]) return days[0].number === days[1].number;
  return !days[0] && !days[1] && cmp(of(one), of(other)) === 0;
}

/** @param {any} value */
export function shown(value) {
  const day = readDay(value);
  return day ? showDay(day) : show(of(value));
}

/**
 * Figures that two items share and that are not the same in both, a sentence each.
 * @param {Sheet} sheet
 * @param {Line[]} fields
 */
function figuresApart(sheet, fields) {
  return fields.flatMap(walk).flatMap(({ node }) =>
    (node.same_fact || []).flatMap(({ item, figures }) => {
      const [own, other] = [node.id, item].map((code) => sheet.answers[code] || {});
      return figures.flatMap(({ label, here, there }) =>
        columnsOf(own).flatMap((column) => {
          const [a, b] = [figureAt(own[column], here), figureAt(other[column], there)];
          if (a === undefined || b === undefined || isSame(a, b)) return [];
          const told = { column: COLUMN_TITLES[column], label, code: node.id, other: item };
          return [say(words.apart, { ...told, here: shown(a), there: shown(b) })];
        }),
      );
    }),
  );
}

/**
 * What items have in common with others, of both sides.
 * @param {OpenSet["nodes"]} nodes
 */
function linksOf(nodes) {
  /** @type {OpenSet["links"]} */
  const links = new Map();
  const order = [...nodes.keys()];
  /** @type {(id: string, link: Link) => void} */
  const add = (id, link) => void links.set(id, [...(links.get(id) || []), link]);
  for (const { id, same_fact } of nodes.values())
    for (const { item, figures } of same_fact || []) {
      const isFirst = order.indexOf(id) < order.indexOf(item);
      if (!links.has(id)) links.set(id, []);
      for (const { here, there } of figures) {
        add(id, { here, item, there, isFirst });
        add(item, { here: there, item: id, there: here, isFirst: !isFirst });
      }
    }
  return links;
}

FACTS.read = linksOf;
FACTS.tell = (sheet, lines) => [...twiceTold(lines), ...figuresApart(sheet, lines)];
