"""Forms on one table: blank score sheets and the whole-unit examples filled in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from cchc_docs.criteria.content import set_digest
from cchc_docs.criteria.model import CriteriaSet, Edition
from cchc_docs.ground.numbers import fixed, show
from cchc_docs.lessons.units import ScoredUnit
from cchc_docs.library import EditionLibrary
from cchc_docs.publish.artefacts.artefact import today_told
from cchc_docs.publish.pages.units import EXEMPT, Row, unit_rows
from cchc_docs.publish.pdf.blocks import Cell, Mark, Run, Table, TableStyle, plain
from cchc_docs.publish.pdf.blocks import Row as BlockRow
from cchc_docs.publish.report.filling import blank_report
from cchc_docs.publish.typesetting.paper import Paper
from cchc_docs.publish.words.conventions import conventions_told
from cchc_docs.publish.words.origins import STATUS_WORDS
from cchc_docs.publish.words.places import place_told
from cchc_docs.publish.words.score_form import HEADS
from cchc_docs.rules.columns import Column
from cchc_docs.scoring.card_text import grade_words

GROUP = "Phiếu in"
BLANK_HEADS = (
    "Mã",
    "Lĩnh vực, tiêu chí, tiêu chí thành phần",
    "Điểm tối đa",
    "Số liệu",
    "Tự chấm",
    "Thẩm định",
    "Tài liệu kiểm chứng, giải trình",
)
BLANK_WIDTHS = (3.1, 15, 3, 11, 3.4, 3.4, 14)
CARD_WIDTHS = (2.6, 25, 3.4, 3.6, 3.8, 3.6, 4, 12)
"""Shares of the width of a page on its long side."""
TITLE = 1
"""The column that names an item and says where it comes from."""
SIGNERS = ("Người lập biểu", "Thủ trưởng đơn vị")
DOTS = "." * 60
COUNTED: tuple[Column, ...] = ("self", "appraised")
FINAL_TOLD = "Điểm đạt được gồm cả phần điều tra xã hội học, nên lớn hơn cột thẩm định."


def forms(library: EditionLibrary) -> Iterator[Paper]:
    """A blank sheet for each set, then each whole unit filled in."""
    for criteria_set in library.sets:
        yield _blank(library.edition, criteria_set)
    for unit in library.units:
        yield _filled(unit)


def _blank(edition: Edition, criteria_set: CriteriaSet) -> Paper:
    report = blank_report(edition, criteria_set)
    rows = [
        (row.level, (row.code, row.title, row.maximum, row.points, "", "", ""))
        for row in (*report.rows, report.total)
    ]
    return Paper(
        name=f"phieu-trong-{criteria_set.id}",
        group=GROUP,
        title=f"Phiếu tự chấm điểm: {criteria_set.title}",
        subtitle=edition.title,
        notice=report.notice,
        today=today_told(edition),
        layout="form",
        content={
            "lines": [f"Tên đơn vị: {DOTS}", _kinds(edition, criteria_set), f"Năm: {edition.year}"],
            "table": plain(
                _table(BLANK_HEADS, rows, BLANK_WIDTHS, (2, 4, 5), _origins(edition, criteria_set))
            ),
            "signers": SIGNERS,
            "conventions": conventions_told(edition),
        },
        set_code=set_digest(edition, criteria_set),
    )


def _kinds(edition: Edition, criteria_set: CriteriaSet) -> str:
    """The kinds of unit of a set, one of which it is."""
    own = [one.title for one in edition.unit_kinds if one.id in criteria_set.unit_kinds]
    return f"Loại đơn vị{' (khoanh một)' if len(own) > 1 else ''}: {'; '.join(own)}"


def _filled(unit: ScoredUnit) -> Paper:
    edition, criteria_set, card = unit.edition, unit.criteria_set, unit.card
    sheet, decimals = unit.example.sheet, edition.scoring.decimals
    rows: list[tuple[int, Sequence[str]]] = [
        (
            row.depth,
            (
                row.code,
                row.title,
                "" if row.exempt else row.maximum,
                row.self_score,
                row.appraised,
                row.points,
                row.index,
                _remark(row),
            ),
        )
        for row in unit_rows(unit)
    ]
    index = fixed(card.index, decimals) if card.index is not None else ""
    columns = [show(card.columns[name]) if name in card.columns else "" for name in COUNTED]
    rows.append((0, ("", "Cộng", show(card.max), *columns, show(card.points), index, "")))
    grade = grade_words(card)
    total = f"Tổng điểm {show(card.points)} trên {show(card.max)}"
    return Paper(
        name=f"phieu-mau-{unit.example.id}",
        group=GROUP,
        title=f"Phiếu mẫu đã điền: {sheet.unit}",
        subtitle=criteria_set.title,
        notice=" ".join(edition.notice.split()),
        today=today_told(edition),
        layout="form",
        content={
            "lines": [
                f"Đơn vị giả định: {sheet.unit}. Năm: {sheet.year}.",
                f"{total}; chỉ số {index}%{grade}.",
                *([FINAL_TOLD] if criteria_set.survey_max else ()),
            ],
            "table": plain(
                _table(HEADS, rows, CARD_WIDTHS, (2, 3, 4, 5, 6), _origins(edition, criteria_set))
            ),
            "signers": SIGNERS,
            "conventions": {},
        },
        set_code=set_digest(edition, criteria_set),
    )


def _remark(row: Row) -> str:
    """The last cell of a row: the column of points is too narrow for words."""
    told = [EXEMPT] if row.exempt else []
    return "; ".join((*told, *filter(None, [row.note])))


def _origins(edition: Edition, criteria_set: CriteriaSet) -> dict[str, str]:
    """What each row says of its origin and of its place in the set, by code."""
    return {
        node.id: "; ".join(
            filter(None, (place_told(node, edition), STATUS_WORDS[node.origin.status]))
        )
        for node in criteria_set.walk()
    }


def _table(
    heads: Sequence[str],
    rows: Sequence[tuple[int, Sequence[str]]],
    widths: Sequence[float],
    right: Sequence[int],
    origins: Mapping[str, str],
) -> Table:
    """The table of a form; a row of level 0 is bold."""

    def line(texts: Sequence[str], is_bold: bool) -> BlockRow:
        cells = [
            Cell((Run(text),) if text else (), right=at in right, bold=is_bold)
            for at, text in enumerate(texts)
        ]
        if texts[0] in origins:
            told = (Run(" "), Run(origins[texts[0]], mark=Mark.REMARK))
            cells[TITLE] = replace(cells[TITLE], runs=cells[TITLE].runs + told)
        return tuple(cells)

    return Table(
        columns=tuple(widths),
        head=(line(heads, True),),
        rows=tuple(line(row, level == 0) for level, row in rows),
        style=TableStyle.FORM,
    )
