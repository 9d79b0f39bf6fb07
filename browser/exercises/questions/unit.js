// Score a whole unit from its story: a field item by item, or index and class out of the fields.
import * as workings from "../workings.js";
import { COLUMN_TITLES, columnsOf } from "../../engine/answers.js";
import { cmp, equals, fixed, of, show } from "../../engine/numbers.js";
import { gradeOf } from "../../engine/grading.js";
import { scoreSheet } from "../../engine/scorecard.js";
import { say, step } from "../../engine/trace.js";
import { SENTENCES } from "../sentences.js";
import { EXERCISES } from "../../kinds/index.js";
import { balanced, distinct, slip } from "../slips.js";
import { earnedBy, fieldSlips, indexSlips, isExempt, leavesOf } from "../unit_slips.js";
import { varied } from "../varied.js";
import { shownPoints } from "./points.js";

/**
 * @import { Ratio } from "../../engine/numbers.js"
 * @import { Card, Grade, Line, OpenSet } from "../../engine/sheets.js"
 * @import { RawAnswer, SetFacts, Sheet, UnitFacts } from "../../shapes.js"
 * @import { AskedItem, Asking, Made, Option, Subject } from "../shapes.d.ts"
 * @import { Random } from "../random.js"
 * @import { ItemLine } from "../unit_slips.js"
 * @typedef {Subject & { unit: UnitFacts, code: string }} Part of a unit: a field, or all of it
 */

const TOTAL = "total";

/** @param {unknown[]} pair */
const isSame = ([one, other]) => JSON.stringify(one) === JSON.stringify(other);

/**
 * What the sheet says of an item: the figures that settle it, and the unit's own where other.
 * @param {OpenSet} set
 * @param {SetFacts} data
 * @param {Sheet} sheet
 * @param {ItemLine} line
 * @returns {AskedItem}
 */
function itemOf(set, data, sheet, { node }) {
  const answer = sheet.answers[node.id];
  const agree = answer.self && answer.appraised && isSame([answer.self, answer.appraised]);
  const lines = [];
  if (answer.not_applicable) {
    lines.push(/** @type {string} */ (set.circumstances.get(answer.not_applicable)));
  }
  for (const column of columnsOf(answer)) {
    if (agree && column === "appraised") continue;
    const name = agree && column === "self" ? SENTENCES.told.both : COLUMN_TITLES[column];
    const raw = /** @type {RawAnswer} */ (answer[column]);
    lines.push(`${name}: ${EXERCISES[node.rule.kind].told(node.rule, raw, node.max).join("; ")}`);
  }
  const { table } = data.items[node.id];
  return { code: node.id, title: node.title, max: show(node.max), table, lines };
}

/**
 * The answer that settles each item that has one.
 * @param {Sheet} sheet
 * @param {ItemLine[]} lines
 */
function settling(sheet, lines) {
  /** @type {Map<string, RawAnswer>} */
  const found = new Map();
  for (const { node } of lines) {
    const answer = sheet.answers[node.id];
    for (const column of columnsOf(answer)) {
      found.set(node.id, /** @type {RawAnswer} */ (answer[column]));
    }
  }
  return found;
}

/**
 * Points of a field out of its items.
 * @param {OpenSet} set
 * @param {SetFacts} data
 * @param {UnitFacts} unit
 * @param {Line} line of the field
 * @param {Random} random
 * @returns {Made}
 */
function makeField(set, data, unit, line, random) {
  const code = line.node.id;
  const lines = leavesOf(line);
  const slips = fieldSlips(lines, settling(unit.sheet, lines), line.points);
  const possible = distinct(slips, line.points).filter(
    ({ points }) => points.n >= 0n && cmp(points, line.node.max) <= 0,
  );
  const wrong = balanced(possible, ({ points }) => cmp(points, line.points) > 0, random, 3);
  const right = { points: line.points, isRight: true, reason: SENTENCES.reasons.right };
  const options = [right, ...wrong];
  const earned = lines.map((one) =>
    step(
      "compute",
      say(isExempt(one) ? SENTENCES.told.item_exempt : SENTENCES.told.item, {
        code: one.node.id,
        title: one.node.title,
        max: show(one.node.max),
        points: isExempt(one) ? "" : show(earnedBy(one)),
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
    sheet: unit.sheet,
    lines: unit.story,
    items: lines.map((one) => itemOf(set, data, unit.sheet, one)),
    prompt: say(SENTENCES.prompts.unit_field, {
      unit: unit.sheet.unit,
      code,
      title: line.node.title,
    }),
    workings: lines
      .filter((one) => !isExempt(one))
      .map((one) => workings.number(one.node.id, earnedBy(one))),
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

/**
 * Options for the index and class of a unit.
 * @param {OpenSet} set
 * @param {UnitFacts} unit
 * @param {Card} card
 * @param {Grade[]} all the classes of its kind
 * @param {Random} random
 * @returns {Option[]}
 */
function indexOptions(set, unit, card, all, random) {
  const { decimals } = set.edition.scoring;
  const right = indexOf(card);
  /** @param {Ratio} index */
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
    const label = beside.label;
    const values = { label, range: beside.say("%"), index: `${fixed(right, decimals)}%` };
    const grade = { index: fixed(right, decimals), grade: label };
    options.push({
      ...slip(right, "grade_beside", values),
      text: say(SENTENCES.options.grade, grade),
    });
  }
  return options;
}

/**
 * The index of a unit whose items are all answered.
 * @param {Card} card
 */
const indexOf = (card) => /** @type {Ratio} */ (card.index);

/**
 * Index and class out of the fields.
 * @param {OpenSet} set
 * @param {UnitFacts} unit
 * @param {Card} card
 * @param {Random} random
 * @returns {Made}
 */
function makeTotal(set, unit, card, random) {
  const right = indexOf(card);
  const grades = set.grades.find((one) => one.unit_kinds.includes(unit.sheet.unit_kind));
  const all = grades ? grades.levels : [];
  const grade = all.find((level) => level.contains(right));
  const max = of(set.max);
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
    sheet: unit.sheet,
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
          index: equals(right),
        }),
      ),
      step(
        "rule",
        say(SENTENCES.told.grade, {
          range: grade ? grade.say("%") : "",
          label: grade ? grade.label : SENTENCES.options.no_grade,
        }),
      ),
    ],
  };
}

/** @type {Asking<Part>} */
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
    const asked = random.below(4) ? varied(set, data, unit, code, level, random) : unit;
    const card = scoreSheet(set, asked.sheet);
    const field = card.lines.find((one) => one.node.id === code);
    if (!field && card.grade_steps.length) return null; // more than the index decides
    const made = field
      ? makeField(set, data, asked, field, random)
      : makeTotal(set, asked, card, random);
    return made.options.length > 2 ? made : null;
  },
};
