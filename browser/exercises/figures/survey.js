// Kind survey: only the best replies counted, replies not weighted, all content ones taken as full.
(function (CCHC) {
  "use strict";
  const { numbers } = CCHC;
  const { of, div, mul, ratio, rounded, show, sum, HUNDRED } = numbers;
  const { figures, slip, workings, words } = CCHC.exercises;
  const TOTALS = { 1: [100], 2: [40, 50, 80], 3: [60, 90, 120] };

  const mean = (counts, weights) =>
    div(sum(counts.map((count, at) => mul(of(count), weights[at]))), of(sum(counts.map(of)).n));

  figures.survey = {
    draw({ levels }, max, { level, random }) {
      const total = random.pick(TOTALS[level]) + (level === 3 ? random.pick([3, 7]) : 0);
      const step = level === 1 ? 10 : level === 2 ? 5 : 1;
      const counts = levels.map(() => 0);
      let left = total;
      counts.forEach((_, at) => {
        const isLast = at === counts.length - 1;
        const least = at && level === 3 ? 0 : 1; // at least two kinds of replies
        const most = Math.max(least, Math.floor(left / step / 1.5));
        counts[at] = isLast ? left : Math.min(left, random.between(least, most) * step);
        left -= counts[at];
      });
      return { counts: random.shuffled(counts).sort((a, b) => (level === 1 ? b - a : 0)) };
    },

    slips({ levels }, max, { counts }) {
      const weights = levels.map((one) => one.weight);
      const total = sum(counts.map(of));
      const points = (percent) => div(mul(percent, max), HUNDRED);
      const share = (chosen) => {
        const part = sum(counts.filter((_, at) => chosen(weights[at])).map(of));
        return points(ratio(part.n * 100n, total.n));
      };
      const values = { max: show(max), total: show(total), top: levels.find((one) =>
        one.weight.n === 100n && one.weight.d === 1n).label };
      const used = counts.filter(Boolean).length;
      const exact = mean(counts, weights);
      return [
        slip(share((weight) => weight.n === weight.d * 100n), "top_only", values),
        slip(points(rounded(exact, 0)), "mean_rounded", { ...values, mean: show(exact) }),
        slip(share((weight) => weight.n > 0n), "content_full", values),
        slip(points(div(sum(weights.filter((_, at) => counts[at])), of(used))), "unweighted", values),
        slip(max, "survey_full", values),
      ];
    },

    workings: ({ levels }, max, { counts }) => [
      workings.number(words.working.replies, sum(counts.map(of))),
      workings.number(words.working.mean, mean(counts, levels.map((one) => one.weight))),
    ],
  };
})(CCHC);
