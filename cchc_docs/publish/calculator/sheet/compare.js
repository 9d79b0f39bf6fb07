// Two sheets, or two columns of one, side by side.
(function (CCHC) {
  "use strict";
  const { numbers, scoreSheet } = CCHC;
  const { show, sub, sign } = numbers;
  const { element } = CCHC.forms.fields;
  const { table } = CCHC.sheets;

  const linesOf = (card) => {
    const below = (line) => [line, ...line.parts.flatMap(below)];
    return card.lines.flatMap(below);
  };

  /** Points by item: of one column, or (column "") what settles them. */
  function pointsOf(card, column) {
    const pairs = linesOf(card).map((line) => {
      if (column) return [line.node.id, line.columns[column] || null];
      return [line.node.id, line.answered_max.n ? line.points : null];
    });
    return new Map(pairs);
  }

  /** [{node, one, other, difference}] of every item where the two differ; fields always. */
  function differences(card, column, otherCard, otherColumn) {
    const [one, other] = [pointsOf(card, column), pointsOf(otherCard, otherColumn)];
    return linesOf(card).flatMap(({ node }) => {
      const [a, b] = [one.get(node.id), other.get(node.id)];
      const difference = a && b ? sub(b, a) : null;
      const same = difference ? difference.n === 0n : !a && !b;
      const isField = node.role !== undefined;
      return same && !isField ? [] : [{ node, one: a, other: b, difference }];
    });
  }

  const signed = (value) => (sign(value) > 0 ? `+${show(value)}` : show(value));

  function comparison(found, names) {
    const text = (value) => (value ? show(value) : "–");
    const rows = found.map(({ node, one, other, difference }) => [
      `${node.id}. ${node.title}`, text(one), text(other), difference ? signed(difference) : "–"]);
    return table(["Mục", ...names, "Chênh lệch"], rows, "So sánh hai bảng điểm");
  }

  Object.assign(CCHC.sheets, {
    differences, comparison, cardOf: (set, sheet) => scoreSheet(set, sheet),
  });
})(CCHC);
