"""The report of results as a PDF: the parts of the season, then a page a unit."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from cchc_docs.ground.numbers import show
from cchc_docs.publish.charts import svg
from cchc_docs.publish.pdf.blocks import Cell, Run
from cchc_docs.publish.pdf.tables import widths
from cchc_docs.publish.results.report import ON_PAPER, Report
from cchc_docs.publish.typesetting.paper import Paper
from cchc_docs.publish.typesetting.typeset import typeset
from cchc_docs.results.parts import Part

NARROW = 14
"""Letters of a head that stands in one line over figures."""

MOST_PAGES = 300
"""So many units have a page on paper: of more nobody prints them in one."""
LEFT = "Trang của {count} đơn vị không in ở đây: ghi kết quả vào thư mục thì mỗi đơn vị một trang."


def report_pdf(report: Report) -> bytes:
    """The file; the same report gives the same bytes. Raises NotTypeset."""
    pages = report.units if len(report.units) <= MOST_PAGES else ()
    units = [
        {
            "title": one.standing.unit,
            "parts": _parts([part for part in one.parts if part.key in ON_PAPER]),
        }
        for one in pages
    ]
    paper = Paper(
        name="bao-cao",
        group="Kết quả",
        title=report.title,
        subtitle=report.subtitle,
        notice=report.notice,
        layout="results",
        content={
            "parts": _parts(report.parts),
            "units": units,
            "left": "" if pages else _left(len(report.units)),
        },
    )
    return typeset(paper, report.stamp)


def _left(count: int) -> str:
    return LEFT.format(count=show(Fraction(count))) if count else ""


def _parts(parts: Sequence[Part]) -> list[dict[str, Any]]:
    return [
        {
            "title": part.title,
            "note": part.note,
            "columns": _widths(part),
            "head": part.head,
            "rows": part.rows,
            "right": sorted(part.right),
            "shades": part.shades,
            "charts": [{"svg": svg(one), "title": one.title} for one in part.charts],
        }
        for part in parts
    ]


def _widths(part: Part) -> list[float]:
    """Columns of figures are as wide as they are, the others share what is left."""
    rows = [tuple(Cell((Run(text),)) for text in row) for row in (part.head, *part.rows)]
    return [
        0 if at in part.right and len(part.head[at]) <= NARROW else width
        for at, width in enumerate(widths(rows))
    ]
