// The class of a unit: by its index, and by the gates of the edition. Twin of scoring/grading.py.
import { HUNDRED, ZERO, cmp, max, min } from "./numbers.js";
import { say, step } from "./trace.js";
import { WORDS } from "./words.js";

/** @import { Ratio } from "./numbers.js" */
/** @import { Grade, Line, OpenSet, ReadyGate } from "./sheets.js" */

const words = WORDS.grading;

/**
 * The class of an unrounded index in percent, for this kind of unit.
 * @param {OpenSet} set
 * @param {Ratio | null} index
 * @param {string} unitKind
 */
export function gradeOf(set, index, unitKind) {
  const grades = set.grades.find((one) => one.unit_kinds.includes(unitKind));
  if (!index || !grades) return null;
  const within = max(ZERO, min(index, HUNDRED));
  return grades.levels.find((level) => level.contains(within)) || null;
}

/**
 * @param {ReadyGate} gate
 * @param {Line} line
 */
const isIn = ({ range, by }, line) =>
  line.answered_max.n !== 0n &&
  range.contains(by === "percent" ? line.index || ZERO : line.counted);

/**
 * How many lines, this one and those below it, are looked at and stand in the range.
 * @param {ReadyGate} gate
 * @param {Line[]} lines
 * @returns {number}
 */
const met = (gate, lines) =>
  lines.reduce((count, line) => {
    const isItem = gate.among === "fields" || line.node.rule || line.node.take === "highest";
    if (!gate.item && isItem) return count + Number(!line.isCapped && isIn(gate, line)); // no parts
    const isMeant = line.node.id === gate.item && isIn(gate, line);
    return count + Number(isMeant) + met(gate, line.parts);
  }, 0);

/**
 * The classes from the best down.
 * @param {Grade[]} levels
 */
export const bestFirst = (levels) =>
  [...levels].sort((a, b) => {
    const [one, other] = [a, b].map((level) => level.from || level.over);
    if (one && other) return cmp(other, one);
    return Number(!one) - Number(!other);
  });

/**
 * The class that counts, that of the index alone, and which gates decided.
 * @param {OpenSet} set
 * @param {Ratio | null} index
 * @param {Line[]} lines of the fields
 * @param {string} unitKind
 * @returns {{ grade: Grade | null, plain: Grade | null, steps: import("./trace.js").Step[] }}
 */
export function verdict(set, index, lines, unitKind) {
  const plain = gradeOf(set, index, unitKind);
  const grades = set.grades.find((one) => one.unit_kinds.includes(unitKind));
  if (!plain || !grades) return { grade: plain, plain, steps: [] };
  const order = bestFirst(grades.levels);
  let at = order.indexOf(plain);
  const told = [say(words.plain, { grade: plain.label })];
  /** @param {...string} last */
  const steps = (...last) => [...told, ...last].map((text) => step("rule", text));
  for (const gate of grades.gates) {
    if (met(gate, lines) < (gate.least || 1)) continue;
    if (gate.unclassed) {
      const unclassed = say(words.unclassed, { label: gate.label });
      return { grade: null, plain, steps: steps(unclassed, words.none) };
    }
    const cap = order.findIndex((level) => level.label === gate.at_most);
    const down = Math.min(at + (gate.lower_by || 0), order.length - 1);
    const lowered = gate.at_most ? Math.max(at, cap) : down;
    if (lowered === at) continue;
    const values = { label: gate.label, grade: gate.at_most, count: gate.lower_by };
    told.push(say(words[gate.at_most ? "at_most" : "lower_by"], values));
    at = lowered;
  }
  if (told.length === 1) return { grade: plain, plain, steps: [] };
  return { grade: order[at], plain, steps: steps(say(words.so, { grade: order[at].label })) };
}
