// Kind deduct: each fault taken once, costs swapped, what is lost given for what is left.
(function (CCHC) {
  "use strict";
  const { numbers } = CCHC;
  const { of, cmp, div, mul, show, sub, sum, ZERO } = numbers;
  const { figures, slip, workings, words } = CCHC.exercises;

  const lost = (counts, costs) => sum(counts.map((count, at) => mul(of(count), costs[at])));

  figures.deduct = {
    draw({ faults }, max, { level, random }) {
      const costs = faults.map((one) => one.points);
      const few = costs.map((cost) => {
        const most = div(max, cost);
        return Math.max(1, Math.min(4, Number(most.n / most.d)));
      });
      const counts = faults.map(() => 0);
      const at = random.below(faults.length);
      counts[at] = random.between(1, few[at]);
      if (level > 1) {
        const other = (at + 1) % faults.length;
        counts[at] = random.between(1, Math.max(1, few[at] - 1));
        counts[other] = random.between(1, Math.max(1, few[other] - 1));
      }
      while (level === 3 && cmp(lost(counts, costs), max) <= 0) counts[random.below(counts.length)] += 1;
      return { counts };
    },

    slips({ faults, labels }, max, { counts }) {
      const costs = faults.map((one) => one.points);
      const total = lost(counts, costs);
      const left = sub(max, total);
      const values = { max: show(max), total: show(total), left: show(left) };
      const rest = (points) => (cmp(points, max) >= 0 ? ZERO : sub(max, points));
      const found = [];
      if (left.n < 0n) found.push(slip(left, "negative", values));
      const once = lost(counts.map((count) => Math.min(1, count)), costs);
      found.push(slip(rest(once), "each_once", values));
      if (counts.length > 1) {
        const turned = [...costs.slice(1), costs[0]];
        found.push(slip(rest(lost(counts, turned)), "costs_swapped", values));
      }
      if (cmp(total, max) <= 0) found.push(slip(total, "lost_for_left", values));
      counts.forEach((count, at) => {
        const only = counts.map((one, place) => (place === at ? one : 0));
        if (count && lost(only, costs).n !== total.n) {
          found.push(slip(rest(lost(only, costs)), "only_one", { ...values, label: labels[at] }));
        }
      });
      if (total.n) found.push(slip(max, "nothing_lost", values));
      counts.forEach((count, at) => {
        const fewer = counts.map((one, place) => one - (place === at && one ? 1 : 0));
        found.push(slip(rest(lost(fewer, costs)), "one_fault_less", { ...values, label: labels[at] }));
      });
      if (cmp(total, max) < 0) found.push(slip(ZERO, "all_lost", values));
      return found;
    },

    workings: ({ faults }, max, { counts }) =>
      [workings.number(words.working.lost, lost(counts, faults.map((one) => one.points)))],
  };
})(CCHC);
