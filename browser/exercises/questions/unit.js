// Score a whole unit from its story: a field item by item, or index and class out of the fields.
import * as numbers from "../../engine/numbers.js";
import * as workings from "../workings.js";
import { COLUMN_TITLES, columnsOf, isByUnit } from "../../engine/answers.js";
import {
  HUNDRED,
  ZERO,
  add,
  cmp,
  div,
  fixed,
  mul,
  of,
  show,
  sub,
  sum,
} from "../../engine/numbers.js";
import { gradeOf, scoreSheet } from "../../engine/scorecard.js";
import { say, step } from "../../engine/trace.js";
import { SENTENCES } from "../sentences.js";
import { EXERCISES } from "../../kinds/index.js";
import { byPoints, distinct, slip } from "../slips.js";
import { shownPoints } from "./points.js";

const TOTAL = "total";

const leavesOf = (line) => (line.node.rule ? [line] : line.parts.flatMap(leavesOf));
const isExempt = (line) => line.entry.not_applicable && !line.entry.final;

/** What the sheet says of an item: the figures that settle it, and the unit's own where other. */
function itemOf(set, data, sheet, line) {
  const { node, entry } = line;
  const answer = sheet.answers[node.id];
  const said = (raw) => EXERCISES[node.rule.kind].told(node.rule, raw, node.max);
  const facts = data.items[node.id];
  const lines = [];
  if (answer.not_applicable) lines.push(set.circumstances.get(answer.not_applicable));
  for (const column of columnsOf(answer)) {
    const same =
      column === "appraised" &&
      answer.self &&
      JSON.stringify(answer.self) === JSON.stringify(answer.appraised);
    if (same) continue;
    const name =
      column === "self" &&
      answer.appraised &&
      JSON.stringify(answer.self) === JSON.stringify(answer.appraised)
        ? SENTENCES.told.both
        : COLUMN_TITLES[column];
    lines.push(`${name}: ${said(answer[column]).join("; ")}`);
  }
  const points = isExempt(line) ? null : entry.final.points;
  return {
    code: node.id,
    title: node.title,
    max: show(node.max),
    table: facts.table,
    page: facts.page,
    lines,
    points,
    raw: columnsOf(answer)
      .map((one) => answer[one])
      .pop(),
  };
}

function fieldSlips(lines, items, right) {
  const final = (line) => line.entry.final;
  const settled = lines.filter((line) => !isExempt(line));
  const self = sum(settled.map((line) => (line.entry.columns.self || final(line)).points));
  const lowered = settled.filter(
    (line) =>
      line.entry.columns.self && cmp(line.entry.columns.self.points, final(line).points) !== 0,
  );
  const found = /** @type {import("../shapes.d.ts").Slip<numbers.Ratio>[]} */ ([]);
  if (lowered.length) {
    const codes = lowered.map((line) => line.node.id).join(", ");
    found.push(slip(self, "self_taken", { codes }));
  }
  const exempt = lines.filter(isExempt);
  if (exempt.length) {
    const codes = exempt.map((line) => line.node.id).join(", ");
    found.push(
      slip(add(right, sum(exempt.map((line) => line.node.max))), "exempt_counted", { codes }),
    );
  }
  const surveyed = settled.filter((line) => !isByUnit(line.node.rule));
  if (surveyed.length && surveyed.length < settled.length) {
    const codes = surveyed.map((line) => line.node.id).join(", ");
    found.push(
      slip(sub(right, sum(surveyed.map((line) => final(line).points))), "survey_left", { codes }),
    );
  }
  settled.forEach((line) => {
    const { raw, code } = items.find((one) => one.code === line.node.id);
    if (raw.points !== undefined) return;
    const { points } = final(line);
    const [first] = distinct(
      EXERCISES[line.node.rule.kind].slips(line.node.rule, line.node.max, raw),
      points,
    );
    if (!first || first.points === null) return;
    const values = { code, points: show(first.points), right: show(points), why: first.reason };
    found.push(slip(add(sub(right, points), first.points), "item_wrong", values));
  });
  return found;
}

function makeField(set, data, unit, card, code) {
  const line = card.lines.find((one) => one.node.id === code);
  const lines = leavesOf(line);
  const items = lines.map((one) => itemOf(set, data, unit.sheet, one));
  const wrong = distinct(fieldSlips(lines, items, line.points), line.points)
    .filter(({ points }) => points.n >= 0n && cmp(points, line.node.max) <= 0)
    .slice(0, 3);
  const right = { points: line.points, isRight: true, reason: SENTENCES.reasons.right };
  const options = [right, ...wrong].sort((a, b) => byPoints(a.points, b.points));
  const earned = lines.map((one) =>
    step(
      "compute",
      say(isExempt(one) ? SENTENCES.told.item_exempt : SENTENCES.told.item, {
        code: one.node.id,
        title: one.node.title,
        max: show(one.node.max),
        points: isExempt(one) ? "" : show(one.entry.final.points),
      }),
    ),
  );
  return {
    about: {
      code,
      title: line.node.title,
      max: show(line.max),
      table: null,
      page: set.guide.page.replace("{page}", code),
      kind: "unit",
    },
    unit: unit.title,
    lines: unit.story,
    items,
    maximum: line.max,
    prompt: say(SENTENCES.prompts.unit_field, {
      unit: unit.sheet.unit,
      code,
      title: line.node.title,
    }),
    workings: items
      .filter((one) => one.points)
      .map((one) => workings.number(`${one.code}`, one.points)),
    options: options.map((one) => ({ ...one, text: shownPoints(one.points) })),
    steps: [
      ...earned,
      step(
        "points",
        say(SENTENCES.told.field_sum, { code, points: show(line.points), max: show(line.max) }),
      ),
    ],
  };
}

