// Pieces that every view of the exercises is put together from.
(function (CCHC) {
  "use strict";
  const { say } = CCHC;
  const { element, uniqueId, unbroken } = CCHC.forms.fields;
  const { exercises } = CCHC;
  const LETTERS = "ABCDEFGH";

  const text = (key, values = {}) => unbroken(say(exercises.words.page[key], values));

  function button(key, act, more = {}) {
    const made = element("button", { type: "button", class: "sheet-button", ...more }, text(key));
    made.addEventListener("click", act);
    return made;
  }

  /** A heading that can be moved to when a view changes. */
  const heading = (level, ...children) => element(`h${level}`, { tabindex: "-1" }, ...children);

  function table(caption, heads, rows, name = "") {
    const cell = (value) => (value instanceof Node ? value : unbroken(String(value)));
    const made = element("table", { class: name },
      ...(heads.length ? [element("thead", {}, element("tr", {},
        ...heads.map((head) => element("th", { scope: "col" }, head))))] : []),
      element("tbody", {}, ...rows.map((row) =>
        element("tr", {}, ...row.map((value) => element("td", {}, cell(value)))))));
    return element("div", { class: "table-wrap", tabindex: "0", role: "region",
      "aria-label": caption }, made);
  }

  /** A tick or a dot with its label. */
  function tick(type, name, value, label, isOn, more = {}) {
    const input = element("input", { type, name, value, id: uniqueId(), checked: isOn, ...more });
    const box = element("label", { class: "calculator-choice", for: input.id }, input,
      element("span", {}, label));
    return { input, box };
  }

  function select(label, options, chosen) {
    const made = element("select", { id: uniqueId() }, ...options.map(([value, title]) =>
      element("option", { value, selected: String(value) === String(chosen) }, title)));
    return { select: made, box: element("div", { class: "calculator-picker" },
      element("label", { for: made.id }, label), made) };
  }

  const letter = (at) => LETTERS[at];
  const rightOf = (question) => question.options.findIndex((one) => one.isRight);

  exercises.dom = { text, button, heading, table, tick, select, letter, rightOf };
})(CCHC);
