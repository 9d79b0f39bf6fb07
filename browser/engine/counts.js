// Counts of several things, one for each label: CountsAnswer and check_length of rules/deduct.py.
(function (CCHC) {
  "use strict";
  const { shapes, listed, refuse } = CCHC;

  CCHC.counts = {
    SHAPE: { counts: shapes.needed(shapes.list(shapes.count)) },

    checkLength({ words, refusals }, counts, labels) {
      if (counts.length === labels.length) return;
      const values = { found: counts.length, needed: labels.length };
      const told = { ...values, labels: listed(words.listed, labels) };
      throw refuse(["counts"], refusals.length, told);
    },
  };
})(CCHC);
