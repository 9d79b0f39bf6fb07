// A set of questions out of an order: {set, codes, kinds, count, level, seed}. The same order and
// the same library give the same questions everywhere, however kinds and codes are put in a row.
import { openSet } from "../engine/sets.js";
import { FACTS } from "./sentences.js";
import { QUESTIONS } from "./questions.js";
import { Random } from "./random.js";

/**
 * @import { OpenSet } from "../engine/sheets.js"
 * @import { QuestionKind, SetData } from "../shapes.js"
 * @import { Level, Order, Pair, Question, Subject } from "./shapes.d.ts"
 */

const TRIES = 12;

/**
 * Subjects in turn of their groups, so that a short set has many kinds of rules.
 * @template {Subject} S
 * @param {S[]} subjects
 * @param {Random} random
 * @returns {Generator<S, void>}
 */
function* turns(subjects, random) {
  /** @type {Map<string, S[]>} */
  const groups = new Map();
  for (const one of random.shuffled(subjects)) {
    groups.set(one.group, [...(groups.get(one.group) || []), one]);
  }
  const lists = random.shuffled([...groups.values()]);
  for (let round = 0; lists.length; round += 1) {
    for (const list of lists) yield list[round % list.length];
  }
}

/**
 * A question on a subject; null when none can be made of it.
 * @param {SetData | OpenSet | string} set
 * @param {QuestionKind} kind
 * @param {Subject} subject
 * @param {Level} level
 * @param {string} seed
 * @returns {Question | null}
 */
function make(set, kind, subject, level, seed) {
  const opened = openSet(set);
  const data = FACTS[opened.id];
  const random = new Random(`${seed}/${kind}/${subject.id}`);
  const made = QUESTIONS[kind].make(opened, data, subject, level, random);
  if (!made) return null;
  // by chance of its own, so that no place among the options says anything
  const options = new Random(`${opened.id}/${level}/${seed}/${subject.id}/${kind}`).shuffled(
    made.options,
  );
  return { ...made, options, kind, subject: subject.id };
}

/**
 * The questions of an order.
 * @param {SetData | OpenSet | string} set
 * @param {Omit<Order, "set">} order
 */
export function build(set, { codes, kinds, count, level, seed }) {
  const opened = openSet(set);
  const data = FACTS[opened.id];
  const random = new Random(`${seed}/${opened.id}`);
  const all = /** @type {QuestionKind[]} */ (Object.keys(QUESTIONS));
  const asked = all.filter((kind) => kinds.includes(kind));
  const lines = random.shuffled(asked).map((kind) => {
    const subjects = QUESTIONS[kind].subjects(opened, data, codes);
    return { kind, turn: turns(subjects, random) };
  });
  /** @type {Question[]} */
  const questions = [];
  /** @type {Set<string>} */
  const seen = new Set();
  /** @param {Question} made */
  const isNew = ({ kind, lines, options }) => {
    const text = JSON.stringify([kind, lines, options.map((one) => one.text)]);
    const known = seen.has(text);
    seen.add(text);
    return !known;
  };
  while (questions.length < count && lines.length) {
    const at = questions.length % lines.length;
    const { kind, turn } = lines[at];
    let made = null;
    for (let tried = 0; tried < TRIES && !made; tried += 1) {
      const { value: subject } = turn.next();
      if (!subject) break;
      made = make(set, kind, subject, level, `${seed}/${questions.length}/${tried}`);
      if (made && !isNew(made)) made = null;
    }
    if (made) questions.push(made);
    else lines.splice(at, 1);
  }
  return questions;
}

/**
 * The questions of a test after learning: each like that of the test before, on another item; null
 * where an item is left over that has others like it, all of them taken.
 * @param {OpenSet} opened
 * @param {Question[]} first
 * @param {Omit<Order, "set">} order
 */
function onOthers(opened, first, order) {
  const data = FACTS[opened.id];
  const taken = new Set(first.map(({ subject }) => subject));
  /** @type {Question[]} */
  const questions = [];
  for (const [at, { kind, subject: id }] of first.entries()) {
    const seed = `${order.seed}/cuoi/${at}`;
    const all = QUESTIONS[kind].subjects(opened, data, order.codes);
    const own = all.filter((one) => one.id === id);
    const alike = all.filter(({ id: other, group }) => group === own[0].group && other !== id);
    const free = new Random(seed).shuffled(alike).filter((one) => !taken.has(one.id));
    let made = null;
    for (const one of [...free, ...(alike.length ? [] : own)]) {
      made = make(opened, kind, one, order.level, seed);
      if (made) break;
    }
    if (!made) return null;
    taken.add(made.subject);
    questions.push(made);
  }
  return questions;
}

/**
 * The test before or after learning: one order gives both. What the second asks is like the first,
 * question by question: same kind, same kind of rule, same level, on another item where there is one.
 * @param {SetData | OpenSet | string} set
 * @param {"dau" | "cuoi"} which
 * @param {Omit<Order, "set">} order
 */
export function test(set, which, order) {
  const opened = openSet(set);
  for (let turn = 0; ; turn += 1) {
    const seeded = turn ? { ...order, seed: `${order.seed}/${turn}` } : order;
    const first = build(opened, seeded);
    const after = onOthers(opened, first, seeded);
    if (after || turn === TRIES) return which === "dau" ? first : (after ?? first);
  }
}

/**
 * The questions of a review: one on each {kind, subject} that is still there.
 * @param {SetData | OpenSet | string} set
 * @param {Pair[]} pairs
 * @param {Level} level
 * @param {string} seed
 */
export function review(set, pairs, level, seed) {
  const opened = openSet(set);
  const data = FACTS[opened.id];
  return pairs.flatMap(({ kind, subject: id }) => {
    const asked = QUESTIONS[kind];
    const subject = asked && asked.subjects(opened, data, []).find((one) => one.id === id);
    const made = subject && make(set, kind, subject, level, seed);
    return made ? [made] : [];
  });
}
