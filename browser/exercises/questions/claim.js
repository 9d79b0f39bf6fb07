// Spot the over-claim: the unit says how many points; is it right, and what is right.
(function (CCHC) {
  "use strict";
  const { numbers, say } = CCHC;
  const { exercises } = CCHC;
  const { cmp, show } = numbers;
  const { words, byPoints, isSame } = exercises;

  function verdict(points, claim) {
    if (points === null) return words.options.claim_exempt;
    const key = isSame(points, claim) ? "claim_right" : cmp(points, claim) < 0 ? "claim_over"
      : "claim_under";
    return say(words.options[key], { points: show(points) });
  }

  exercises.kinds.claim = {
    subjects: (set, data, codes) =>
      exercises.itemsOf(set, codes).filter(({ node }) => node.rule.kind !== "survey"),

    make(set, data, { node }, level, random) {
      const facts = data.items[node.id];
      const mistaken = exercises.mistaken(set, node, facts, random);
      const made = mistaken || exercises.situation(set, node, facts, level, random);
      const wrong = exercises.wrongResults(node, made.points, made.slips);
      if (wrong.length < 2) return null;
      const most = (one) => one.points !== null && cmp(one.points, node.max) <= 0 &&
        one.points.n >= 0n;
      const higher = wrong.filter((one) => most(one) &&
        (made.points === null || cmp(one.points, made.points) > 0));
      const isTrue = made.points !== null && !mistaken && (!higher.length || random.below(4) === 0);
      const claimed = isTrue ? null
        : mistaken ? higher[higher.length - 1] : higher[0] || wrong.find(most);
      if (!isTrue && !claimed) return null;
      const claim = isTrue ? made.points : claimed.points;
      const right = { points: made.points, isRight: true, reason: words.reasons.right };
      const options = [right, ...wrong].sort((a, b) => byPoints(a.points, b.points));
      const line = say(words.told.claim, { points: show(claim), max: show(node.max) });
      return {
        about: exercises.about(node, facts), entry: made.entry, claim,
        lines: [...made.lines, line],
        prompt: words.prompts.claim, steps: made.steps, workings: made.workings,
        options: options.map((one) => ({ ...one, text: verdict(one.points, claim) })),
      };
    },
  };
})(CCHC);
