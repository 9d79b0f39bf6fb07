// The shape of answers and sheets, and what is refused of it: criteria/wording.py.
//
// In raw data a string of digits ("12", "12.5", "11/15") stands for the number, except where text
// is wanted. A shape names for each key its reader; a reader gives the value or says what is wrong.
import * as numbers from "./numbers.js";
import { readDay } from "./days.js";
import { Refused, finding, say } from "./trace.js";
import { WORDS } from "./words.js";

/** @import { Mapping, Reader, Shape, ValuesOf } from "./reading.js" */
/** @import { Finding, Path, Values } from "./trace.js" */

const { shapes: SAID, given: GIVEN } = WORDS;
const SLUG = /^[a-z0-9]+(?:[.-][a-z0-9]+)*$/;

/**
 * @param {unknown} raw
 * @returns {raw is Mapping}
 */
export const isMapping = (raw) => raw !== null && typeof raw === "object" && !Array.isArray(raw);
/** @param {unknown} raw */
const isWhole = (raw) => typeof raw !== "string" || /^-?[0-9]+$/.test(raw);

/**
 * @param {unknown} raw
 * @param {boolean} asText
 */
function given(raw, asText) {
  if (raw === null) return GIVEN.none;
  if (typeof raw === "boolean") return GIVEN[raw ? "true" : "false"];
  const number = asText && typeof raw === "string" ? null : numbers.parse(raw);
  if (number) return say(GIVEN.number, { value: numbers.show(number) });
  if (typeof raw !== "object") {
    const letters = Array.from(String(raw));
    const value = letters.length <= 40 ? letters.join("") : `${letters.slice(0, 39).join("")}…`;
    return say(GIVEN.text, { value });
  }
  return Array.isArray(raw) ? GIVEN.list : GIVEN.mapping;
}

/** Where a reader stands: path, what may stand there, and the findings so far. */
class Place {
  /**
   * @param {Finding[]} findings
   * @param {Path} path
   * @param {string[]} known
   */
  constructor(findings, path, known) {
    this.findings = findings;
    this.path = path;
    this.known = known;
  }

  /** @param {string | number} key */
  at(key) {
    return new Place(this.findings, [...this.path, key], this.known);
  }

  /**
   * @param {keyof typeof SAID} word
   * @param {unknown} raw
   * @param {Values | false} [values]
   */
  wrong(word, raw, values) {
    const names = this.path.filter((part) => typeof part === "string");
    const key = names.length ? names[names.length - 1] : "mục này";
    const asText = word === "text" || (word === "day" && String(raw).includes("/"));
    const said = { key, given: given(raw, asText), ...values };
    this.findings.push(finding(this.path, SAID[word], said));
  }
}

/**
 * @param {numbers.Ratio} value
 * @param {unknown} raw
 * @param {Place} place
 */
function meant(value, raw, place) {
  if (numbers.isTooLong(value)) place.wrong("too_long", raw);
  return value;
}

/**
 * @param {unknown} raw
 * @param {Place} place
 * @returns {numbers.Ratio | null}
 */
export function number(raw, place) {
  const value = numbers.parse(raw);
  if (value) return meant(value, raw, place);
  const comma = typeof raw === "string" && raw.includes(",");
  place.wrong(comma ? "number_comma" : "number", raw, comma && { dotted: raw.replace(/,/g, ".") });
  return null;
}

/**
 * @param {unknown} raw
 * @param {Place} place
 * @returns {numbers.Ratio | null}
 */
export function points(raw, place) {
  const value = numbers.parse(raw);
  if (!value || value.n >= 0n) return number(raw, place);
  place.wrong("negative", raw);
  return value;
}

/**
 * A whole number as BigInt.
 * @param {unknown} raw
 * @param {Place} place
 */
export function whole(raw, place) {
  const value = isWhole(raw) ? numbers.parse(raw) : null;
  if (!value) place.wrong("whole", raw);
  return value && value.n;
}

/**
 * @param {unknown} raw
 * @param {Place} place
 * @returns {bigint | null}
 */
export function count(raw, place) {
  const value = whole(raw, place);
  if (value === null) return null;
  if (value < 0n) place.wrong("at_least", raw, { limit: 0 });
  else meant(numbers.of(value), raw, place);
  return value;
}

