"""The self-scoring report of a unit as a PDF, in the same words as the DOCX."""

from __future__ import annotations

from cchc_docs.publish.artefacts.artefact import Stamp
from cchc_docs.publish.report import content as words
from cchc_docs.publish.typesetting.paper import Paper
from cchc_docs.publish.typesetting.typeset import typeset

WIDTHS = (17, 70, 17, 21, 40)
EXPLANATION_WIDTHS = (17, 58, 90)
"""Column widths in mm."""


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
        "opening": report.opening,
        "titles": [
            f"I. {words.SELF_TABLE}",
            f"II. {words.EXPLANATIONS}",
            f"III. {words.DIFFICULTIES}",
        ],
        "heads": words.HEADS,
        "widths": WIDTHS,
        "rows": [[row.is_strong, row.cells] for row in report.table],
        "result": report.result,
        "explanation-heads": words.EXPLANATION_HEADS,
        "explanation-widths": EXPLANATION_WIDTHS,
        "explanations": [[False, line] for line in report.explanations],
        "no-explanation": words.NO_EXPLANATION,
        "closing": words.TO_WRITE,
        "recipients": words.RECIPIENTS,
        "signer": words.SIGNER,
        "signing": words.SIGNING,
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
