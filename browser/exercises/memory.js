// What a trainee has done, kept in the browser: the score, the work in hand, and boxes of what went
// wrong (Leitner): wrong goes to box 1, right moves one box on; each box waits longer. Day numbers.
import { QUESTIONS } from "./questions.js";

/**
 * @import { QuestionKind } from "../shapes.js"
 * @import { Pair, Past, Work } from "./shapes.d.ts"
 * @typedef {Record<string, [box: number, due: number]>} Boxes by kind and subject
 */

const WAITS = [0, 1, 2, 4, 8, 16];
const LAST = WAITS.length - 1;
const MOST = 400;

/**
 * @param {unknown} value
 * @returns {value is number}
 */
const isCount = (value) => Number.isSafeInteger(value) && /** @type {number} */ (value) >= 0;

/**
 * The boxes {kind subject: [box, day due]} after an answer.
 * @param {Boxes} boxes
 * @param {string} key
 * @param {boolean} isRight
 * @param {number} today
 * @returns {Boxes}
 */
export function boxed(boxes, key, isRight, today) {
  const [box] = boxes[key] || [0];
  const { [key]: _, ...others } = boxes;
  if (!isRight) return { ...others, [key]: [1, today] };
  if (!box || box >= LAST) return others;
  return { ...others, [key]: [box + 1, today + WAITS[box]] };
}

/**
 * {kind, subject} due today, the longest waiting first.
 * @param {Boxes} boxes
 * @param {number} today
 * @returns {Pair[]}
 */
export function due(boxes, today) {
  return Object.entries(boxes)
    .filter(([, [, day]]) => day <= today)
    .sort(([a, [, one]], [b, [, other]]) => one - other || (a < b ? -1 : 1))
    .map(([key]) => {
      const cut = key.indexOf(" ");
      const kind = /** @type {QuestionKind} */ (key.slice(0, cut));
      return { kind, subject: key.slice(cut + 1) };
    });
}

/**
 * Of what was stored, as much as can be boxes.
 * @param {object | undefined} raw
 * @returns {Boxes}
 */
function readBoxes(raw) {
  const kept = Object.entries(raw || {}).filter(
    ([key, value]) =>
      key.split(" ")[0] in QUESTIONS &&
      Array.isArray(value) &&
      value.length === 2 &&
      value.every(isCount) &&
      value[0] >= 1 &&
      value[0] <= LAST,
  );
  return Object.fromEntries(kept.slice(0, MOST));
}

/**
 * What older versions kept under the set alone: it names no edition, so it goes to the one that is
 * practised first, and to no other.
 * @param {object} store
 * @param {(key: string) => string | null} store.read
 * @param {(key: string, text: string) => boolean} store.write
 * @param {(key: string) => void} store.remove
 * @param {string} key
 * @param {string} setId
 */
function takenOver(store, key, setId) {
  const old = `cchc-exercises:1:${setId}`;
  const text = store.read(old);
  if (text !== null && store.write(key, text)) store.remove(old);
  return text;
}

/** @implements {Past} */
export class Memory {
  /**
   * @param {object} store
   * @param {(key: string) => string | null} store.read
   * @param {(key: string, text: string) => boolean} store.write says whether it was kept
   * @param {(key: string) => void} store.remove
   * @param {{ id: string, edition: { id: string } }} set
   * @param {number} today
   */
  constructor(store, set, today) {
    this.store = store;
    this.today = today;
    this.key = `cchc-exercises:2:${set.edition.id}:${set.id}`;
    this.isKept = true;
    let raw = null;
    try {
      raw = JSON.parse(store.read(this.key) || takenOver(store, this.key, set.id) || "null");
    } catch {
      // what cannot be read counts as nothing
    }
    const found = raw && typeof raw === "object" ? raw : {};
    this.boxes = readBoxes(found.boxes);
    this.score =
      isCount(found.right) && isCount(found.all) && found.right <= found.all
        ? { right: found.right, all: found.all }
        : { right: 0, all: 0 };
    /** @type {Work | null} */
    this.work = typeof found.work === "object" ? found.work : null;
  }

  keep() {
    const { boxes, score, work } = this;
    this.isKept = this.store.write(this.key, JSON.stringify({ boxes, ...score, work }));
  }

  /**
   * @param {Pair} question
   * @param {boolean} isRight
   */
  answered({ kind, subject }, isRight) {
    this.boxes = boxed(this.boxes, `${kind} ${subject}`, isRight, this.today);
    this.score = { right: this.score.right + (isRight ? 1 : 0), all: this.score.all + 1 };
    this.keep();
  }

  due() {
    return due(this.boxes, this.today);
  }

  /**
   * The work in hand, to go on with after a reload.
   * @param {Work | null} work
   */
  hold(work) {
    this.work = work;
    this.keep();
  }
}
