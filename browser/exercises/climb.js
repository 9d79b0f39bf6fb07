// How an answer climbs to the next level, for the question which figure reaches it. A climb has
// begins(points), whether it starts from there; figure(raw), how its figure is read, written and
// shown; direction(raw, right), 1 when more reaches it, −1 when less does; others(raw, right, way,
// points), figures that people mistake for the right one; prompt(raw), the words that ask for it.
import { dayAt, numberOf } from "../engine/days.js";
import { HUNDRED, add, cmp, div, exact, mul, of, rounded, show, sub } from "../engine/numbers.js";
import { lowerFirst } from "../engine/text.js";

const [ONE, TWO] = [of(1), of(2)];

const PART = {
  read: (raw) => of(raw.part),
  write: (raw, value) => ({ ...raw, part: exact(value) }),
  show: (value) => show(value),
};

const valueFigure = ({ unit }) => ({
  read: (raw) => of(raw.value),
  write: (raw, value) => ({ ...raw, value: exact(value) }),
  show: (value) => `${show(value)} ${unit}`,
});

/** The figure at which somebody who rounds the rate believes to be there; none when it is right. */
function leastRounded({ percent }, raw, right, one, believes) {
  const rate = (part) => rounded(div(mul(part, percent ? HUNDRED : ONE), of(raw.whole)), 0);
  let part = right;
  while (sub(part, one).n >= 0n && believes(rate(sub(part, one)))) part = sub(part, one);
  return part === right ? [] : [part];
}

/** Mistaken parts of a whole: by its marks, by rounding, by other figures of the same rule. */
function otherParts(measure, marks, raw, right, one, believes) {
  const whole = of(raw.whole);
  const now = of(raw.part);
  const at = (mark) => (measure.percent ? div(mul(mark, whole), HUNDRED) : mul(mark, whole));
  const exactly = marks.map(at).filter(({ d }) => d === 1n);
  return {
    first: [
      ...leastRounded(measure, raw, right, one, believes).map((part) => ["rounded_up", part]),
      ...exactly.map((part) => ["mark", part]),
    ],
    then: [
      ["difference", sub(right, now).n < 0n ? sub(now, right) : sub(right, now)],
      ...marks.map((mark) => ["rate_for_count", mark]),
      ["whole", whole],
    ],
  };
}

/** Over a mark of a measure; believes(rate, points) says whether a rounded rate seems to be there
    to somebody who has so many points. */
export const measuredClimb = (measure, marks, believes) => ({
  begins: () => true,
  figure: (raw) => (raw.part !== undefined ? PART : valueFigure(measure)),
  direction(raw, right) {
    const now = of(raw.part !== undefined ? raw.part : raw.value);
    return Math.sign(cmp(right, now));
  },
  others(raw, right, way, points) {
    const one = way > 0 ? ONE : of(-1);
    const beside = [
      ["short", sub(right, one)],
      ["more", add(right, one)],
    ];
    const far = [
      ["short", sub(right, mul(one, TWO))],
      ["more", add(right, mul(one, TWO))],
    ];
    if (raw.part === undefined) return [...beside, ...far];
    const isThere = (rate) => believes(rate, points);
    const { first, then } = otherParts(measure, marks, raw, right, one, isThere);
    return [...first, ...beside, ...then, ...far];
  },
  prompt(raw) {
    const [part, whole = ""] = measure.of || [measure.label];
    return {
      key: raw.part === undefined ? "raise_value" : "raise_part",
      label: lowerFirst(part),
      whole_label: whole && lowerFirst(whole),
      whole: raw.whole !== undefined ? show(of(raw.whole)) : "",
    };
  },
});

const DAY = {
  read: (raw) => of(numberOf(raw.date)),
  write: (raw, value) => ({ ...raw, date: dayAt(Number(value.n)) }),
  show: (value) => dayAt(Number(value.n)),
};

/** To an earlier day. */
export const dayClimb = ({ due, late }) => ({
  begins: () => true,
  figure: () => DAY,
  direction: () => -1,
  others(raw, right) {
    const days = [0, ...late.map((one) => one.days).filter(Boolean)];
    return [
      ["short", add(right, ONE)],
      ["more", sub(right, ONE)],
      ...days.map((one) => ["other_day", of(due.number + one)]),
      ["short", add(right, TWO)],
      ["more", sub(right, TWO)],
    ];
  },
  prompt: () => ({ key: "raise_day" }),
});
