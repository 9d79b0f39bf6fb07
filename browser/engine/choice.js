// Kind choice: rules/choice.py.
(function (CCHC) {
  "use strict";
  const { numbers, shapes, listed, outcome, pointsStep, refuse, say, step } = CCHC;
  const { words, refusals } = CCHC.words.rules.choice;
  const SHAPE = { level: shapes.needed(shapes.whole) };

  CCHC.rules.choice = {
    prepare: (data) => ({
      ...data,
      levels: data.levels.map(({ label, points }) => ({ label, points: numbers.of(points) })),
    }),

    readAnswer: (rule, raw) => shapes.read(SHAPE, raw),

    evaluate({ levels }, answer, maximum) {
      const number = answer.level;
      if (number < 1n || number > BigInt(levels.length)) {
        throw refuse(["level"], refusals.level, {
          number,
          levels: listed(words.listed, levels.map((one) => one.label)),
          last: levels.length,
        });
      }
      const { label, points } = levels[Number(number) - 1];
      return outcome(points, () => [
        step("input", say(words.input, { number, label })),
        step("rule", say(words.rule, { number, points: numbers.show(points) })),
        pointsStep(points, maximum),
      ]);
    },
  };
})(CCHC);
