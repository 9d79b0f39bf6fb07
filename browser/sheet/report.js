// The sheet as the form that officials know, on the screen and on paper.
import { COLUMN_TITLES, columnsFor, isByUnit } from "../engine/answers.js";
import { cmp, fixed, show } from "../engine/numbers.js";
import { WORDS } from "../engine/words.js";
import { element } from "../form/fields.js";
import { panel } from "./controls.js";
import { openExtras } from "./extras.js";

/**
 * @import { Ratio } from "../engine/numbers.js"
 * @import { Card, Line } from "../engine/sheets.d.ts"
 * @import { Sheet } from "../shapes.js"
 * @import { Desk } from "./desk.js"
 * @import { SheetSet } from "./shapes.d.ts"
 */

/**
 * A row of the form; figures exact, null where there is none.
 * @typedef {object} Row
 * @property {number} depth 0: a field or the sum
 * @property {string} code "": the sum
 * @property {string} title
 * @property {Ratio} max
 * @property {Ratio | null} self
 * @property {Ratio | null} appraised
 * @property {Ratio | null} points
 * @property {Ratio | null} index
 * @property {string} note
 */

export const HEADS = WORDS.form.heads;

/** @param {Line["columns"]} columns */
const appraised = (columns) => columns.appraised_2 || columns.appraised || null;

/**
 * @param {SheetSet} set
 * @param {Line} line
 * @param {Sheet} sheet
 */
function noteOf(set, line, sheet) {
  const entry = sheet.answers[line.node.id] || {};
  const reason = set.circumstances.get(/** @type {string} */ (entry.not_applicable));
  const exempt =
    line.entry && line.entry.not_applicable
      ? [reason ? `Không áp dụng: ${reason}` : "Không áp dụng"]
      : [];
  const { rule } = line.node;
  const surveyed = rule && !isByUnit(rule) ? [COLUMN_TITLES[columnsFor(rule)[0]]] : [];
  const open = rule && !line.entry ? ["Chưa trả lời"] : [];
  const counted = `Tính ${show(line.counted)}, ${line.counted.n ? "mức trần" : "không dưới 0"}`;
  const ceiling = cmp(line.counted, line.points) ? [counted] : [];
  return [...ceiling, ...exempt, ...surveyed, ...open, entry.evidence, entry.explanation]
    .filter(Boolean)
    .join("; ");
}

/**
 * @param {SheetSet} set
 * @param {Line} line
 * @param {number} depth
 * @param {Sheet} sheet
 * @returns {Row[]}
 */
function rowsOf(set, line, depth, sheet) {
  const { node, columns } = line;
  const answered = Boolean(line.answered_max.n);
  const row = {
    depth,
    code: node.id,
    title: node.title,
    max: line.highest,
    self: columns.self || null,
    appraised: appraised(columns),
    points: answered ? line.points : null,
    index: line.index,
    note: noteOf(set, line, sheet),
  };
  return [row, ...line.parts.flatMap((part) => rowsOf(set, part, depth + 1, sheet))];
}

/**
 * The rows of the form, the sum last.
 * @param {SheetSet} set
 * @param {Card} card
 * @returns {Row[]}
 */
export function reportRows(set, card) {
  const rows = card.lines.flatMap((line) => rowsOf(set, line, 0, card.sheet));
  const sum = {
    depth: 0,
    code: "",
    title: "Tổng cộng",
    max: card.max,
    self: card.columns.self || null,
    appraised: appraised(card.columns),
    points: card.points,
    index: card.index_so_far,
    note: card.open_max.n
      ? `Còn ${show(card.open_max)} điểm chưa trả lời`
      : openExtras(card, "Còn "),
  };
  return [...rows, sum];
}

/** @param {Ratio | null} value */
const shown = (value) => (value ? show(value) : "");
/**
 * @param {Row} row
 * @param {number} decimals
 * @returns {string[]}
 */
export const cells = (row, decimals) => [
  row.code,
  row.title,
  shown(row.max),
  shown(row.self),
  shown(row.appraised),
  shown(row.points),
  row.index ? fixed(row.index, decimals) : "",
  row.note,
];

/**
 * @param {SheetSet} set
 * @param {Card} card
 * @returns {string[]}
 */
export function headLines(set, card) {
  const { sheet, index, grade } = card;
  const decided = card.grade_steps.slice(0, -1).map(({ text }) => text);
  const kinds = Object.fromEntries(set.edition.unit_kinds.map((one) => [one.id, one.title]));
  const result = index
    ? `Chỉ số: ${fixed(index, set.edition.scoring.decimals)}%` +
      (grade ? `; xếp loại: ${grade.label}` : "") +
      (decided.length ? ` (${decided.join("; ")})` : "")
    : `Đã trả lời ${show(card.answered_max)} trên ${show(card.max)} điểm` + openExtras(card, "; ");
  return [
    `Đơn vị: ${sheet.unit || "…"} (${kinds[sheet.unit_kind]})`,
    `Năm: ${sheet.year}`,
    `Tổng điểm: ${show(card.points)} trên ${show(card.max)}. ${result}`,
    set.edition.notice,
    `Dữ liệu ${set.edition.id}, bộ ${set.id}, mã ${set.digest}`,
  ];
}

const TITLE = 1;
const NOTE = 7;

/**
 * @param {Row} row
 * @param {number} decimals
 * @param {boolean} isSum
 */
function paperRow(row, decimals, isSum) {
  const parts = cells(row, decimals).map((text, at) =>
    at === TITLE
      ? element("th", { scope: "row" }, text)
      : element("td", { class: at > TITLE && at < NOTE ? "number" : null }, text),
  );
  return element("tr", { class: isSum ? "report-sum" : `report-${row.depth}` }, ...parts);
}

/**
 * The form as a table for paper, with room for those who sign.
 * @param {SheetSet} set
 * @param {Card} card
 */
function reportPaper(set, card) {
  const { decimals } = set.edition.scoring;
  const rows = reportRows(set, card).map((row, at, all) =>
    paperRow(row, decimals, at === all.length - 1),
  );
  const head = element("tr", {}, ...HEADS.map((text) => element("th", { scope: "col" }, text)));
  return element(
    "div",
    {},
    element("h2", {}, `Bảng điểm: ${set.title}`),
    ...headLines(set, card).map((text) => element("p", {}, text)),
    element(
      "table",
      { class: "report" },
      element("thead", {}, head),
      element("tbody", {}, ...rows),
    ),
    element(
      "div",
      { class: "report-signed" },
      element("p", {}, "Người lập phiếu"),
      element("p", {}, "Thủ trưởng đơn vị"),
    ),
  );
}

/** The panel with it, which is also what is printed. */
export class ReportPanel {
  /** @param {Desk} desk */
  constructor(desk) {
    const title = "Bảng điểm theo mẫu báo cáo";
    this.desk = desk;
    this.report = element("div", {});
    this.element = panel(
      title,
      "bao-cao",
      element(
        "div",
        { class: "table-wrap", tabindex: "0", role: "region", "aria-label": title },
        this.report,
      ),
    );
    this.element.addEventListener("toggle", () => this.show());
    window.addEventListener("beforeprint", () => this.write());
  }

  show() {
    if (this.element.open) this.write();
  }

  write() {
    this.report.replaceChildren(reportPaper(this.desk.set, this.desk.card));
  }
}
