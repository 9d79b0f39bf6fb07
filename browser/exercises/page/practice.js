// One trainee, one question after the other: answer, what was wrong and where, score at the end.
import { element } from "../../form/fields.js";
import { SENTENCES } from "../sentences.js";
import { button, heading, letter, rightOf, text } from "./dom.js";
import { divergence, options, paragraph, solution, stem, workings } from "./question.js";

/**
 * @import { App, PageKey, Question, Work } from "../shapes.d.ts"
 * @typedef {ReturnType<typeof options>} Options
 * @typedef {ReturnType<typeof workings>} Steps
 */

const GIVEN_UP = -1;

export class Practice {
  /**
   * @param {App} app
   * @param {Question[]} questions
   * @param {Work & { chosen: number[] }} work what is kept
   */
  constructor(app, questions, work) {
    this.app = app;
    this.questions = questions;
    this.work = work;
  }

  /**
   * What the button says that answers nothing, and what stands above the questions that went wrong.
   * @returns {{ pass: PageKey, wrong: PageKey }}
   */
  words() {
    return { pass: "give_up", wrong: "wrong_kept" };
  }

  show() {
    const { chosen } = this.work;
    if (chosen.length >= this.questions.length) this.summary();
    else this.ask(chosen.length);
  }

  /** @param {number} at */
  ask(at) {
    const question = this.questions[at];
    const { top, node } = stem(question, { number: at + 1, count: this.questions.length });
    const asked = options(question);
    const steps = workings(question);
    const message = element("p", { class: "calculator-message", role: "alert" });
    const answer = element(
      "button",
      { type: "submit", class: "sheet-button exercise-main" },
      text("answer"),
    );
    /** @type {HTMLButtonElement} */
    const give = button(this.words().pass, () => this.judge(form, at, asked, steps, GIVEN_UP));
    /** @type {HTMLFormElement} */
    const form = element(
      "form",
      { class: "exercise-form", "aria-label": text("your_answer") },
      asked.node,
      ...(question.workings.length ? [steps.node] : []),
      message,
      element("div", { class: "sheet-tools" }, answer, give),
    );
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const chosen = asked.chosen();
      message.textContent = chosen < 0 ? text("choose_one") : "";
      if (chosen >= 0) this.judge(form, at, asked, steps, chosen);
    });
    this.app.view(top, node, form);
  }

  /**
   * Keeps an answer.
   * @param {number} chosen
   */
  take(chosen) {
    this.work = { ...this.work, chosen: [...this.work.chosen, chosen] };
    this.app.memory.hold(this.work);
  }

  /**
   * @param {HTMLFormElement} form
   * @param {number} at
   * @param {Options} asked
   * @param {Steps} steps
   * @param {number} chosen
   */
  judge(form, at, asked, steps, chosen) {
    const question = this.questions[at];
    const right = rightOf(question);
    const isRight = chosen === right;
    this.app.memory.answered(question, isRight);
    this.take(chosen);
    asked.node.disabled = true;
    asked.rows[right].classList.add("exercise-option--right");
    if (!isRight && chosen >= 0) asked.rows[chosen].classList.add("exercise-option--wrong");
    /** @type {Element} */ (form.querySelector(".sheet-tools")).remove();
    const typed = question.workings.length ? steps.typed() : [];
    const found = divergence(question, typed, isRight);
    steps.fields.forEach((input, place) => {
      input.disabled = true;
      if (found && found.at === place) input.setAttribute("aria-invalid", "true");
    });
    const ended = chosen < 0 ? "is_shown" : "is_wrong";
    const top = heading(3, text(isRight ? "is_right" : ended));
    const isLast = at + 1 === this.questions.length;
    const next = button(isLast ? "see_score" : "next", () => this.show(), {
      class: "sheet-button exercise-main",
    });
    form.after(
      element(
        "section",
        {
          class: `exercise-told exercise-told--${isRight ? "right" : "wrong"}`,
          "aria-label": text("told"),
        },
        top,
        ...(isRight || chosen < 0
          ? []
          : [paragraph(question.options[chosen].reason, "exercise-reason")]),
        ...(found ? [paragraph(found.told, "exercise-diverged")] : []),
        ...solution(question),
        element("div", { class: "sheet-tools" }, next),
      ),
    );
    top.focus();
  }

  summary() {
    const { chosen } = this.work;
    const wrong = this.questions
      .map((question, at) => ({ question, at, chosen: chosen[at] }))
      .filter((one) => one.chosen !== rightOf(one.question));
    const top = heading(
      2,
      text("score", {
        right: this.questions.length - wrong.length,
        all: this.questions.length,
      }),
    );
    const list = wrong.map(({ question, at, chosen: place }) => {
      const title = text("wrong_line", {
        number: at + 1,
        code: question.about.code === "total" ? question.about.title : question.about.code,
        kind: SENTENCES.kinds[question.kind],
      });
      const told =
        place >= 0
          ? [
              paragraph(`${letter(place)}. ${question.options[place].text}`),
              paragraph(question.options[place].reason),
            ]
          : [];
      return element("details", {}, element("summary", {}, title), ...told, ...solution(question));
    });
    this.app.view(
      top,
      ...(list.length
        ? [paragraph(text(this.words().wrong)), ...list]
        : [paragraph(text("all_right"))]),
      ...this.closing(),
    );
  }

  /** What can be done next. */
  closing() {
    return [
      element(
        "div",
        { class: "sheet-tools" },
        button("again", () => this.app.again(), { class: "sheet-button exercise-main" }),
        button("other", () => this.app.other()),
        button("to_setup", () => this.app.home()),
      ),
      ...this.app.linkPlace(),
    ];
  }
}
