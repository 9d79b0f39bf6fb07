// Kind given: rules/given.py.
(function (CCHC) {
  "use strict";
  const { numbers, shapes, outcome, pointsStep, refuse, say, step } = CCHC;
  const { of, cmp, div, equals, mul, show } = numbers;
  const { words, refusals } = CCHC.words.rules.given;
  const SHAPE = { value: shapes.needed(shapes.points) };

  CCHC.rules.given = {
    prepare: (data) => ({ ...data, out_of: data.out_of === undefined ? null : of(data.out_of) }),

    readAnswer: (rule, raw) => shapes.read(SHAPE, raw),

    evaluate(rule, { value }, maximum) {
      const scale = rule.out_of || maximum;
      if (cmp(value, scale) > 0) {
        throw refuse(["value"], refusals.above, { value: show(value), scale: show(scale) });
      }
      const points = mul(div(value, scale), maximum);
      return outcome(points, () => {
        const steps = [step("input", say(words.input, { by: rule.by, value: show(value) }))];
        if (rule.out_of) {
          const figures = { value: show(value), scale: show(scale), maximum: show(maximum) };
          steps.push(step("compute", say(words.compute, { ...figures, points: equals(points) })));
        }
        return [...steps, pointsStep(points, maximum)];
      });
    },
  };
})(CCHC);
