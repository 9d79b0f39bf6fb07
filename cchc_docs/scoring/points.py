"""One criterion, one entry: points and trace of every column."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from fractions import Fraction

from pydantic import ValidationError

from cchc_docs.criteria.model import Edition, Node
from cchc_docs.criteria.origins import Origin, Source
from cchc_docs.ground.findings import Finding
from cchc_docs.ground.numbers import show
from cchc_docs.rules.columns import COLUMNS, Column
from cchc_docs.rules.model import AnswerRefused, Step, refuse
from cchc_docs.scoring.answers import (
    REFUSALS,
    Entry,
    entry_findings,
    evaluate,
    policy_of,
    read_answer,
)

ORIGIN_WORDS = {
    "official": "theo",
    "cited": "trích",
    "rebuilt": "biên soạn lại để tập huấn, không phải lời của văn bản nào",
}
WORDS = {
    "source": "Quy tắc {origin}",
    "exempt": "Không áp dụng: {reason}",
    "shrink": "Không áp dụng thì không tính điểm mục này, "
    "điểm tối đa của đơn vị giảm {maximum} điểm",
    "full": "Không áp dụng thì được điểm tối đa {maximum} điểm",
}


@dataclass(frozen=True)
class Score:
    """Points earned in one column (exact), out of ``max``, and why."""

    points: Fraction
    max: Fraction
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class EntryScore:
    """What an entry comes to.

    ``max`` is what the criterion counts for this unit: 0 when not applicable shrinks it.
    """

    max: Fraction
    columns: Mapping[Column, Score]
    not_applicable: bool = False
    steps: tuple[Step, ...] = ()

    @property
    def final(self) -> Score | None:
        """The column that settles the points: the last one that has an answer."""
        last = [score for column in COLUMNS if (score := self.columns.get(column))]
        return last[-1] if last else None


def origin_words(origin: Origin, sources: Mapping[str, Source]) -> str:
    """``trích Quyết định 1880/QĐ-UBND của UBND tỉnh Cà Mau, Bảng chỉ số, 1.1.4``.

    What is rebuilt names no document, so that it cannot be taken for its text.
    """
    words = ORIGIN_WORDS[origin.status]
    if origin.status == "rebuilt" or origin.source is None:
        return words
    source = sources[origin.source]
    place = f", {origin.at}" if origin.at else ""
    return f"{words} {source.number or source.title} của {source.issuer}{place}"


def source_words(origin: Origin, sources: Mapping[str, Source]) -> str:
    """The last line of a trace: where the rule comes from."""
    return WORDS["source"].format(origin=origin_words(origin, sources))


def score_entry(
    node: Node, entry: Entry, edition: Edition, sources: Mapping[str, Source]
) -> EntryScore:
    """The score of ``entry`` on the criterion ``node``.

    Exact: no column is rounded. Raises AnswerRefused or pydantic.ValidationError for an answer
    that ``entry_findings`` refuses.
    """
    source = Step("source", source_words(node.origin, sources))
    if entry.not_applicable is not None:
        titles = {one.id: one.title for one in edition.circumstances}
        reason = titles.get(entry.not_applicable, entry.not_applicable)
        return _exempt(
            node, edition, (Step("input", WORDS["exempt"].format(reason=reason)),), source
        )
    columns: dict[Column, Score] = {}
    exempt: EntryScore | None = None  # the last column settles this too
    for column, raw in entry.columns().items():
        outcome = evaluate(read_answer(node, column, raw), node.max)
        if outcome.points is None:
            exempt = _exempt(node, edition, outcome.steps, source)
        else:
            exempt = None
            columns[column] = Score(outcome.points, node.max, (*outcome.steps, source))
    return exempt or EntryScore(node.max, columns)


def checked_entry(
    node: Node, entry: Entry, edition: Edition, sources: Mapping[str, Source]
) -> tuple[EntryScore | None, tuple[Finding, ...]]:
    """The score of ``entry``, or what ``entry_findings`` tells of it.

    An answer is evaluated a second time only to tell what is wrong with it.
    """
    if entry.not_applicable is None:
        with suppress(AnswerRefused, ValidationError):
            return score_entry(node, entry, edition, sources), ()
    if findings := tuple(entry_findings(node, entry, edition)):
        return None, findings
    return score_entry(node, entry, edition, sources), ()


def _exempt(node: Node, edition: Edition, steps: tuple[Step, ...], source: Step) -> EntryScore:
    policy = policy_of(node, edition)
    if policy == "refuse":
        raise refuse((), REFUSALS["refuse"], code=node.id)
    text = WORDS[policy].format(maximum=show(node.max))
    steps = (*steps, Step("rule", text), source)
    if policy == "full":
        first = node.rule.columns[0] if node.rule else "self"
        score = Score(node.max, node.max, steps)
        return EntryScore(node.max, {first: score}, not_applicable=True, steps=steps)
    return EntryScore(Fraction(0), {}, not_applicable=True, steps=steps)
