// Ranges with open and closed ends: rules/intervals.py.
(function (CCHC) {
  "use strict";
  const { of, cmp, show } = CCHC.numbers;
  const ENDS = ["over", "from", "to", "below"];

  const measured = (value, unit, places) => `${show(value, places)} ${unit}`.trimEnd();

  /** A range out of YAML. */
  class Bounds {
    constructor(data) {
      for (const end of ENDS) if (data[end] !== undefined) this[end] = of(data[end]);
    }

    get ends() {
      return ENDS.filter((end) => this[end]).map((end) => this[end]);
    }

    contains(value) {
      return (
        (!this.over || cmp(value, this.over) > 0) && (!this.from || cmp(value, this.from) >= 0) &&
        (!this.to || cmp(value, this.to) <= 0) && (!this.below || cmp(value, this.below) < 0)
      );
    }

    say(unit) {
      const words = CCHC.words.range;
      const only = (one, other, key) => (one || other ? key : `only_${key}`);
      const parts = [
        ["over", this.over],
        [only(this.to, this.below, "from"), this.from],
        [only(this.over, this.from, "to"), this.to],
        [only(this.over, this.from, "below"), this.below],
      ].filter(([, value]) => value);
      const told = parts.map(([key, value]) => CCHC.say(words[key], { value: measured(value, unit) }));
      return told.join(" ") || words.any;
    }
  }

  Object.assign(CCHC, { measured, Bounds });
})(CCHC);
