// Kind per_item: the cap forgotten, everything counted once, one too many or too few.
(function (CCHC) {
  "use strict";
  const { numbers } = CCHC;
  const { of, cmp, div, mul, show } = numbers;
  const { figures, slip, workings, words } = CCHC.exercises;

  figures.per_item = {
    draw({ each }, max, { level, random }) {
      const full = div(max, each);
      const most = Number((full.n + full.d - 1n) / full.d);
      if (level === 1) return { count: random.between(1, Math.max(1, most - 1)) };
      if (level === 2) return { count: random.pick([0, most, Math.max(1, most - 1)]) };
      return { count: most + random.between(1, 3) };
    },

    slips({ each }, max, { count }) {
      const number = of(count);
      const product = mul(number, each);
      const values = { count: show(number), each: show(each), max: show(max),
        product: show(product) };
      const isCapped = cmp(product, max) > 0;
      const found = [];
      if (isCapped) found.push(slip(product, "cap", values));
      if (count > 1) found.push(slip(each, "once", values));
      if (cmp(product, max) < 0) found.push(slip(max, "cap_early", values));
      const other = (n) => {
        const points = mul(of(n), each);
        return cmp(points, max) > 0 ? max : points;
      };
      found.push(slip(other(count + 1), "one_more", values));
      if (count > 0) found.push(slip(other(count - 1), "one_less", values));
      if (isCapped) {
        for (let n = Number(max.n * each.d / (max.d * each.n)) - 1; n > 0 && found.length < 6; n -= 1) {
          found.push(slip(other(n), "below_cap", values));
        }
      }
      if (count > 0) found.push(slip(of(0), "all_or_nothing", values));
      return found;
    },

    workings: ({ each }, max, { count }) =>
      [workings.number(words.working.product, mul(of(count), each))],
  };
})(CCHC);
