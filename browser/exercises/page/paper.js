// The same set on paper: the exam, its key on one page, the solutions; each carries seed and edition.
import { download } from "../../form/download.js";
import { element, traceOf } from "../../form/fields.js";
import { gift, moodleXml } from "../bank.js";
import { docx } from "../docx.js";
import { SENTENCES } from "../sentences.js";
import { button, heading, letter, rightOf, table, text } from "./dom.js";
import { paragraph, stem } from "./question.js";

/** @import { App, Order, PageKey, Question } from "../shapes.d.ts" */

/**
 * @param {App} app
 * @param {Order} order
 * @param {string} ending
 */
const bankName = (app, { seed }, ending) => `cau-hoi-${app.set.id}-${seed}.${ending}`;

/**
 * Questions in a file, for a learning system or for Word.
 * @param {string} name
 * @param {(questions: Question[], category: string, notice: string) => string | Uint8Array<ArrayBuffer>} written
 * @param {App} app
 * @param {Question[]} questions
 */
function save(name, written, app, questions) {
  const type = name.endsWith(".docx") ? "application/octet-stream" : "text/plain";
  download(name, written(questions, app.set.title, app.data.notice), type);
}

/** @param {PageKey} key */
const line = (key) =>
  element("p", { class: "paper-line" }, text(key), element("span", { class: "paper-dots" }));

/**
 * One paper by the name of its class.
 * @param {App} app
 * @param {Order} order
 * @param {"exam" | "key" | "solution"} name
 * @param {number} count of questions
 * @param {HTMLElement[]} body
 */
function paper(app, order, name, count, body) {
  const { set } = app;
  const title = text(/** @type {const} */ (`paper_${name}`));
  return element(
    "section",
    { class: `paper paper-${name}`, "aria-label": title },
    element("p", { class: "paper-set" }, set.title),
    heading(2, title),
    element(
      "p",
      { class: "paper-mark" },
      text("paper_mark", {
        seed: order.seed,
        digest: app.data.digest,
        level: SENTENCES.levels[order.level].split(":")[0],
        count,
      }),
    ),
    ...(name === "exam" ? [line("paper_name"), line("paper_unit"), line("paper_points")] : []),
    element("div", { class: "paper-body" }, ...body),
    element("p", { class: "paper-notice" }, app.data.notice),
  );
}

/**
 * @param {Question} question
 * @param {number} at
 * @param {number} count
 */
function examQuestion(question, at, count) {
  const { node } = stem(question, { number: at + 1, count }, { level: 3, isPaper: true });
  return element(
    "div",
    { class: "paper-question" },
    node,
    element("p", { class: "paper-prompt" }, question.prompt),
    element(
      "ol",
      { class: "paper-options" },
      ...question.options.map((option, place) =>
        element(
          "li",
          {},
          element("span", { class: "paper-box" }),
          element("span", { class: "exercise-letter" }, letter(place)),
          option.text,
        ),
      ),
    ),
  );
}

/** @param {Question[]} questions */
const keyTable = (questions) =>
  table(
    text("paper_key"),
    [text("question_head"), text("answer_is"), text("option"), text("code")],
    questions.map((question, at) => {
      const right = rightOf(question);
      const { code } = question.about;
      const asked = code === "total" ? SENTENCES.kinds[question.kind] : code;
      return [String(at + 1), letter(right), question.options[right].text, asked];
    }),
  );

/**
 * @param {Question} question
 * @param {number} at
 */
function solution(question, at) {
  const right = rightOf(question);
  const { about } = question;
  return element(
    "div",
    { class: "paper-question" },
    heading(
      3,
      text("paper_right", {
        number: at + 1,
        letter: letter(right),
        option: question.options[right].text,
      }),
    ),
    paragraph(about.code === "total" ? about.title : `${about.code}. ${about.title}`),
    traceOf(question.steps),
    element(
      "ul",
      { class: "paper-reasons" },
      ...question.options.flatMap((option, place) =>
        place === right
          ? []
          : [element("li", {}, element("strong", {}, `${letter(place)}. `), option.reason)],
      ),
    ),
  );
}

/**
 * @param {App} app
 * @param {Question[]} questions
 * @param {Order} order
 * @returns {[top: HTMLElement, ...parts: HTMLElement[]]}
 */
export function papers(app, questions, order) {
  /** @param {"exam" | "key" | "solution" | ""} only */
  const print = (only) => {
    document.body.dataset.paper = only;
    window.print();
  };
  const top = heading(2, text("paper"));
  return [
    top,
    element(
      "div",
      { class: "sheet-tools paper-tools" },
      button("print_exam", () => print("exam"), { class: "sheet-button exercise-main" }),
      button("print_key", () => print("key")),
      button("print_solution", () => print("solution")),
      button("print_both", () => print("")),
      button("save_moodle", () => save(bankName(app, order, "xml"), moodleXml, app, questions)),
      button("save_gift", () => save(bankName(app, order, "gift.txt"), gift, app, questions)),
      button("save_docx", () => save(bankName(app, order, "docx"), docx, app, questions)),
      button("to_setup", () => app.home()),
    ),
    paper(
      app,
      order,
      "exam",
      questions.length,
      questions.map((one, at) => examQuestion(one, at, questions.length)),
    ),
    paper(app, order, "key", questions.length, [keyTable(questions)]),
    paper(app, order, "solution", questions.length, questions.map(solution)),
  ];
}
