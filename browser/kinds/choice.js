// Kind choice: one of several levels. Twin of rules/choice.py.
import { cmp, of, show, sub } from "../engine/numbers.js";
import * as shapes from "../engine/shapes.js";
import { listed, outcome, pointsStep, refuse, say, step } from "../engine/trace.js";
import { WORDS } from "../engine/words.js";
import { isAny } from "../exercises/reachable.js";
import { SENTENCES } from "../exercises/sentences.js";
import { slip } from "../exercises/slips.js";
import * as workings from "../exercises/workings.js";
import { Choice } from "../form/fields.js";

/** @import { Exercise, Kind, ReadyLevel } from "./kind.js" */
/** @typedef {import("../shapes.js").Choice} Data */
/** @typedef {Omit<Data, "levels"> & { levels: ReadyLevel[] }} Ready */
/** @typedef {{ level: bigint }} Answer */
/** @typedef {import("../shapes.js").ChoiceAnswer} Raw */

const { words, refusals } = WORDS.rules.choice;
const SHAPE = { level: shapes.needed(shapes.whole) };

/** @type {Kind<Data, Ready, Answer, Raw>} */
export const kind = {
  prepare: (data) => ({
    ...data,
    levels: data.levels.map(({ label, points }) => ({ label, points: of(points) })),
  }),

  shape: SHAPE,

  readAnswer: (rule, raw) => shapes.read(SHAPE, raw),

  evaluate({ levels }, answer, maximum) {
    const number = answer.level;
    if (number < 1n || number > BigInt(levels.length)) {
      throw refuse(["level"], refusals.level, {
        number,
        levels: listed(
          words.listed,
          levels.map((one) => one.label),
        ),
        last: levels.length,
      });
    }
    const { label, points } = levels[Number(number) - 1];
    return outcome(points, () => [
      step("input", say(words.input, { number, label })),
      step("rule", say(words.rule, { number, points: show(points) })),
      pointsStep(points, maximum),
    ]);
  },

  nearest: ({ levels }) =>
    [...levels.keys()]
      .sort((a, b) => cmp(levels[a].points, levels[b].points))
      .map((at) => ({ raw: { level: at + 1 }, text: `đạt mức “${levels[at].label}”` })),

  inputs({ levels }) {
    const choice = new Choice(
      "Mức đạt được",
      levels.map((level) => level.label),
    );
    return {
      element: choice.element,
      fill: (raw = {}) => choice.fill(raw.level),
      read: () => /** @type {Raw | null} */ (choice.read() && { level: choice.read() }),
      fieldAt: () => null,
    };
  },

  linked: {
    m: { has: "level", write: ({ level }) => level, read: (text) => ({ level: Number(text) }) },
  },
};

/** @type {Exercise<Ready, Raw>} */
export const exercise = {
  draw: ({ levels }, max, { random }) => ({ level: random.between(1, levels.length) }),

  slips({ levels }, max, { level }) {
    const right = levels[level - 1];
    const others = levels.map((one, at) => ({ one, away: Math.abs(at + 1 - level) }));
    others.sort((a, b) => a.away - b.away);
    return others
      .filter(({ away }) => away)
      .map(({ one }) => slip(one.points, "level", { label: one.label, right: right.label }));
  },

  workings: ({ levels }, max, { level }) => [
    workings.choice(
      SENTENCES.working.level,
      levels.map((one) => one.label),
      level - 1,
    ),
  ],

  /** The answer that a mistake leads down to from full marks; null when none or more fit. */
  afterMistake({ levels }, max, costs) {
    const left = sub(max, costs);
    const fit = levels.filter((one) => cmp(one.points, left) === 0);
    return fit.length === 1 ? { level: levels.indexOf(fit[0]) + 1 } : null;
  },

  reaches: ({ levels }, max, points) => isAny(levels, points),

  results: ({ levels }) => levels.map((one) => one.points),

  told: ({ levels }, raw) => [say(SENTENCES.told.level, levels[raw.level - 1])],

  climb: () => null,
};
