// Kind bands: points by where a figure falls. Twin of rules/bands.py.
import { Bounds, measured } from "../engine/intervals.js";
import * as measure from "../engine/measure.js";
import { nearestMeasured } from "../engine/nearest_figures.js";
import { clearPlaces, cmp, exact, of, show } from "../engine/numbers.js";
import * as shapes from "../engine/shapes.js";
import { outcome, pointsStep, refuse, say, step } from "../engine/trace.js";
import { WORDS } from "../engine/words.js";
import { measuredClimb } from "../exercises/climb.js";
import * as drawing from "../exercises/drawing.js";
import { isAny } from "../exercises/reachable.js";
import { SENTENCES } from "../exercises/sentences.js";
import { nothing, slip } from "../exercises/slips.js";
import { toldInputs } from "../exercises/told.js";
import * as workings from "../exercises/workings.js";
import { measureInputs } from "../form/inputs.js";

/** @import { Exercise, Kind } from "./kind.js" */
/** @import { Ratio } from "../engine/numbers.js" */
/** @import { ReadyMeasure } from "../engine/figures.js" */
/** @typedef {import("../shapes.js").Bands} Data */
/** @typedef {Bounds & { points: Ratio, label?: string }} Band */
/** @typedef {Omit<Data, "measure" | "bands" | "holes"> & More} Ready */
/** @typedef {{ measure: ReadyMeasure, bands: Band[], holes: Bounds[], marks: Ratio[] }} More */
/** @typedef {import("../engine/figures.js").Measured} Answer */
/** @typedef {import("../shapes.js").MeasureAnswer} Raw */

const { words, refusals } = WORDS.rules.bands;

/** @type {Kind<Data, Ready, Answer, Raw>} */
export const kind = {
  prepare(data) {
    const bands = data.bands.map((one) =>
      Object.assign(new Bounds(one), { points: of(one.points), label: one.label }),
    );
    const holes = (data.holes || []).map((one) => new Bounds(one));
    const marks = [...bands, ...holes].flatMap((band) => band.ends);
    return { ...data, holes, measure: measure.readMeasure(data.measure), bands, marks };
  },

  shape: measure.SHAPE,

  readAnswer: (rule, raw) => shapes.read(measure.SHAPE, raw),

  evaluate(rule, answer, maximum) {
    const reached = measure.figure(words, refusals, rule.measure, answer, rule.marks);
    if (!reached.value) {
      return measure.whenNone(words, refusals, rule.when_none, reached, maximum);
    }
    const { value } = reached;
    const band = rule.bands.find((one) => one.contains(value));
    if (!band) {
      const { label, unit } = rule.measure;
      const ranges = rule.bands.map((one) => one.say(unit)).join("; ");
      throw refuse([], refusals.hole, { label, value: reached.shown(), ranges });
    }
    return outcome(band.points, () => {
      const range = band.say(rule.measure.unit);
      const values = { value: reached.shown(), range, label: band.label };
      const text = say(band.label ? words.labelled : words.rule, values);
      return [...reached.steps(), step("rule", text), pointsStep(band.points, maximum)];
    });
  },

  nearest: (rule, raw) => nearestMeasured(rule.measure, raw, rule.marks),

  inputs: (rule) => measureInputs(rule.measure),

  linked: measure.LINKED,
};

/**
 * @param {Ready} rule
 * @param {Ratio} value
 */
const bandAt = (rule, value) => rule.bands.findIndex((band) => band.contains(value));

/**
 * The bands that begin or end where the figure stands, but do not hold it.
 * @param {Ready} rule
 * @param {Ratio} value
 */
function acrossTheMark(rule, value) {
  return rule.bands.filter(
    (band) => !band.contains(value) && band.ends.some((end) => cmp(end, value) === 0),
  );
}

/** @type {Exercise<Ready, Raw>} */
export const exercise = {
  draw(rule, max, facts) {
    for (let tries = 0; ; tries += 1) {
      const raw = /** @type {Raw} */ (
        drawing.draw(rule, inner(rule), (value) => bandAt(rule, value), facts)
      );
      const value = drawing.valueOf(rule.measure, raw);
      if (!value || bandAt(rule, value) >= 0) return raw;
      if (tries > 50) return { value: exact(/** @type {Ratio} */ (closed(rule))) };
    }
  },

  slips(rule, max, raw) {
    const { unit } = rule.measure;
    const value = drawing.valueOf(rule.measure, raw);
    if (!value) return nothing(rule, max);
    const at = bandAt(rule, value);
    const right = rule.bands[at];
    const told = measured(value, unit, clearPlaces(value, rule.marks));
    /** @param {Band} band */
    const values = (band) => ({
      value: told,
      range: band.say(unit),
      right: right.say(unit),
    });
    const found = acrossTheMark(rule, value).map((band) => slip(band.points, "mark", values(band)));
    const near = drawing.roundedValue(value);
    const wrong = near && rule.bands[bandAt(rule, near)];
    if (wrong && wrong !== right) {
      found.push(slip(wrong.points, "rounded", { ...values(wrong), near: measured(near, unit) }));
    }
    const others = rule.bands.map((band, place) => ({ band, away: Math.abs(place - at) }));
    others.sort((a, b) => a.away - b.away);
    return [
      ...found,
      ...others
        .filter(({ away }) => away)
        .map(({ band }) => slip(band.points, "band", values(band))),
    ];
  },

  workings(rule, max, raw) {
    const { measure } = rule;
    const value = drawing.valueOf(measure, raw);
    if (!value) return [];
    /** @param {Ratio} one */
    const place = (one) => bandAt(rule, one);
    const ranges = rule.bands.map((band) => band.say(measure.unit));
    const band = workings.choice(SENTENCES.working.band, ranges, place(value));
    if (raw.value !== undefined) return [band];
    return [workings.number(`${measure.label} (${measure.unit})`, value, place), band];
  },

  reaches: ({ bands }, max, points) => isAny(bands, points),

  results: () => [],

  told: toldInputs,

  afterMistake: () => null,

  climb: ({ measure: figure, bands, marks }) =>
    measuredClimb(figure, marks, (near, now) => {
      const band = bands.find((range) => range.contains(near));
      return /** @type {boolean} */ (band && cmp(band.points, now) > 0);
    }),
};

/**
 * An end that its own band holds.
 * @param {Ready} rule
 */
const closed = ({ bands }) =>
  bands.flatMap((band) => band.ends.filter((end) => band.contains(end)))[0];

/**
 * Marks between bands, without the ends of what can be measured.
 * @param {Ready} rule
 */
function inner(rule) {
  const seen = new Map(rule.marks.map((mark) => [show(mark), mark]));
  /** @param {Ratio} mark */
  const isEnd = (mark) =>
    cmp(mark, rule.measure.bottom) === 0 &&
    rule.bands.every((band) => band.ends.every((end) => cmp(end, mark) !== 0));
  return [...seen.values()].filter((mark) => !isEnd(mark));
}
