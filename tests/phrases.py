"""Sentences of real decisions as rules and as a set of their own."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from cchc_docs.criteria.documents import read_document
from cchc_docs.criteria.model import CriteriaField, Criterion
from cchc_docs.criteria.origins import Origin
from cchc_docs.library import EditionLibrary
from cchc_docs.rules import AnyRule, Rule

READ: TypeAdapter[Rule] = TypeAdapter(AnyRule)


@dataclass(frozen=True)
class Phrase:
    """A sentence, the rule that holds it, and answers with their points by hand."""

    words: str
    rule: Rule
    max: Fraction
    answers: tuple[tuple[Any, Fraction, str], ...]
    """The last: what the trace says, in part."""
    refused: tuple[tuple[Any, str], ...]
    """Answers from which no points can follow, with what is told."""


def phrases() -> tuple[Phrase, ...]:
    """Those that the rule of one item holds."""
    folder = Path(__file__).parent / "rules"
    files = (folder / "phrases.yaml", folder / "made_up_phrases.yaml")
    data: Any = [one for file in files for one in read_document(file).data]
    return tuple(
        Phrase(
            one["phrase"],
            READ.validate_python(one["rule"]),
            Fraction(one["max"]),
            tuple(
                (answer, Fraction(points), "".join(told))
                for answer, points, *told in one["answers"]
            ),
            tuple((answer, told) for answer, told in one.get("refused", ())),
        )
        for one in data
    )


def phrase_library(small: EditionLibrary) -> EditionLibrary:
    """The small library with one set whose items are the sentences."""
    origin = Origin(status="rebuilt", note="Mẫu.")
    items = tuple(
        Criterion.model_validate(
            {
                "id": f"1.{n}",
                "title": f"Câu {n}",
                "max": one.max,
                "origin": origin,
                "rule": one.rule,
            }
        )
        for n, one in enumerate(phrases(), 1)
    )
    total = sum((one.max for one in items), Fraction(0))
    field = CriteriaField(id="1", title="Các câu", max=total, origin=origin, criteria=items)
    (old,) = small.sets
    other = old.model_copy(update={"id": "cau", "max": total, "fields": (field,)})
    edition = small.edition.model_copy(update={"sets": (other,)})
    return replace(small, edition=edition, examples=(), units=())
