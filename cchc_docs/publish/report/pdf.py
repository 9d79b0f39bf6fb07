"""The self-scoring report of a unit as a PDF, in the same words as the DOCX."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cchc_docs.publish.artefacts.artefact import Stamp
from cchc_docs.publish.report import content as words
from cchc_docs.publish.typesetting.paper import Paper
from cchc_docs.publish.typesetting.typeset import typeset


def report_pdf(report: words.SelfReport, stamp: Stamp) -> bytes:
    """The report as a PDF file; the same report gives the same bytes."""
    return typeset(report_paper(report), stamp)


def report_paper(report: words.SelfReport) -> Paper:
    """The report as a document for the typesetter."""
    told = {
        "parent": words.PARENT,
        "unit": report.head,
        "nation": words.NATION,
        "motto": words.MOTTO,
        "number": words.NUMBER,
        "place": words.PLACE_AND_DAY,
        "kind": words.KIND,
        "subject": report.subject,
        "addressee": words.ADDRESSEE,
        "opening": report.opening,
        "titles": words.TITLES,
        "fields": _table(
            words.FIELD_COLUMNS, [[row.is_strong, row.cells] for row in report.fields]
        ),
        "result": report.result,
        "details": words.DETAILS,
        "exempt": report.exempt,
        "explanations": _table(
            words.EXPLANATION_COLUMNS, [[False, line] for line in report.explanations]
        ),
        "remarks": report.remarks,
        "closing": words.closing(report.unit or words.DOTS, str(report.year)),
        "recipients": words.RECIPIENTS,
        "signer": words.SIGNER,
        "signing": words.SIGNING,
        "appendix": (
            words.APPENDIX,
            words.APPENDIX_TITLE.format(year=report.year),
            words.ATTACHED,
            f"{report.unit or words.DOTS} – {report.set_title}",
        ),
        "scores": _table(words.SELF_COLUMNS, _rows(report.table)),
    }
    return Paper(
        name="bao-cao-tu-cham",
        group="Báo cáo tự chấm điểm",
        title=report.subject,
        subtitle=report.set_title,
        notice=report.notice,
        layout="report",
        content={"report": told},
    )


def _table(columns: words.Columns, rows: list[Any]) -> dict[str, Any]:
    return {**vars(columns), "rows": rows}


def _rows(rows: Sequence[words.FieldRow | words.ReportRow]) -> list[Any]:
    return [[row.is_strong, row.cells] for row in rows]
