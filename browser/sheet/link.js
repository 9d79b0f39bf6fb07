// A sheet in a link, short and readable: edition, set, unit, answers and a check at the end.
//   phieu=1;quang-ninh-2013;so-ban-nganh;so;2013;Sở%20A;1.1.1:tm1,am2;1.1.4:tp36~40;…;k3x9
// Columns: t self, a appraised, b appraised_2, x survey. Answers: m level, p part~whole, v value,
// n day, k never, s count, l counts, d points, j the parts in their order: m1_s3; c2 before an answer is its case; -… not applicable.
// Explanations and evidence stay in the file: a link would grow too long.
import { columnsOf } from "../engine/answers.js";
import { KINDS } from "../kinds/index.js";
import { check } from "./check.js";
import { Unreadable, readSheet } from "./file.js";

/**
 * @import { OpenSet } from "../engine/sheets.d.ts"
 * @import { Column, Entry, RawAnswer, Sheet } from "../shapes.js"
 */

/**
 * How one shape of an answer is written; it is taken where the answer has the key.
 * @typedef {object} Part
 * @property {string} has
 * @property {(answer: any) => unknown} write
 * @property {(figures: string) => RawAnswer} read
 */

/** @type {Record<Column, string>} */
const LETTERS = { self: "t", appraised: "a", appraised_2: "b", survey: "x" };
/** @type {Record<string, Column>} */
const COLUMN = Object.fromEntries(
  Object.entries(LETTERS).map(([key, letter]) => [letter, /** @type {Column} */ (key)]),
);
const ANSWER = /^([tabx])(?:c([0-9]+))?([a-z])([0-9a-z./~_-]*)$/;
const SIGNS = 4;
const LONGEST = 20_000;
const CUT = "Liên kết bị cắt hoặc sai ký tự; hãy xin lại liên kết hoặc mở bằng tệp.";

/** @type {Part} */
const STATED = { has: "points", write: ({ points }) => points, read: (points) => ({ points }) };

/**
 * How each shape of an answer is written, by its letter; a letter of one kind is taken by no other
 * shape.
 */
function partsByLetter() {
  /** @type {Record<string, Part>} */
  const parts = { d: STATED };
  for (const { linked } of Object.values(KINDS)) {
    for (const [letter, part] of Object.entries(linked)) {
      if (parts[letter] && parts[letter] !== part) throw new Error(`letter taken: ${letter}`);
      parts[letter] = part;
    }
  }
  return parts;
}

/**
 * @param {Column} column
 * @param {RawAnswer} answer
 */
function writeAnswer(column, answer) {
  const { case: number, ...rest } = answer;
  const parts = Object.entries(partsByLetter());
  const [[letter, part]] = parts.filter(
    ([, { has }]) => answer[/** @type {keyof typeof answer} */ (has)] !== undefined,
  );
  const chosen = number === undefined ? "" : `c${number}`;
  return `${LETTERS[column]}${chosen}${letter}${part.write(rest)}`;
}

/** @param {Entry} entry */
function writeEntry(entry) {
  if (entry.not_applicable) return `-${entry.not_applicable}`;
  const columns = /** @type {Column[]} */ (columnsOf(entry));
  return columns
    .map((column) => writeAnswer(column, /** @type {RawAnswer} */ (entry[column])))
    .join(",");
}

/**
 * @param {string} text
 * @returns {Entry}
 */
function readEntry(text) {
  if (text.startsWith("-")) return { not_applicable: text.slice(1) };
  /** @type {Record<string, RawAnswer>} */
  const entry = {};
  const parts = partsByLetter();
  for (const one of text.split(",")) {
    const found = ANSWER.exec(one);
    if (!found) throw new Unreadable(CUT);
    const [, letter, number, shape, figures] = found;
    const part = parts[shape];
    if (!part) throw new Unreadable(CUT);
    const inner = part.read(figures);
    entry[COLUMN[letter]] = number ? { case: Number(number), ...inner } : inner;
  }
  return entry;
}

/** @param {Sheet} sheet */
export function linkText(sheet) {
  const head = [
    1,
    sheet.edition,
    sheet.set,
    sheet.unit_kind,
    sheet.year,
    encodeURIComponent(sheet.unit),
  ];
  const answers = Object.entries(sheet.answers)
    .map(([id, entry]) => [id, writeEntry(entry)])
    .filter(([, text]) => text)
    .map(([id, text]) => `${id}:${text}`);
  const body = [...head, ...answers].join(";");
  return `phieu=${body};${check(body, SIGNS)}`;
}

/**
 * The sheet in a link or in the part behind its #; throws Unreadable.
 * @param {OpenSet} set
 * @param {string} typed
 */
export function readLink(set, typed) {
  const text = typed
    .trim()
    .replace(/^[^#]*#/, "")
    .replace(/^phieu=/, "");
  const cut = text.lastIndexOf(";");
  const [body, sum] = [text.slice(0, cut), text.slice(cut + 1)];
  if (text.length > LONGEST || cut < 0 || check(body, SIGNS) !== sum) throw new Unreadable(CUT);
  const [version, edition, name, kind, year, unit, ...rest] = body.split(";");
  if (version !== "1" || unit === undefined) throw new Unreadable(CUT);
  const answers = rest.map((one) => {
    const colon = one.indexOf(":");
    return [one.slice(0, colon), readEntry(one.slice(colon + 1))];
  });
  let shown;
  try {
    shown = decodeURIComponent(unit);
  } catch {
    throw new Unreadable(CUT);
  }
  return readSheet(set, {
    edition,
    set: name,
    unit_kind: kind,
    year: Number(year),
    unit: shown,
    answers: Object.fromEntries(answers),
  });
}

/** @param {string} text */
export const isLink = (text) => /^#?phieu=/.test(text);
