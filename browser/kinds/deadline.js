// Kind deadline: points by the day on which something was done. Twin of rules/deadline.py.
import { dayAt, numberOf, readDay, showDay } from "../engine/days.js";
import { of } from "../engine/numbers.js";
import * as shapes from "../engine/shapes.js";
import { outcome, pointsStep, refuse, say, step } from "../engine/trace.js";
import { WORDS } from "../engine/words.js";
import { dayClimb } from "../exercises/climb.js";
import { isAny } from "../exercises/reachable.js";
import { SENTENCES } from "../exercises/sentences.js";
import { slip } from "../exercises/slips.js";
import { toldInputs } from "../exercises/told.js";
import * as workings from "../exercises/workings.js";
import { dayInputs } from "../form/inputs.js";

/** @import { Exercise, Kind, ReadyLevel } from "./kind.js" */
/** @import { Day } from "../engine/days.js" */
/** @typedef {import("../shapes.js").Deadline} Data */
/** @typedef {ReadyLevel & { days?: number }} Late */
/** @typedef {{ due: Day, on_time: ReadyLevel, late: Late[], never: ReadyLevel }} More */
/** @typedef {Omit<Data, "due" | "on_time" | "late" | "never"> & More} Ready */
/** @typedef {import("../shapes.js").Exact} Exact */
/** @typedef {{ date?: Day, never?: true }} Answer */
/** @typedef {import("../shapes.js").DeadlineAnswer} Raw */

const { words, refusals } = WORDS.rules.deadline;
const SHAPE = { date: shapes.maybe(shapes.day), never: shapes.maybe(shapes.onlyTrue) };

/**
 * @param {{ label: string, points: Exact, days?: number }} one
 * @returns {Late}
 */
const level = (one) => ({ ...one, points: of(one.points) });

/**
 * What is reached so many days after the last one.
 * @param {Ready} rule
 * @param {number} days
 * @returns {ReadyLevel}
 */
function levelAt(rule, days) {
  if (days <= 0) return rule.on_time;
  return /** @type {ReadyLevel} */ (
    rule.late.find((one) => one.days === undefined || days <= one.days)
  );
}

/** @type {Kind<Data, Ready, Answer, Raw>} */
export const kind = {
  prepare: (data) => ({
    ...data,
    due: /** @type {Ready["due"]} */ (readDay(data.due)),
    on_time: level(data.on_time),
    late: data.late.map(level),
    never: level(data.never),
  }),

  shape: SHAPE,

  readAnswer: (rule, raw) => shapes.read(SHAPE, raw),

  evaluate(rule, { date, never }, maximum) {
    const { event } = rule;
    if ((date === undefined) === (never === undefined)) {
      throw refuse([], refusals.either, { event });
    }
    const days = date ? date.number - rule.due.number : 0;
    const reached = date ? levelAt(rule, days) : rule.never;
    return outcome(reached.points, () => {
      const done = date
        ? say(words.date, { event, date: showDay(date) })
        : say(words.never, { event });
      const kept = days > 0 ? "late" : "on_time";
      const key = date ? kept : "missed";
      const text = say(words[key], { due: showDay(rule.due), days, label: reached.label });
      return [step("input", done), step("rule", text), pointsStep(reached.points, maximum)];
    });
  },

  nearest({ due, late, event }) {
    const last = [...late].reverse().filter((one) => one.days !== undefined);
    const days = [...last.map((one) => due.number + /** @type {number} */ (one.days)), due.number];
    return days.map((number) => ({
      raw: { date: dayAt(number) },
      text: `${event} chậm nhất ngày ${dayAt(number)}`,
    }));
  },

  inputs: ({ event, never }) => dayInputs(`${event}: ngày thực hiện`, never.label),

  linked: {
    n: {
      has: "date",
      write: ({ date }) => date.replace(/\//g, "."),
      read: (text) => ({ date: text.replace(/\./g, "/") }),
    },
    k: { has: "never", write: () => "", read: () => ({ never: true }) },
  },
};

/**
 * @param {Ready} rule
 * @returns {ReadyLevel[]}
 */
const levelsOf = ({ on_time: onTime, late, never }) => [onTime, ...late, never];

/** @type {Exercise<Ready, Raw>} */
export const exercise = {
  draw(rule, max, { level, random }) {
    const marks = /** @type {number[]} */ ([
      0,
      ...rule.late.map((one) => one.days).filter(Boolean),
    ]);
    const last = marks[marks.length - 1];
    if (level === 1 && random.below(5) === 0) return { never: true };
    const mark = random.pick(marks);
    const days = {
      1: () => random.pick([-12, -5, last + 20, Math.ceil(last / 2)]),
      2: () => mark + random.pick([-3, -2, 2, 3]),
      3: () => mark + random.below(2),
    };
    return { date: dayAt(rule.due.number + days[level]()) };
  },

  slips(rule, max, raw) {
    const due = showDay(rule.due);
    const days = raw.date ? numberOf(raw.date) - rule.due.number : null;
    const right = raw.date ? levelAt(rule, /** @type {number} */ (days)) : rule.never;
    const values = { due, days, right: right.label };
    const found = [];
    const next = days === null ? null : levelAt(rule, days + 1);
    if (next && next !== right) {
      found.push(slip(next.points, days === 0 ? "due_late" : "last_day", values));
    }
    const before = days === null ? null : levelAt(rule, days - 1);
    if (before && before !== right) found.push(slip(before.points, "day_less", values));
    return [
      ...found,
      ...levelsOf(rule)
        .filter((one) => one !== right)
        .map((one) => slip(one.points, "level", { label: one.label, right: right.label })),
    ];
  },

  workings(rule, max, raw) {
    const days = raw.date ? numberOf(raw.date) - rule.due.number : null;
    const levels = levelsOf(rule);
    const right = raw.date ? levelAt(rule, /** @type {number} */ (days)) : rule.never;
    const late =
      days !== null && days > 0
        ? [workings.number(SENTENCES.working.days, { n: BigInt(days), d: 1n })]
        : [];
    const labels = levels.map((one) => one.label);
    return [...late, workings.choice(SENTENCES.working.level, labels, levels.indexOf(right))];
  },

  reaches: (rule, max, points) => isAny(levelsOf(rule), points),

  results: () => [],

  told: toldInputs,

  afterMistake: () => null,

  climb: (rule) => dayClimb(rule),
};
