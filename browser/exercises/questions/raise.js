// Which figure reaches the next level: the least one, or the last day.
(function (CCHC) {
  "use strict";
  const { numbers, readDay, scoreColumn, say, Refused } = CCHC;
  const { exercises } = CCHC;
  const { of, add, cmp, div, mul, rounded, show, sub, ZERO, HUNDRED } = numbers;
  const { words, figures, measured, dayAt } = exercises;
  const COLUMN = "self";
  const TRIES = 30;
  const MOST_WRONG = 3;

  const inner = (rule, raw) => (rule.kind === "cases" ? rule.cases[raw.case - 1].rule : rule);

  function pointsOf(node, raw) {
    try {
      return scoreColumn(node, COLUMN, raw).points;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return undefined;
    }
  }

  /** Figures as an answer holds them: whole numbers near the right one, or days. */
  const FACES = {
    part: {
      read: (raw) => of(raw.part),
      write: (raw, value) => ({ ...raw, part: numbers.exact(value) }),
      show: (value) => show(value),
    },
    value: {
      read: (raw) => of(raw.value),
      write: (raw, value) => ({ ...raw, value: numbers.exact(value) }),
      show: (value, { measure }) => `${show(value)} ${measure.unit}`,
    },
    date: {
      read: (raw) => of(readDay(raw.date).number),
      write: (raw, value) => ({ ...raw, date: dayAt(Number(value.n)) }),
      show: (value) => dayAt(Number(value.n)),
    },
  };

  const faceOf = (raw) => FACES[["part", "value", "date"].find((key) => raw[key] !== undefined)];

  /** The figure at which somebody who rounds the rate believes to be there; none when it is right. */
  function leastRounded(node, rule, raw, right, one) {
    const times = rule.measure.percent ? HUNDRED : of(1);
    const now = pointsOf(node, raw);
    const believes = (part) => {
      const near = rounded(div(mul(part, times), of(raw.whole)), 0);
      if (rule.kind === "share") return cmp(near, rule.floor) >= 0;
      const band = rule.bands.find((range) => range.contains(near));
      return band && cmp(band.points, now) > 0;
    };
    let part = right;
    while (sub(part, one).n >= 0n && believes(sub(part, one))) part = sub(part, one);
    return part === right ? [] : [part];
  }

  /** Other figures with the slip that leads to each. */
  function others(node, rule, raw, right, up) {
    const face = faceOf(raw);
    const one = up > 0 ? of(1) : of(-1);
    const now = raw.never ? null : face.read(raw);
    const found = [["short", sub(right, one)], ["more", add(right, one)]];
    if (rule.kind === "deadline") {
      const days = [0, ...rule.late.map(({ days: late }) => late).filter(Boolean)];
      found.push(...days.map((late) => ["other_day", of(rule.due.number + late)]));
      return [...found, ["short", add(right, of(2))], ["more", sub(right, of(2))]];
    }
    const marks = rule.marks || [rule.floor];
    if (raw.part !== undefined) {
      const whole = of(raw.whole);
      const at = (mark) => (rule.measure.percent ? div(mul(mark, whole), HUNDRED)
        : mul(mark, whole));
      const exact = marks.map(at).filter(({ d }) => d === 1n);
      found.unshift(...exact.map((part) => ["mark", part]));
      found.unshift(...leastRounded(node, rule, raw, right, one).map((part) => ["rounded_up", part]));
      found.push(["difference", sub(right, now).n < 0n ? sub(now, right) : sub(right, now)]);
      found.push(...marks.map((mark) => ["rate_for_count", mark]));
      found.push(["whole", whole]);
    }
    return [...found, ["short", sub(right, mul(one, of(2)))], ["more", add(right, mul(one, of(2)))]];
  }

  /** Only what the reason says of it: short of the level, beyond the least, or no figure at all. */
  function slipsOf(node, rule, raw, raised, up) {
    const face = faceOf(raised.raw);
    const right = face.read(raised.raw);
    const isBeyond = (value) => cmp(value, right) * up > 0;
    const seen = [face.show(right, rule)];
    const kept = [];
    for (const [key, value] of others(node, rule, raw, right, up)) {
      const points = value.n < 0n || value.d !== 1n ? undefined
        : pointsOf(node, face.write(raised.raw, value));
      const text = face.show(value, rule);
      if (points === undefined || points === null || seen.includes(text)) continue;
      const gains = cmp(points, raised.points) >= 0;
      const name = gains && isBeyond(value) ? "more" : gains ? null
        : ["more", "whole", "other_day"].includes(key) ? "short" : key;
      if (!name) continue;
      seen.push(text);
      const values = { text, points: show(points), right: face.show(right, rule) };
      kept.push({ value, text, key: name, reason: say(words.reasons[`raise_${name}`], values) });
    }
    return kept.slice(0, MOST_WRONG);
  }

  const ASKED = { bands: true, share: true, deadline: true };
  const isAsked = (rule) => (rule.kind === "cases" ? rule.cases.some(({ rule: one }) => isAsked(one))
    : ASKED[rule.kind] && (rule.kind !== "share" || rule.floor !== null));

  /** A label as it reads inside a sentence; abbreviations keep their capitals. */
  const lowerFirst = (text) =>
    (/^.\p{Lu}/u.test(text) ? text : text[0].toLowerCase() + text.slice(1));

  function promptOf(node, rule, raw, raised, up) {
    const [part, whole = ""] = rule.measure ? rule.measure.of || [rule.measure.label] : ["-"];
    const label = { label: lowerFirst(part), whole_label: whole && lowerFirst(whole),
      whole: raw.whole !== undefined ? show(of(raw.whole)) : "",
      points: show(pointsOf(node, raw)), gained: show(raised.points) };
    const key = rule.kind === "deadline" ? "raise_day"
      : raised.raw.part === undefined ? "raise_value" : "raise_part";
    return say(words.prompts[`${key}_${up > 0 ? "least" : "most"}`], label);
  }

  exercises.kinds.raise = {
    subjects: (set, data, codes) =>
      exercises.itemsOf(set, codes).filter(({ node }) => isAsked(node.rule)),

    make(set, data, { node }, level, random) {
      const facts = data.items[node.id];
      for (let tried = 0; tried < TRIES; tried += 1) {
        const raw = figures[node.rule.kind].draw(node.rule, node.max,
          { level, random, wholes: facts.wholes });
        const rule = inner(node.rule, raw);
        const raised = ASKED[rule.kind] && pointsOf(node, raw) &&
          CCHC.sheets.raise(node, COLUMN, raw);
        if (!raised || (rule.kind === "share" && (!rule.floor || pointsOf(node, raw).n))) continue;
        const face = faceOf(raised.raw);
        const right = face.read(raised.raw);
        const up = rule.kind === "deadline" ? -1
          : Math.sign(cmp(right, raw.never ? ZERO : face.read(raw)));
        const wrong = slipsOf(node, rule, raw, raised, up);
        if (wrong.length < 2) continue;
        const options = [
          { value: right, text: face.show(right, rule), isRight: true, reason: words.reasons.right },
          ...wrong,
        ].sort((a, b) => cmp(a.value, b.value));
        return {
          about: exercises.about(node, facts), entry: { [COLUMN]: raw }, raised: raised.raw,
          lines: exercises.told(node.rule, raw, node.max), workings: [],
          prompt: promptOf(node, rule, raw, raised, up), options,
          steps: scoreColumn(node, COLUMN, raised.raw).steps,
        };
      }
      return null;
    },
  };
})(CCHC);
