// For each rule kind the inputs that fit it. A face has its element, fill(raw) to put an answer in
// (undefined: none), read() for the raw answer (null while something is missing or wrong) and
// fieldAt(path), the field that a finding of the engine belongs to.
(function (CCHC) {
  "use strict";
  const { readTypedDay, showDay } = CCHC;
  const { element, uniqueId, Field, Choice, numberField } = CCHC.forms.fields;
  const { anyNumber, notNegative, whole } = CCHC.forms.fields;

  const group = (...children) => element("div", { class: "calculator-fields" }, ...children);

  /** Fields by the key that each has in the answer. */
  function keyed(fields) {
    const list = Object.entries(fields);
    return {
      element: group(...list.map(([, field]) => field.element)),
      fill: (raw = {}) => list.forEach(([key, field]) => field.fillRaw(raw[key])),
      read() {
        const values = list.map(([key, field]) => [key, field.readRaw()]);
        return values.some(([, value]) => value === null) ? null : Object.fromEntries(values);
      },
      fieldAt: ([key]) => fields[key] || list[0][1],
    };
  }

  /** Part and whole; the figure itself where the measure is no quotient, or was given so. */
  function measured({ measure: { label, unit, of } }) {
    const name = unit ? `${label} (${unit})` : label;
    const direct = keyed({ value: numberField(name, anyNumber) });
    if (!of) return direct;
    const [part, all] = of;
    const counted = keyed({
      part: numberField(part, notNegative),
      whole: numberField(all, notNegative),
    });
    let used = counted;
    direct.element.hidden = true;
    return {
      element: element("div", {}, counted.element, direct.element),
      fill(raw = {}) {
        used = raw.value === undefined ? counted : direct;
        counted.element.hidden = used !== counted;
        direct.element.hidden = used !== direct;
        used.fill(raw);
      },
      read: () => used.read(),
      fieldAt: (path) => used.fieldAt(path),
    };
  }

  /** One count for each label. */
  function counted(labels, legend, filled) {
    const fields = labels.map((label) => numberField(label, whole, { filled }));
    const rows = fields.map((field) => field.element);
    return {
      element: element("fieldset", {}, element("legend", {}, legend), group(...rows)),
      fill: (raw = {}) =>
        fields.forEach((field, at) => field.fillRaw(raw.counts ? raw.counts[at] : filled)),
      read() {
        const counts = fields.map((field) => field.readRaw());
        return counts.includes(null) ? null : { counts };
      },
      fieldAt: ([, at]) => fields[at || 0],
    };
  }

  function choice({ levels }) {
    const levelsChoice = new Choice("Mức đạt được", levels.map((level) => level.label));
    return {
      element: levelsChoice.element,
      fill: (raw = {}) => levelsChoice.fill(raw.level),
      read: () => levelsChoice.read() && { level: levelsChoice.read() },
      fieldAt: () => null,
    };
  }

  function deadline({ event, never }) {
    const wrong = "Cần ngày có thật, viết ngày/tháng/năm: 25/12/2013.";
    const day = new Field(`${event}: ngày thực hiện`, {
      hint: "ngày/tháng/năm",
      read(typed) {
        const found = readTypedDay(typed);
        return found ? { value: found } : { error: wrong };
      },
    });
    const id = uniqueId();
    const tick = element("input", { type: "checkbox", id });
    const label = element("label", { class: "calculator-choice", for: id }, tick,
      element("span", {}, never.label));
    const show = () => { day.input.disabled = tick.checked; };
    tick.addEventListener("change", show);
    return {
      element: group(day.element, label),
      fill(raw = {}) {
        tick.checked = raw.never === true;
        day.fill(raw.date || "");
        show();
      },
      read() {
        if (tick.checked) {
          day.tell();
          return { never: true };
        }
        const found = day.read();
        return found && { date: showDay(found) };
      },
      fieldAt: () => day,
    };
  }

  function cases({ cases: list }) {
    const which = new Choice("Trường hợp", list.map((one) => one.label));
    const inner = list.map(({ rule }) => CCHC.forms.faces[rule.kind](rule));
    const chosen = () => inner[which.read() - 1];
    const show = () => inner.forEach((face) => { face.element.hidden = face !== chosen(); });
    which.element.addEventListener("change", show);
    show();
    return {
      element: element("div", {}, which.element, ...inner.map((face) => face.element)),
      fill({ case: number, ...rest } = {}) {
        which.fill(number);
        inner.forEach((face) => face.fill(face === chosen() ? rest : undefined));
        show();
      },
      read() {
        const answer = chosen() && chosen().read();
        return answer && { case: which.read(), ...answer };
      },
      fieldAt: (path) => chosen() && chosen().fieldAt(path),
    };
  }

  CCHC.forms.faces = {
    choice,
    bands: measured,
    share: measured,
    deadline,
    per_item: ({ item }) => keyed({ count: numberField(item, whole) }),
    deduct: ({ labels }) => counted(labels, "Số lần mắc từng lỗi", "0"),
    survey: ({ question, labels }) => counted(labels, `${question} Số phiếu trả lời`, undefined),
    given: ({ by }) => keyed({ value: numberField(by, notNegative) }),
    cases,
  };
})(CCHC);
