// What a sheet comes to: figures, component indexes drawn and in a table, what would raise it.
(function (CCHC) {
  "use strict";
  const { numbers } = CCHC;
  const { cmp, show, sub, fixed } = numbers;
  const { element, unbroken } = CCHC.forms.fields;
  const { raise } = CCHC.sheets;
  const SVG = "http://www.w3.org/2000/svg";
  const RAISED = 10;

  function drawn(name, attributes, ...children) {
    const made = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }

  /** A share of 100 as a number good enough to draw. */
  const near = (index) => (index ? Number((index.n * 10000n) / index.d) / 10000 : 0);

  function bars(lines, decimals) {
    const [left, width, row] = [34, 240, 26];
    const high = lines.length * row;
    const parts = lines.flatMap((line, at) => {
      const length = (near(line.index) / 100) * width;
      const y = at * row + 5;
      const text = line.index ? `${fixed(line.index, decimals)} %` : "–";
      return [
        drawn("text", { x: left - 8, y: y + 12, class: "chart-name" }, line.node.id),
        drawn("rect", { x: left, y, width, height: 16, class: "chart-room" }),
        drawn("rect", { x: left, y, width: length.toFixed(2), height: 16, class: "chart-bar" }),
        drawn("text", { x: left + width + 8, y: y + 12, class: "chart-figure" }, text),
      ];
    });
    return drawn("svg", {
      viewBox: `0 0 ${left + width + 76} ${high + 4}`, class: "chart chart-bars", role: "img",
      "aria-label": "Chỉ số thành phần của từng lĩnh vực; số ở bảng bên dưới",
    }, ...parts);
  }

  function radar(lines) {
    const [middle, reach] = [130, 96];
    const point = (at, share) => {
      const angle = (2 * Math.PI * at) / lines.length - Math.PI / 2;
      return [middle + Math.cos(angle) * reach * share, middle + Math.sin(angle) * reach * share];
    };
    const outline = (shares) =>
      shares.map((share, at) => point(at, share).map((x) => x.toFixed(2)).join(",")).join(" ");
    const rings = [0.25, 0.5, 0.75, 1].map((share) =>
      drawn("polygon", { points: outline(lines.map(() => share)), class: "chart-ring" }));
    const names = lines.map(({ node }, at) => {
      const [x, y] = point(at, 1.16);
      return drawn("text", { x: x.toFixed(2), y: (y + 4).toFixed(2), class: "chart-corner" }, node.id);
    });
    const shape = outline(lines.map((line) => near(line.index) / 100));
    return drawn("svg", {
      viewBox: "0 0 260 260", class: "chart chart-radar", role: "img",
      "aria-label": "Hình mạng nhện các chỉ số thành phần; số ở bảng bên dưới",
    }, ...rings, drawn("polygon", { points: shape, class: "chart-shape" }), ...names);
  }

  const cell = (text, scope) =>
    element(scope ? "th" : "td", { scope: scope || null, class: scope === "row" ? null : "number" },
      text);

  function table(heads, rows, label) {
    const head = heads.map((text, at) =>
      element("th", { scope: "col", class: at ? "number" : null }, text));
    const body = rows.map(([first, ...rest]) =>
      element("tr", {}, cell(first, "row"), ...rest.map((text) => cell(text))));
    return element("div", { class: "table-wrap", tabindex: "0", role: "region", "aria-label": label },
      element("table", { class: "unit-fields" }, element("thead", {}, element("tr", {}, ...head)),
        element("tbody", {}, ...body)));
  }

  const percent = (index, decimals) => (index ? fixed(index, decimals) : "–");

  /** Component indexes of the fields: bars, radar and the table with the same numbers. */
  function components(card, decimals) {
    const rows = card.lines.map((line) => [
      `${line.node.id}. ${line.node.title}`, show(line.points), show(line.answered_max),
      show(line.open_max), percent(line.index, decimals),
    ]);
    const scored = card.lines.filter((line) => line.node.role === "score");
    const charts = scored.length > 2 ? [bars(scored, decimals), radar(scored)]
      : [bars(scored, decimals)];
    const heads = ["Lĩnh vực", "Đạt được", "Đã trả lời", "Còn bỏ ngỏ", "Chỉ số, %"];
    return [element("div", { class: "charts" }, ...charts),
      table(heads, rows, "Chỉ số thành phần của từng lĩnh vực")];
  }

  /** The items with most points to win, the unit's own work first: {node, gain, text}. */
  function chances(set, sheet) {
    const found = [];
    for (const field of set.fields.filter((one) => one.role === "score" && !one.unwritten)) {
      for (const node of field.leaves.filter((leaf) => leaf.rule.kind !== "survey")) {
        const entry = sheet.answers[node.id] || {};
        if (entry.not_applicable) continue;
        const score = CCHC.scoreEntry(set, node.id, entry);
        if (score.not_applicable) continue;
        const column = Object.keys(score.columns).pop();
        const gain = score.final ? sub(node.max, score.final.points) : node.max;
        if (!gain.n) continue;
        const next = column && raise(node, column, entry[column]);
        const text = !column ? "chưa trả lời"
          : next ? `bước gần nhất, thêm ${show(next.gain)} điểm: ${next.text}` : "";
        found.push({ node, gain, text });
      }
    }
    return found.sort((a, b) => cmp(b.gain, a.gain)).slice(0, RAISED);
  }

  function chanceList(set, sheet, open) {
    const list = chances(set, sheet);
    if (!list.length) return element("p", {}, "Không còn mục nào để thêm điểm.");
    return element("ol", { class: "chances" }, ...list.map(({ node, gain, text }) => {
      const link = element("a", { href: `#muc-${node.id}` }, `${node.id}. ${node.title}`);
      link.addEventListener("click", (event) => {
        event.preventDefault();
        open(node.id);
      });
      const told = `còn ${show(gain)} điểm${text ? `; ${text}` : ""}`;
      return element("li", {}, link, element("br"), unbroken(told));
    }));
  }

  /** The class that an index reaches, and how many points the next one is away. */
  function gradeWords(set, card) {
    const { sheet, index, grade, points, max } = card;
    if (!index) return "Xếp loại khi mọi mục đã trả lời.";
    if (!grade) return "Loại đơn vị này không xếp loại.";
    const { levels } = set.grades.find((one) => one.unit_kinds.includes(sheet.unit_kind));
    const better = levels
      .map((level) => ({ label: level.label, least: level.from || level.over }))
      .filter(({ least }) => least && cmp(least, index) > 0)
      .sort((a, b) => cmp(a.least, b.least))[0];
    if (!better) return `Xếp loại: ${grade.label}, mức cao nhất.`;
    const missing = sub(numbers.div(numbers.mul(better.least, max), numbers.HUNDRED), points);
    return `Xếp loại: ${grade.label}. Thêm ${show(missing)} điểm thì tới mốc loại ${better.label}.`;
  }

  Object.assign(CCHC.sheets, { components, chances, chanceList, gradeWords, table, percent });
})(CCHC);
