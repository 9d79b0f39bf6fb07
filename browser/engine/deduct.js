// Kind deduct: rules/deduct.py.
(function (CCHC) {
  "use strict";
  const { numbers, shapes, counts, outcome, pointsStep, say, step } = CCHC;
  const { of, mul, show, sub, sum, ZERO } = numbers;
  const { words } = CCHC.words.rules.deduct;

  CCHC.rules.deduct = {
    prepare: (data) => ({
      ...data,
      faults: data.faults.map(({ label, points }) => ({ label, points: of(points) })),
      labels: data.faults.map((one) => one.label),
    }),

    readAnswer: (rule, raw) => shapes.read(counts.SHAPE, raw),

    evaluate({ faults, labels }, answer, maximum) {
      counts.checkLength(CCHC.words.rules.deduct, answer.counts, labels);
      const numbered = answer.counts.map(of);
      const costs = numbered.map((count, at) => mul(count, faults[at].points));
      const total = sum(costs);
      const left = sub(maximum, total);
      const points = left.n < 0n ? ZERO : left;
      return outcome(points, () => {
        const each = faults.map(({ label, points: one }, at) => ({
          label, count: show(numbered[at]), each: show(one), product: show(costs[at]),
        }));
        const found = each.filter((_, at) => answer.counts[at]);
        const figures = { maximum: show(maximum), total: show(total), left: show(left) };
        return [
          ...each.map((one) => step("input", say(words.input, one))),
          ...found.map((one) => step("compute", say(words.fault, one))),
          step("compute", found.length ? say(words.compute, figures) : words.none),
          ...(left.n < 0n ? [step("rule", words.rule)] : []),
          pointsStep(points, maximum),
        ];
      });
    },
  };
})(CCHC);
