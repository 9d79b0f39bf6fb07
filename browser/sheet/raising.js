// What would raise an answer: the nearest other answer of the same rule that earns more.
(function (CCHC) {
  "use strict";
  const { numbers, showDay, measured, scoreColumn, Refused } = CCHC;
  const { add, cmp, div, exact, mul, of, show, sub, HUNDRED } = numbers;
  const ONE = of(1);
  const size = (a) => (a.n < 0n ? { n: -a.n, d: a.d } : a);

  const floor = ({ n, d }) => (n >= 0n ? n / d : -((-n + d - 1n) / d));

  /** Parts at which a quotient reaches or passes a mark, with those beside them. */
  function partsAt(mark, whole, percent) {
    const at = floor(percent ? div(mul(mark, whole), HUNDRED) : mul(mark, whole));
    return [at - 1n, at, at + 1n].map((n) => ({ n, d: 1n }));
  }

  /** Answers of a measured rule: other parts of the same whole, or the nearest value: a mark, or
      one beside it, since a band may begin only after its mark. */
  function measuredAnswers({ measure }, raw, marks) {
    if (raw.value !== undefined) {
      const value = of(raw.value);
      const ends = [...marks, measure.bottom, measure.top].filter(Boolean);
      const beside = ends.flatMap((mark) => [mark, add(mark, ONE), sub(mark, ONE)]);
      const near = beside.map((mark) => ({ mark, away: size(sub(mark, value)) }));
      near.sort((a, b) => cmp(a.away, b.away));
      return near.map(({ mark }) => ({
        raw: { value: exact(mark) },
        text: `${measure.label} cần là ${measured(mark, measure.unit)}`,
      }));
    }
    const [part, whole] = [of(raw.part), of(raw.whole)];
    if (!whole.n) return [];
    const parts = [add(part, ONE), sub(part, ONE), whole, { n: 0n, d: 1n },
      ...marks.flatMap((mark) => partsAt(mark, whole, measure.percent))];
    const others = parts.filter((one) => one.n >= 0n && cmp(one, part) !== 0);
    others.sort((a, b) => cmp(size(sub(a, part)), size(sub(b, part))));
    const [label] = measure.of;
    return others.map((one) => ({
      raw: { part: exact(one), whole: raw.whole },
      text: `${label} cần là ${show(one)} trên ${show(whole)}, hiện là ${show(part)}`,
    }));
  }

  function dayAt(number) {
    const date = new Date(number * 86400000);
    return showDay({
      year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate(),
    });
  }

  function deadlineAnswers({ due, late, event }) {
    const last = [...late].reverse().filter((one) => one.days !== undefined);
    const days = [...last.map((one) => due.number + one.days), due.number];
    return days.map((number) => ({
      raw: { date: dayAt(number) },
      text: `${event} chậm nhất ngày ${dayAt(number)}`,
    }));
  }

  const ANSWERS = {
    choice: ({ levels }) =>
      [...levels.keys()]
        .sort((a, b) => cmp(levels[a].points, levels[b].points))
        .map((at) => ({ raw: { level: at + 1 }, text: `đạt mức “${levels[at].label}”` })),
    bands: (rule, raw) => measuredAnswers(rule, raw, rule.marks),
    share: (rule, raw) => measuredAnswers(rule, raw, [rule.floor, rule.measure.top].filter(Boolean)),
    deadline: deadlineAnswers,
    per_item: ({ item }, raw) => {
      const count = add(of(raw.count), ONE);
      return [{ raw: { count: exact(count) }, text: `${item}: thêm một, thành ${show(count)}` }];
    },
    deduct: ({ labels, faults }, { counts }) =>
      labels
        .map((label, at) => ({ label, at, count: of(counts[at]) }))
        .filter(({ count }) => count.n > 0n)
        .sort((a, b) => cmp(faults[b.at].points, faults[a.at].points))
        .map(({ label, at, count }) => ({
          raw: { counts: counts.with(at, exact(sub(count, ONE))) },
          text: `bớt một lần: ${label}`,
        })),
    cases: ({ cases }, { case: number, ...rest }) => {
      const { rule } = cases[Number(number) - 1];
      const answers = ANSWERS[rule.kind] ? ANSWERS[rule.kind](rule, rest) : [];
      return answers.map(({ raw, text }) => ({ raw: { case: number, ...raw }, text }));
    },
  };

  /** {raw, text, points, gain} of the nearest answer that earns more; null when there is none. */
  function raise(node, column, raw) {
    const found = ANSWERS[node.rule.kind];
    if (!found || raw.points !== undefined) return null;
    const now = scoreColumn(node, column, raw).points;
    if (now === null || cmp(now, node.max) >= 0) return null;
    for (const other of found(node.rule, raw)) {
      try {
        const { points } = scoreColumn(node, column, other.raw);
        if (points !== null && cmp(points, now) > 0) {
          return { ...other, points, gain: sub(points, now) };
        }
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
      }
    }
    return null;
  }

  CCHC.sheets.raise = raise;
})(CCHC);
