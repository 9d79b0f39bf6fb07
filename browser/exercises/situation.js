// What a unit has to show for one item, what that comes to, and what others would make of it.
(function (CCHC) {
  "use strict";
  const { numbers, policyOf, scoreEntry, say } = CCHC;
  const { exercises } = CCHC;
  const { add, cmp, show, ZERO } = numbers;
  const { words, figures, slip } = exercises;
  const MOST_WRONG = 3;
  const BEYOND = ["floor_forgotten", "cap", "negative"]; // the mistake leads beyond the rule

  /** The figures in words, without anything that was worked out of them. */
  function told(rule, raw, max) {
    if (rule.kind === "choice") return [say(words.told.level, rule.levels[raw.level - 1])];
    if (rule.kind === "cases") {
      const { case: number, ...rest } = raw;
      const { label, rule: inner } = rule.cases[number - 1];
      return [say(words.told.case, { label }), ...told(inner, rest, max)];
    }
    const kind = CCHC.rules[rule.kind];
    const { steps } = kind.evaluate(rule, kind.readAnswer(rule, raw), max);
    return steps.filter((step) => step.kind === "input").map((step) => step.text);
  }

  const column = (rule) => (rule.kind === "survey" ? "survey" : "self");

  /** {entry, lines, points (null: not applicable), steps, slips, workings}. */
  function scored(set, node, entry, lines, slips, workings) {
    const score = scoreEntry(set, node.id, entry);
    const { final } = score;
    return {
      entry, lines, slips, workings,
      points: final ? final.points : null,
      steps: final ? final.steps : score.steps,
    };
  }

  /** The item does not fit the unit: nothing is scored, or full marks by policy. */
  function exempt(set, node, random) {
    const reason = random.pick(node.not_applicable.for);
    const isFull = policyOf(set, node) === "full";
    const slips = isFull ? [slip(ZERO, "exempt_zero"), slip(null, "none_exempt")]
      : [slip(ZERO, "exempt_zero"), slip(node.max, "exempt_full")];
    const lines = [set.circumstances.get(reason)];
    return scored(set, node, { not_applicable: reason }, lines, slips, []);
  }

  /** Somewhat more by a mistake that the library knows, where the rule can give that much. */
  function fromMistakes(node, points, mistakes) {
    return mistakes.flatMap(({ mistake, costs }) => {
      const higher = points && add(points, numbers.of(costs));
      if (!higher || !numbers.of(costs).n || cmp(higher, node.max) > 0) return [];
      if (!exercises.isReachable(node.rule, node.max, higher)) return [];
      return [slip(higher, "mistake", { mistake, costs: show(numbers.of(costs)) })];
    });
  }

  /** A situation drawn for an item; level 1 easy … 3 hard. */
  exercises.situation = function situation(set, node, facts, level, random) {
    const { rule, max } = node;
    const mayRefuse = node.not_applicable && policyOf(set, node) === "refuse";
    if (level === 3 && node.not_applicable && !mayRefuse && random.below(3) === 0) {
      return exempt(set, node, random);
    }
    const raw = figures[rule.kind].draw(rule, max, { level, random, wholes: facts.wholes });
    const made = scored(set, node, { [column(rule)]: raw }, told(rule, raw, max),
      figures[rule.kind].slips(rule, max, raw), figures[rule.kind].workings(rule, max, raw));
    const known = fromMistakes(node, made.points, facts.mistakes);
    return { ...made, slips: [...made.slips.slice(0, 1), ...known, ...made.slips.slice(1)] };
  };

  /** A mistake of the library as the story: full marks claimed, the level it really comes to. */
  exercises.mistaken = function mistaken(set, node, facts, random) {
    const { rule, max } = node;
    if (rule.kind !== "choice") return null;
    const fit = facts.mistakes.flatMap(({ mistake, costs }) => {
      const raw = numbers.of(costs).n && figures.choice.afterMistake(rule, max, numbers.of(costs));
      return raw ? [{ mistake, raw }] : [];
    });
    if (!fit.length) return null;
    const { mistake, raw } = random.pick(fit);
    const lines = [say(words.told.mistake, { mistake })];
    return scored(set, node, { self: raw }, lines, figures.choice.slips(rule, max, raw),
      figures.choice.workings(rule, max, raw));
  };

  /** The wrong results to choose from: at most three, each with its reason. */
  exercises.wrongResults = function wrongResults(node, points, slips) {
    const kept = exercises.distinct(slips, points).filter((one) => one.points === null ||
      BEYOND.includes(one.key) || exercises.isReachable(node.rule, node.max, one.points));
    if (kept.length < 2 && points !== null) kept.push(slip(null, "not_exempt"));
    return exercises.distinct(kept, points).slice(0, MOST_WRONG);
  };

  exercises.told = told;
})(CCHC);
