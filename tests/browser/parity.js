// Runs cases in the browser engine and tells each result as plain JSON.

/** 64 bits of a text, so that texts need not be moved to be compared (FNV-1a, two halves). */
function digest(text) {
  let [one, other] = [2166136261, 84696351];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    one = Math.imul(one ^ code, 16777619);
    other = Math.imul(other ^ (code + at), 16777619);
  }
  return `${one >>> 0} ${other >>> 0} ${text.length}`;
}

const told = (number) => (number === null ? null : `${number.n}/${number.d}`);
const steps = (all) => all.map(({ kind, text }) => [kind, text]);
const columns = (found, tell) =>
  Object.fromEntries(Object.entries(found).map(([name, value]) => [name, tell(value)]));

function result(run) {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof CCHC.Refused)) throw error;
    return { refused: error.findings.map((f) => [f.path, f.what, f.allowed, f.remedy]) };
  }
}

function runRules(cases) {
  return cases.map(({ rule: data, max, answers }) => {
    const rule = CCHC.readRule(data);
    const maximum = CCHC.numbers.of(max);
    const kind = CCHC.rules[rule.kind];
    return answers.map((raw) => result(() => {
      const outcome = kind.evaluate(rule, kind.readAnswer(rule, raw), maximum);
      return { points: told(outcome.points), steps: steps(outcome.steps) };
    }));
  });
}

const entryScore = (score) => ({
  max: told(score.max),
  columns: columns(score.columns, (one) => [told(one.points), told(one.max), steps(one.steps)]),
  not_applicable: score.not_applicable,
  steps: steps(score.steps),
});

const line = (one) => ({
  id: one.node.id,
  parts: one.parts.map(line),
  entry: one.entry && entryScore(one.entry),
  figures: [one.max, one.answered_max, one.open_max, one.points, one.index].map(told),
  columns: columns(one.columns, told),
});

function runSheets(cases) {
  return cases.map(({ set, sheet }) => {
    const findings = CCHC.sheetFindings(set, sheet);
    if (findings.length) {
      return { refused: findings.map((f) => [f.path, f.what, f.allowed, f.remedy]) };
    }
    const card = CCHC.scoreSheet(set, sheet);
    const figures = ["max", "answered_max", "open_max", "base", "bonus", "penalty", "points",
      "index", "index_so_far"];
    return {
      lines: card.lines.map(line),
      figures: figures.map((name) => told(card[name])),
      columns: columns(card.columns, told),
      grade: card.grade && card.grade.label,
      unwritten: card.unwritten.map((field) => field.id),
      steps: steps(card.steps),
    };
  });
}

function runNumbers(cases) {
  const { of, show, fixed, equals, clearPlaces } = CCHC.numbers;
  return cases.map(({ value, mark, places }) => {
    const number = of(value);
    return [show(number, places), fixed(number, places), equals(number, places),
      clearPlaces(number, [of(mark)])];
  });
}

function runDays(days) {
  return days.map((text) => {
    const day = CCHC.readDay(text);
    return day && [CCHC.showDay(day), day.number];
  });
}
