// Give the points: figures of a unit, how many points.
(function (CCHC) {
  "use strict";
  const { numbers, say } = CCHC;
  const { exercises } = CCHC;
  const { words, byPoints } = exercises;

  const shown = (points) => (points === null ? words.options.exempt
    : say(words.options.points, { points: numbers.show(points) }));

  /** Every item of the codes asked for that has a rule. */
  exercises.itemsOf = (set, codes) => {
    const asked = new Set(codes.flatMap((code) => set.nodes.get(code).leaves));
    return set.fields.flatMap((field) => field.leaves)
      .filter((leaf) => !codes.length || asked.has(leaf))
      .map((node) => ({ id: node.id, group: node.rule.kind, node }));
  };

  exercises.about = (node, facts) =>
    ({ code: node.id, title: node.title, max: numbers.show(node.max), table: facts.table,
      page: facts.page, kind: node.rule.kind });

  exercises.kinds.points = {
    subjects: (set, data, codes) => exercises.itemsOf(set, codes),

    make(set, data, { node }, level, random) {
      const facts = data.items[node.id];
      const made = (level > 1 && random.below(2) && exercises.mistaken(set, node, facts, random)) ||
        exercises.situation(set, node, facts, level, random);
      const wrong = exercises.wrongResults(node, made.points, made.slips);
      if (wrong.length < 2) return null;
      const right = { points: made.points, isRight: true, reason: words.reasons.right };
      const options = [right, ...wrong].sort((a, b) => byPoints(a.points, b.points));
      return {
        about: exercises.about(node, facts), entry: made.entry, lines: made.lines,
        prompt: words.prompts.points, steps: made.steps, workings: made.workings,
        options: options.map((one) => ({ ...one, text: shown(one.points) })),
      };
    },
  };
  exercises.shownPoints = shown;
})(CCHC);
