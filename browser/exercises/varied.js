// Another unit: the answers of a whole-unit example, some of them drawn anew.
import { columnsOf } from "../engine/answers.js";
import { EXERCISES } from "../kinds/index.js";
import { SENTENCES } from "./sentences.js";

/**
 * @import { OpenSet } from "../engine/sheets.js"
 * @import { SetFacts, UnitFacts } from "../shapes.js"
 * @import { Level } from "./shapes.d.ts"
 * @import { Random } from "./random.js"
 */

/**
 * Another unit of the same set: some answers drawn anew, so that its story is told no more.
 * @param {OpenSet} set
 * @param {SetFacts} data
 * @param {UnitFacts} unit
 * @param {string} code
 * @param {Level} level
 * @param {Random} random
 * @returns {UnitFacts}
 */
export function varied(set, data, unit, code, level, random) {
  const answers = { ...unit.sheet.answers };
  const field = set.fields.find((one) => one.id === code);
  const leaves = (field ? [field] : set.fields).flatMap((one) => one.leaves);
  const answered = leaves.filter(({ id }) => answers[id] && !answers[id].not_applicable);
  for (const node of random.shuffled(answered).slice(0, field ? 3 : 8)) {
    const { wholes } = data.items[node.id];
    /** @type {Level} */
    const easy = level === 1 ? 1 : 2; // no answers for which there is nothing to measure
    const drawn = () =>
      EXERCISES[node.rule.kind].draw(node.rule, node.max, { level: easy, random, wholes });
    const columns = columnsOf(answers[node.id]);
    const settled = drawn();
    const own = columns.map((column) => [column, settled]);
    if (columns.length > 1 && random.below(2)) own[0][1] = drawn();
    answers[node.id] = Object.fromEntries(own);
  }
  const { unit: name } = unit.sheet;
  return {
    ...unit,
    title: name,
    story: [SENTENCES.told.varied],
    sheet: { ...unit.sheet, answers },
  };
}
