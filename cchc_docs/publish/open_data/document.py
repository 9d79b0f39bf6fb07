"""The library as one JSON document."""

from __future__ import annotations

import datetime
import json
from fractions import Fraction
from typing import Any

from pydantic import BaseModel

from cchc_docs.criteria.edition_parts import Term
from cchc_docs.criteria.model import Edition
from cchc_docs.criteria.origins import Source
from cchc_docs.ground.days import show_day
from cchc_docs.ground.model import Model
from cchc_docs.lessons.examples import Example
from cchc_docs.lessons.questions import Question
from cchc_docs.lessons.units import UnitExample
from cchc_docs.library import EditionLibrary
from cchc_docs.publish.pages.reference import named_sources

LICENCE = "CC-BY-4.0"
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"


class OpenData(Model):
    """Everything in one document."""

    licence: str
    """Giấy phép."""
    digest: str
    """SHA-256 của các tệp YAML."""
    edition: Edition
    """Phiên bản, với bộ tiêu chí và quy tắc."""
    sources: tuple[Source, ...]
    """Nguồn được dẫn."""
    glossary: tuple[Term, ...]
    """Thuật ngữ."""
    examples: tuple[Example, ...]
    """Ví dụ có lời giải."""
    questions: tuple[Question, ...]
    """Hỏi và đáp."""
    units: tuple[UnitExample, ...]
    """Ví dụ cả đơn vị."""


def as_json(library: EditionLibrary) -> str:
    """The whole edition as JSON; exact decimals stay numbers."""
    everything = OpenData(
        licence=f"{LICENCE} {LICENCE_URL}",
        digest=library.digest,
        edition=library.edition,
        sources=named_sources(library),
        glossary=library.glossary,
        examples=tuple(one.example for one in library.examples),
        questions=library.questions,
        units=tuple(one.example for one in library.units),
    )
    return json.dumps(to_json(everything), ensure_ascii=False, indent=1) + "\n"


def to_json(value: Any) -> Any:
    """A part of the library as JSON has it, under the keys that YAML has."""
    if isinstance(value, BaseModel):
        fields = type(value).model_fields
        return {
            fields[name].alias or name: to_json(getattr(value, name))
            for name in fields
            if name in value.model_fields_set
        }
    if isinstance(value, dict):
        return {key: to_json(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [to_json(item) for item in value]
    if isinstance(value, Fraction):
        return _figure(value)
    return show_day(value) if isinstance(value, datetime.date) else value


def _figure(value: Fraction) -> int | float | str:
    """A number; ``11/15`` where no decimal ends."""
    if value.denominator == 1:
        return int(value)
    return float(value) if Fraction(repr(float(value))) == value else str(value)
