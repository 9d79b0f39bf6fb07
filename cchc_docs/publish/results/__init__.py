"""The results of a season for people: a report as PDF and pages, a decision's annex."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from cchc_docs.library import EditionLibrary
from cchc_docs.publish import addresses
from cchc_docs.publish.artefacts.artefact import Artefact, key_of
from cchc_docs.publish.pages.season import TITLE, sample_results
from cchc_docs.publish.results.annex import annex_docx
from cchc_docs.publish.results.pdf import report_pdf
from cchc_docs.publish.results.report import sample_report


def artefacts(library: EditionLibrary) -> Iterator[Artefact]:
    """The report on the invented season and the annex that belongs to it, where there is one."""
    results = sample_results(library)
    if results is None:
        return
    report, own = sample_report(library, results), addresses.of(library.edition)
    kinds = (
        (own.sample_report, "báo cáo (PDF)", report_pdf),
        (own.sample_annex, "phụ lục quyết định (DOCX)", annex_docx),
    )
    for path, what, write in kinds:
        printed = report.stamp
        yield Artefact(
            path, f"{TITLE}: {what}", TITLE, printed, key_of(printed), partial(write, report)
        )
