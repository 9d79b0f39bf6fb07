// What a person types into a field: both decimal signs are read, what has two readings is asked.
import { readDay } from "./days.js";
import { parse, show } from "./numbers.js";

const WRONG = "Chưa đọc được số: chỉ gõ chữ số và một dấu phẩy hoặc dấu chấm, ví dụ 12,5.";
const EMPTY = "Chưa nhập số.";
const LONGEST = 40; // a file takes no longer ones
const LONG = "Số quá dài: nhiều nhất 40 chữ số.";
const THOUSANDS = /^[1-9][0-9]{0,2}(?:([.,])[0-9]{3})(?:\1[0-9]{3})*(?:(?!\1)[.,][0-9]+)?$/;
const DECIMAL = /^[0-9]+(?:[.,][0-9]+)?$/;

const numberIn = (text) => parse(text.replace(/^(-?)0+(?=[0-9])/, "$1").replace(",", "."));

function grouped(text) {
  const [mark] = text.match(/[.,]/) || [""];
  return numberIn(text.split(mark).join(""));
}

/** {value}, {error} for people, or {ask: [{text, value}, …]} when there are two readings. */
export function readNumber(typed) {
  const text = typed.replace(/[\s\u00a0\u202f]+/g, "").replace(/^[−–]/, "-");
  if (!text) return { error: EMPTY };
  if (text.length > LONGEST) return { error: LONG };
  const sign = text.startsWith("-") ? "-" : "";
  const size = text.slice(sign.length);
  const readings = [];
  if (DECIMAL.test(size)) readings.push(numberIn(sign + size));
  if (THOUSANDS.test(size)) readings.push(grouped(sign + size));
  if (!readings.length) return { error: WRONG };
  if (readings.length === 1) return { value: readings[0] };
  const shown = (value) => (value.d === 1n ? String(value.n) : show(value));
  return { ask: readings.map((value) => ({ text: shown(value), value })) };
}

/** The day in 25/12/2013, also with dots, commas, hyphens or spaces; null when there is none. */
export const readTypedDay = (typed) => readDay(typed.trim().replace(/\s*[/.,\s-]\s*/g, "/"));
