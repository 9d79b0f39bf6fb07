"""The results of a season for people: a report as PDF and pages, a decision's annex."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, partial

from cchc_docs.ground.kept import Kept
from cchc_docs.library import EditionLibrary
from cchc_docs.publish import addresses
from cchc_docs.publish.artefacts.artefact import Artefact, key_of, stamp_of
from cchc_docs.publish.pages.season import TITLE, sample_results, scored_by
from cchc_docs.publish.results.annex import annex_docx
from cchc_docs.publish.results.pdf import report_pdf
from cchc_docs.publish.results.report import Report, sample_report


def artefacts(library: EditionLibrary, kept: Kept) -> Iterator[Artefact]:
    """The report on the invented season and the annex that belongs to it, where there is one."""
    if not library.has_season:
        return
    bare, own = library.for_scoring, addresses.of(library.edition)

    @cache
    def report() -> Report | None:
        results = sample_results(bare)
        return None if results is None else sample_report(bare, results)

    def code() -> str:
        made = report()
        return "" if made is None else made.stamp.digest

    if not (found := kept.made(code, lambda: ("report", scored_by(bare)))):
        return
    printed = stamp_of((bare.edition,), found)

    def make(write: Callable[[Report], bytes]) -> bytes:
        made = report()
        assert made is not None
        return write(made)

    kinds = (
        (own.sample_report, "báo cáo (PDF)", report_pdf),
        (own.sample_annex, "phụ lục quyết định (DOCX)", annex_docx),
    )
    for path, what, write in kinds:
        yield Artefact(
            path, f"{TITLE}: {what}", TITLE, printed, key_of(printed), partial(make, write)
        )
