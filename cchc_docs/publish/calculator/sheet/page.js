// The page of a whole sheet: head, tools, fields with their items, results, report.
(function (CCHC) {
  "use strict";
  const { numbers, openSet } = CCHC;
  const { show, fixed } = numbers;
  const { element, uniqueId } = CCHC.forms.fields;
  const { load } = CCHC.forms;
  const sheets = CCHC.sheets;
  const COLUMNS = CCHC.words.columns;
  const SPOKEN_AFTER = 700;
  const two = (number) => String(number).padStart(2, "0");
  const timeOf = (date) => `${two(date.getHours())}:${two(date.getMinutes())}`;

  /** The set with the address of each item's page and the mark of its data. */
  function sheetSet(id, digest) {
    const set = openSet(id);
    const pages = {};
    for (const field of set.fields) {
      if (field.rule) pages[field.id] = `${field.id}.html`;
      for (const criterion of field.parts) {
        for (const leaf of criterion.leaves) {
          const anchor = leaf.id === criterion.id ? "" : `#tc-${leaf.id}`;
          pages[leaf.id] = `${criterion.id}.html${anchor}`;
        }
      }
    }
    return Object.freeze({ ...set, pages, digest });
  }

  function button(text, act, more = {}) {
    const made = element("button", { type: "button", class: "sheet-button", ...more }, text);
    made.addEventListener("click", act);
    return made;
  }

  function labelled(label, control) {
    control.id = control.id || uniqueId();
    return element("div", { class: "calculator-picker" },
      element("label", { for: control.id }, label), control);
  }

  function select(options) {
    return element("select", {}, ...options.map(({ value, title }) =>
      element("option", { value }, title)));
  }

  function download(name, content, type) {
    const url = URL.createObjectURL(new Blob([content], { type }));
    const link = element("a", { href: url, download: name });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(url), 10000);
  }

  const fileName = (text) =>
    text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d")
      .replace(/[^A-Za-z0-9]+/g, "-").replace(/^-|-$/g, "").toLowerCase() || "don-vi";

  class SheetPage {
    constructor(place) {
      this.place = place;
      this.scripts = place.dataset.scripts;
      this.set = sheetSet(place.dataset.set, place.dataset.digest);
      this.decimals = this.set.edition.scoring.decimals;
      this.store = new sheets.Store(this.set.id, sheets.ownStorage());
      this.desk = new sheets.Desk(this.set, (ids) => this.changed(ids));
      this.isKept = true; // all that was done is in the browser's store or in a file
      this.items = new Map();
      this.build();
      this.start();
    }

    build() {
      this.notice = element("div", { class: "sheet-notice", role: "alert" });
      this.spoken = element("p", { class: "sheet-spoken", role: "status" });
      this.saved = element("span", { class: "sheet-saved" });
      this.total = element("p", { class: "sheet-total" });
      this.place.replaceChildren(
        this.headForm(), this.notice, this.bar(), this.fieldList(), this.resultPanel(),
        this.comparePanel(), this.reportPanel(), this.spoken);
      this.place.addEventListener("submit", (event) => event.preventDefault());
      document.addEventListener("keydown", (event) => this.onKey(event));
      window.addEventListener("beforeunload", (event) => {
        if (!this.isKept) event.preventDefault();
      });
      window.addEventListener("beforeprint", () => this.writeReport());
      window.addEventListener("hashchange", () => this.openHash());
      window.addEventListener("storage", (event) => {
        if (event.key !== this.key || event.newValue === null) return;
        const take = button("Lấy bản ở cửa sổ kia", () => this.openKey(this.key));
        this.tell(["Phiếu này vừa được sửa ở một cửa sổ khác."], take);
      });
    }

    headForm() {
      this.unit = element("input", {
        type: "text", class: "calculator-input", maxlength: "200", autocomplete: "off",
      });
      this.kind = select(this.set.edition.unit_kinds.map(({ id, title }) =>
        ({ value: id, title })));
      this.year = element("input", {
        type: "text", inputmode: "numeric", maxlength: "4", class: "calculator-input",
        autocomplete: "off", "aria-describedby": "sheet-year-message",
      });
      this.yearMessage = element("div", { class: "calculator-message", id: "sheet-year-message" });
      this.work = select(["self", "appraised", "appraised_2"].map((column) =>
        ({ value: column, title: COLUMNS[column] })));
      this.unit.addEventListener("input", () => this.desk.head({ unit: this.unit.value }, "unit"));
      this.kind.addEventListener("change", () =>
        this.desk.head({ unit_kind: this.kind.value }, "kind"));
      this.year.addEventListener("input", () => this.onYear());
      this.work.addEventListener("change", () => this.items.forEach((item) => item.refill()));
      this.shelf = element("select", {});
      this.shelf.addEventListener("change", () => this.openKey(this.shelf.value));
      const year = labelled("Năm", this.year);
      year.append(this.yearMessage);
      return element("form", { class: "sheet-head", "aria-label": "Phiếu" },
        labelled("Tên đơn vị", this.unit), labelled("Loại đơn vị", this.kind), year,
        labelled("Đang chấm cột", this.work), labelled("Phiếu đang mở", this.shelf),
        this.tools());
    }

    onYear() {
      const typed = this.year.value.trim();
      const right = /^[12][0-9]{3}$/.test(typed);
      this.yearMessage.textContent = right ? "" : "Cần năm bốn chữ số, ví dụ 2013.";
      if (right) this.desk.head({ year: Number(typed) }, "year");
    }

    tools() {
      this.undo = button("Hoàn tác", () => this.back(() => this.desk.undo()));
      this.redo = button("Làm lại", () => this.back(() => this.desk.redo()));
      this.file = element("input", { type: "file", accept: ".json,application/json", hidden: true,
        "aria-label": "Tệp phiếu chấm", id: uniqueId() });
      this.file.addEventListener("change", () => this.openFile(this.file.files[0]));
      this.linkPlace = element("div", { class: "sheet-link-place" });
      return element("div", { class: "sheet-tools" },
        this.undo, this.redo,
        button("Phiếu mới", () => this.newSheet()),
        button("Xoá phiếu này", () => this.dropSheet()),
        button("Lưu ra tệp", () => this.saveFile()),
        button("Mở tệp", () => this.file.click()), this.file,
        button("Liên kết, mã QR", () => this.showLink()),
        button("Tải CSV", () => this.saveCsv()),
        button("Tải Excel", () => this.saveWorkbook()),
        button("In báo cáo", () => window.print()), this.linkPlace);
    }

    bar() {
      return element("div", { class: "sheet-bar" }, this.total, this.saved);
    }

    fieldList() {
      this.heads = new Map();
      const fields = this.set.fields.filter((field) => !field.unwritten);
      return element("div", { class: "sheet-fields" }, ...fields.map((field) => {
        const told = element("span", { class: "sheet-field-told" });
        this.heads.set(field.id, told);
        const items = field.leaves.map((leaf) => {
          const item = new sheets.Item(this.desk, leaf, () => this.work.value);
          this.items.set(leaf.id, item);
          return item.element;
        });
        return element("details", { class: "sheet-field", id: `linh-vuc-${field.id}` },
          element("summary", {},
            element("h2", {}, `${field.id}. ${field.title}`), told), ...items);
      }));
    }

    panel(title, id, ...parts) {
      return element("details", { class: "sheet-panel", id },
        element("summary", {}, element("h2", {}, title)), ...parts);
    }

    resultPanel() {
      this.results = element("div", {});
      const panel = this.panel("Kết quả và điều gì làm tăng điểm", "ket-qua", this.results);
      panel.addEventListener("toggle", () => this.showResults());
      this.resultsPanel = panel;
      return panel;
    }

    comparePanel() {
      this.one = element("select", {});
      this.other = element("select", {});
      this.compared = element("div", {});
      for (const one of [this.one, this.other]) {
        one.addEventListener("change", () => this.compare());
      }
      const panel = this.panel("So sánh hai phiếu, hai cột điểm", "so-sanh",
        element("div", { class: "sheet-head" }, labelled("So", this.one),
          labelled("với", this.other)), this.compared);
      panel.addEventListener("toggle", () => {
        if (panel.open) this.listComparable();
      });
      this.comparesPanel = panel;
      return panel;
    }

    reportPanel() {
      this.report = element("div", {});
      this.reports = this.panel("Bảng điểm theo mẫu báo cáo", "bao-cao",
        element("div", { class: "table-wrap", tabindex: "0", role: "region",
          "aria-label": "Bảng điểm theo mẫu báo cáo" }, this.report));
      this.reports.addEventListener("toggle", () => this.writeReport());
      return this.reports;
    }

    /** The link in the address, else the sheet last open, else an empty one. */
    start() {
      const last = this.store.read(`${this.store.prefix}current`);
      const keys = this.sheetKeys();
      const key = keys.includes(last) ? last : keys[0];
      if (key) this.openKey(key);
      else this.layNew(sheets.emptySheet(this.set), {}, false);
      this.openHash();
    }

    sheetKeys() {
      return this.store.keys().filter((key) => !key.endsWith(":current"));
    }

    openHash() {
      if (!sheets.isLink(location.hash)) return;
      const text = location.hash;
      history.replaceState(null, "", location.href.split("#")[0]);
      this.attempt(() => this.layRead(sheets.readLink(this.set, text),
        "Đã mở phiếu trong liên kết thành một phiếu riêng."));
    }

    attempt(act) {
      try {
        act();
      } catch (error) {
        if (!(error instanceof sheets.Unreadable)) throw error;
        this.tell([error.message]);
      }
    }

    openKey(key) {
      const text = this.store.read(key);
      let record = null;
      try {
        record = JSON.parse(text);
      } catch {
        // told below
      }
      if (!record) {
        this.layNew(sheets.emptySheet(this.set), {}, false);
        this.tell(["Phiếu lưu trong trình duyệt không đọc được; đang mở một phiếu mới."]);
        return;
      }
      this.attempt(() => {
        const { sheet, leftOut, notes } = sheets.readFile(this.set, JSON.stringify(record.file));
        this.key = key;
        this.desk.lay(sheet, leftOut, this.readTyped(record.typed));
        this.savedAt = Number.isFinite(record.saved) ? new Date(record.saved) : null;
        this.tell(notes);
        this.refill();
      });
    }

    /** What was being typed, as far as it still has the shape of it. */
    readTyped(raw) {
      const typed = {};
      const isValues = (one) => Array.isArray(one) && one.every((value) =>
        typeof value === "boolean" || (typeof value === "string" && value.length < 200));
      for (const [id, columns] of Object.entries(raw || {})) {
        const kept = Object.entries(columns || {}).filter(([column, values]) =>
          CCHC.COLUMNS.includes(column) && isValues(values));
        if (this.items.has(id) && kept.length) typed[id] = Object.fromEntries(kept);
      }
      return typed;
    }

    layRead({ sheet, leftOut, notes }, told) {
      this.layNew(sheet, leftOut, true);
      this.tell([told, ...notes]);
    }

    layNew(sheet, leftOut, keep) {
      this.key = this.store.newKey();
      this.desk.lay(sheet, leftOut);
      this.savedAt = null;
      if (keep) this.keep();
      this.tell([]);
      this.refill();
    }

    newSheet() {
      this.layNew(sheets.emptySheet(this.set), {}, true);
      this.unit.focus();
    }

    dropSheet() {
      const { desk, key } = this;
      const kept = { sheet: desk.sheet, leftOut: desk.leftOut };
      this.store.remove(key);
      const [next] = this.sheetKeys();
      if (next) this.openKey(next);
      else this.layNew(sheets.emptySheet(this.set), {}, false);
      this.tell(["Đã xoá phiếu."],
        button("Lấy lại phiếu vừa xoá", () => this.layNew(kept.sheet, kept.leftOut, true)));
    }

    tell(lines, ...more) {
      this.notice.replaceChildren(...lines.map((text) => element("p", {}, text)), ...more);
    }

    /** Everything on the page after another sheet came onto the desk. */
    refill() {
      const { sheet } = this.desk;
      this.unit.value = sheet.unit;
      this.kind.value = sheet.unit_kind;
      this.year.value = String(sheet.year);
      this.yearMessage.textContent = "";
      this.linkPlace.replaceChildren();
      this.items.forEach((item) => {
        item.refill();
        item.show();
      });
      this.listSheets();
      this.showAll();
    }

    back(act) {
      act();
      this.refill();
      this.keep();
    }

    onKey(event) {
      const isUndo = (event.ctrlKey || event.metaKey) && !event.altKey;
      if (!isUndo || event.isComposing || /^(?:INPUT|TEXTAREA)$/.test(event.target.tagName)) return;
      if (event.key.toLowerCase() === "z") {
        event.preventDefault();
        this.back(() => (event.shiftKey ? this.desk.redo() : this.desk.undo()));
      }
    }

    /** After every change: what it touched is shown again, and the browser keeps it at once. */
    changed(ids) {
      for (const id of ids || this.items.keys()) this.items.get(id).show();
      this.keep();
      this.showAll();
      clearTimeout(this.speaking);
      this.speaking = setTimeout(() => this.speak(ids), SPOKEN_AFTER);
    }

    speak(ids) {
      const { card, set, sheet } = this.desk;
      const [id] = ids || [];
      const entry = id && CCHC.scoreEntry(set, id, sheet.answers[id] || {});
      const item = entry && entry.final ? `Mục ${id} được ${show(entry.final.points)} điểm. ` : "";
      this.spoken.textContent = `${item}Tổng ${show(card.points)} trên ` +
        `${show(card.answered_max)} điểm đã trả lời.`;
    }

    record() {
      const { desk } = this;
      const file = sheets.fileData(this.set, desk.sheet, desk.leftOut);
      return JSON.stringify({ saved: Date.now(), file, typed: desk.typed });
    }

    keep() {
      this.isKept = this.store.write(this.key, this.record());
      if (this.isKept) {
        this.savedAt = new Date();
        this.store.write(`${this.store.prefix}current`, this.key);
      }
      this.listSheets();
      this.showSaved();
    }

    showSaved() {
      const { savedAt, isKept } = this;
      this.saved.textContent = !isKept
        ? "Trình duyệt không lưu được: hãy bấm “Lưu ra tệp”"
        : savedAt ? `Đã lưu lúc ${timeOf(savedAt)}` : "Chưa có gì để lưu";
    }

    listSheets() {
      const keys = [...new Set([...this.sheetKeys(), this.key])];
      const options = keys.map((key) => ({ value: key, title: this.titleOf(key) }));
      const text = JSON.stringify([options, this.key]);
      if (text === this.listed) return;
      this.listed = text;
      this.shelf.replaceChildren(...options.map(({ value, title }) =>
        element("option", { value }, title)));
      this.shelf.value = this.key;
    }

    titleOf(key) {
      if (key === this.key) {
        const { unit, year } = this.desk.sheet;
        return `${unit || "Chưa có tên"}, ${year}`;
      }
      try {
        const { file, saved } = JSON.parse(this.store.read(key));
        const day = new Date(saved);
        return `${file.unit || "Chưa có tên"}, ${file.year} (${day.getDate()}/` +
          `${day.getMonth() + 1} ${timeOf(day)})`;
      } catch {
        return "Phiếu không đọc được";
      }
    }

    /** The sums: bar, heads of fields, and the panels that are open. */
    showAll() {
      const { card, past, future } = this.desk;
      this.undo.disabled = !past.length;
      this.redo.disabled = !future.length;
      let done = 0;
      for (const line of card.lines) {
        const answered = this.answered(line);
        done += answered;
        this.heads.get(line.node.id).textContent =
          `${answered}/${line.node.leaves.length} mục · ${show(line.points)}/${show(line.max)} điểm` +
          (line.index ? ` · ${fixed(line.index, this.decimals)} %` : "");
      }
      const share = card.index || card.index_so_far;
      const told = share ? `${fixed(share, this.decimals)} %` : "–";
      this.total.replaceChildren(
        element("strong", {}, show(card.points)), ` trên ${show(card.answered_max)} điểm đã trả lời`,
        ` · còn bỏ ngỏ ${show(card.open_max)}`,
        ` · ${card.index ? "chỉ số" : "tạm tính"} ${told}`,
        ` · ${done}/${this.items.size} mục`,
        card.grade ? ` · ${card.grade.label}` : "");
      this.showSaved();
      this.showResults();
      if (this.reports.open) this.writeReport();
      if (this.comparesPanel.open) this.listComparable();
    }

    answered(line) {
      if (line.node.rule) return line.entry ? 1 : 0;
      return line.parts.reduce((sum, part) => sum + this.answered(part), 0);
    }

    showResults() {
      if (!this.resultsPanel.open) return;
      const { card, sheet } = this.desk;
      this.results.replaceChildren(
        element("p", { class: "sheet-grade" }, sheets.gradeWords(this.set, card)),
        ...sheets.components(card, this.decimals),
        element("h3", {}, "Mục còn nhiều điểm nhất"),
        sheets.chanceList(this.set, sheet, (id) => this.open(id)));
    }

    /** Opens an item and its field and goes there. */
    open(id) {
      const { element: item } = this.items.get(id);
      item.closest(".sheet-field").open = true;
      item.open = true;
      item.scrollIntoView({ block: "center" });
      item.querySelector("summary").focus({ preventScroll: true });
    }

    listComparable() {
      const own = Object.entries({ "": "điểm đạt được", ...COLUMNS }).map(([column, title]) =>
        ({ value: `${this.key} ${column}`, title: `Phiếu này: ${title.toLowerCase()}` }));
      const others = this.sheetKeys().filter((key) => key !== this.key).map((key) =>
        ({ value: `${key} `, title: this.titleOf(key) }));
      const all = [...own, ...others];
      const text = JSON.stringify(all);
      if (text !== this.comparable) {
        this.comparable = text;
        [this.one, this.other].forEach((one, at) => {
          const before = one.value;
          one.replaceChildren(...all.map(({ value, title }) => element("option", { value }, title)));
          const chosen = all.some(({ value }) => value === before) ? before : all[at + 1].value;
          one.value = chosen;
        });
      }
      this.compare();
    }

    compare() {
      const read = (value) => {
        const [key, column] = value.split(" ");
        if (key === this.key) return { card: this.desk.card, column };
        const { file } = JSON.parse(this.store.read(key));
        const { sheet } = sheets.readFile(this.set, JSON.stringify(file));
        return { card: sheets.cardOf(this.set, sheet), column };
      };
      this.attempt(() => {
        const [a, b] = [read(this.one.value), read(this.other.value)];
        const found = sheets.differences(a.card, a.column, b.card, b.column);
        const names = [this.one, this.other].map((one) => one.selectedOptions[0].textContent);
        this.compared.replaceChildren(sheets.comparison(found, names));
      });
    }

    writeReport() {
      this.report.replaceChildren(sheets.reportPaper(this.set, this.desk.card));
    }

    name(ending) {
      const { unit, year } = this.desk.sheet;
      return `phieu-cham-${fileName(unit)}-${year}.${ending}`;
    }

    saveFile() {
      const { sheet, leftOut } = this.desk;
      download(this.name("json"), sheets.fileText(this.set, sheet, leftOut), "application/json");
      this.isKept = true;
      this.tell([`Đã lưu ra tệp ${this.name("json")}.`]);
    }

    async openFile(file) {
      if (!file) return;
      const text = file.size > 3_000_000 ? " ".repeat(2_000_001) : await file.text();
      this.file.value = "";
      this.attempt(() => this.layRead(sheets.readFile(this.set, text), `Đã mở tệp ${file.name}.`));
    }

    saveCsv() {
      const csv = sheets.reportCsv(this.set, this.desk.card);
      download(this.name("csv"), csv, "text/csv");
    }

    async saveWorkbook() {
      if (!window.writeXlsxFile) await load(`${this.scripts}write-excel-file.min.js`);
      const { data, columns } = sheets.reportWorkbook(this.set, this.desk.card);
      const blob = await window.writeXlsxFile(data, { columns, sheet: "Bảng điểm" }).toBlob();
      download(this.name("xlsx"), blob, blob.type);
    }

    async showLink() {
      const text = sheets.linkText(this.desk.sheet);
      const address = `${location.href.split("#")[0]}#${text}`;
      const area = element("textarea", { readonly: true, rows: "3" });
      area.value = address;
      area.addEventListener("focus", () => area.select());
      const typed = element("textarea", { rows: "2" });
      const isDisk = location.protocol === "file:";
      const told = isDisk
        ? "Trang đang mở từ đĩa: ở máy khác, mở trang này rồi dán liên kết vào ô bên dưới."
        : "Liên kết chở các câu trả lời; giải trình và tài liệu chỉ có trong tệp.";
      this.linkPlace.replaceChildren(
        element("p", {}, told), labelled("Liên kết của phiếu này", area),
        labelled("Mở một liên kết khác", typed),
        button("Mở liên kết", () => this.attempt(() => this.layRead(
          sheets.readLink(this.set, typed.value),
          "Đã mở phiếu trong liên kết thành một phiếu riêng."))));
      area.focus();
      await this.drawCode(isDisk ? text : address);
    }

    async drawCode(text) {
      if (!window.qrcode) await load(`${this.scripts}qrcode.js`);
      const long = "Phiếu quá dài cho một mã QR: dùng liên kết hoặc tệp.";
      this.linkPlace.append(CCHC.forms.codeOf(text) || element("p", {}, long));
    }
  }

  const place = document.getElementById("sheet");
  if (place) new SheetPage(place);
})(CCHC);
