// What a sheet comes to: component indexes drawn and in a table, grade, what would raise it.
import * as numbers from "../engine/numbers.js";
import * as controls from "./controls.js";
import { cmp, fixed, min, show, sub } from "../engine/numbers.js";
import { isByUnit } from "../engine/answers.js";
import { scoreEntry } from "../engine/points.js";
import { earned } from "../engine/scorecard.js";
import { leavesFor } from "../engine/sets.js";
import { element } from "../form/fields.js";
import { indexBars, radar } from "./charts.js";
import { savePng, saveSvg } from "./picture.js";
import { raise } from "./raising.js";

/**
 * @import { Ratio } from "../engine/numbers.js"
 * @import { Card, Leaf, OpenSet } from "../engine/sheets.d.ts"
 * @import { Column, RawAnswer, Sheet } from "../shapes.js"
 * @import { Desk } from "./desk.js"
 * @typedef {{ node: Leaf, gain: Ratio, text: string }} Chance points to win
 */

const RAISED = 10;

/**
 * @param {string} text
 * @param {"row"} [scope]
 * @param {string} [label] the head of its column, for narrow pages
 */
const cell = (text, scope, label = "") =>
  element(
    scope ? "th" : "td",
    {
      scope: scope || null,
      class: scope === "row" ? null : "number",
      "data-label": label || null,
    },
    text,
  );

/**
 * @param {string[]} heads
 * @param {string[][]} rows the first cell of each its head
 * @param {string} label
 */
export function table(heads, rows, label) {
  const head = heads.map((text, at) =>
    element("th", { scope: "col", class: at ? "number" : null }, text),
  );
  const body = rows.map(([first, ...rest]) =>
    element(
      "tr",
      {},
      cell(first, "row"),
      ...rest.map((text, at) => cell(text, undefined, heads[at + 1])),
    ),
  );
  return element(
    "div",
    { class: "table-wrap", tabindex: "0", role: "region", "aria-label": label },
    element(
      "table",
      { class: "unit-fields sheet-table" },
      element("thead", {}, element("tr", {}, ...head)),
      element("tbody", {}, ...body),
    ),
  );
}

/**
 * @param {Ratio | null} index
 * @param {number} decimals
 */
const percent = (index, decimals) => (index ? fixed(index, decimals) : "–");

/**
 * A drawing with the buttons that take it along.
 * @param {SVGSVGElement} svg
 * @param {string} title what it is
 * @param {string} name of its files
 */
const saved = (svg, title, name) =>
  element(
    "figure",
    { class: "chart-kept" },
    svg,
    element(
      "figcaption",
      { class: "sheet-tools" },
      controls.button(`Tải ${title} (PNG)`, () => savePng(svg, name)),
      controls.button(`Tải ${title} (SVG)`, () => saveSvg(svg, name)),
    ),
  );

/**
 * Component indexes of the fields: bars, radar and the table with the same numbers.
 * @param {Card} card
 * @param {number} decimals
 */
function components(card, decimals) {
  const rows = card.lines.map((line) => [
    `${line.node.id}. ${line.node.title}`,
    earned(line),
    show(min(line.answered_max, line.highest)),
    show(line.open_max),
    percent(line.index, decimals),
  ]);
  const scored = card.lines.filter((line) => line.node.role === "score");
  const charts = [
    saved(indexBars(scored, decimals), "hình cột", "chi-so-thanh-phan-cot"),
    ...(scored.length > 2
      ? [saved(radar(scored), "hình mạng nhện", "chi-so-thanh-phan-mang-nhen")]
      : []),
  ];
  const heads = ["Lĩnh vực", "Đạt được", "Đã trả lời", "Chưa trả lời", "Chỉ số, %"];
  return [
    element("div", { class: "charts" }, ...charts),
    table(heads, rows, "Chỉ số thành phần của từng lĩnh vực"),
  ];
}

/**
 * The items with most points to win, the unit's own work first.
 * @param {OpenSet} set
 * @param {Sheet} sheet
 */
