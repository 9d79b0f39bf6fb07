// Kind survey: rules/survey.py.
(function (CCHC) {
  "use strict";
  const { numbers, shapes, counts, outcome, pointsStep, refuse, say, step } = CCHC;
  const { of, div, equals, mul, show, sum, HUNDRED } = numbers;
  const { words, refusals } = CCHC.words.rules.survey;

  CCHC.rules.survey = {
    prepare: (data) => ({
      ...data,
      levels: data.levels.map(({ label, weight }) => ({ label, weight: of(weight) })),
      labels: data.levels.map((one) => one.label),
    }),

    readAnswer: (rule, raw) => shapes.read(counts.SHAPE, raw),

    evaluate({ levels, labels }, answer, maximum) {
      counts.checkLength(CCHC.words.rules.survey, answer.counts, labels);
      const numbered = answer.counts.map(of);
      const total = sum(numbered);
      if (total.n === 0n) throw refuse(["counts"], refusals.none);
      const mean = div(sum(numbered.map((count, at) => mul(count, levels[at].weight))), total);
      const points = div(mul(mean, maximum), HUNDRED);
      return outcome(points, () => {
        const told = levels.map(({ label, weight }, at) => ({
          label, count: show(numbered[at]), weight: show(weight),
        }));
        const terms = told.map((one) => say(words.term, one)).join(" + ");
        const weighted = { terms, total: show(total), mean: equals(mean) };
        const earned = { mean: show(mean), maximum: show(maximum), points: equals(points) };
        return [
          ...told.map((one) => step("input", say(words.input, one))),
          step("compute", say(words.weighted, weighted)),
          step("compute", say(words.points, earned)),
          pointsStep(points, maximum),
        ];
      });
    },
  };
})(CCHC);
