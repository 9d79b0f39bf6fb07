// Whether a rule can give so many points: no result to choose from may be beyond all sense.
(function (CCHC) {
  "use strict";
  const { numbers } = CCHC;
  const { cmp, div, mul, sub, HUNDRED, ZERO } = numbers;

  const isAny = (all, points) => all.some((one) => cmp(one.points, points) === 0);
  const isWithin = (max, points) => points.n >= 0n && cmp(points, max) <= 0;

  function isSumOf(costs, total) {
    if (!total.n) return true;
    return costs.some((cost, at) =>
      cmp(cost, total) <= 0 && isSumOf(costs.slice(at), sub(total, cost)));
  }

  const REACHES = {
    choice: ({ levels }, max, points) => isAny(levels, points),
    bands: ({ bands }, max, points) => isAny(bands, points),
    share({ floor, measure }, max, points) {
      const least = floor ? mul(div(floor, measure.top), max) : ZERO;
      return !points.n || (isWithin(max, points) && cmp(points, least) >= 0);
    },
    deadline: ({ on_time: onTime, late, never }, max, points) =>
      isAny([onTime, ...late, never], points),
    per_item: ({ each }, max, points) =>
      isWithin(max, points) && (cmp(points, max) === 0 || div(points, each).d === 1n),
    deduct: ({ faults }, max, points) => isWithin(max, points) &&
      (!points.n || isSumOf(faults.map((one) => one.points), sub(max, points))),
    survey({ levels }, max, points) {
      const weights = levels.map((one) => mul(div(one.weight, HUNDRED), max));
      return weights.some((one) => cmp(one, points) <= 0) &&
        weights.some((one) => cmp(one, points) >= 0);
    },
    given: (rule, max, points) => isWithin(max, points),
    cases: ({ cases }, max, points) =>
      cases.some(({ rule }) => REACHES[rule.kind](rule, max, points)),
  };

  CCHC.exercises.isReachable = (rule, max, points) => REACHES[rule.kind](rule, max, points);
})(CCHC);
