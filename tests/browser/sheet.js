// Saves, opens, links and raises sheets in the browser's own modules, without a page.
import { scoreSheet } from "../../browser/engine/scorecard.js";
import { openSet } from "../../browser/engine/sets.js";
import { check } from "../../browser/sheet/check.js";
import { Desk } from "../../browser/sheet/desk.js";
import { Unreadable, fileText, readFile } from "../../browser/sheet/file.js";
import { linkText, readLink } from "../../browser/sheet/link.js";
import { raise } from "../../browser/sheet/raising.js";
import { told } from "./parity.js";

const SIGNS = 4;

const tried = (set, run) => {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    const { message, found } = error;
    return { unreadable: message, ...(found && opened(openSet(set), found)) };
  }
};

const opened = (set, { sheet, leftOut, notes }) => ({
  sheet,
  left_out: leftOut,
  notes,
  points: told(scoreSheet(set, sheet).points),
});

export function files(cases) {
  return cases.map(({ set, text }) =>
    tried(set, () => {
      const found = openSet(set);
      return opened(found, readFile(found, text));
    }),
  );
}

export function fileTexts(cases) {
  return cases.map(({ set, sheet, left_out: leftOut }) =>
    fileText(openSet(set), scoreSheet(set, sheet), leftOut),
  );
}

export function links(cases) {
  return cases.map(({ set, text }) =>
    tried(set, () => {
      const found = openSet(set);
      return opened(found, readLink(found, text));
    }),
  );
}

export function linkTexts(cases) {
  return cases.map(({ sheet }) => linkText(sheet));
}

// Links whose signs at the end fit what stands before them, whatever it is.
export function signedLinks(cases) {
  return links(
    cases.map(({ set, body }) => ({ set, text: `phieu=${body};${check(body, SIGNS)}` })),
  );
}

export function raised(cases) {
  return cases.map(({ set, id, column, raw }) => {
    const found = raise(openSet(set).nodes.get(id), column, raw);
    return (
      found && {
        raw: found.raw,
        text: found.text,
        points: told(found.points),
        gain: told(found.gain),
      }
    );
  });
}

/** Changes, undone and done again: the points after each step. */
export function desk(cases) {
  return cases.map(({ set, changes }) => {
    const made = new Desk(openSet(set), () => {});
    const points = () => told(made.card.points);
    const seen = changes.map(([id, part, tag]) => {
      made.setEntry(id, part, tag);
      return points();
    });
    const back = [];
    while (made.past.length) {
      made.undo();
      back.push(points());
    }
    while (made.future.length) made.redo();
    return { seen, back, again: points() };
  });
}
