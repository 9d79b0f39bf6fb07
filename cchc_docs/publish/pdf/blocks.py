"""What a guide is made of: blocks with a type each, which ``layout/blocks.typ`` sets in type.

What is ``held`` stands on one page with what comes next; a ``whole`` table on one page.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeAlias

from cchc_docs.publish.pages.number_line import NumberLine


class Mark(StrEnum):
    """Runs that are set apart: where a text comes from, and other small remarks."""

    ORIGIN = "origin-mark"
    REMARK = "remark"


class ParagraphStyle(StrEnum):
    """Paragraphs that are no running text."""

    POINTS = "points-told"
    ORIGIN = "origin-told"
    ADVICE = "advice"
    FIGURES = "figures-told"
    EXEMPTION = "exemption"
    COLUMN = "column-name"


class ListStyle(StrEnum):
    """Lists that are not only read."""

    CHECKLIST = "checklist"


class DefinitionsStyle(StrEnum):
    """Terms that stand beside each other."""

    PANEL = "panel"
    LINE = "on-a-line"


class TableStyle(StrEnum):
    """Tables that are set closer, or are kept or left out as a kind."""

    LEVELS = "levels"
    DENSE = "dense"
    FORM = "form"


@dataclass(frozen=True)
class Run:
    """Words of one kind; ``link`` is an address in the site or on the web."""

    text: str
    bold: bool = False
    mark: Mark | None = None
    link: str | None = None


Runs: TypeAlias = tuple[Run, ...]


@dataclass(frozen=True)
class Heading:
    """A heading; only a ``listed`` one stands in the contents.

    Its place in a book (``label``, ``told`` at the foot of pages, whether it ``starts`` a page)
    is the book's to say.
    """

    level: int
    runs: Runs
    anchor: str | None
    listed: bool
    label: str = ""
    told: str = ""
    starts: bool = False


@dataclass(frozen=True)
class Paragraph:
    """Words between two line ends."""

    runs: Runs
    style: ParagraphStyle | None = None
    held: bool = False


@dataclass(frozen=True)
class ListBlock:
    """Items, each of blocks."""

    ordered: bool
    items: tuple[tuple[Block, ...], ...]
    style: ListStyle | None = None


@dataclass(frozen=True)
class Definitions:
    """Terms, each with what it means."""

    pairs: tuple[tuple[Runs, Runs], ...]
    style: DefinitionsStyle | None = None
    held: bool = False


@dataclass(frozen=True)
class Cell:
    """A cell of a table, ``span`` columns wide; figures stand ``right``."""

    runs: Runs
    right: bool = False
    bold: bool = False
    span: int = 1


Row: TypeAlias = tuple[Cell, ...]


@dataclass(frozen=True)
class Table:
    """Rows; ``columns`` are shares of the width, 0 for as wide as its text."""

    columns: tuple[float, ...]
    head: tuple[Row, ...]
    rows: tuple[Row, ...]
    foot: tuple[Row, ...] = ()
    style: TableStyle | None = None
    whole: bool = False
    held: bool = False


@dataclass(frozen=True)
class Box:
    """What a page opens at a click: a title, and blocks."""

    title: Runs
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Trace:
    """The steps to a figure: what kind of step, and what was done."""

    pairs: tuple[tuple[Runs, Runs], ...]
    held: bool = False


@dataclass(frozen=True)
class Drawing:
    """A rule on a number line; the table after it says the same."""

    line: NumberLine
    caption: Runs


Block: TypeAlias = Heading | Paragraph | ListBlock | Definitions | Table | Box | Trace | Drawing


def text_of(runs: Iterable[Run]) -> str:
    """The words alone."""
    return "".join(run.text for run in runs)


def plain(value: Any) -> Any:
    """Blocks, and what holds them, as plain data for the typesetter: ``is`` names their type.

    A run says only what is so: they are many.
    """
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, Run):
        return {name: told for name, told in vars(value).items() if told}
    if isinstance(value, tuple):
        return [plain(one) for one in value]
    if isinstance(value, dict):
        return {name: plain(one) for name, one in value.items()}
    told = {name: plain(one) for name, one in vars(value).items()}
    return {"is": type(value).__name__, **told}
