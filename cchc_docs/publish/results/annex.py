"""The annex of a decision that publishes results, in the layout of Nghị định 30/2020/NĐ-CP."""

from __future__ import annotations

from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.shared import Pt

from cchc_docs.ground.days import show_day
from cchc_docs.ground.numbers import fixed, show
from cchc_docs.publish.report.content import Columns
from cchc_docs.publish.report.letter import heading, new_letter, ruled_table, saved, write
from cchc_docs.publish.results.report import Report
from cchc_docs.results.season_parts import Results
from cchc_docs.results.standings import Standing

KIND = "Phụ lục"
WITH = "(Kèm theo Quyết định số ……/QĐ-……\nngày …… tháng …… năm …… của ………………………)"
HEADS = ("Hạng", "Đơn vị", "Điểm", "Điểm tối đa", "Chỉ số (%)")
CLASS = "Xếp loại"
PLAIN, CLASSED = (17, 80, 24, 22, 22), (17, 56, 23, 21, 22, 26)
"""Widths of columns in mm, without and with classes."""
UNRANKED = "Không xếp hạng: {units}."


def annex_docx(report: Report) -> bytes:
    """The annex as a DOCX file: a table a group; the same report gives the same bytes."""
    text = new_letter(
        f"{report.notice} Nội dung ngày {show_day(report.stamp.date)}. "
        f"Mã nội dung {report.stamp.digest}."
    )
    write(text.add_paragraph(), KIND, 14, ALIGN.CENTER, bold=True)
    write(text.add_paragraph(), report.title, 14, ALIGN.CENTER, bold=True)
    with_decision = text.add_paragraph()
    write(with_decision, WITH, 14, ALIGN.CENTER, italic=True)
    with_decision.paragraph_format.space_after = Pt(10)
    ranking = report.results.ranking
    for group in ranking.groups:
        units = ranking.of(group)
        if group:
            heading(text, group)
        is_classed = any(one.grade for one in units)
        columns = Columns(
            (*HEADS, CLASS) if is_classed else HEADS,
            CLASSED if is_classed else PLAIN,
            centred=(0, 2, 3, 4, 5) if is_classed else (0, 2, 3, 4),
        )
        width = len(columns.heads)
        ruled_table(text, columns, [_cells(one, report.results)[:width] for one in units])
        left = [f"{one.unit} ({one.unranked})" for one in units if one.unranked]
        if left:
            write(
                text.add_paragraph(),
                UNRANKED.format(units="; ".join(left)),
                12,
                ALIGN.LEFT,
                italic=True,
            )
    return saved(text, report.title, "", report.stamp)


def _cells(one: Standing, results: Results) -> tuple[str, ...]:
    points = "" if one.score is None else show(one.score)
    if results.cards and one.score is not None:  # a table's own points stand as it has them
        points = fixed(one.score, results.places)
    return (
        "–" if one.rank is None else str(one.rank),
        one.unit,
        points,
        "" if one.max is None else show(one.max),
        "" if one.index is None else fixed(one.index, results.places),
        one.grade or "",
    )
