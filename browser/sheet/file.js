// The file of a sheet: {format, version, edition, set, unit, unit_kind, year, answers, maxima,
// points, left_out, check}. Every version ever written is read for ever: READERS brings each one
// to the newest shape. Version 1 had no points and no check.
import * as numbers from "../engine/numbers.js";
import { COLUMNS, sheetFindings } from "../engine/answers.js";
import { isMapping } from "../engine/shapes.js";
import { changes, leavesOf, pointsOf } from "./changes.js";
import { check } from "./check.js";

/**
 * @import { Card, OpenSet } from "../engine/sheets.d.ts"
 * @import { Column, Entry, RawAnswer, Sheet } from "../shapes.js"
 * @import { Found, LeftOut } from "./shapes.d.ts"
 * @typedef {Record<string, any>} Data of a file that may hold anything
 */

const FORMAT = "cchc-sheet";
const VERSION = 2;
const SIGNS = 8;
/** @type {Record<number, (data: Data) => Data>} */
const READERS = { 1: (data) => data, 2: (data) => data };
const MOST = { file: 5_000_000, scalar: 60, list: 60, keys: 20, note: 20_000, unit: 200 };
const NOTES = ["explanation", "evidence"];

/** What cannot be opened at all; the message is for people. */
export class Unreadable extends Error {}

/** What is no longer as it was saved; found is what can be made of it, if the reader wants it. */
export class Altered extends Unreadable {
  /** @param {Found} found */
  constructor(found) {
    super("Tệp không còn nguyên như lúc lưu: mã kiểm tra không khớp. Phiếu đang mở không đổi.");
    this.found = found;
  }
}

/** @param {unknown} raw */
const isScalar = (raw) =>
  typeof raw === "boolean" ||
  Number.isSafeInteger(raw) ||
  (typeof raw === "string" && raw.length <= MOST.scalar);
/** @param {unknown} raw */
const isFigures = (raw) =>
  isScalar(raw) || (Array.isArray(raw) && raw.length <= MOST.list && raw.every(isScalar));
/**
 * @param {unknown} raw
 * @returns {raw is RawAnswer}
 */
const isAnswer = (raw) =>
  isMapping(raw) &&
  Object.keys(/** @type {object} */ (raw)).length <= MOST.keys &&
  Object.entries(/** @type {object} */ (raw)).every(([key, one]) =>
    /^part_[0-9]+$/.test(key) ? isPart(one) : isFigures(one),
  );

/** @param {unknown} raw the answer to one part of a rule of several */
const isPart = (raw) =>
  isMapping(raw) && Object.values(/** @type {object} */ (raw)).every(isFigures);

/**
 * @param {unknown} raw
 * @returns {raw is string}
 */
const isNote = (raw) => typeof raw === "string" && raw.length <= MOST.note;
/**
 * The known parts of an entry, copied; null when there is something else in it.
 * @param {unknown} raw
 * @returns {Entry | null}
 */
function readEntry(raw) {
  if (!isMapping(raw)) return null;
  /** @type {Record<string, unknown>} */
  const entry = {};
  for (const [key, value] of Object.entries(/** @type {object} */ (raw))) {
    if (value === null || value === undefined) continue;
    if (COLUMNS.includes(/** @type {Column} */ (key)) && isAnswer(value)) entry[key] = { ...value };
    else if (key === "not_applicable" && isScalar(value)) entry[key] = value;
    else if (NOTES.includes(key) && isNote(value)) {
      if (value.trim()) entry[key] = value;
    } else return null;
  }
  return entry;
}

/**
 * @param {OpenSet} set
 * @returns {Sheet}
 */
export const emptySheet = (set) => ({
  edition: set.edition.id,
  set: set.id,
  unit: "",
  unit_kind: set.unit_kinds[0],
  year: set.edition.year,
  answers: {},
});

/**
 * Why an entry cannot stand in the sheet; "" when it can.
 * @param {OpenSet} set
 * @param {Sheet} sheet
 * @param {string} id
 * @param {Entry | null} entry
 * @returns {string}
 */
function refusal(set, sheet, id, entry) {
  const node = set.nodes.get(id);
  if (!node || !node.rule) return "Bộ tiêu chí đang mở không có mục này.";
  if (!entry) return "Câu trả lời không đúng khuôn.";
  const found = sheetFindings(set, { ...sheet, unit: "x", answers: { [id]: entry } });
  return found.map((one) => one.what).join(" ");
}

