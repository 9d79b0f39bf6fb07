// Kind choice: the level beside the right one. What happened is told by the label of the level.
(function (CCHC) {
  "use strict";
  const { numbers } = CCHC;
  const { cmp, sub } = numbers;
  const { figures, slip, workings, words } = CCHC.exercises;

  figures.choice = {
    draw: ({ levels }, max, { random }) => ({ level: random.between(1, levels.length) }),

    slips({ levels }, max, { level }) {
      const right = levels[level - 1];
      const others = levels.map((one, at) => ({ one, away: Math.abs(at + 1 - level) }));
      others.sort((a, b) => a.away - b.away);
      return others.filter(({ away }) => away).map(({ one }) =>
        slip(one.points, "level", { label: one.label, right: right.label }));
    },

    workings: ({ levels }, max, { level }) =>
      [workings.choice(words.working.level, levels.map((one) => one.label), level - 1)],

    /** The answer that a mistake leads down to from full marks; null when none or more fit. */
    afterMistake({ levels }, max, costs) {
      const left = sub(max, costs);
      const fit = levels.filter((one) => cmp(one.points, left) === 0);
      return fit.length === 1 ? { level: levels.indexOf(fit[0]) + 1 } : null;
    },
  };
})(CCHC);
