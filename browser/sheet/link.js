// A sheet in a link, short and readable: edition, set, unit, answers and a check at the end.
//   phieu=1;quang-ninh-2013;so-ban-nganh;so;2013;Sở%20A;1.1.1:tm1,am2;1.1.4:tp36~40;…;k3x9
// Columns: t self, a appraised, b appraised_2, x survey. Answers: m level, p part~whole, v value,
// n day, k never, s count, l counts, d points; c2 before an answer is its case; -… not applicable.
// Explanations and evidence stay in the file: a link would grow too long.
(function (CCHC) {
  "use strict";
  const { Unreadable, check, readSheet } = CCHC.sheets;
  const LETTERS = { self: "t", appraised: "a", appraised_2: "b", survey: "x" };
  const COLUMN = Object.fromEntries(Object.entries(LETTERS).map(([key, letter]) => [letter, key]));
  const ANSWER = /^([tabx])(?:c([0-9]+))?([mpvnksld])([0-9./~-]*)$/;
  const SIGNS = 4;
  const LONGEST = 20_000;
  const CUT = "Liên kết bị cắt hoặc sai ký tự; hãy xin lại liên kết hoặc mở bằng tệp.";

  const PARTS = {
    m: { has: "level", write: ({ level }) => level, read: (text) => ({ level: Number(text) }) },
    p: {
      has: "part",
      write: ({ part, whole }) => `${part}~${whole}`,
      read: (text) => {
        const [part, whole] = text.split("~");
        return { part, whole };
      },
    },
    v: { has: "value", write: ({ value }) => value, read: (value) => ({ value }) },
    n: {
      has: "date",
      write: ({ date }) => date.replace(/\//g, "."),
      read: (text) => ({ date: text.replace(/\./g, "/") }),
    },
    k: { has: "never", write: () => "", read: () => ({ never: true }) },
    s: { has: "count", write: ({ count }) => count, read: (count) => ({ count }) },
    l: {
      has: "counts",
      write: ({ counts }) => counts.join("~"),
      read: (text) => ({ counts: text.split("~") }),
    },
    d: { has: "points", write: ({ points }) => points, read: (points) => ({ points }) },
  };

  function writeAnswer(column, { case: number, ...rest }) {
    const [letter, part] = Object.entries(PARTS).find(([, { has }]) => rest[has] !== undefined);
    const chosen = number === undefined ? "" : `c${number}`;
    return `${LETTERS[column]}${chosen}${letter}${part.write(rest)}`;
  }

  function writeEntry(entry) {
    if (entry.not_applicable) return `-${entry.not_applicable}`;
    const columns = CCHC.columnsOf(entry);
    return columns.map((column) => writeAnswer(column, entry[column])).join(",");
  }

  function readEntry(text) {
    if (text.startsWith("-")) return { not_applicable: text.slice(1) };
    const entry = {};
    for (const one of text.split(",")) {
      const found = ANSWER.exec(one);
      if (!found) throw new Unreadable(CUT);
      const [, letter, number, kind, figures] = found;
      const inner = PARTS[kind].read(figures);
      entry[COLUMN[letter]] = number ? { case: Number(number), ...inner } : inner;
    }
    return entry;
  }

  function linkText(sheet) {
    const head = [1, sheet.edition, sheet.set, sheet.unit_kind, sheet.year,
      encodeURIComponent(sheet.unit)];
    const answers = Object.entries(sheet.answers)
      .map(([id, entry]) => [id, writeEntry(entry)])
      .filter(([, text]) => text)
      .map(([id, text]) => `${id}:${text}`);
    const body = [...head, ...answers].join(";");
    return `phieu=${body};${check(body, SIGNS)}`;
  }

  /** The sheet in a link or in the part behind its #; throws Unreadable. */
  function readLink(set, typed) {
    const text = typed.trim().replace(/^[^#]*#/, "").replace(/^phieu=/, "");
    const cut = text.lastIndexOf(";");
    const [body, sum] = [text.slice(0, cut), text.slice(cut + 1)];
    if (text.length > LONGEST || cut < 0 || check(body, SIGNS) !== sum) throw new Unreadable(CUT);
    const [version, edition, name, kind, year, unit, ...rest] = body.split(";");
    if (version !== "1" || unit === undefined) throw new Unreadable(CUT);
    const answers = rest.map((one) => {
      const colon = one.indexOf(":");
      return [one.slice(0, colon), readEntry(one.slice(colon + 1))];
    });
    let shown;
    try {
      shown = decodeURIComponent(unit);
    } catch {
      throw new Unreadable(CUT);
    }
    return readSheet(set, {
      edition, set: name, unit_kind: kind, year: Number(year), unit: shown,
      answers: Object.fromEntries(answers),
    });
  }

  const isLink = (text) => /^#?phieu=/.test(text);

  Object.assign(CCHC.sheets, { linkText, readLink, isLink });
})(CCHC);
