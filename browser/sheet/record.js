// A sheet as the browser keeps it: {saved, file, typed}; typed is what is no answer yet.
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
 */
export function recordText(set, { card, leftOut, typed }) {
  return JSON.stringify({ saved: Date.now(), file: fileData(set, card, leftOut), typed });
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
