"""What stands on one page with what comes next: that which only leads to it."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

from cchc_docs.publish.pdf.blocks import (
    Block,
    Definitions,
    Paragraph,
    ParagraphStyle,
    Table,
    TableStyle,
    Trace,
)


def holding(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks of a page, held where they lead to the next."""
    followers = (*blocks[1:], None)
    return tuple(map(_held, blocks, map(_leads, blocks, followers)))


def _held(one: Block, leads: bool) -> Block:
    if leads and isinstance(one, Paragraph | Definitions | Table | Trace):
        return replace(one, held=True)
    return one


def _leads(one: Block, after: Block | None) -> bool:
    match one, after:
        case _, None:
            return False
        case Paragraph(), Paragraph(style=ParagraphStyle.ADVICE) | Table(style=TableStyle.LEVELS):
            return True
        case Paragraph(runs=runs), _:
            return runs[-1].text.endswith(":")
        case Definitions(), Table():
            return True
        case Table(), Paragraph(style=ParagraphStyle.EXEMPTION):
            return True
    return False


def holding_example(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks of an example, which is broken only between the steps of two columns."""
    pairs = itertools.pairwise(blocks)
    return (*(_held(one, not _ends_column(one, after)) for one, after in pairs), *blocks[-1:])


def _ends_column(one: Block, after: Block) -> bool:
    match one, after:
        case Trace(), Paragraph(style=ParagraphStyle.COLUMN):
            return True
    return False
