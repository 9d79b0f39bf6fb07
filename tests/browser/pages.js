// Parts of pages that tests use without the page around them.
import * as numbers from "../../browser/engine/numbers.js";
import { readRule } from "../../browser/engine/sets.js";
import { KINDS } from "../../browser/kinds/index.js";

export { openSet } from "../../browser/engine/sets.js";
export { scoreSheet } from "../../browser/engine/scorecard.js";
export { drawCodes, siteAddress } from "../../browser/slides/qr.js";

/** The steps of each answer, and those of what its inputs give back. */
export function filledAndRead([data, max, raws]) {
  const rule = readRule(data);
  const face = KINDS[data.kind].inputs(rule);
  document.body.append(face.element);
  const text = (raw) => {
    const kind = KINDS[data.kind];
    const outcome = kind.evaluate(rule, kind.readAnswer(rule, raw), numbers.of(max));
    return outcome.steps.map((step) => step.text).join("; ");
  };
  return raws.map((raw) => {
    face.fill(raw);
    const read = face.read();
    return [text(raw), read && text(read)];
  });
}
