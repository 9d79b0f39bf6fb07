// A sheet as the browser keeps it: {turn, saved, file, typed}; typed is what is no answer yet.
// turn counts how often it was kept: clocks go wrong, so a time is only shown.
import { COLUMNS } from "../engine/answers.js";
import { Unreadable, fileData, readData } from "./file.js";

/**
 * @import { OpenSet } from "../engine/sheets.d.ts"
 * @import { Column } from "../shapes.js"
 * @import { Desk } from "./desk.js"
 * @import { Found, TypedAnswers } from "./shapes.d.ts"
 * @import { Typed } from "./typing.js"
 */

const LONGEST = 5000;

/**
 * @param {OpenSet} set
 * @param {Pick<Desk, "card" | "leftOut" | "typed">} desk
 * @param {string | null} before the record that this one follows
 */
export function recordText(set, { card, leftOut, typed }, before) {
  const turn = turnOf(before) + 1;
  return JSON.stringify({ turn, saved: Date.now(), file: fileData(set, card, leftOut), typed });
}

/**
 * @param {string | null} text
 * @returns {Record<string, any> | null} whatever it holds
 */
function parsed(text) {
  try {
    const record = JSON.parse(/** @type {string} */ (text));
    return record && typeof record === "object" ? record : null;
  } catch {
    return null;
  }
}

/**
 * When a record was kept, in milliseconds; 0 when it cannot be told.
 * @param {string | null} text
 * @returns {number}
 */
export function savedAt(text) {
  const { saved } = parsed(text) || {};
  return Number.isFinite(saved) ? saved : 0;
}

/**
 * How often the sheet had been kept; 0 before an older version counted.
 * @param {string | null} text
 * @returns {number}
 */
function turnOf(text) {
  const { turn } = parsed(text) || {};
  return Number.isSafeInteger(turn) && turn > 0 ? turn : 0;
}

/**
 * Which of two records of a sheet is the later one: above 0 the first. The clock settles it only
 * where nobody has counted.
 * @param {string | null} one
 * @param {string | null} other
 */
export const later = (one, other) =>
  turnOf(one) - turnOf(other) || (turnOf(one) ? 0 : savedAt(one) - savedAt(other));

/**
 * Unit and year of a record, null when it cannot be read.
 * @param {string | null} text
 * @returns {{ unit: string, year: unknown } | null}
 */
export function headOf(text) {
  const { file } = parsed(text) || {};
  return file && typeof file === "object"
    ? { unit: String(file.unit || ""), year: file.year }
    : null;
}

/**
 * What is in a record; throws Unreadable.
 * @param {OpenSet} set
 * @param {string | null} text
 * @returns {Found & { typed: TypedAnswers }}
 */
export function readRecord(set, text) {
  const record = parsed(text);
  if (!record) throw new Unreadable("Phiếu lưu trong trình duyệt không đọc được.");
  return { ...readData(set, record.file), typed: readTyped(set, record.typed) };
}

/**
 * @param {unknown} values
 * @returns {values is Typed}
 */
const isTyped = (values) =>
  Array.isArray(values) &&
  values.every(
    (value) => typeof value === "boolean" || (typeof value === "string" && value.length <= LONGEST),
  );

/**
 * What was being typed, as far as it still has the shape of it.
 * @param {OpenSet} set
 * @param {Record<string, Record<string, unknown> | null>} [raw]
 */
function readTyped(set, raw) {
  /** @type {TypedAnswers} */
  const typed = {};
  for (const [id, columns] of Object.entries(raw || {})) {
    const kept = Object.entries(columns || {}).filter(
      ([column, values]) => COLUMNS.includes(/** @type {Column} */ (column)) && isTyped(values),
    );
    const node = set.nodes.get(id);
    if (node && node.rule && kept.length) {
      typed[id] = /** @type {Record<string, Typed>} */ (Object.fromEntries(kept));
    }
  }
  return typed;
}
