// What a trainee has done, kept in the browser: the score, the work in hand, and boxes of what went
// wrong (Leitner): wrong goes to box 1, right moves one box on; each box waits longer. Day numbers.
import { QUESTIONS } from "./questions.js";

const WAITS = [0, 1, 2, 4, 8, 16];
const LAST = WAITS.length - 1;
const MOST = 400;

const isCount = (value) => Number.isSafeInteger(value) && value >= 0;

/** The boxes {kind subject: [box, day due]} after an answer. */
export function boxed(boxes, key, isRight, today) {
  const [box] = boxes[key] || [0];
  const { [key]: _, ...others } = boxes;
  if (!isRight) return { ...others, [key]: [1, today] };
  if (!box || box >= LAST) return others;
  return { ...others, [key]: [box + 1, today + WAITS[box]] };
}

/** {kind, subject} due today, the longest waiting first. */
export function due(boxes, today) {
  return Object.entries(boxes)
    .filter(([, [, day]]) => day <= today)
    .sort(([a, [, one]], [b, [, other]]) => one - other || (a < b ? -1 : 1))
    .map(([key]) => {
      const cut = key.indexOf(" ");
      return { kind: key.slice(0, cut), subject: key.slice(cut + 1) };
    });
}

function readBoxes(raw) {
  const kept = Object.entries(raw || {}).filter(
    ([key, value]) =>
      QUESTIONS[key.split(" ")[0]] &&
      Array.isArray(value) &&
      value.length === 2 &&
      value.every(isCount) &&
      value[0] >= 1 &&
      value[0] <= LAST,
  );
  return Object.fromEntries(kept.slice(0, MOST));
}

export class Memory {
  /** store: read(key), write(key, text) → whether it was kept. */
  constructor(store, setId, today) {
    this.store = store;
    this.today = today;
    this.key = `cchc-exercises:1:${setId}`;
    this.isKept = true;
    let raw = null;
    try {
      raw = JSON.parse(store.read(this.key));
    } catch {
      // what cannot be read counts as nothing
    }
    const found = raw && typeof raw === "object" ? raw : {};
    this.boxes = readBoxes(found.boxes);
    this.score =
      isCount(found.right) && isCount(found.all) && found.right <= found.all
        ? { right: found.right, all: found.all }
        : { right: 0, all: 0 };
    this.work = typeof found.work === "object" ? found.work : null;
  }

  keep() {
    const { boxes, score, work } = this;
    this.isKept = this.store.write(this.key, JSON.stringify({ boxes, ...score, work }));
  }

  answered({ kind, subject }, isRight) {
    this.boxes = boxed(this.boxes, `${kind} ${subject}`, isRight, this.today);
    this.score = { right: this.score.right + (isRight ? 1 : 0), all: this.score.all + 1 };
    this.keep();
  }

  due() {
    return due(this.boxes, this.today);
  }

  /** The work in hand, to go on with after a reload. */
  hold(work) {
    this.work = work;
    this.keep();
  }
}
