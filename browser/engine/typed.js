// What a person types into a field: both decimal signs are read, what has two readings is asked.
import { readDay } from "./days.js";
import { MAX_DIGITS, parse, show } from "./numbers.js";

const WRONG = "Chưa đọc được số: chỉ gõ chữ số và một dấu phẩy hoặc dấu chấm, ví dụ 12,5.";
const EMPTY = "Chưa nhập số.";
const LONG = `Số quá dài: nhiều nhất ${MAX_DIGITS} chữ số.`;
const THOUSANDS = /^[1-9][0-9]{0,2}(?:([.,])[0-9]{3})(?:\1[0-9]{3})*(?:(?!\1)[.,][0-9]+)?$/;
const DECIMAL = /^[0-9]+(?:[.,][0-9]+)?$/;

/** @typedef {import("./numbers.js").Ratio} Ratio */
/** @typedef {typeof WRONG | typeof EMPTY | typeof LONG} Unread why there is no number */
/**
 * What was read: a number, else why there is none, else two readings to choose from.
 * @typedef {{ value: Ratio, error?: undefined, ask?: undefined }
 *   | { error: Unread, value?: undefined, ask?: undefined }
 *   | { ask: { text: string, value: Ratio }[], value?: undefined, error?: undefined }} Typed
 */

/** @param {string} text a number by its shape */
const numberIn = (text) =>
  /** @type {Ratio} */ (parse(text.replace(/^(-?)0+(?=[0-9])/, "$1").replace(",", ".")));

/** @param {string} text */
function grouped(text) {
  const [mark] = text.match(/[.,]/) || [""];
  return numberIn(text.split(mark).join(""));
}

/**
 * @param {string} typed
 * @returns {Typed}
 */
export function readNumber(typed) {
  const text = typed.replace(/[\s\u00a0\u202f]+/g, "").replace(/^[−–]/, "-");
  if (!text) return { error: EMPTY };
  if (text.replace(/[^0-9]/g, "").length > MAX_DIGITS) return { error: LONG };
  const sign = text.startsWith("-") ? "-" : "";
  const size = text.slice(sign.length);
  const readings = [];
  if (DECIMAL.test(size)) readings.push(numberIn(sign + size));
  if (THOUSANDS.test(size)) readings.push(grouped(sign + size));
  if (!readings.length) return { error: WRONG };
  if (readings.length === 1) return { value: readings[0] };
  /** @param {Ratio} value */
  const shown = (value) => (value.d === 1n ? String(value.n) : show(value));
  return { ask: readings.map((value) => ({ text: shown(value), value })) };
}

/**
 * The day in 31/12/2024, also with dots, commas, hyphens or spaces; null when there is none.
 * @param {string} typed
 */
export const readTypedDay = (typed) => readDay(typed.trim().replace(/\s*[/.,\s-]\s*/g, "/"));