/**
 * @template T
 * @param {Reader<T>} read
 * @returns {Reader<T[]>}
 */
export function list(read) {
  return (raw, place) => {
    if (Array.isArray(raw))
      return raw.map((item, at) => /** @type {T} */ (read(item, place.at(at))));
    place.wrong("list", raw);
    return [];
  };
}

/**
 * @param {unknown} raw
 * @param {Place} place
 * @returns {import("./days.js").Day | null}
 */
export function day(raw, place) {
  const value = readDay(raw);
  if (!value) place.wrong("day", raw);
  return value;
}

/**
 * @param {unknown} raw
 * @param {Place} place
 * @returns {true | null}
 */
export function onlyTrue(raw, place) {
  if (raw === true) return true;
  place.wrong("one_of", raw, { expected: "True" });
  return null;
}

/**
 * @param {unknown} raw
 * @param {Place} place
 * @returns {string | null}
 */
export function text(raw, place) {
  if (typeof raw === "string" && raw.trim()) return raw.trim();
  if (raw === null || typeof raw === "string") place.wrong("text_none", raw);
  else if (typeof raw === "number") {
    place.wrong("text_number", raw, { number: numbers.show(numbers.of(raw)) });
  } else place.wrong("text", raw);
  return null;
}

/**
 * @param {unknown} raw
 * @param {Place} place
 * @returns {string | null}
 */
export function slug(raw, place) {
  if (typeof raw !== "string") return text(raw, place);
  if (SLUG.test(raw)) return raw;
  place.wrong("shape", raw);
  return null;
}

/**
 * @param {unknown} raw
 * @param {Place} place
 * @returns {Mapping | null}
 */
export function mapping(raw, place) {
  if (isMapping(raw)) return raw;
  place.wrong("mapping", raw, { known: `${place.known.join(", ") || "…"}.` });
  return null;
}

/**
 * @template {Shape} S
 * @param {S} shape
 * @returns {Reader<Record<string, ValuesOf<S>>>}
 */
export const each = (shape) => (/** @type {any} */ raw, place) => {
  if (!mapping(raw, place)) return {};
  const entries = Object.keys(raw).map((key) => [key, fields(shape, raw[key], place.at(key))]);
  return Object.fromEntries(entries);
};

/**
 * @template T
 * @param {Reader<T>} read
 */
export const needed = (read) => ({ read, needed: /** @type {true} */ (true) });
/**
 * @template T
 * @param {Reader<T>} read
 */
export const maybe = (read) => ({ read, needed: /** @type {false} */ (false) });

/**
 * The values of a mapping by its shape; a key without a value is left out where it may be.
 * @template {Shape} S
 * @param {S} shape
 * @param {any} raw
 * @param {Place} above
 * @returns {ValuesOf<S>}
 */
function fields(shape, raw, above) {
  const known = Object.keys(shape);
  const place = new Place(above.findings, above.path, known);
  if (!mapping(raw, place)) return /** @type {ValuesOf<S>} */ ({});
  /** @type {Mapping} */
  const values = {};
  for (const key of known) {
    const { read, needed: must } = shape[key];
    if (raw[key] === undefined) {
      if (must) place.at(key).wrong("missing", null);
    } else if (must || raw[key] !== null) values[key] = read(raw[key], place.at(key));
  }
  for (const key of Object.keys(raw)) {
    if (shape[key] || raw[key] === undefined) continue;
    place.at(key).wrong("unknown", null, { known: known.join(", ") });
  }
  return /** @type {ValuesOf<S>} */ (values);
}

/**
 * A mapping of this shape.
 * @template {Shape} S
 * @param {S} shape
 * @returns {Reader<ValuesOf<S>>}
 */
export const inside = (shape) => (raw, place) => {
  const values = fields(shape, raw, place);
  return isMapping(raw) ? values : null;
};

/**
 * The values in raw; throws Refused with everything that is wrong with its shape.
 * @template {Shape} S
 * @param {S} shape
 * @param {unknown} raw
 * @returns {ValuesOf<S>}
 */
export function read(shape, raw) {
  /** @type {Finding[]} */
  const findings = [];
  const values = fields(shape, raw, new Place(findings, [], []));
  if (findings.length) throw new Refused(findings);
  return values;
}
