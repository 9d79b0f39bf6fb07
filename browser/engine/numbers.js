// Exact numbers {n, d}, BigInt in normal form, and how they are shown: rules/numbers.py.

/** @typedef {{ n: bigint, d: bigint }} Ratio an exact number n : d in normal form */

export const SHOWN_PLACES = 4;
export const MAX_DIGITS = 20;
const MOST = 10n ** BigInt(MAX_DIGITS);
/** @type {Ratio} */
export const ZERO = { n: 0n, d: 1n };
/** @type {Ratio} */
export const HUNDRED = { n: 100n, d: 1n };
const SAFE = BigInt(Number.MAX_SAFE_INTEGER);
const EXACT = /^(-?(?:0|[1-9][0-9]*))(?:\.([0-9]+))?$/;
const QUOTIENT = /^(-?[0-9]+)\/([1-9][0-9]*)$/;

/**
 * @param {bigint} a
 * @param {bigint} b
 */
function gcd(a, b) {
  while (b > SAFE) [a, b] = [b, a % b];
  if (b === 0n) return a;
  let [x, y] = [Number(b), Number(a % b)]; // small from here on, where Number is faster
  while (y) [x, y] = [y, x % y];
  return BigInt(x);
}

/**
 * n : d in normal form; d is not 0.
 * @param {bigint} n
 * @param {bigint} d
 * @returns {Ratio}
 */
export function ratio(n, d) {
  if (d === 1n) return { n, d };
  if (d < 0n) [n, d] = [-n, -d];
  const most = gcd(n < 0n ? -n : n, d);
  return most === 1n ? { n, d } : { n: n / most, d: d / most };
}

/**
 * The number in an integer, a BigInt, "12.5", "12,5" or "11/15"; null when there is none.
 * @param {unknown} value
 * @returns {Ratio | null}
 */
export function parse(value) {
  if (typeof value === "bigint") return { n: value, d: 1n };
  if (typeof value === "number") {
    return Number.isSafeInteger(value) ? { n: BigInt(value), d: 1n } : null;
  }
  if (typeof value !== "string") return null;
  const exact = EXACT.exec(value);
  if (exact) {
    const decimals = exact[2] || "";
    const digits = BigInt(exact[1] + decimals);
    return ratio(digits, 10n ** BigInt(decimals.length));
  }
  const quotient = QUOTIENT.exec(value);
  return quotient && ratio(BigInt(quotient[1]), BigInt(quotient[2]));
}

/**
 * @param {unknown} value
 * @returns {Ratio}
 */
export function of(value) {
  const found = parse(typeof value === "string" ? value.replace(",", ".") : value);
  if (!found) throw new TypeError(`no exact number: ${value}`);
  return found;
}

/**
 * @param {Ratio} a
 * @param {Ratio} b
 * @returns {Ratio}
 */
export function add(a, b) {
  if (a.d === b.d) return ratio(a.n + b.n, a.d);
  return ratio(a.n * b.d + b.n * a.d, a.d * b.d);
}

/**
 * @param {Ratio} a
 * @returns {Ratio}
 */
const neg = (a) => ({ n: -a.n, d: a.d });
/**
 * @param {Ratio} a
 * @param {Ratio} b
 */
export const sub = (a, b) => add(a, neg(b));
/**
 * @param {Ratio} a
 * @param {Ratio} b
 */
export const mul = (a, b) => ratio(a.n * b.n, a.d * b.d);
/**
 * @param {Ratio} a
 * @param {Ratio} b
 */
export const div = (a, b) => ratio(a.n * b.d, a.d * b.n);

/**
 * -1, 0 or 1.
 * @param {Ratio} a
 * @param {Ratio} b
 * @returns {-1 | 0 | 1}
 */
export function cmp(a, b) {
  const [x, y] = a.d === b.d ? [a.n, b.n] : [a.n * b.d, b.n * a.d];
  if (x === y) return 0;
  return x < y ? -1 : 1;
}

/**
 * @param {Ratio} a
 * @param {Ratio} b
 */
export const min = (a, b) => (cmp(b, a) < 0 ? b : a);

