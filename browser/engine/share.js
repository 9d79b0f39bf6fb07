// Kind share: rules/share.py.
(function (CCHC) {
  "use strict";
  const { numbers, shapes, measure, measured, outcome, pointsStep, say, step } = CCHC;
  const { of, cmp, equals, show, ratio, ZERO } = numbers;
  const { words, refusals } = CCHC.words.rules.share;

  CCHC.rules.share = {
    prepare: (data) => ({
      ...data,
      measure: measure.readMeasure(data.measure),
      floor: data.floor === undefined ? null : of(data.floor),
    }),

    readAnswer: (rule, raw) => shapes.read(measure.SHAPE, raw),

    evaluate(rule, answer, maximum) {
      const { floor, measure: { top, unit } } = rule;
      const reached = measure.figure(words, refusals, rule.measure, answer, floor ? [floor] : []);
      const { value } = reached;
      if (!value) return measure.whenNone(words, refusals, rule.when_none, reached, maximum);
      const below = floor !== null && cmp(value, floor) < 0;
      const points = below
        ? ZERO
        : ratio(value.n * top.d * maximum.n, value.d * top.n * maximum.d);
      return outcome(points, () => {
        const figures = { value: reached.shown(), top: measured(top, unit), maximum: show(maximum) };
        const steps = reached.steps();
        if (floor) {
          const values = { ...figures, floor: measured(floor, unit) };
          steps.push(step("rule", say(words[below ? "below" : "above"], values)));
        }
        if (!below) {
          steps.push(step("compute", say(words.points, { ...figures, points: equals(points) })));
        }
        return [...steps, pointsStep(points, maximum)];
      });
    },
  };
})(CCHC);
