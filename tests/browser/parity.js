// Runs cases in the browser engine and tells each result as plain JSON.
import { sheetFindings } from "../../browser/engine/answers.js";
import { readDay, showDay } from "../../browser/engine/days.js";
import * as numbers from "../../browser/engine/numbers.js";
import { scoreEntry } from "../../browser/engine/points.js";
import "../../browser/engine/same_facts.js";
import { scoreSheet } from "../../browser/engine/scorecard.js";
import { readRule } from "../../browser/engine/sets.js";
import { Refused } from "../../browser/engine/trace.js";
import { readNumber } from "../../browser/engine/typed.js";
import { WORDS } from "../../browser/engine/words.js";
import { EXERCISES, KINDS } from "../../browser/kinds/index.js";

/** 64 bits of a text, so that texts need not be moved to be compared (FNV-1a, two halves). */
export function digest(text) {
  let [one, other] = [2166136261, 84696351];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    one = Math.imul(one ^ code, 16777619);
    other = Math.imul(other ^ (code + at), 16777619);
  }
  return `${one >>> 0} ${other >>> 0} ${text.length}`;
}

export const told = (number) => (number === null ? null : `${number.n}/${number.d}`);
export const steps = (all) => all.map(({ kind, text }) => [kind, text]);
const columns = (found, tell) =>
  Object.fromEntries(Object.entries(found).map(([name, value]) => [name, tell(value)]));

function result(run) {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { refused: error.findings.map((f) => [f.path, f.what, f.allowed, f.remedy]) };
  }
}

export function runRules(cases) {
  return cases.map(({ rule: data, max, answers }) => {
    const rule = readRule(data);
    const maximum = numbers.of(max);
    const kind = KINDS[rule.kind];
    return answers.map((raw) =>
      result(() => {
        const outcome = kind.evaluate(rule, kind.readAnswer(rule, raw), maximum);
        return { points: told(outcome.points), steps: steps(outcome.steps) };
      }),
    );
  });
}

export const entryScore = (score) => ({
  max: told(score.max),
  columns: columns(score.columns, (one) => [told(one.points), told(one.max), steps(one.steps)]),
  not_applicable: score.not_applicable,
  steps: steps(score.steps),
});

const line = (one) => ({
  id: one.node.id,
  parts: one.parts.map(line),
  entry: one.entry && entryScore(one.entry),
  figures: [one.max, one.answered_max, one.open_max, one.points, one.index].map(told),
  columns: columns(one.columns, told),
});

export function runSheets(cases) {
  return cases.map(({ set, sheet }) => {
    const findings = sheetFindings(set, sheet);
    if (findings.length) {
      return { refused: findings.map((f) => [f.path, f.what, f.allowed, f.remedy]) };
    }
    const card = scoreSheet(set, sheet);
    const figures = [
      "max",
      "answered_max",
      "open_max",
      "base",
      "bonus",
      "penalty",
      "points",
      "index",
      "index_so_far",
    ];
    return {
      lines: card.lines.map(line),
      figures: figures.map((name) => told(card[name])),
      columns: columns(card.columns, told),
      grade: [card.grade, card.plain_grade].map((one) => one && one.label),
      grade_steps: steps(card.grade_steps),
      open_extras: card.open_extras.map((line) => line.node.id),
      unwritten: card.unwritten.map((field) => field.id),
      remarks: card.remarks,
      steps: steps(card.steps),
    };
  });
}

export function runNumbers(cases) {
  const { of, show, fixed, equals, clearPlaces } = numbers;
  return cases.map(({ value, mark, places }) => {
    const number = of(value);
    return [
      show(number, places),
      fixed(number, places),
      equals(number, places),
      clearPlaces(number, [of(mark)]),
    ];
  });
}

export function runDays(days) {
  return days.map((text) => {
    const day = readDay(text);
    return day && [showDay(day), day.number];
  });
}

/** How a typed number is read: as a quotient, two readings with their texts, or "?". */
export function runTyped(typed) {
  const shown = (r) => (r.d === 1n ? `${r.n}` : `${r.n}/${r.d}`);
  const found = readNumber(typed);
  if (found.error) return "?";
  return found.ask ? found.ask.map((one) => [one.text, shown(one.value)]) : shown(found.value);
}

export const runEntries = (cases) => cases.map((one) => entryScore(scoreEntry(...one)));
export const exactly = (value) => told(numbers.of(value));
export const wordsOfRules = () => WORDS.rules;
/** The faces of each kind by its name, in scoring and in exercises. */
export const faces = () =>
  [KINDS, EXERCISES].map((table) =>
    Object.fromEntries(Object.entries(table).map(([name, kind]) => [name, Object.keys(kind)])),
  );
