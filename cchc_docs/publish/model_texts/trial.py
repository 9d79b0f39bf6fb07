"""The sheet on which a unit scores itself in the middle of a year, to find what it can still do."""

from __future__ import annotations

from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.shared import Pt

from cchc_docs.criteria.model import CriteriaSet, Edition
from cchc_docs.ground.numbers import show
from cchc_docs.ground.text import lower_first
from cchc_docs.publish import addresses
from cchc_docs.publish.artefacts.artefact import Artefact, Stamp, notices, set_artefact
from cchc_docs.publish.report.content import Columns
from cchc_docs.publish.report.letter import (
    Head,
    landscape,
    new_letter,
    put_end,
    put_head,
    ruled_table,
    saved,
    write,
)
from cchc_docs.publish.words.assignment import Task, tasks

TITLE = "PHIẾU CHẤM THỬ GIỮA NĂM"
ANSWERS = (
    "Đến nay đã có gì",
    "Chấm hôm nay được",
    "Việc còn làm kịp trong năm",
    "Ai làm, ngày xong",
)
"""What the unit writes for each item."""
COLUMNS = Columns(
    ("Mã", "Mục", "Tối đa", "Hạn", *ANSWERS),
    (15, 66, 14, 28, 46, 20, 44, 24),
    (0, 2, 3, 5),
)
HOW = (
    "Chấm thử để biết còn làm kịp việc gì. Mục đã qua hạn mà chưa làm thì ghi điểm đã mất, "
    "không để trống; mục còn kịp thì ghi việc, người, ngày."
)


def trial_artefact(edition: Edition, criteria_set: CriteriaSet, group: str) -> Artefact:
    """The sheet of a set."""
    return set_artefact(
        edition,
        criteria_set,
        addresses.of(edition).trial_file(criteria_set.id),
        "phiếu chấm thử giữa năm (DOCX)",
        group,
        lambda held, printed: trial_docx(edition, held, printed),
    )


def trial_docx(edition: Edition, criteria_set: CriteriaSet, stamp: Stamp) -> bytes:
    """An item a row, its points and day from the set, the rest to write."""
    text = new_letter(" ".join(notices((edition,))))
    landscape(text.sections[0])
    subject = f"{criteria_set.title}, năm {edition.year}"
    day = "………, ngày …… tháng …… năm ………"
    put_head(text, Head("CƠ QUAN CHỦ QUẢN", "ĐƠN VỊ X", "Số: ……/……", day, TITLE, subject))
    told = text.add_paragraph()
    write(told, HOW, 12, ALIGN.LEFT, italic=True)
    told.paragraph_format.space_after = Pt(6)
    rows = []
    for field in criteria_set.fields:
        if field.criteria:
            rows.append((field.id, field.title.upper(), show(field.max), *[""] * 5))
        rows.extend(_row(one) for one in tasks(field))
    ruled_table(text, COLUMNS, rows, 11)
    put_end(text, (), ("NGƯỜI LẬP", "THỦ TRƯỞNG ĐƠN VỊ"), "(Ký, ghi rõ họ tên)")
    return saved(text, f"{TITLE} – {subject}", "", stamp)


def _row(task: Task) -> tuple[str, ...]:
    had = f"Không tự chấm: {lower_first(task.scored_by)}" if task.scored_by else ""
    return (task.node.id, task.node.title, show(task.node.max), task.due, had, "", "", "")
