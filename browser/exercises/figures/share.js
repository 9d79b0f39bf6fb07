// Kind share: the floor forgotten or misread, the rate rounded, the rest taken for the part.
(function (CCHC) {
  "use strict";
  const { numbers, measured: shown } = CCHC;
  const { clearPlaces, cmp, div, mul, show, sub, ZERO } = numbers;
  const { figures, measured, slip, workings, words } = CCHC.exercises;

  const earned = (rule, value, max) => mul(div(value, rule.measure.top), max);
  const isBelow = (rule, value) => rule.floor !== null && cmp(value, rule.floor) < 0;

  figures.share = {
    draw: (rule, max, facts) =>
      measured.draw(rule, rule.floor ? [rule.floor] : [], (value) => isBelow(rule, value), facts),

    slips(rule, max, raw) {
      const { floor, measure: { top, unit, percent } } = rule;
      const value = measured.valueOf(rule.measure, raw);
      if (!value) return figures.nothing(rule, max);
      const told = shown(value, unit, clearPlaces(value, floor ? [floor] : []));
      const values = { value: told, max: show(max), floor: floor && shown(floor, unit) };
      const found = [];
      if (isBelow(rule, value)) {
        found.push(slip(earned(rule, value, max), "floor_forgotten", values));
      } else if (floor && cmp(value, floor) === 0) found.push(slip(ZERO, "floor_mark", values));
      const near = measured.roundedValue(value);
      if (near && measured.within(rule.measure, near)) {
        const points = isBelow(rule, near) ? ZERO : earned(rule, near, max);
        const key = isBelow(rule, near) === isBelow(rule, value) ? "rate_rounded" : "floor_rounded";
        found.push(slip(points, key, { ...values, near: shown(near, unit) }));
      }
      const rest = sub(top, value);
      if (percent && !isBelow(rule, rest)) {
        found.push(slip(earned(rule, rest, max), "rest", { ...values, rest: shown(rest, unit) }));
      }
      if (floor && cmp(value, floor) >= 0 && cmp(floor, top) < 0) {
        const above = div(sub(value, floor), sub(top, floor));
        found.push(slip(mul(above, max), "from_floor", values));
      }
      found.push(slip(max, isBelow(rule, value) ? "full_below" : "full", values));
      if (!isBelow(rule, value)) found.push(slip(ZERO, floor ? "zero_above" : "zero_share", values));
      if (floor) found.push(slip(earned(rule, floor, max), "at_floor", values));
      return found;
    },

    workings(rule, max, raw) {
      const { measure } = rule;
      const value = measured.valueOf(measure, raw);
      if (!value) return [];
      const place = (one) => isBelow(rule, one);
      const rate = raw.value === undefined
        ? [workings.number(`${measure.label} (${measure.unit})`, value, place)] : [];
      const sides = [words.working.reached, words.working.missed];
      const side = rule.floor
        ? [workings.choice(words.working.floor, sides, isBelow(rule, value) ? 1 : 0)] : [];
      return [...rate, ...side];
    },
  };
})(CCHC);