export function chances(set, sheet) {
  /** @type {Chance[]} */
  const found = [];
  for (const field of set.fields) {
    for (const node of leavesFor(field, sheet.unit_kind).filter((leaf) => isByUnit(leaf.rule))) {
      const entry = sheet.answers[node.id] || {};
      if (entry.not_applicable) continue;
      const score = scoreEntry(set, node.id, entry);
      if (score.not_applicable) continue;
      const column = /** @type {Column | undefined} */ (Object.keys(score.columns).pop());
      const gain = score.final ? sub(node.max, score.final.points) : node.max;
      if (!gain.n) continue;
      const next = column && raise(node, column, /** @type {RawAnswer} */ (entry[column]));
      const step = next ? `bước gần nhất, thêm ${show(next.gain)} điểm: ${next.text}` : "";
      const text = column ? step : "chưa trả lời";
      found.push({ node, gain, text });
    }
  }
  return found.sort((a, b) => cmp(b.gain, a.gain)).slice(0, RAISED);
}

/**
 * @param {OpenSet} set
 * @param {Sheet} sheet
 * @param {(id: string) => void} open
 */
function chanceList(set, sheet, open) {
  const list = chances(set, sheet);
  if (!list.length) return element("p", {}, "Không còn mục nào để thêm điểm.");
  return element(
    "ol",
    { class: "chances" },
    ...list.map(({ node, gain, text }) => {
      const link = element("a", { href: `#muc-${node.id}` }, `${node.id}. ${node.title}`);
      link.addEventListener("click", (event) => {
        event.preventDefault();
        open(node.id);
      });
      const told = `còn ${show(gain)} điểm${text ? `; ${text}` : ""}`;
      return element("li", {}, link, element("br"), told);
    }),
  );
}

/**
 * The class that an index reaches, and how many points the next one is away.
 * @param {OpenSet} set
 * @param {Card} card
 */
function gradeWords(set, card) {
  const { sheet, index, grade, points, max } = card;
  if (!set.grades.length) return "";
  if (!index) return "Xếp loại khi mọi mục đã trả lời.";
  if (card.grade_steps.length) return card.grade_steps.map(({ text }) => `${text}.`).join(" ");
  if (!grade) return "Loại đơn vị này không xếp loại.";
  const { levels } = /** @type {OpenSet["grades"][0]} */ (
    set.grades.find((one) => one.unit_kinds.includes(sheet.unit_kind))
  );
  const better = levels
    .map((level) => ({
      label: level.label,
      least: /** @type {Ratio} */ (level.from || level.over),
    }))
    .filter(({ least }) => least && cmp(least, index) > 0)
    .sort((a, b) => cmp(a.least, b.least))[0];
  if (!better) return `Xếp loại: ${grade.label}, mức cao nhất.`;
  const missing = sub(numbers.div(numbers.mul(better.least, max), numbers.HUNDRED), points);
  return `Xếp loại: ${grade.label}. Thêm ${show(missing)} điểm thì tới mốc loại ${better.label}.`;
}

/** The panel with all of it. */
export class ResultsPanel {
  /**
   * @param {Desk} desk
   * @param {(id: string) => void} open goes to an item
   */
  constructor(desk, open) {
    this.desk = desk;
    this.open = open;
    this.results = element("div", {});
    /** @type {Desk["card"] | null} */
    this.drawn = null;
    this.element = controls.panel("Kết quả và cách tăng điểm", "ket-qua", this.results);
    this.element.addEventListener("toggle", () => this.show());
  }

  show() {
    const { card, set, sheet } = this.desk;
    if (!this.element.open || card === this.drawn) return; // what has the focus keeps it
    this.drawn = card;
    this.results.replaceChildren(
      element("p", { class: "sheet-grade" }, gradeWords(set, card)),
      ...card.remarks.map((text) => element("p", { class: "sheet-remark" }, text)),
      ...components(card, set.edition.scoring.decimals),
      element("h3", {}, "Mục còn nhiều điểm nhất"),
      chanceList(set, sheet, this.open),
    );
  }
}
