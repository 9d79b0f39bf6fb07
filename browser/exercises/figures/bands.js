// Kind bands: marks read the wrong way, figures rounded too early.
(function (CCHC) {
  "use strict";
  const { numbers, measured: shown } = CCHC;
  const { clearPlaces, cmp, show } = numbers;
  const { figures, measured, slip, workings, words } = CCHC.exercises;

  const bandAt = (rule, value) => rule.bands.findIndex((band) => band.contains(value));

  /** The bands that begin or end where the figure stands, but do not hold it. */
  function acrossTheMark(rule, value) {
    return rule.bands.filter((band) =>
      !band.contains(value) && band.ends.some((end) => cmp(end, value) === 0));
  }

  figures.bands = {
    draw: (rule, max, facts) =>
      measured.draw(rule, inner(rule), (value) => bandAt(rule, value), facts),

    slips(rule, max, raw) {
      const { unit } = rule.measure;
      const value = measured.valueOf(rule.measure, raw);
      if (!value) return figures.nothing(rule, max);
      const at = bandAt(rule, value);
      const right = rule.bands[at];
      const told = shown(value, unit, clearPlaces(value, rule.marks));
      const values = (band) => ({
        value: told, range: band.say(unit), right: right.say(unit),
      });
      const found = acrossTheMark(rule, value).map((band) =>
        slip(band.points, "mark", values(band)));
      const near = measured.roundedValue(value);
      const wrong = near && rule.bands[bandAt(rule, near)];
      if (wrong && wrong !== right) {
        found.push(slip(wrong.points, "rounded", { ...values(wrong), near: shown(near, unit) }));
      }
      const others = rule.bands.map((band, place) => ({ band, away: Math.abs(place - at) }));
      others.sort((a, b) => a.away - b.away);
      return [...found, ...others.filter(({ away }) => away).map(({ band }) =>
        slip(band.points, "band", values(band)))];
    },

    workings(rule, max, raw) {
      const { measure } = rule;
      const value = measured.valueOf(measure, raw);
      if (!value) return [];
      const place = (one) => bandAt(rule, one);
      const ranges = rule.bands.map((band) => band.say(measure.unit));
      const band = workings.choice(words.working.band, ranges, place(value));
      if (raw.value !== undefined) return [band];
      return [workings.number(`${measure.label} (${measure.unit})`, value, place), band];
    },
  };

  /** Marks between bands, without the ends of what can be measured. */
  function inner(rule) {
    const seen = new Map(rule.marks.map((mark) => [show(mark), mark]));
    const isEnd = (mark) => cmp(mark, rule.measure.bottom) === 0 && rule.bands.every((band) =>
      band.ends.every((end) => cmp(end, mark) !== 0));
    return [...seen.values()].filter((mark) => !isEnd(mark));
  }
})(CCHC);
