// Kind deadline: days counted the wrong way, a last day taken for a late one.
(function (CCHC) {
  "use strict";
  const { readDay, showDay } = CCHC;
  const { figures, slip, workings, words } = CCHC.exercises;

  function dayAt(number) {
    const date = new Date(number * 86400000);
    const parts = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
    return showDay({ year: parts[0], month: parts[1], day: parts[2] });
  }

  const levelsOf = ({ on_time: onTime, late, never }) => [onTime, ...late, never];

  function levelAt(rule, days) {
    if (days <= 0) return rule.on_time;
    return rule.late.find((one) => one.days === undefined || days <= one.days);
  }

  figures.deadline = {
    draw(rule, max, { level, random }) {
      const marks = [0, ...rule.late.map((one) => one.days).filter(Boolean)];
      const last = marks[marks.length - 1];
      if (level === 1 && random.below(5) === 0) return { never: true };
      const mark = random.pick(marks);
      const days = level === 1 ? random.pick([-12, -5, last + 20, Math.ceil(last / 2)])
        : level === 2 ? mark + random.pick([-3, -2, 2, 3]) : mark + random.below(2);
      return { date: dayAt(rule.due.number + days) };
    },

    slips(rule, max, raw) {
      const due = showDay(rule.due);
      const days = raw.date ? readDay(raw.date).number - rule.due.number : null;
      const right = raw.date ? levelAt(rule, days) : rule.never;
      const values = { due, days, right: right.label };
      const found = [];
      const next = days === null ? null : levelAt(rule, days + 1);
      if (next && next !== right) {
        found.push(slip(next.points, days === 0 ? "due_late" : "last_day", values));
      }
      const before = days === null ? null : levelAt(rule, days - 1);
      if (before && before !== right) found.push(slip(before.points, "day_less", values));
      return [...found, ...levelsOf(rule).filter((one) => one !== right).map((one) =>
        slip(one.points, "level", { label: one.label, right: right.label }))];
    },

    workings(rule, max, raw) {
      const days = raw.date ? readDay(raw.date).number - rule.due.number : null;
      const levels = levelsOf(rule);
      const right = raw.date ? levelAt(rule, days) : rule.never;
      const late = days > 0
        ? [workings.number(words.working.days, { n: BigInt(days), d: 1n })] : [];
      const labels = levels.map((one) => one.label);
      return [...late, workings.choice(words.working.level, labels, levels.indexOf(right))];
    },
  };
  CCHC.exercises.dayAt = dayAt;
})(CCHC);
