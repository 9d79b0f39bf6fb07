// Kind cases: rules/cases.py.
(function (CCHC) {
  "use strict";
  const { shapes, listed, outcome, refuse, say, step } = CCHC;
  const { words, refusals } = CCHC.words.rules.cases;
  const SHAPE = { case: shapes.needed(shapes.whole) };

  CCHC.rules.cases = {
    prepare: (data) => ({
      ...data,
      cases: data.cases.map(({ label, rule }) => ({ label, rule: CCHC.readRule(rule) })),
    }),

    readAnswer({ cases }, raw) {
      const { case: first, ...rest } = raw;
      const number = shapes.read(SHAPE, first === undefined ? {} : { case: first }).case;
      if (number < 1n || number > BigInt(cases.length)) {
        throw refuse(["case"], refusals.case, {
          number,
          cases: listed(words.listed, cases.map((one) => one.label)),
          last: cases.length,
        });
      }
      const { label, rule } = cases[Number(number) - 1];
      return { number, label, rule, answer: CCHC.rules[rule.kind].readAnswer(rule, rest) };
    },

    evaluate(_, { number, label, rule, answer }, maximum) {
      const inner = CCHC.rules[rule.kind].evaluate(rule, answer, maximum);
      const text = () => say(words.input, { number, label });
      return outcome(inner.points, () => [step("input", text()), ...inner.steps]);
    },
  };
})(CCHC);
