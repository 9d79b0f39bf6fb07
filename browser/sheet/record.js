// A sheet as the browser keeps it: {saved, file, typed}; typed is what is no answer yet.
import { COLUMNS } from "../engine/answers.js";
import { Unreadable, fileData, readData } from "./file.js";

const LONGEST = 5000;

export function recordText(set, { card, leftOut, typed }) {
  return JSON.stringify({ saved: Date.now(), file: fileData(set, card, leftOut), typed });
}

function parsed(text) {
  try {
    const record = JSON.parse(text);
    return record && typeof record === "object" ? record : null;
  } catch {
    return null;
  }
}

/** When a record was kept, in milliseconds; 0 when it cannot be told. */
export function savedAt(text) {
  const { saved } = parsed(text) || {};
  return Number.isFinite(saved) ? saved : 0;
}

/** {unit, year} of a record, null when it cannot be read. */
export function headOf(text) {
  const { file } = parsed(text) || {};
  return file && typeof file === "object"
    ? { unit: String(file.unit || ""), year: file.year }
    : null;
}

/** {sheet, leftOut, notes, typed} out of a record; throws Unreadable. */
export function readRecord(set, text) {
  const record = parsed(text);
  if (!record) throw new Unreadable("Phiếu lưu trong trình duyệt không đọc được.");
  return { ...readData(set, record.file), typed: readTyped(set, record.typed) };
}

const isTyped = (values) =>
  Array.isArray(values) &&
  values.every(
    (value) => typeof value === "boolean" || (typeof value === "string" && value.length <= LONGEST),
  );

/** What was being typed, as far as it still has the shape of it. */
function readTyped(set, raw) {
  const typed = {};
  for (const [id, columns] of Object.entries(raw || {})) {
    const kept = Object.entries(columns || {}).filter(
      ([column, values]) => COLUMNS.includes(column) && isTyped(values),
    );
    const node = set.nodes.get(id);
    if (node && node.rule && kept.length) typed[id] = Object.fromEntries(kept);
  }
  return typed;
}
