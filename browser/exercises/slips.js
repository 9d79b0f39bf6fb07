// Slips: what somebody gets who makes one certain mistake, and the words that tell which.
(function (CCHC) {
  "use strict";
  const { numbers, say } = CCHC;
  const { exercises } = CCHC;
  const { cmp, show, ZERO } = numbers;

  /** points: null for "not applicable". The key names the mistake in the words of reasons. */
  exercises.slip = (points, key, values = {}) =>
    ({ points, key, reason: say(exercises.words.reasons[key], values) });

  /** Two results look the same on paper. */
  exercises.isSame = (a, b) => (a === null || b === null ? a === b : show(a) === show(b));

  /** Slips with results of their own, in their order: the telling ones stand first. */
  exercises.distinct = function distinct(slips, right) {
    const kept = [];
    for (const one of slips) {
      const known = [right, ...kept.map((other) => other.points)];
      if (known.every((points) => !exercises.isSame(points, one.points))) kept.push(one);
    }
    return kept;
  };

  /** By points, "not applicable" last. */
  exercises.byPoints = (a, b) => {
    if (a === null || b === null) return (a === null) - (b === null);
    return cmp(a, b);
  };

  exercises.figures = {
    /** What is taken for the result when there was nothing to measure: 0 of 0. */
    nothing(rule, max) {
      const { slip } = exercises;
      const wrong = {
        full: [slip(ZERO, "none_zero"), slip(null, "none_exempt")],
        zero: [slip(max, "none_full"), slip(null, "none_exempt")],
        not_applicable: [slip(ZERO, "exempt_zero"), slip(max, "exempt_full")],
      };
      return wrong[rule.when_none];
    },
  };
})(CCHC);
