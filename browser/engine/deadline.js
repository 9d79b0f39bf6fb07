// Kind deadline: rules/deadline.py.
(function (CCHC) {
  "use strict";
  const { numbers, shapes, readDay, showDay, outcome, pointsStep, refuse, say, step } = CCHC;
  const { words, refusals } = CCHC.words.rules.deadline;
  const SHAPE = { date: shapes.maybe(shapes.day), never: shapes.maybe(shapes.onlyTrue) };

  const level = (one) => ({ ...one, points: numbers.of(one.points) });

  CCHC.rules.deadline = {
    prepare: (data) => ({
      ...data,
      due: readDay(data.due),
      on_time: level(data.on_time),
      late: data.late.map(level),
      never: level(data.never),
    }),

    readAnswer: (rule, raw) => shapes.read(SHAPE, raw),

    evaluate(rule, { date, never }, maximum) {
      const { event } = rule;
      if ((date === undefined) === (never === undefined)) {
        throw refuse([], refusals.either, { event });
      }
      const days = date ? date.number - rule.due.number : 0;
      let reached = date ? rule.on_time : rule.never;
      if (days > 0) reached = rule.late.find((one) => one.days === undefined || days <= one.days);
      return outcome(reached.points, () => {
        const done = date
          ? say(words.date, { event, date: showDay(date) })
          : say(words.never, { event });
        const key = !date ? "missed" : days > 0 ? "late" : "on_time";
        const text = say(words[key], { due: showDay(rule.due), days, label: reached.label });
        return [step("input", done), step("rule", text), pointsStep(reached.points, maximum)];
      });
    },
  };
})(CCHC);
