// Kind per_item: rules/per_item.py.
(function (CCHC) {
  "use strict";
  const { numbers, shapes, outcome, pointsStep, say, step } = CCHC;
  const { of, cmp, min, mul, show } = numbers;
  const { words } = CCHC.words.rules.per_item;
  const SHAPE = { count: shapes.needed(shapes.count) };

  CCHC.rules.per_item = {
    prepare: (data) => ({ ...data, each: of(data.each) }),

    readAnswer: (rule, raw) => shapes.read(SHAPE, raw),

    evaluate({ item, each }, answer, maximum) {
      const number = of(answer.count);
      const product = mul(number, each);
      const points = min(product, maximum);
      return outcome(points, () => {
        const figures = { item, count: show(number), each: show(each), product: show(product) };
        const steps = ["input", "compute"].map((key) => step(key, say(words[key], figures)));
        if (cmp(product, maximum) > 0) {
          steps.push(step("rule", say(words.rule, { maximum: show(maximum) })));
        }
        return [...steps, pointsStep(points, maximum)];
      });
    },
  };
})(CCHC);
