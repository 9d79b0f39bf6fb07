"""Pages of the whole-unit examples."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cchc_docs.ground.numbers import fixed, show
from cchc_docs.lessons.recurring import examples_of
from cchc_docs.lessons.units import ScoredUnit
from cchc_docs.library import EditionLibrary
from cchc_docs.publish import addresses
from cchc_docs.publish.pages.rendering import edition_page, render
from cchc_docs.rules.columns import COLUMNS, Column
from cchc_docs.rules.model import Step
from cchc_docs.scoring.card_text import earned
from cchc_docs.scoring.line import Line
from cchc_docs.scoring.points import EntryScore

EXEMPT = "không áp dụng"
"""What stands in place of the most points."""


@dataclass(frozen=True)
class Row:
    """A line of the card as the forms show it, every figure as text."""

    code: str
    title: str
    link: str
    depth: int
    maximum: str
    self_score: str
    appraised: str
    points: str
    index: str
    note: str
    lowered: bool
    exempt: bool
    figures: tuple[str, ...]
    """What the points come from: one sentence, or one for each column where they differ."""


def unit_pages(library: EditionLibrary) -> Iterator[tuple[str, str]]:
    """A page for each whole-unit example."""
    for unit in library.units:
        example, edition, card = unit.example, unit.edition, unit.card
        here = addresses.of(edition).example(example.id)
        rows = list(unit_rows(unit))
        kinds = {kind.id: kind.title for kind in edition.unit_kinds}
        body = render(
            "unit.md.jinja",
            here,
            example=example,
            card=card,
            kind=kinds[example.sheet.unit_kind],
            index=fixed(card.index, edition.scoring.decimals) if card.index is not None else "",
            set_title=unit.criteria_set.title,
            survey_max=unit.criteria_set.survey_max,
            rows=rows,
            examples=[one.example for one in examples_of(unit, library.examples)],
            lowered=[row for row in rows if row.lowered],
            edition=edition,
        )
        yield addresses.markdown(here), edition_page(edition, example.title, body)


def unit_rows(unit: ScoredUnit) -> Iterator[Row]:
    """The lines of its card with their figures as text."""
    places = addresses.of(unit.edition).nodes(unit.criteria_set)
    decimals = unit.edition.scoring.decimals
    for line, depth in unit.card.walk_deep():
        entry = unit.example.sheet.answers.get(line.node.id)
        exempt = line.entry is not None and line.entry.not_applicable
        first, final = _column(line, "self"), _column(line, "appraised")
        yield Row(
            code=line.node.id,
            title=line.node.title,
            link=places[line.node.id],
            depth=depth,
            maximum=EXEMPT if exempt else show(line.highest),
            self_score=first,
            appraised=final,
            points="" if exempt else earned(line),
            index=fixed(line.index, decimals) if line.index is not None else "",
            note=entry.explanation or "" if entry else "",
            exempt=exempt,
            lowered=line.node.rule is not None and bool(first) and first != final,
            figures=tuple(_figures(line.entry)) if line.entry else (),
        )


def _figures(entry: EntryScore) -> Iterator[str]:
    """The figures that were given, as the steps say them."""
    if entry.not_applicable:
        yield _given(entry.steps)
        return
    given = {column: _given(score.steps) for column, score in entry.columns.items()}
    if len(set(given.values())) == 1:
        yield next(iter(given.values()))
    else:
        yield from (f"{COLUMNS[column]}. {text}" for column, text in given.items())


def _given(steps: tuple[Step, ...]) -> str:
    return "; ".join(step.text for step in steps if step.kind == "input")


def _column(line: Line, column: Column) -> str:
    return show(line.columns[column]) if column in line.columns else ""
