// The sheet as the form that officials know: on paper, as CSV and as a workbook.
(function (CCHC) {
  "use strict";
  const { numbers } = CCHC;
  const { show, fixed } = numbers;
  const { element } = CCHC.forms.fields;
  const HEADS = ["STT", "Lĩnh vực/Tiêu chí/Tiêu chí thành phần", "Điểm tối đa", "Tự chấm",
    "Thẩm định", "Điểm đạt được", "Chỉ số, %", "Ghi chú"];
  const FORMULA = /^[=+\-@\t\r]/;

  const appraised = (columns) => columns.appraised_2 || columns.appraised || null;

  function noteOf(line, sheet) {
    const entry = sheet.answers[line.node.id] || {};
    const exempt = line.entry && line.entry.not_applicable ? ["Không áp dụng"] : [];
    const surveyed = line.node.rule && line.node.rule.kind === "survey" ? ["Điều tra XHH"] : [];
    const open = line.node.rule && !line.entry ? ["Chưa trả lời"] : [];
    return [...exempt, ...surveyed, ...open, entry.evidence, entry.explanation]
      .filter(Boolean).join("; ");
  }

  function rowsOf(line, depth, sheet) {
    const { node, columns } = line;
    const answered = Boolean(line.answered_max.n);
    const row = {
      depth, code: node.id, title: node.title, max: line.max, self: columns.self || null,
      appraised: appraised(columns), points: answered ? line.points : null, index: line.index,
      note: noteOf(line, sheet),
    };
    return [row, ...line.parts.flatMap((part) => rowsOf(part, depth + 1, sheet))];
  }

  /** The rows of the form, the sum last; figures exact, null where there is none. */
  function reportRows(card) {
    const rows = card.lines.flatMap((line) => rowsOf(line, 0, card.sheet));
    const sum = {
      depth: 0, code: "", title: "Tổng cộng", max: card.max, self: card.columns.self || null,
      appraised: appraised(card.columns), points: card.points, index: card.index_so_far,
      note: card.open_max.n ? `Còn bỏ ngỏ ${show(card.open_max)} điểm` : "",
    };
    return [...rows, sum];
  }

  const shown = (value) => (value ? show(value) : "");
  const cells = (row, decimals) => [row.code, row.title, shown(row.max), shown(row.self),
    shown(row.appraised), shown(row.points), row.index ? fixed(row.index, decimals) : "", row.note];

  function headLines(set, card) {
    const { sheet, index, grade } = card;
    const kinds = Object.fromEntries(set.edition.unit_kinds.map((one) => [one.id, one.title]));
    const result = index
      ? `Chỉ số: ${fixed(index, set.edition.scoring.decimals)} %` +
        (grade ? `; xếp loại: ${grade.label}` : "")
      : `Đã trả lời ${show(card.answered_max)} trên ${show(card.max)} điểm`;
    return [
      `Đơn vị: ${sheet.unit || "…"} (${kinds[sheet.unit_kind]})`, `Năm: ${sheet.year}`,
      `Tổng điểm: ${show(card.points)} trên ${show(card.max)}. ${result}`,
      set.edition.notice, `Dữ liệu ${set.edition.id}, bộ ${set.id}, mã ${set.digest}`,
    ];
  }

  /** The form as a table for paper. */
  function reportPaper(set, card) {
    const { decimals } = set.edition.scoring;
    const rows = reportRows(card).map((row, at, all) =>
      element("tr", { class: at === all.length - 1 ? "report-sum" : `report-${row.depth}` },
        ...cells(row, decimals).map((text, column) =>
          element("td", { class: column > 1 && column < 7 ? "number" : null }, text))));
    const head = element("tr", {}, ...HEADS.map((text) => element("th", { scope: "col" }, text)));
    return element("div", {},
      element("h2", {}, `Bảng điểm: ${set.title}`),
      ...headLines(set, card).map((text) => element("p", {}, text)),
      element("table", { class: "report" }, element("thead", {}, head),
        element("tbody", {}, ...rows)));
  }

  /** CSV as Excel in Vietnamese opens it: BOM, semicolons, decimal commas, no formulas. */
  function reportCsv(set, card) {
    const { decimals } = set.edition.scoring;
    const rows = reportRows(card).map((row) => {
      const all = cells(row, decimals);
      // "1.10" and "−2" are no formulas; texts of the unit may be.
      return all.map((text, at) => ([1, 7].includes(at) && FORMULA.test(text) ? `'${text}` : text));
    });
    const lines = [...headLines(set, card).map((text) => [FORMULA.test(text) ? `'${text}` : text]),
      [], HEADS, ...rows];
    const quoted = (text) => `"${String(text).replace(/"/g, '""')}"`;
    const csv = lines.map((line) => line.map(quoted).join(";")).join("\r\n");
    return `\ufeff${csv}\r\n`;
  }

  const figure = (value, format = "0.####") =>
    value && { type: Number, value: Number(value.n) / Number(value.d), format, align: "right" };

  /** The rows of a workbook, as the package that writes it wants them. */
  function reportWorkbook(set, card) {
    const { decimals } = set.edition.scoring;
    const text = (value, more) => (value ? { type: String, value, ...more } : null);
    const bold = { fontWeight: "bold" };
    const wrapped = { wrap: true, alignVertical: "top" };
    const heads = HEADS.map((value) => text(value, { ...bold, ...wrapped, borderStyle: "thin" }));
    const places = decimals ? `0.${"0".repeat(decimals)}` : "0";
    const rows = reportRows(card).map((row) => {
      const style = { ...(row.depth && row.code ? {} : bold), ...wrapped };
      return [text(row.code, style), text(row.title, style), figure(row.max), figure(row.self),
        figure(row.appraised), figure(row.points), figure(row.index, places), text(row.note, wrapped)];
    });
    const data = [[text(`Bảng điểm: ${set.title}`, bold)],
      ...headLines(set, card).map((line) => [text(line)]), [], heads, ...rows];
    const columns = [8, 60, 10, 10, 10, 12, 10, 40].map((width) => ({ width }));
    return { data, columns };
  }

  Object.assign(CCHC.sheets, { reportRows, reportPaper, reportCsv, reportWorkbook });
})(CCHC);
