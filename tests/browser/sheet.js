// Saves, opens, links and raises sheets in the browser's own scripts, without a page.
const tried = (set, run) => {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof CCHC.sheets.Unreadable)) throw error;
    const { message, found } = error;
    return { unreadable: message, ...(found && opened(CCHC.openSet(set), found)) };
  }
};

const opened = (set, { sheet, leftOut, notes }) => ({
  sheet, left_out: leftOut, notes, points: told(CCHC.scoreSheet(set, sheet).points),
});

function files(cases) {
  return cases.map(({ set, text }) => tried(set, () => {
    const found = CCHC.openSet(set);
    return opened(found, CCHC.sheets.readFile(found, text));
  }));
}

function fileTexts(cases) {
  return cases.map(({ set, sheet, left_out: leftOut }) =>
    CCHC.sheets.fileText(CCHC.openSet(set), CCHC.scoreSheet(set, sheet), leftOut));
}

function links(cases) {
  return cases.map(({ set, text }) => tried(set, () => {
    const found = CCHC.openSet(set);
    return opened(found, CCHC.sheets.readLink(found, text));
  }));
}

function linkTexts(cases) {
  return cases.map(({ sheet }) => CCHC.sheets.linkText(sheet));
}

function raised(cases) {
  return cases.map(({ set, id, column, raw }) => {
    const found = CCHC.sheets.raise(CCHC.openSet(set).nodes.get(id), column, raw);
    return found && {
      raw: found.raw, text: found.text, points: told(found.points), gain: told(found.gain),
    };
  });
}

/** Changes, undone and done again: the points after each step. */
function desk(cases) {
  return cases.map(({ set, changes }) => {
    const desk = new CCHC.sheets.Desk(CCHC.openSet(set), () => {});
    const points = () => told(desk.card.points);
    const seen = changes.map(([id, part, tag]) => {
      desk.setEntry(id, part, tag);
      return points();
    });
    const back = [];
    while (desk.past.length) {
      desk.undo();
      back.push(points());
    }
    while (desk.future.length) desk.redo();
    return { seen, back, again: points() };
  });
}
