"""What an edition shows on the pages written for any edition: chosen in ``featured.yaml``, else by
rule, so that such a page names nothing of one edition."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from fractions import Fraction
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field

from cchc_docs.criteria.documents import read_document
from cchc_docs.criteria.loading import read_model
from cchc_docs.criteria.origins import Slug
from cchc_docs.ground.findings import Finding
from cchc_docs.ground.model import Model
from cchc_docs.ground.problems import Problem
from cchc_docs.lessons.examples import ScoredExample
from cchc_docs.lessons.units import ScoredUnit

Situation = Literal[
    "boundary",
    "late",
    "over_claim",
    "rounding",
    "not_applicable",
    "missing_evidence",
    "explained",
    "explained_in_part",
    "promise",
    "own_method",
]
UnitSituation = Literal["strong", "lowered", "exempt"]
QuestionSituation = Literal["not_applicable", "rounding", "appraised"]

FILE = "featured.yaml"


class Featured(Model):
    """Ids by the situation that a page teaches; what is not named is found by rule, if at all."""

    examples: dict[Situation, Annotated[tuple[Slug, ...], Field(min_length=1)]] = Field(
        default_factory=dict
    )
    """Ví dụ, mỗi trang một: boundary đúng mốc; late quá hạn; over_claim tự chấm cao; rounding làm
    tròn; not_applicable không áp dụng; missing_evidence thiếu tài liệu; explained giải trình được
    nhận; explained_in_part được nhận một phần; promise chỉ hứa; own_method tự đổi cách tính."""
    units: dict[UnitSituation, Slug] = Field(default_factory=dict)
    """Đơn vị mẫu: strong chỉ số cao; lowered bị hạ nhiều mục; exempt có mục không áp dụng."""
    questions: dict[QuestionSituation, tuple[Slug, ...]] = Field(default_factory=dict)
    """Câu hỏi: not_applicable không áp dụng; rounding làm tròn; appraised sau thẩm định."""


def load_featured(
    folder: Path,
    examples: Collection[str],
    units: Collection[str],
    questions: Collection[str] | None,
) -> tuple[Featured, tuple[Problem, ...]]:
    """What the edition in ``folder`` chose, checked against the ids it has (None: not readable)."""
    if not (folder / FILE).exists():
        return Featured(), ()
    document = read_document(folder / FILE)
    featured, problems = read_model(document, Featured)
    if featured is None:
        return Featured(), problems
    findings = (
        *_missing("examples", "ví dụ", featured.examples, examples),
        *(
            _unknown(("units", situation), "đơn vị mẫu", name)
            for situation, name in featured.units.items()
            if name not in units
        ),
        *(
            _missing("questions", "câu hỏi", featured.questions, questions)
            if questions is not None
            else ()
        ),
    )
    return featured, (*problems, *document.all_told(findings))


def _missing(
    key: str, kind: str, chosen: Mapping[Any, tuple[str, ...]], known: Collection[str]
) -> Iterator[Finding]:
    for situation, names in chosen.items():
        for position, name in enumerate(names):
            if name not in known:
                yield _unknown((key, situation, position), kind, name)


def _unknown(path: tuple[str | int, ...], kind: str, name: str) -> Finding:
    return Finding(
        path, f"Không có {kind} «{name}».", f"Mã một {kind} của phiên bản.", "Sửa lại mã.", "L011"
    )


def example_for(
    situation: Situation, featured: Featured, examples: tuple[ScoredExample, ...], turn: int = 0
) -> ScoredExample | None:
    """The example that shows a situation: one of those chosen, else of those that fit.

    Pages that show the same situation take another ``turn``, so that a reader of all of them meets
    another example on each, as far as there are others.
    """
    if chosen := featured.examples.get(situation):
        known = {one.example.id: one for one in examples}
        found = [known[name] for name in chosen if name in known]
    else:
        fits = FITS.get(situation)
        found = [one for one in examples if fits(one)] if fits else []
    return found[turn % len(found)] if found else None


def unit_for(
    situation: UnitSituation, featured: Featured, units: tuple[ScoredUnit, ...]
) -> ScoredUnit | None:
    """The unit that shows a situation: the chosen one, else one that fits."""
    if chosen := featured.units.get(situation):
        return next((one for one in units if one.example.id == chosen), None)
    if situation == "exempt":
        return next((one for one in units if _exempt(one)), None)
    order = sorted(units, key=lambda one: one.card.index or 0, reverse=situation == "strong")
    return next(iter(order), None)


def _exempt(unit: ScoredUnit) -> bool:
    return any(entry.not_applicable for entry in unit.example.sheet.answers.values())


def _points(one: ScoredExample, column: Literal["self", "appraised", "appraised_2"]) -> Fraction:
    """Only to be compared; -1 where the column is not answered."""
    score = one.score.columns.get(column)
    return score.points if score else Fraction(-1)


FITS: Mapping[Situation, Callable[[ScoredExample], bool]] = {
    "boundary": lambda one: one.example.kind == "boundary",
    "late": lambda one: (
        one.node.rule is not None
        and one.node.rule.kind == "deadline"
        and one.example.kind in ("partial", "zero")
    ),
    "over_claim": lambda one: one.example.kind == "over_claim",
    "not_applicable": lambda one: one.example.kind == "not_applicable",
    "missing_evidence": lambda one: one.example.kind == "missing_evidence",
    "explained": lambda one: -1 < _points(one, "appraised") < _points(one, "appraised_2"),
    "explained_in_part": lambda one: (
        -1 < _points(one, "appraised") < _points(one, "appraised_2") < _points(one, "self")
    ),
}
"""What shows a situation where nothing was chosen; others are shown only when chosen."""
