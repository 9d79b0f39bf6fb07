// The test before learning or after it: nothing is told until the end, the result is kept.
import { dayAt } from "../../engine/days.js";
import { element } from "../../form/fields.js";
import { paragraph } from "./question.js";
import { rightOf, text } from "./dom.js";
import { Practice } from "./practice.js";

/**
 * @import { Learned, Which } from "../../learning/record.js"
 * @import { App, Question, Work } from "../shapes.d.ts"
 * @typedef {App & { learned: Learned, path: string }} Tested
 */

export class Test extends Practice {
  /**
   * @param {Tested} app
   * @param {Question[]} questions
   * @param {Work & { chosen: number[] }} work what is kept
   * @param {Which} which
   * @param {number} today
   */
  constructor(app, questions, work, which, today) {
    super(app, questions, work);
    this.tested = app;
    this.which = which;
    this.today = today;
  }

  /** @type {Practice["words"]} */
  words() {
    return { pass: "skip", wrong: "wrong_test" };
  }

  /** @type {Practice["judge"]} */
  judge(form, at, asked, steps, chosen) {
    this.take(chosen);
    this.show();
  }

  summary() {
    const { chosen } = this.work;
    const right = this.questions.filter((one, at) => rightOf(one) === chosen[at]).length;
    const day = dayAt(this.today);
    this.tested.learned.tested(this.which, { right, all: this.questions.length, day });
    this.app.memory.hold(null);
    super.summary();
  }

  closing() {
    const link = element("a", { href: this.tested.path }, text("to_path"));
    return [paragraph(text("test_kept")), element("p", {}, link)];
  }
}
