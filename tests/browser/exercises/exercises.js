// Makes questions in the browser's own modules, without a page, and tells them as plain JSON.
import { parse } from "gift-pegjs";
import * as numbers from "../../../browser/engine/numbers.js";
import { openSet } from "../../../browser/engine/sets.js";
import { Unreadable, readLink, writeLink } from "../../../browser/exercises/link.js";
import { Memory, boxed, due } from "../../../browser/exercises/memory.js";
import { gift, moodleXml } from "../../../browser/exercises/bank.js";
import { docx } from "../../../browser/exercises/docx.js";
import { Random } from "../../../browser/exercises/random.js";
import { build, review, test } from "../../../browser/exercises/set.js";
import * as workings from "../../../browser/exercises/workings.js";
import { steps, told } from "../parity.js";

const shownOption = (option) => ({
  text: option.text,
  right: Boolean(option.isRight),
  reason: option.reason,
  key: option.key || null,
  points: option.points === undefined ? null : told(option.points),
  exempt: option.points === null,
  figure: option.value === undefined ? null : told(option.value),
});

const shownQuestion = (question) => ({
  kind: question.kind,
  subject: question.subject,
  about: question.about,
  lines: question.lines,
  entry: question.entry || null,
  claim: question.claim ? told(question.claim) : null,
  raised: question.raised || null,
  prompt: question.prompt,
  unit: question.unit || null,
  sheet: question.sheet || null,
  items: (question.items || []).map(({ code, lines }) => [code, lines]),
  options: question.options.map(shownOption),
  steps: steps(question.steps),
  workings: question.workings.map(({ label, right }) => [label, right]),
});

export function questions(orders) {
  return orders.map((order) => build(order.set, order).map(shownQuestion));
}

/** The tests before and after learning of orders. */
export function tests(orders) {
  return orders.map((order) =>
    ["dau", "cuoi"].map((which) => test(order.set, which, order).map(shownQuestion)),
  );
}

/** The questions of orders as Moodle XML and as GIFT. */
export function banks(orders) {
  return orders.map((order) => {
    const made = build(order.set, order);
    return [moodleXml(made, "Bộ <A> & B"), gift(made, "Bộ A")];
  });
}

/** The questions of orders as Word files, byte by byte. */
export function texts(orders) {
  return orders.map((order) => {
    const file = docx(build(order.set, order), "Bộ <A> & B", "Tài liệu tập huấn");
    return Array.from(file);
  });
}

export function reviews(cases) {
  return cases.map(({ set, pairs, seed }) => review(set, pairs, 2, seed).map(shownQuestion));
}

export function chances(seeds) {
  return seeds.map((seed) => {
    const random = new Random(seed);
    return Array.from({ length: 20 }, () => random.next());
  });
}

const triedLink = (set, text) => {
  try {
    return readLink(openSet(set), text);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { unreadable: error.message };
  }
};

export const linksRead = (cases) => cases.map(({ set, text }) => triedLink(set, text));
export const linksWritten = (cases) =>
  cases.map(({ mode, order, digest }) => writeLink(openSet(order.set), mode, order, digest));

/** A trainee's answers over days: the boxes after each, and what is then due. */
export function remembered({ answers, ask }) {
  let boxes = {};
  const seen = answers.map(([key, isRight, today]) => {
    boxes = boxed(boxes, key, isRight, today);
    return { ...boxes };
  });
  return { seen, due: ask.map((today) => due(boxes, today)) };
}

/** What a browser's store with this text in it gives; null: the store refuses everything. */
export function memories(texts) {
  return texts.map((text) => {
    const kept = {};
    const store =
      text === null
        ? { read: () => null, write: () => false, remove: () => {} }
        : {
            read: () => text,
            write: (key, value) => {
              kept[key] = value;
              return true;
            },
            remove: () => {},
          };
    const memory = new Memory(store, openSet("so-ban-nganh"), 100);
    memory.answered({ kind: "points", subject: "1.1.4" }, false);
    return { boxes: memory.boxes, score: memory.score, kept: memory.isKept, stored: kept };
  });
}

/** Where a working of the first question of an order leaves the right way. */
export function diverging({ order, typed }) {
  const [question] = build(order.set, order);
  return typed.map((one) => workings.diverged(question.workings, one));
}

export function workingChecks(cases) {
  const { of } = numbers;
  return cases.map(({ value, marks, typed }) => {
    const place = (one) => marks.filter((mark) => numbers.cmp(one, of(mark)) >= 0).length;
    return workings.number("Tỷ lệ", of(value), place).check(typed);
  });
}

/** What a parser of GIFT reads in the banks of orders: its questions without the category. */
export function banksRead(orders) {
  return orders.map((order) => {
    const read = parse(gift(build(order.set, order), "Bộ A"));
    return read
      .filter(({ type }) => type !== "Category")
      .map(({ type, choices }) => [
        type,
        choices.map(({ isCorrect, text, feedback }) => [isCorrect, text.text, feedback.text]),
      ]);
  });
}
