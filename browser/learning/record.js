// What a reader has learned of a set, kept in the browser: ticks, and the tests before and after.

/**
 * @typedef {"dau" | "cuoi"} Which the test before learning or that after it
 * @typedef {{ right: number, all: number, day: string }} Result
 * @typedef {object} Learning
 * @property {string[]} done codes of criteria, addresses of other steps
 * @property {string} name of the reader, for the sheet of results
 * @property {string} seed of both tests
 * @property {Partial<Record<Which, Result>>} tests
 * @typedef {{ right: number, all: number }} Score
 */

const PREFIX = "cchc-learning:1:";
const PRACTICE = "cchc-exercises:2:";
const MOST = 500;
const LONGEST = 200;
export const WHICH = /** @type {const} */ (["dau", "cuoi"]);

/**
 * @param {unknown} value
 * @returns {value is number}
 */
const isCount = (value) => Number.isSafeInteger(value) && /** @type {number} */ (value) >= 0;

/**
 * @param {any} raw
 * @returns {Score | null}
 */
const score = (raw) =>
  raw && isCount(raw.right) && isCount(raw.all) && raw.right <= raw.all
    ? { right: raw.right, all: raw.all }
    : null;

/**
 * @param {any} raw
 * @returns {Result | null}
 */
function result(raw) {
  const found = score(raw);
  const isDay = raw && typeof raw.day === "string" && /^[0-9/]{1,10}$/.test(raw.day);
  return found && isDay ? { ...found, day: raw.day } : null;
}

/** @param {string | null} text */
function parsed(text) {
  try {
    const found = JSON.parse(text ?? "");
    return found && typeof found === "object" ? found : {};
  } catch {
    return {};
  }
}

/**
 * Of any text, as much as can be a record.
 * @param {string | null} text
 * @returns {Learning}
 */
export function readLearning(text) {
  const { done, name, seed, tests } = parsed(text);
  /** @param {unknown} one */
  const isStep = (one) => typeof one === "string" && /^[0-9a-zA-Z./-]{1,100}$/.test(one);
  const kept = WHICH.flatMap((which) => {
    const found = result(tests && tests[which]);
    return found ? [[which, found]] : [];
  });
  return {
    done: Array.isArray(done) ? [...new Set(done.filter(isStep))].slice(0, MOST) : [],
    name: typeof name === "string" ? name.slice(0, LONGEST) : "",
    seed: typeof seed === "string" && /^[0-9a-z]{1,12}$/.test(seed) ? seed : "",
    tests: Object.fromEntries(kept),
  };
}

export class Learned {
  /**
   * @param {{ edition: string, set: string }} about
   * @param {Storage | null} storage
   */
  constructor({ edition, set }, storage) {
    this.key = `${PREFIX}${edition}:${set}`;
    this.practiceKey = `${PRACTICE}${edition}:${set}`;
    this.storage = storage;
    this.isKept = true;
    this.kept = readLearning(this.read(this.key));
  }

  /** @param {string} key */
  read(key) {
    try {
      return this.storage && this.storage.getItem(key);
    } catch {
      return null;
    }
  }

  /** @param {Partial<Learning>} changed */
  keep(changed) {
    this.kept = { ...this.kept, ...changed };
    try {
      /** @type {Storage} */ (this.storage).setItem(this.key, JSON.stringify(this.kept));
    } catch {
      this.isKept = false;
    }
  }

  /**
   * @param {string} step
   * @param {boolean} isDone
   */
  mark(step, isDone) {
    const others = readLearning(this.read(this.key)).done.filter((one) => one !== step);
    this.keep({ done: isDone ? [...others, step] : others });
  }

  /**
   * @param {Which} which
   * @param {Result} found
   */
  tested(which, found) {
    this.keep({ tests: { ...this.kept.tests, [which]: found } });
  }

  /** What was answered in exercises, right and in all. */
  practised() {
    return score(parsed(this.read(this.practiceKey))) ?? { right: 0, all: 0 };
  }

  clear() {
    this.keep(readLearning(null));
  }
}

/**
 * A share in whole per cent, rounded half up.
 * @param {Score} score
 */
export const percent = ({ right, all }) => Math.floor((200 * right + all) / (2 * all));

/**
 * How far a reader is, in one sentence; empty where nothing was done.
 * @param {Learned} learned
 * @param {readonly string[]} codes of the criteria of the set
 */
export function progress(learned, codes) {
  const count = codes.filter((code) => learned.kept.done.includes(code)).length;
  const practised = learned.practised();
  const told = [
    ...(count ? [`đã học ${count}/${codes.length} tiêu chí`] : []),
    ...(practised.all ? [`luyện đúng ${percent(practised)}%`] : []),
  ];
  return told.join(", ");
}
