// The name that was probably meant, as Python's difflib.get_close_matches(word, names, 1) finds it.
(function (CCHC) {
  "use strict";
  const CUTOFF = 0.6;

  /** Letters in common: the longest run, then the same to its left and to its right. */
  function common(a, b) {
    let [best, fromA, fromB] = [0, 0, 0];
    for (let i = 0; i < a.length; i += 1) {
      for (let j = 0; j < b.length; j += 1) {
        let run = 0;
        while (i + run < a.length && j + run < b.length && a[i + run] === b[j + run]) run += 1;
        if (run > best) [best, fromA, fromB] = [run, i, j];
      }
    }
    if (!best) return 0;
    const left = common(a.slice(0, fromA), b.slice(0, fromB));
    return best + left + common(a.slice(fromA + best), b.slice(fromB + best));
  }

  CCHC.nearest = function nearest(word, names) {
    const letters = Array.from(word);
    let found = null;
    for (const name of names) {
      const other = Array.from(name);
      const ratio = (2 * common(other, letters)) / (other.length + letters.length);
      const better = !found || ratio > found.ratio || (ratio === found.ratio && name > found.name);
      if (ratio >= CUTOFF && better) found = { ratio, name };
    }
    return found && found.name;
  };
})(CCHC);
