// The form of the report as files: CSV, and rows of a workbook.
import { HEADS, cells, headLines, reportRows } from "./report.js";

/**
 * @import { Ratio } from "../engine/numbers.js"
 * @import { Card } from "../engine/sheets.d.ts"
 * @import { SheetSet } from "./shapes.d.ts"
 * @typedef {Record<string, unknown>} Style of a cell
 */

const FORMULA = /^[=+\-@\t\r]/;

/** @param {string} text */
const harmless = (text) => (FORMULA.test(text) ? `'${text}` : text);
/**
 * Otherwise 1.10 would be taken for the number 110 or 1,1, and 1.1.13 for a day.
 * @param {string} code
 */
const asText = (code) => (code.includes(".") ? `${code}\u00a0` : code);

/**
 * CSV as Excel in Vietnamese opens it: BOM, semicolons, decimal commas, no formulas.
 * @param {SheetSet} set
 * @param {Card} card
 */
export function reportCsv(set, card) {
  const { decimals } = set.edition.scoring;
  const rows = reportRows(set, card).map((row) => {
    const [code, title, ...rest] = cells(row, decimals);
    const note = /** @type {string} */ (rest.pop());
    return [asText(code), harmless(title), ...rest, harmless(note)];
  });
  const lines = [...headLines(set, card).map((text) => [harmless(text)]), [], HEADS, ...rows];
  /** @param {string} text */
  const quoted = (text) => `"${String(text).replace(/"/g, '""')}"`;
  const csv = lines.map((line) => line.map(quoted).join(";")).join("\r\n");
  return `\ufeff${csv}\r\n`;
}

/**
 * @param {Ratio | null} value
 * @param {string} [format]
 */
const figure = (value, format = "0.####") =>
  value && { type: Number, value: Number(value.n) / Number(value.d), format, align: "right" };

/**
 * The rows of a workbook, as the package that writes it wants them.
 * @param {SheetSet} set
 * @param {Card} card
 */
export function reportWorkbook(set, card) {
  const { decimals } = set.edition.scoring;
  /**
   * @param {string} value
   * @param {Style} [more]
   */
  const text = (value, more) => (value ? { type: String, value, ...more } : null);
  const bold = { fontWeight: "bold" };
  const wrapped = { wrap: true, alignVertical: "top" };
  const heads = HEADS.map((value) => text(value, { ...bold, ...wrapped, borderStyle: "thin" }));
  const places = decimals ? `0.${"0".repeat(decimals)}` : "0";
  const rows = reportRows(set, card).map((row) => {
    const style = { ...(row.depth && row.code ? {} : bold), ...wrapped };
    return [
      text(row.code, style),
      text(row.title, style),
      figure(row.max),
      figure(row.self),
      figure(row.appraised),
      figure(row.points),
      figure(row.index, places),
      text(row.note, wrapped),
    ];
  });
  const data = [
    [text(`Bảng điểm: ${set.title}`, bold)],
    ...headLines(set, card).map((line) => [text(line)]),
    [],
    heads,
    ...rows,
  ];
  const columns = [8, 60, 10, 10, 10, 12, 10, 40].map((width) => ({ width }));
  return { data, columns };
}
