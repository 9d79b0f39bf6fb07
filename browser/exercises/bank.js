// A set of questions for learning systems: Moodle XML and GIFT, each option with its reason.
import { SENTENCES } from "./sentences.js";

/** @import { Question } from "./shapes.d.ts" */

/** @param {string} text */
const escaped = (text) =>
  text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");

/** @param {string[]} items */
const list = (items) => `<ul>${items.map((one) => `<li>${escaped(one)}</li>`).join("")}</ul>`;

/** @param {string[][]} rows */
const table = (rows) => {
  const cells = (/** @type {string[]} */ row) =>
    row.map((one) => `<td>${escaped(one)}</td>`).join("");
  return `<table>${rows.map((row) => `<tr>${cells(row)}</tr>`).join("")}</table>`;
};

/**
 * What is asked, as HTML: what it is about, the figures, the rule, the question.
 * @param {Question} question
 */
function body({ about, unit, lines, items, fields, prompt }) {
  const title = about.code === "total" ? about.title : `${about.code}. ${about.title}`;
  const told = (items || []).flatMap((one) => [
    `<p><b>${escaped(`${one.code}. ${one.title}`)}</b></p>`,
    list(one.lines),
    table(one.table),
  ]);
  return [
    `<p><b>${escaped(title)}</b></p>`,
    unit ? `<p>${escaped(unit)}</p>` : "",
    list(lines),
    ...told,
    fields ? table(fields.map((one) => [one.code, one.title, one.points, one.max])) : "",
    about.table ? table(about.table) : "",
    `<p>${escaped(prompt)}</p>`,
  ].join("");
}

/** @param {Question} question */
const solution = ({ steps }) => list(steps.map((one) => one.text));

/**
 * @param {Question} question
 * @param {number} at
 */
const nameOf = ({ kind, about }, at) =>
  `${String(at + 1).padStart(2, "0")} ${SENTENCES.kinds[kind]} ${about.code}`;

/** @param {string} html */
const textOf = (html) => `<text><![CDATA[${html}]]></text>`;

/**
 * The questions as Moodle XML, in a category of their own.
 * @param {Question[]} questions
 * @param {string} category
 */
export function moodleXml(questions, category) {
  const asked = questions.map((question, at) => {
    const answers = question.options.map(
      ({ text, reason, isRight }) =>
        `<answer fraction="${isRight ? 100 : 0}" format="html">${textOf(escaped(text))}` +
        `<feedback format="html">${textOf(escaped(reason))}</feedback></answer>`,
    );
    return [
      '<question type="multichoice">',
      `<name><text>${escaped(nameOf(question, at))}</text></name>`,
      `<questiontext format="html">${textOf(body(question))}</questiontext>`,
      `<generalfeedback format="html">${textOf(solution(question))}</generalfeedback>`,
      "<defaultgrade>1</defaultgrade><penalty>0</penalty><hidden>0</hidden>",
      "<single>true</single><shuffleanswers>true</shuffleanswers>",
      "<answernumbering>ABCD</answernumbering>",
      ...answers,
      "</question>",
    ].join("\n");
  });
  const place = `<category><text>$course$/top/${escaped(category)}</text></category>`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    "<quiz>",
    `<question type="category">${place}</question>`,
    ...asked,
    "</quiz>",
    "",
  ].join("\n");
}

/** @param {string} text */
const plain = (text) => text.replace(/[\\~=#{}:]/g, (sign) => `\\${sign}`).replace(/\n/g, " ");

/**
 * The questions as GIFT.
 * @param {Question[]} questions
 * @param {string} category
 */
export function gift(questions, category) {
  const asked = questions.map((question, at) => {
    const answers = question.options.map(
      ({ text, reason, isRight }) => `${isRight ? "=" : "~"}${plain(text)}#${plain(reason)}`,
    );
    const [name, told] = [nameOf(question, at), body(question)].map(plain);
    return `::${name}::[html]${told}{\n${answers.join("\n")}\n####${plain(solution(question))}\n}\n`;
  });
  return [`$CATEGORY: $course$/top/${category}`, "", ...asked].join("\n");
}
