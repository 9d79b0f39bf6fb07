// A class on the projector: the question large, the trainer types how many chose what, the answers
// as bars beside the right one; at the end the questions that went worst.
import { element, uniqueId } from "../../form/fields.js";
import { chart, percent, shown } from "./chart.js";
import { button, heading, letter, rightOf, table, text } from "./dom.js";
import { paragraph, solution, stem } from "./question.js";

/** @import { App, Question, Work } from "../shapes.d.ts" */

const MOST = 999;

export class Lesson {
  /**
   * @param {App} app
   * @param {Question[]} questions
   * @param {Work} work what is kept
   */
  constructor(app, questions, work) {
    const tallies = questions.map((question, at) => {
      const kept = (work.tallies || [])[at];
      const isFit =
        Array.isArray(kept) &&
        kept.length === question.options.length &&
        kept.every((one) => Number.isSafeInteger(one) && one >= 0 && one <= MOST);
      return isFit ? kept : question.options.map(() => 0);
    });
    this.app = app;
    this.questions = questions;
    this.work = { ...work, tallies };
  }

  show() {
    this.ask(0);
  }

  /** @param {number} at */
  ask(at) {
    const question = this.questions[at];
    const counts = this.work.tallies[at];
    let isOpen = false;
    const { top, node } = stem(question, { number: at + 1, count: this.questions.length });
    const bars = element("div", { class: "room-bars" });
    const told = element("div", { class: "room-told" });
    const rows = question.options.map((option, place) => {
      const input = element("input", {
        type: "text",
        inputmode: "numeric",
        maxlength: "3",
        class: "calculator-input room-count",
        id: uniqueId(),
        autocomplete: "off",
        "aria-label": text("people_for", { letter: letter(place) }),
      });
      input.value = /** @type {string} */ (counts[place] || "");
      input.addEventListener("input", () => {
        const typed = input.value.trim();
        const isNumber = /^[0-9]{0,3}$/.test(typed);
        input.toggleAttribute("aria-invalid", !isNumber);
        if (!isNumber) return;
        counts[place] = Number(typed);
        this.app.memory.hold(this.work);
        draw();
      });
      return element(
        "li",
        { class: "room-option" },
        element("span", { class: "exercise-letter" }, letter(place)),
        element("span", { class: "room-text" }, option.text),
        input,
      );
    });
    const right = rightOf(question);
    const draw = () => bars.replaceChildren(...chart(counts, isOpen ? right : -1));
    const reveal = button(
      "reveal",
      () => {
        isOpen = true;
        rows[right].classList.add("exercise-option--right");
        reveal.hidden = true;
        const wrong = question.options
          .map((option, place) => ({ option, place }))
          .filter(({ place }) => place !== right);
        const title = heading(3, text("answer_is"));
        told.replaceChildren(
          title,
          ...solution(question),
          element(
            "ul",
            {},
            ...wrong.map(({ option, place }) =>
              element("li", {}, element("strong", {}, `${letter(place)}. `), option.reason),
            ),
          ),
        );
        draw();
        title.focus();
      },
      { class: "sheet-button exercise-main" },
    );
    draw();
    const isLast = at + 1 === this.questions.length;
    const move = element(
      "div",
      { class: "sheet-tools" },
      reveal,
      ...(at ? [button("before", () => this.ask(at - 1))] : []),
      button(isLast ? "see_room" : "next", () => (isLast ? this.summary() : this.ask(at + 1))),
      ...(isLast ? [] : [button("end_room", () => this.summary())]),
    );
    this.app.view(
      top,
      element(
        "div",
        { class: question.items ? "room-long" : "room" },
        node,
        element(
          "div",
          {},
          element("p", { class: "room-prompt" }, question.prompt),
          element("ol", { class: "room-options", "aria-label": text("tally_hint") }, ...rows),
          bars,
        ),
      ),
      move,
      told,
      ...(at ? [] : this.app.linkPlace()),
    );
  }

  summary() {
    const lines = this.questions.map((question, at) => {
      const counts = this.work.tallies[at];
      const total = counts.reduce((sum, one) => sum + one, 0);
      const right = rightOf(question);
      const most = Math.max(...counts.filter((_, place) => place !== right));
      const place = counts.findIndex((count, one) => one !== right && count === most);
      return {
        question,
        at,
        total,
        share: percent(counts[right], total),
        wrong: most
          ? { letter: letter(place), count: most, reason: question.options[place].reason }
          : null,
      };
    });
    const asked = lines.filter((one) => one.total);
    const worst = [...asked].sort((a, b) => a.share - b.share || a.at - b.at)[0];
    const top = heading(2, text("room_done"));
    /** @param {{ question: Question, at: number }} line */
    const name = ({ question: { about, unit }, at }) =>
      text(about.code === "total" ? "room_total" : "room_line", { number: at + 1, unit, ...about });
    this.app.view(
      top,
      ...(worst
        ? [
            paragraph(
              text("worst", { name: name(worst), share: shown(worst.share) }),
              "exercise-worst",
            ),
            ...(worst.wrong ? [paragraph(text("worst_why", worst.wrong))] : []),
          ]
        : [paragraph(text("room_empty"))]),
      table(
        text("room_done"),
        [text("question_head"), text("answers"), text("right_share"), text("often_wrong")],
        lines.map((one) => [
          name(one),
          one.total || "–",
          one.total ? `${shown(one.share)}%` : "–",
          one.wrong ? `${one.wrong.letter} (${one.wrong.count})` : "–",
        ]),
      ),
      element(
        "div",
        { class: "sheet-tools" },
        button("back_to_room", () => this.ask(worst ? worst.at : 0)),
        button("to_setup", () => this.app.home()),
      ),
    );
  }
}
