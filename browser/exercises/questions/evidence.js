// Find the missing evidence: the file of an item with one document left out.
(function (CCHC) {
  "use strict";
  const { say } = CCHC;
  const { exercises } = CCHC;
  const { words } = exercises;
  const MOST_WRONG = 3;
  const CLOSE = 60;

  const wordsOf = (text) => new Set(text.toLowerCase().split(/[\s,.;:()“”"/-]+/).filter(Boolean));

  /** Whether two documents read alike, so that one could pass for the other. */
  function isLike(one, other) {
    const [a, b] = [wordsOf(one), wordsOf(other)];
    const both = [...a].filter((word) => b.has(word)).length;
    return both * 100 >= CLOSE * Math.min(a.size, b.size);
  }

  /** Items from near to far: of the same criterion, of the same field, of all. */
  function neighbours(set, node) {
    const field = set.fields.find((one) => one.leaves.includes(node));
    const criterion = field.parts.find((one) => one.leaves.includes(node)) || field;
    const near = [...criterion.leaves, ...field.leaves, ...set.fields.flatMap((one) => one.leaves)];
    return { criterion, field, all: [...new Set(near)].filter((one) => one !== node) };
  }

  exercises.kinds.evidence = {
    subjects: (set, data, codes) => exercises.itemsOf(set, codes)
      .filter(({ node }) => data.items[node.id].evidence.length)
      .map((one) => ({ ...one, group: data.items[one.id].evidence.length > 1 ? "many" : "one" })),

    make(set, data, { node }, level, random) {
      const facts = data.items[node.id];
      const missing = random.pick(facts.evidence);
      const rest = facts.evidence.filter((one) => one !== missing);
      const { criterion, field, all } = neighbours(set, node);
      const reach = { 1: (one) => !field.leaves.includes(one), 2: (one) => field.leaves.includes(one),
        3: (one) => criterion.leaves.includes(one) }[level];
      const own = facts.evidence.map((one) => one.document);
      const taken = [];
      const wrong = [];
      const add = (document, reason) => {
        if (wrong.length >= MOST_WRONG || taken.some((one) => isLike(one, document))) return;
        taken.push(document);
        wrong.push({ text: document, reason });
      };
      if (level > 1) {
        for (const { document } of rest) {
          if (!isLike(document, missing.document)) add(document, words.reasons.in_file);
        }
      }
      taken.push(...own);
      const near = random.shuffled(all.filter(reach));
      const far = random.shuffled(all.filter((one) => !near.includes(one)));
      for (const other of [...near, ...(level === 1 ? [] : all), ...far]) {
        for (const { document } of data.items[other.id].evidence) {
          add(document, say(words.reasons.other_item, { code: other.id, title: other.title }));
        }
      }
      if (wrong.length < 2) return null;
      const right = { text: missing.document, isRight: true, reason: words.reasons.right };
      const lines = rest.length ? rest.map((one) => say(words.told.document, one))
        : [words.told.no_document];
      return {
        about: exercises.about(node, { ...facts, table: null }), lines,
        prompt: words.prompts.evidence, workings: [],
        options: random.shuffled([right, ...wrong]),
        steps: [
          { kind: "rule", text: say(words.told.evidence, missing) },
          ...facts.mistakes.slice(0, 1).map(({ mistake, costs }) =>
            ({ kind: "rule", text: say(words.told.cost, { mistake,
              costs: CCHC.numbers.show(CCHC.numbers.of(costs)) }) })),
        ],
      };
    },
  };
})(CCHC);
