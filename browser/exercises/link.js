// A set of questions in a link:
//   bai=2;quang-ninh-2013;so-ban-nganh;1.1.4,2;pecru;10;2;k3x9;ab12cd34;0f2k9x1
// version; edition (not in version 1); set; codes (none: all); kinds; number; level; seed; digest of the library; check.
// bai: to practise, lop: for a class, in: for paper; the questions are the same.
import { say } from "../engine/trace.js";
import { LETTERS as LETTER, SENTENCES } from "./sentences.js";
import { hash } from "./random.js";

/** @import { QuestionKind } from "../shapes.js" */
/** @import { Level, Mode, Order } from "./shapes.d.ts" */

const KIND = /** @type {Record<string, QuestionKind>} by letter */ (
  Object.fromEntries(Object.entries(LETTER).map(([kind, letter]) => [letter, kind]))
);
const MODES = ["bai", "lop", "in"];
const SHAPE =
  /^(?:1|2;([a-z0-9.-]{1,60}));([a-z0-9.-]{1,60});([0-9A-Za-z.,]{0,400});([a-z]{1,5});([0-9]{1,2});([123]);([0-9a-z]{1,12});([0-9a-f]{8})$/;
export const MOST = 30;
const SIGNS = 7;

/** A link that cannot be followed; the message is for people. */
export class Unreadable extends Error {}

/**
 * Signs that no wrong letter leaves as they were, and hardly any cut.
 * @param {string} text
 */
const check = (text) => hash(text).toString(36).padStart(SIGNS, "0");

/**
 * @param {{ edition: { id: string } }} set
 * @param {Mode} mode
 * @param {Order} order
 * @param {string} digest of the library
 */
export function write(set, mode, order, digest) {
  const kinds = order.kinds.map((kind) => LETTER[kind]).join("");
  const body = [
    2,
    set.edition.id,
    order.set,
    order.codes.join(","),
    kinds,
    order.count,
    order.level,
    order.seed,
    digest,
  ].join(";");
  return `${mode}=${body};${check(body)}`;
}

/** @param {string} text */
export const isLink = (text) => /^[#?]?(?:bai|lop|in)=/.test(text);

/**
 * Throws Unreadable where a link is for another set; version 1 names no edition.
 * @param {{ id: string, edition: { id: string } }} set
 * @param {string | undefined} edition
 * @param {string} name
 */
function checkSet(set, edition, name) {
  const isOfEdition = edition === undefined || edition === set.edition.id;
  if (isOfEdition && name === set.id) return;
  const theirs = isOfEdition ? name : `${edition}: ${name}`;
  throw new Unreadable(say(SENTENCES.link.other_set, { set: theirs }));
}

/**
 * What stands behind # or ?; throws Unreadable with words for people.
 * @param {{ id: string, edition: { id: string }, nodes: Map<string, unknown> }} set
 * @param {string} text
 * @returns {{ mode: Mode, order: Order, digest: string }}
 */
export function read(set, text) {
  const [mode, typed = ""] = text.replace(/^[#?]/, "").split("=");
  const cut = typed.lastIndexOf(";");
  const [body, sum] = [typed.slice(0, cut), typed.slice(cut + 1)];
  const found = SHAPE.exec(body);
  if (!MODES.includes(mode) || !found || check(body) !== sum)
    throw new Unreadable(SENTENCES.link.cut);
  const [, edition, name, list, letters, number, level, seed, digest] = found;
  checkSet(set, edition, name);
  const codes = list ? list.split(",") : [];
  const unknown = codes.filter((code) => !set.nodes.has(code));
  if (unknown.length) {
    throw new Unreadable(say(SENTENCES.link.unknown, { codes: unknown.join(", ") }));
  }
  const kinds = [...new Set(letters)].map((letter) => KIND[letter]);
  const count = Number(number);
  if (count < 1 || count > MOST || kinds.some((kind) => !kind))
    throw new Unreadable(SENTENCES.link.cut);
  return {
    mode: /** @type {Mode} */ (mode),
    order: { set: name, codes, kinds, count, level: /** @type {Level} */ (Number(level)), seed },
    digest,
  };
}

/** A seed that people can read out: six letters and digits that are not taken for others. */
export function newSeed() {
  const signs = "abcdefghkmnpqrstuvwxyz23456789";
  return Array.from(
    crypto.getRandomValues(new Uint32Array(6)),
    (one) => signs[one % signs.length],
  ).join("");
}

export { read as readLink };

export { write as writeLink };
