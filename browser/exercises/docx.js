// A set of questions as a Word file that a trainer changes: the questions, then each answer with reasons.
import { SENTENCES } from "./sentences.js";
import { zipped } from "./zip.js";

/** @import { Question } from "./shapes.d.ts" */

const WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** @param {string} text */
const escaped = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

/**
 * A paragraph; a heading shows in Word's navigation.
 * @param {string} text
 * @param {"Heading1" | "Heading2" | ""} style
 */
const line = (text, style = "") =>
  `<w:p>${style && `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}` +
  `<w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r></w:p>`;

const SIDES = ["top", "left", "bottom", "right", "insideH", "insideV"]
  .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`)
  .join("");

/**
 * Columns are wide as their words.
 * @param {string[][]} rows
 */
function table(rows) {
  const longest = rows[0].map((_, at) => Math.max(...rows.map((row) => row[at].length)));
  const shares = longest.map((one) => Math.min(Math.max(one, 6), 60));
  const total = shares.reduce((sum, one) => sum + one, 0);
  const widths = shares.map((one) => Math.floor((9000 * one) / total));
  const cell = (/** @type {string} */ one, /** @type {number} */ at) =>
    `<w:tc><w:tcPr><w:tcW w:w="${widths[at]}" w:type="dxa"/></w:tcPr>${line(one)}</w:tc>`;
  const grid = widths.map((one) => `<w:gridCol w:w="${one}"/>`).join("");
  const told = rows.map((row) => `<w:tr>${row.map(cell).join("")}</w:tr>`).join("");
  const shape = `<w:tblPr><w:tblBorders>${SIDES}</w:tblBorders></w:tblPr>`;
  return `<w:tbl>${shape}<w:tblGrid>${grid}</w:tblGrid>${told}</w:tbl>${line("")}`;
}

/** @param {number} at */
const letter = (at) => String.fromCharCode(65 + at);

/**
 * @param {Question} question
 * @param {number} at
 */
function asked({ about, unit, lines, items, fields, prompt, options }, at) {
  const title = about.code === "total" ? about.title : `${about.code}. ${about.title}`;
  return [
    line(`${SENTENCES.page.question_head} ${at + 1}. ${title}`, "Heading2"),
    ...(unit ? [line(unit)] : []),
    ...lines.map((one) => line(one)),
    ...(items || []).flatMap((one) => [
      line(`${one.code}. ${one.title}`),
      ...one.lines.map((told) => line(told)),
      table(one.table),
    ]),
    fields ? table(fields.map((one) => [one.code, one.title, one.points, one.max])) : "",
    about.table ? table(about.table) : "",
    line(prompt),
    ...options.map((option, place) => line(`${letter(place)}. ${option.text}`)),
  ].join("");
}

/**
 * @param {Question} question
 * @param {number} at
 */
function answered({ options, steps }, at) {
  const right = options.findIndex((one) => one.isRight);
  const head = `${SENTENCES.page.question_head} ${at + 1}: ${letter(right)}`;
  return [
    line(head, "Heading2"),
    ...steps.map((one) => line(one.text)),
    ...options.flatMap((option, place) =>
      place === right ? [] : [line(`${letter(place)}: ${option.reason}`)],
    ),
  ].join("");
}

/** @param {"Heading1" | "Heading2"} id @param {number} level @param {number} size */
const heading = (id, level, size) =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="heading ${level}"/>` +
  `<w:pPr><w:keepNext/><w:outlineLvl w:val="${level - 1}"/></w:pPr>` +
  `<w:rPr><w:b/><w:sz w:val="${size}"/></w:rPr></w:style>`;

const FONT =
  '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>';
const STYLES =
  `<w:styles xmlns:w="${WORD}"><w:docDefaults><w:rPrDefault><w:rPr>${FONT}<w:sz w:val="26"/>` +
  '<w:lang w:val="vi-VN"/></w:rPr></w:rPrDefault></w:docDefaults>' +
  `${heading("Heading1", 1, 32)}${heading("Heading2", 2, 28)}</w:styles>`;

/** @param {string} type @param {string} target @param {number} id */
const relation = (type, target, id) =>
  `<Relationship Id="rId${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;

/** @param {string} inside */
const relations = (inside) =>
  `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${inside}</Relationships>`;

/** @param {string} part @param {string} type */
const override = (part, type) =>
  `<Override PartName="/word/${part}.xml" ContentType="${TYPE}.${type}+xml"/>`;

/**
 * @param {Question[]} questions
 * @param {string} category
 * @param {string} notice
 */
export function docx(questions, category, notice) {
  const body = [
    line(`${SENTENCES.page.paper_exam}: ${category}`, "Heading1"),
    line(notice),
    ...questions.map(asked),
    line(SENTENCES.page.paper_solution, "Heading1"),
    ...questions.map(answered),
  ].join("");
  const page =
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>' +
    '<w:pgMar w:top="1134" w:right="851" w:bottom="1134" w:left="1701"/></w:sectPr>';
  return zipped([
    [
      "[Content_Types].xml",
      `${HEAD}<Types xmlns="${PACKAGE}/content-types">` +
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
        `${override("document", "document.main")}${override("styles", "styles")}</Types>`,
    ],
    ["_rels/.rels", relations(relation("officeDocument", "word/document.xml", 1))],
    ["word/_rels/document.xml.rels", relations(relation("styles", "styles.xml", 1))],
    ["word/styles.xml", HEAD + STYLES],
    [
      "word/document.xml",
      `${HEAD}<w:document xmlns:w="${WORD}"><w:body>${body}${page}</w:body></w:document>`,
    ],
  ]);
}
