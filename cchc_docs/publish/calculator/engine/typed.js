// What a person types into a field: both decimal signs are read, what has two readings is asked.
(function (CCHC) {
  "use strict";
  const { parse, show } = CCHC.numbers;
  const WRONG = "Chưa đọc được số: chỉ gõ chữ số và một dấu phẩy hoặc dấu chấm, ví dụ 12,5.";
  const EMPTY = "Chưa nhập số.";
  const THOUSANDS = /^[1-9][0-9]{0,2}(?:([.,])[0-9]{3})(?:\1[0-9]{3})*(?:(?!\1)[.,][0-9]+)?$/;
  const DECIMAL = /^[0-9]+(?:[.,][0-9]+)?$/;

  const plain = (text) => parse(text.replace(/^(-?)0+(?=[0-9])/, "$1").replace(",", "."));

  function grouped(text) {
    const mark = /[.,]/.exec(text)[0];
    return plain(text.split(mark).join(""));
  }

  /** {value}, {error} for people, or {ask: [{text, value}, …]} when there are two readings. */
  CCHC.numbers.read = function read(typed) {
    const text = typed.replace(/[\s\u00a0\u202f]+/g, "").replace(/^[−–]/, "-");
    if (!text) return { error: EMPTY };
    const [, sign, size] = /^(-?)(.*)$/.exec(text);
    const readings = [];
    if (DECIMAL.test(size)) readings.push(plain(sign + size));
    if (THOUSANDS.test(size)) readings.push(grouped(sign + size));
    if (!readings.length) return { error: WRONG };
    if (readings.length === 1) return { value: readings[0] };
    return { ask: readings.map((value) => ({ text: show(value), value })) };
  };
})(CCHC);
