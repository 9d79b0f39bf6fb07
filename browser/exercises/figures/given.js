// Kind given: the scale of somebody else taken for that of the item.
(function (CCHC) {
  "use strict";
  const { numbers } = CCHC;
  const { of, cmp, div, exact, mul, ratio, show, sub, HUNDRED } = numbers;
  const { figures, slip, workings, words } = CCHC.exercises;

  figures.given = {
    draw({ out_of: outOf }, max, { level, random }) {
      const scale = outOf || max;
      const parts = { 1: 10, 2: 20, 3: 40 }[level];
      const steps = random.between(1, parts - 1);
      return { value: exact(mul(scale, ratio(BigInt(steps), BigInt(parts)))) };
    },

    slips({ out_of: outOf }, max, { value: raw }) {
      const value = of(raw);
      const scale = outOf || max;
      const values = { value: show(value), scale: show(scale), max: show(max) };
      const found = [];
      if (cmp(value, max) <= 0) found.push(slip(value, "unscaled", values));
      if (cmp(scale, HUNDRED) !== 0) found.push(slip(div(mul(value, max), HUNDRED), "percent", values));
      const lost = sub(scale, value);
      found.push(slip(mul(div(lost, scale), max), "lost_scaled", values));
      found.push(slip(max, "given_full", values));
      found.push(slip(of(0), "given_zero", values));
      return found;
    },

    workings: ({ out_of: outOf }, max, { value }) => (outOf
      ? [workings.number(words.working.scaled, mul(div(of(value), outOf), HUNDRED))] : []),
  };
})(CCHC);
