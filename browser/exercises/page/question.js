// A question as people see it: what it is about, the figures, the options, and what is right.
import { element, traceOf, uniqueId } from "../../form/fields.js";
import { SENTENCES } from "../sentences.js";
import { diverged } from "../workings.js";
import { heading, letter, rightOf, table, text } from "./dom.js";

/**
 * @import { AskedItem, Question } from "../shapes.d.ts"
 */

/**
 * @param {string | Node} content
 * @param {string} [name] its class
 */
export const paragraph = (content, name = "") => element("p", { class: name }, content);

/**
 * @param {string[][]} rows
 * @param {string} code
 */
const ruleTable = (rows, code) =>
  table(text("table_of", { code }), [text("when"), text("points")], rows, "rule-table");

/**
 * A rule in one paragraph, for paper.
 * @param {string[][]} rows
 */
const ruleLine = (rows) =>
  paragraph(
    text("rule_line", {
      rows: rows.map(([when, points]) => `${when}: ${points}`).join("; "),
    }),
    "exercise-rule",
  );

/**
 * The items of a field of a unit: what each has to show, and its rule.
 * @param {AskedItem[]} items
 * @param {boolean} isPaper
 */
function itemTable(items, isPaper) {
  return element(
    "ol",
    { class: "exercise-items" },
    ...items.map((item) =>
      element(
        "li",
        {},
        element(
          "p",
          {},
          element("strong", {}, `${item.code}. `),
          item.title,
          " ",
          element("span", { class: "exercise-max" }, text("maximum", item)),
        ),
        ...item.lines.map((line) => paragraph(line, "exercise-line")),
        isPaper
          ? ruleLine(item.table)
          : element(
              "details",
              {},
              element("summary", {}, text("rule")),
              ruleTable(item.table, item.code),
            ),
      ),
    ),
  );
}

/**
 * Everything above the options.
 * @param {Question} question
 * @param {{ number: number, count: number }} place
 * @param {{ level?: 2 | 3, isPaper?: boolean }} [manner]
 */
export function stem(question, place, { level = 2, isPaper = false } = {}) {
  const { about } = question;
  const total = about.code === "total";
  const title = total ? about.title : `${about.code}. ${about.title}`;
  const top = heading(level, text("question", { ...place, kind: SENTENCES.kinds[question.kind] }));
  const node = element(
    "div",
    { class: "exercise-stem" },
    top,
    element(
      "p",
      { class: "exercise-about" },
      element("strong", {}, title),
      " ",
      element("span", { class: "exercise-max" }, text("maximum", about)),
    ),
    ...(question.unit ? [paragraph(question.unit, "exercise-unit")] : []),
    element(
      "ul",
      { class: "exercise-lines" },
      ...question.lines.map((line) => element("li", {}, line)),
    ),
    ...(question.items ? [itemTable(question.items, isPaper)] : []),
    ...(question.fields
      ? [
          table(
            text("fields"),
            [text("code"), text("field"), text("earned"), text("most")],
            question.fields.map((row) => [row.code, row.title, row.points, row.max]),
          ),
        ]
      : []),
    ...(about.table
      ? [isPaper ? ruleLine(about.table) : ruleTable(about.table, total ? "" : about.code)]
      : []),
  );
  return { top, node };
}

/**
 * The options as dots under the question itself.
 * @param {Question} question
 */
export function options(question) {
  const name = uniqueId();
  const inputs = question.options.map((_, at) =>
    element("input", { type: "radio", name, value: String(at), id: uniqueId() }),
  );
  const rows = question.options.map((option, at) =>
    element(
      "label",
      { class: "exercise-option", for: inputs[at].id },
      inputs[at],
      element("span", { class: "exercise-letter" }, letter(at)),
      element("span", {}, option.text),
    ),
  );
  return {
    rows,
    inputs,
    node: element(
      "fieldset",
      { class: "exercise-options" },
      element("legend", {}, question.prompt),
      ...rows,
    ),
    chosen: () => inputs.findIndex((input) => input.checked),
  };
}

/**
 * Steps of a working, each with a field of its own; typed() is what stands in them.
 * @param {Question} question
 */
export function workings(question) {
  const fields = question.workings.map((working) => {
    const id = uniqueId();
    const input =
      working.kind === "number"
        ? element("input", {
            id,
            type: "text",
            inputmode: "decimal",
            autocomplete: "off",
            class: "calculator-input",
          })
        : element(
            "select",
            { id },
            element("option", { value: "" }, text("choose")),
            ...working.options.map((one, at) => element("option", { value: String(at) }, one)),
          );
    return {
      input,
      node: element(
        "div",
        { class: "calculator-field" },
        element("label", { for: id }, working.label),
        input,
      ),
    };
  });
  return {
    node: element(
      "details",
      { class: "exercise-workings" },
      element("summary", {}, text("workings")),
      element("div", { class: "calculator-fields" }, ...fields.map((one) => one.node)),
    ),
    typed: () => fields.map(({ input }) => input.value.trim()),
    fields: fields.map(({ input }) => input),
  };
}

/**
 * Where the working of a trainee left the right way; nothing when nothing was written.
 * @param {Question} question
 * @param {string[]} typed
 * @param {boolean} isRight
 */
export function divergence(question, typed, isRight) {
  if (!typed.some(Boolean)) return null;
  const found = diverged(question.workings, typed);
  const { working } = SENTENCES;
  if (found) return { at: found.at, told: found.told };
  return { at: -1, told: isRight ? working.all_right : working.then_points };
}

/**
 * Right answer, the steps to it, the page of the item.
 * @param {Question} question
 */
export function solution(question) {
  const at = rightOf(question);
  const { about } = question;
  return [
    element(
      "p",
      { class: "exercise-right" },
      element(
        "strong",
        {},
        text("right_is", { letter: letter(at), option: question.options[at].text }),
      ),
    ),
    traceOf(question.steps),
    element(
      "p",
      {},
      element(
        "a",
        { href: about.page },
        text("guide", {
          code: about.code === "total" ? about.title : about.code,
        }),
      ),
    ),
  ];
}
