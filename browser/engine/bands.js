// Kind bands: rules/bands.py.
(function (CCHC) {
  "use strict";
  const { numbers, shapes, measure, Bounds, outcome, pointsStep, say, step } = CCHC;
  const { words, refusals } = CCHC.words.rules.bands;

  CCHC.rules.bands = {
    prepare(data) {
      const bands = data.bands.map((one) =>
        Object.assign(new Bounds(one), { points: numbers.of(one.points), label: one.label }));
      const marks = bands.flatMap((band) => band.ends);
      return { ...data, measure: measure.readMeasure(data.measure), bands, marks };
    },

    readAnswer: (rule, raw) => shapes.read(measure.SHAPE, raw),

    evaluate(rule, answer, maximum) {
      const reached = measure.figure(words, refusals, rule.measure, answer, rule.marks);
      if (!reached.value) {
        return measure.whenNone(words, refusals, rule.when_none, reached, maximum);
      }
      const band = rule.bands.find((one) => one.contains(reached.value));
      return outcome(band.points, () => {
        const range = band.say(rule.measure.unit);
        const values = { value: reached.shown(), range, label: band.label };
        const text = say(band.label ? words.labelled : words.rule, values);
        return [...reached.steps(), step("rule", text), pointsStep(band.points, maximum)];
      });
    },
  };
})(CCHC);
