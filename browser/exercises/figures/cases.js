// Kind cases: the slips of the case's own rule, and the case taken for another.
(function (CCHC) {
  "use strict";
  const { Refused } = CCHC;
  const { figures, slip, workings, words } = CCHC.exercises;

  figures.cases = {
    draw({ cases }, max, facts) {
      const number = facts.random.between(1, cases.length);
      const { rule } = cases[number - 1];
      return { case: number, ...figures[rule.kind].draw(rule, max, facts) };
    },

    slips({ cases }, max, { case: number, ...raw }) {
      const { rule, label } = cases[number - 1];
      const others = cases.flatMap((other, at) => {
        if (at === number - 1) return [];
        const values = { label: other.label, right: label };
        const same = pointsOf(other.rule, raw, max);
        const known = same === undefined ? [] : [slip(same, "other_case", values)];
        return other.rule.kind === "choice"
          ? [...known, ...other.rule.levels.map((one) => slip(one.points, "other_case", values))]
          : known;
      });
      return [...figures[rule.kind].slips(rule, max, raw), ...others];
    },

    workings({ cases }, max, { case: number, ...raw }) {
      const { rule } = cases[number - 1];
      const labels = cases.map((one) => one.label);
      return [workings.choice(words.working.case, labels, number - 1),
        ...figures[rule.kind].workings(rule, max, raw)];
    },
  };

  /** The points by another rule; undefined when it cannot read the figures. */
  function pointsOf(rule, raw, max) {
    const kind = CCHC.rules[rule.kind];
    try {
      return kind.evaluate(rule, kind.readAnswer(rule, raw), max).points;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return undefined;
    }
  }
})(CCHC);
