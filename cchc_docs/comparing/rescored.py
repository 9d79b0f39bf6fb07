"""The same answers under another set: what a unit that did as well as before gains or loses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from cchc_docs.comparing.days import later
from cchc_docs.comparing.matching import Match
from cchc_docs.criteria.model import CriteriaSet, Edition
from cchc_docs.criteria.origins import Source
from cchc_docs.lessons.examples import ScoredExample, steps_of
from cchc_docs.scoring.answers import Entry, Sheet, entry_findings
from cchc_docs.scoring.points import EntryScore, score_entry
from cchc_docs.scoring.scorecard import Card, score_sheet


@dataclass(frozen=True)
class Side:
    """A set with what it is scored with."""

    edition: Edition
    criteria_set: CriteriaSet
    sources: Mapping[str, Source]


@dataclass(frozen=True)
class Rescored:
    """An example under both sets; ``after`` is None where the new rule cannot take its answer."""

    example: ScoredExample
    match: Match
    after: EntryScore | None
    why_not: str
    before_trace: tuple[str, ...]
    after_trace: tuple[str, ...]


def rescored_examples(
    examples: Sequence[ScoredExample], matches: Sequence[Match], new: Side, years: int
) -> Iterator[Rescored]:
    """Each worked example scored again; days are taken ``years`` later."""
    by_old = {match.old.id: match for match in matches if match.old}
    for one in examples:
        match = by_old.get(one.node.id)
        if match is None or match.new is None or match.new.rule is None:
            continue
        entry = _later(one.example.entry, years)
        wrong = [found.what for found in entry_findings(match.new, entry, new.edition)]
        after = None
        if not wrong:
            after = score_entry(match.new, entry, new.edition, new.sources)
        yield Rescored(
            one,
            match,
            after,
            " ".join(wrong),
            tuple(step.text for step in steps_of(one.score)),
            tuple(step.text for step in steps_of(after)) if after else (),
        )


def rescored_card(card: Card, matches: Sequence[Match], new: Side) -> tuple[Card, tuple[str, ...]]:
    """The card of the same answers under the new set, and the old items that do not count there."""
    by_old = {match.old.id: match.new for match in matches if match.old}
    years = new.edition.year - card.edition.year
    answers: dict[str, Entry] = {}
    left = []
    for code, entry in card.sheet.answers.items():
        node = by_old.get(code)
        moved = _later(entry, years)
        if node is None:
            left.append(f"{code}: mục đã bỏ.")
        elif wrong := [found.what for found in entry_findings(node, moved, new.edition)]:
            left.append(f"{code}: {' '.join(wrong)}")
        else:
            answers[node.id] = moved
    kinds = new.criteria_set.unit_kinds
    sheet = Sheet(
        edition=new.edition.id,
        set=new.criteria_set.id,
        unit=card.sheet.unit,
        unit_kind=card.sheet.unit_kind if card.sheet.unit_kind in kinds else kinds[0],
        year=new.edition.year,
        answers=answers,
    )
    return score_sheet(sheet, new.edition, new.criteria_set, new.sources), tuple(left)


def _later(entry: Entry, years: int) -> Entry:
    """The same answers with every day ``years`` later."""
    return Entry.model_validate(later(entry.model_dump(by_alias=True, exclude_none=True), years))