/** What the index of a unit is mistaken for. */
function indexSlips(set, card, random) {
  const index = (points, max) => mul(div(points, max), HUNDRED);
  const max = numbers.of(set.max);
  const score = card.lines.filter((line) => line.node.role === "score");
  const shares = score.map((line) => line.index).filter(Boolean);
  const surveyed = score
    .flatMap(leavesOf)
    .filter((line) => !isByUnit(line.node.rule) && line.entry.final);
  const survey = sum(surveyed.map((line) => line.entry.final.points));
  const self = card.columns.self || ZERO;
  const found = [
    ...(cmp(card.max, max) === 0
      ? []
      : [slip(index(card.points, max), "whole_max", { max: show(max), own: show(card.max) })]),
    ...random.shuffled([
      slip(div(sum(shares), of(shares.length)), "mean_of_fields"),
      slip(index(add(self, survey), card.max), "self_index"),
      slip(index(sub(card.points, survey), card.max), "survey_index"),
    ]),
  ];
  return found.filter(({ points }) => points.n >= 0n && cmp(points, HUNDRED) <= 0);
}

/** Options for the index and class of a unit; ``all``: the classes of its kind. */
function indexOptions(set, unit, card, all, random) {
  const { decimals } = set.edition.scoring;
  const right = card.index;
  const text = (index) => {
    const grade = gradeOf(set, index, unit.sheet.unit_kind);
    return say(SENTENCES.options.grade, {
      index: fixed(index, decimals),
      grade: grade ? grade.label : SENTENCES.options.no_grade,
    });
  };
  const wrong = [];
  for (const one of indexSlips(set, card, random)) {
    const known = [right, ...wrong.map((other) => other.points)];
    if (known.every((other) => text(other) !== text(one.points))) wrong.push(one);
  }
  const at = all.findIndex((level) => level.contains(right));
  const beside = all[at - 1] || all[at + 1];
  const options = [
    { points: right, isRight: true, reason: SENTENCES.reasons.right },
    ...wrong.slice(0, beside ? 2 : 3),
  ].map((one) => ({ ...one, text: text(one.points) }));
  if (beside) {
    options.push({
      points: right,
      key: "grade_beside",
      text: say(SENTENCES.options.grade, {
        index: fixed(right, decimals),
        grade: beside.label,
      }),
      reason: say(SENTENCES.reasons.grade_beside, {
        label: beside.label,
        range: beside.say("%"),
        index: `${fixed(right, decimals)} %`,
      }),
    });
  }
  return options.sort((a, b) => byPoints(a.points, b.points));
}

function makeTotal(set, unit, card, random) {
  const right = card.index;
  const grades = set.grades.find((one) => one.unit_kinds.includes(unit.sheet.unit_kind));
  const all = grades ? grades.levels : [];
  const at = all.findIndex((level) => level.contains(right));
  const max = numbers.of(set.max);
  const rows = card.lines.map((line) => ({
    code: line.node.id,
    title: line.node.title,
    max: show(line.max),
    points: show(line.points),
  }));
  return {
    about: {
      code: TOTAL,
      title: set.title,
      max: show(max),
      page: set.guide.home,
      kind: "unit",
      table: all.map((level) => [level.say("%"), level.label]),
    },
    unit: unit.title,
    lines: unit.story,
    fields: rows,
    options: indexOptions(set, unit, card, all, random),
    prompt: say(SENTENCES.prompts.unit_total, { unit: unit.sheet.unit, max: show(max) }),
    workings: [
      workings.number(SENTENCES.working.points, card.points),
      workings.number(SENTENCES.working.max, card.max),
      workings.number(SENTENCES.working.index, right, (value) =>
        all.findIndex((level) => level.contains(value)),
      ),
    ],
    steps: [
      ...card.steps,
      step(
        "compute",
        say(SENTENCES.told.index, {
          points: show(card.points),
          max: show(card.max),
          index: numbers.equals(right),
        }),
      ),
      step(
        "rule",
        say(SENTENCES.told.grade, {
          range: all[at] ? all[at].say("%") : "",
          label: all[at] ? all[at].label : SENTENCES.options.no_grade,
        }),
      ),
    ],
  };
}

export const question = {
  subjects(set, data, codes) {
    const fields = set.fields.filter((field) => !field.unwritten && !field.rule);
    const asked = fields.filter((field) => !codes.length || codes.includes(field.id));
    return data.units.flatMap((unit) => [
      ...(codes.length ? [] : [{ id: `${unit.id}/${TOTAL}`, group: TOTAL, unit, code: TOTAL }]),
      ...asked.map((field) => ({
        id: `${unit.id}/${field.id}`,
        group: "field",
        unit,
        code: field.id,
      })),
    ]);
  },

  make(set, data, { unit, code }, level, random) {
    const card = scoreSheet(set, unit.sheet);
    const made =
      code === TOTAL ? makeTotal(set, unit, card, random) : makeField(set, data, unit, card, code);
    return made.options.length > 2 ? made : null;
  },
};
