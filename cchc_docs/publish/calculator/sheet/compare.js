// Two sheets, or two columns of one, side by side.
(function (CCHC) {
  "use strict";
  const { numbers, scoreSheet } = CCHC;
  const { show, sub, sign } = numbers;
  const { element } = CCHC.forms.fields;
  const sheets = CCHC.sheets;
  const { labelled, offer, panel } = sheets.controls;
  const COLUMNS = CCHC.words.columns;

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
    return sheets.table(["Mục", ...names, "Chênh lệch"], rows, "So sánh hai bảng điểm");
  }

  /** The panel in which two of {this sheet, its columns, the other sheets kept} are compared. */
  class ComparePanel {
    constructor(desk, shelf) {
      Object.assign(this, { desk, shelf });
      this.lists = [element("select", {}), element("select", {})];
      this.found = element("div", {});
      const [one, other] = this.lists;
      this.element = panel("So sánh hai phiếu, hai cột điểm", "so-sanh",
        element("div", { class: "sheet-head" }, labelled("So", one), labelled("với", other)),
        this.found);
      this.element.addEventListener("toggle", () => this.show());
      for (const list of this.lists) list.addEventListener("change", () => this.compare());
    }

    /** {value, title, read} of everything that can be compared; read() gives {card, column}. */
    choices() {
      const { desk, shelf } = this;
      const columns = Object.entries({ "": "điểm đạt được", ...COLUMNS });
      const own = columns.map(([column, title]) => ({
        value: `${shelf.key} ${column}`,
        title: `Phiếu này: ${title === COLUMNS[column] ? title.toLowerCase() : title}`,
        read: () => ({ card: desk.card, column }),
      }));
      const others = shelf.keys.filter((key) => key !== shelf.key).map((key) => ({
        value: `${key} `,
        title: shelf.title(key),
        read: () => ({ card: this.cardOf(key), column: "" }),
      }));
      return [...own, ...others];
    }

    cardOf(key) {
      const { sheet } = sheets.readRecord(this.desk.set, this.shelf.store.read(key));
      return scoreSheet(this.desk.set, sheet);
    }

    show() {
      if (!this.element.open) return;
      this.all = this.choices();
      const text = JSON.stringify(this.all);
      if (text !== this.offered) {
        this.offered = text;
        this.lists.forEach((list, at) => {
          const before = list.value;
          offer(list, this.all);
          const isThere = this.all.some(({ value }) => value === before);
          list.value = isThere ? before : this.all[at + 1].value;
        });
      }
      this.compare();
    }

    compare() {
      const chosen = this.lists.map((list) => this.all.find(({ value }) => value === list.value));
      try {
        const [a, b] = chosen.map(({ read }) => read());
        const found = differences(a.card, a.column, b.card, b.column);
        this.found.replaceChildren(comparison(found, chosen.map(({ title }) => title)));
      } catch (error) {
        if (!(error instanceof sheets.Unreadable)) throw error;
        this.found.replaceChildren(element("p", { role: "alert" }, error.message));
      }
    }
  }

  Object.assign(CCHC.sheets, { differences, ComparePanel });
})(CCHC);