/**
 * @param {Ratio} a
 * @param {Ratio} b
 */
export const max = (a, b) => (cmp(b, a) > 0 ? b : a);
/**
 * @param {Ratio[]} all
 */
export const sum = (all) => all.reduce(add, ZERO);
/**
 * @param {Ratio} a
 */
export const sign = (a) => cmp(a, ZERO);

/**
 * @param {Ratio} a
 */
export const abs = (a) => (a.n < 0n ? neg(a) : a);

/**
 * Whether it has more digits than anybody means.
 * @param {Ratio} a
 */
export const isTooLong = (a) => abs(a).n >= MOST || a.d > MOST;

/**
 * The greatest whole number that is not above a.
 * @param {Ratio} a
 * @returns {bigint}
 */
export const floor = ({ n, d }) => (n >= 0n ? n / d : -((-n + d - 1n) / d));

/**
 * a to so many decimals, halves away from zero.
 * @param {Ratio} a
 * @param {number} places
 */
export function rounded(a, places) {
  const tens = 10n ** BigInt(places);
  const scaled = (a.n < 0n ? -a.n : a.n) * tens;
  const whole = (2n * scaled + a.d) / (2n * a.d);
  return ratio(a.n < 0n ? -whole : whole, tens);
}

/**
 * Rounded to a multiple of step, halves away from zero.
 * @param {Ratio} a
 * @param {Ratio} step
 */
export const multiple = (a, step) => mul(rounded(div(a, step), 0), step);

/**
 * Decimals that keep a, once shown, on its own side of every mark.
 * @param {Ratio} a
 * @param {Ratio[]} marks
 */
export function clearPlaces(a, marks) {
  let places = SHOWN_PLACES;
  const wrong = marks.filter((mark) => cmp(mark, a) !== 0);
  /** @param {Ratio} mark */
  const unclear = (mark) => cmp(rounded(a, places), mark) * cmp(a, mark) <= 0;
  while (wrong.some(unclear)) places += 1;
  return places;
}

/**
 * With a decimal comma and dots between thousands, at most so many decimals: 1.500,25.
 * @param {Ratio} a
 * @param {number} [places]
 */
export function show(a, places = SHOWN_PLACES) {
  const near = rounded(a, places);
  const size = near.n < 0n ? -near.n : near.n;
  const digits = ((size * 10n ** BigInt(places)) / near.d).toString().padStart(places + 1, "0");
  const cut = digits.length - places;
  const grouped = digits.slice(0, cut).replace(/\B(?=([0-9]{3})+$)/g, ".");
  const decimals = digits.slice(cut).replace(/0+$/, "");
  return (near.n < 0n ? "−" : "") + grouped + (decimals && `,${decimals}`);
}

/**
 * Rounded half up, with exactly so many decimals: 85,50.
 * @param {Ratio} a
 * @param {number} places
 */
export function fixed(a, places) {
  const text = show(a, places);
  if (!places) return text;
  const [whole, decimals = ""] = text.split(",");
  return `${whole},${decimals.padEnd(places, "0")}`;
}

/**
 * "= 92,5" when the figure shown is exact, "≈ 33,3333" when it is rounded.
 * @param {Ratio} a
 * @param {number} [places]
 */
export function equals(a, places = SHOWN_PLACES) {
  return `${cmp(rounded(a, places), a) === 0 ? "=" : "≈"} ${show(a, places)}`;
}

/**
 * As YAML and JSON have it: "12", "12.5" or "11/15".
 * @param {Ratio} a
 */
export function exact({ n, d }) {
  let [places, rest] = [0, d];
  for (const prime of [2n, 5n]) {
    let power = 0;
    for (; rest % prime === 0n; rest /= prime) power += 1;
    places = Math.max(places, power);
  }
  if (d === 1n) return `${n}`;
  if (rest !== 1n) return `${n}/${d}`;
  const size = ((n < 0n ? -n : n) * 10n ** BigInt(places)) / d;
  const digits = size.toString().padStart(places + 1, "0");
  return `${n < 0n ? "-" : ""}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}