/**
 * The sheet out of a file's text, what had to be left out, and what the reader must know.
 * @param {OpenSet} set
 * @param {string} text
 */
export function readFile(set, text) {
  if (text.length > MOST.file) throw new Unreadable("Tệp quá lớn, không phải tệp phiếu chấm.");
  let data;
  try {
    data = JSON.parse(text);
  } catch {
    throw new Unreadable("Không đọc được tệp: nội dung bị hỏng hoặc không phải tệp phiếu chấm.");
  }
  const found = readData(set, data);
  const { check: signs, ...rest } = data;
  const isWhole = data.version === 1 && signs === undefined;
  if (!isWhole && signs !== check(JSON.stringify(rest), SIGNS)) throw new Altered(found);
  return found;
}

/**
 * The same out of the data, without a look at its check.
 * @param {OpenSet} set
 * @param {Data} data
 */
export function readData(set, data) {
  if (!isMapping(data) || data.format !== FORMAT) {
    throw new Unreadable("Đây không phải tệp phiếu chấm lưu từ trang này.");
  }
  if (!Object.hasOwn(READERS, data.version)) {
    throw new Unreadable("Tệp lưu từ bản mới hơn của trang; hãy mở bằng bản mới ấy.");
  }
  return readSheet(set, READERS[data.version](data));
}

/**
 * @param {OpenSet} set
 * @param {Data} data
 * @returns {Found}
 */
export function readSheet(set, data) {
  if (data.set !== set.id) {
    throw new Unreadable(
      `Đây là phiếu của bộ tiêu chí «${String(data.set).slice(0, 60)}», ` +
        `còn trang này dùng «${set.id}». Hãy mở ở trang phiếu chấm của bộ ấy.`,
    );
  }
  if (!isMapping(data.answers)) throw new Unreadable("Tệp không có phần câu trả lời.");
  /** @type {string[]} */
  const notes = [];
  const sheet = emptySheet(set);
  if (data.edition !== sheet.edition) {
    notes.push(
      `Phiếu làm theo phiên bản «${String(data.edition).slice(0, 60)}», ` +
        `đang mở bằng phiên bản «${sheet.edition}».`,
    );
  }
  if (typeof data.unit === "string") sheet.unit = data.unit.slice(0, MOST.unit);
  if (set.unit_kinds.includes(data.unit_kind)) sheet.unit_kind = data.unit_kind;
  else notes.push("Loại đơn vị trong phiếu không có ở bộ tiêu chí này; xem lại ô loại đơn vị.");
  if (data.year !== sheet.year) {
    const year = String(data.year).slice(0, 60);
    notes.push(`Phiếu ghi năm ${year}; bộ tiêu chí là của năm ${sheet.year}, chấm theo năm ấy.`);
  }
  /** @type {LeftOut} */
  const leftOut = {};
  for (const [id, raw] of Object.entries(data.answers)) {
    const entry = readEntry(raw);
    const why = refusal(set, sheet, id, entry);
    if (why) {
      leftOut[id] = raw;
      notes.push(`Mục ${id.slice(0, 30)} để riêng, không tính: ${why}`);
    } else if (entry) sheet.answers[id] = entry;
  }
  notes.push(...changes(set, sheet, data));
  if (isMapping(data.left_out)) Object.assign(leftOut, data.left_out);
  return { sheet, leftOut, notes };
}

/**
 * A scored sheet as the data of its file; what was left out goes along, so that nothing is lost.
 * @param {OpenSet} set
 * @param {Card} card
 * @param {LeftOut} [leftOut]
 */
export function fileData(set, card, leftOut = {}) {
  const maxima = Object.fromEntries(leavesOf(set).map(({ id, max }) => [id, numbers.exact(max)]));
  const points = pointsOf(card);
  const data = { format: FORMAT, version: VERSION, ...card.sheet, maxima, points };
  return Object.keys(leftOut).length ? { ...data, left_out: leftOut } : data;
}

/** @param {Parameters<typeof fileData>} args */
export function fileText(...args) {
  const data = fileData(...args);
  return `${JSON.stringify({ ...data, check: check(JSON.stringify(data), SIGNS) }, null, 1)}\n`;
}
