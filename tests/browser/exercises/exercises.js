// Makes questions in the browser's own scripts, without a page, and tells them as plain JSON.
const shownOption = (option) => ({
  text: option.text, right: Boolean(option.isRight), reason: option.reason, key: option.key || null,
  points: option.points === undefined ? null : told(option.points),
  exempt: option.points === null,
  figure: option.value === undefined ? null : told(option.value),
});

const shownQuestion = (question) => ({
  kind: question.kind, subject: question.subject, about: question.about, lines: question.lines,
  entry: question.entry || null, claim: question.claim ? told(question.claim) : null,
  raised: question.raised || null, prompt: question.prompt, unit: question.unit || null,
  items: (question.items || []).map(({ code, lines }) => [code, lines]),
  options: question.options.map(shownOption), steps: steps(question.steps),
  workings: question.workings.map(({ label, right }) => [label, right]),
});

function questions(orders) {
  return orders.map((order) => CCHC.exercises.build(order.set, order).map(shownQuestion));
}

function reviews(cases) {
  return cases.map(({ set, pairs, seed }) =>
    CCHC.exercises.review(set, pairs, 2, seed).map(shownQuestion));
}

function chances(seeds) {
  return seeds.map((seed) => {
    const random = new CCHC.exercises.Random(seed);
    return Array.from({ length: 20 }, () => random.next());
  });
}

const triedLink = (set, text) => {
  try {
    return CCHC.exercises.readLink(CCHC.openSet(set), text);
  } catch (error) {
    if (!(error instanceof CCHC.exercises.Unreadable)) throw error;
    return { unreadable: error.message };
  }
};

const linksRead = (cases) => cases.map(({ set, text }) => triedLink(set, text));
const linksWritten = (cases) =>
  cases.map(({ mode, order, digest }) => CCHC.exercises.writeLink(mode, order, digest));

/** A trainee's answers over days: the boxes after each, and what is then due. */
function remembered({ answers, ask }) {
  let boxes = {};
  const seen = answers.map(([key, isRight, today]) => {
    boxes = CCHC.exercises.boxed(boxes, key, isRight, today);
    return { ...boxes };
  });
  return { seen, due: ask.map((today) => CCHC.exercises.due(boxes, today)) };
}

/** What a browser's store with this text in it gives; null: the store refuses everything. */
function memories(texts) {
  return texts.map((text) => {
    const kept = {};
    const store = text === null
      ? { read: () => null, write: () => false }
      : { read: () => text, write: (key, value) => { kept[key] = value; return true; } };
    const memory = new CCHC.exercises.Memory(store, "so-ban-nganh", 100);
    memory.answered({ kind: "points", subject: "1.1.4" }, false);
    return { boxes: memory.boxes, score: memory.score, kept: memory.isKept, stored: kept };
  });
}

/** Where a working of the first question of an order leaves the right way. */
function diverging({ order, typed }) {
  const [question] = CCHC.exercises.build(order.set, order);
  return typed.map((one) => CCHC.exercises.workings.diverged(question.workings, one));
}

function workingChecks(cases) {
  const { of } = CCHC.numbers;
  return cases.map(({ value, marks, typed }) => {
    const place = (one) => marks.filter((mark) => CCHC.numbers.cmp(one, of(mark)) >= 0).length;
    return CCHC.exercises.workings.number("Tỷ lệ", of(value), place).check(typed);
  });
}
