"""What ``cchc rank`` writes: tables, the annex of a decision, the report as PDF and as pages."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from pathlib import Path

from cchc_docs.commands.output import not_typeset, write_all, write_whole
from cchc_docs.ground.problems import ProblemsFound
from cchc_docs.library import EditionLibrary
from cchc_docs.publish.artefacts.artefact import edition_stamp
from cchc_docs.publish.artefacts.packing import repacked
from cchc_docs.publish.results.report import Report, season_report, table_report
from cchc_docs.results.season_parts import Results
from cchc_docs.results.standings import Ranking
from cchc_docs.results.written import WRITERS
from cchc_docs.scoring.scorecard import Card

REPORTS = (".docx", ".pdf", ".html")
WAYS = (*WRITERS, *REPORTS)
TABLE, ANNEX, REPORT = "ket-qua", "phu-luc.docx", "bao-cao.pdf"
"""What the files in a folder are called; those of a table by their ending."""


@dataclass(frozen=True)
class Ranked:
    """A ranking and what it was made of; a table of results has no cards."""

    ranking: Ranking
    places: int
    paths: Sequence[Path]
    cards: Sequence[Card] = ()
    library: EditionLibrary | None = None
    reasons: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def is_way(out: Path) -> bool:
    """Whether such a file or folder can be written."""
    return out.suffix.lower() in WAYS or is_folder(out)


def is_folder(out: Path) -> bool:
    """Whether it names a folder: one that is there, or a name without an ending."""
    return out.is_dir() or not out.suffix


def is_report(out: Path) -> bool:
    """Whether it shows more than the ranking itself."""
    return is_folder(out) or out.suffix.lower() in REPORTS


def write_out(out: Path, ranked: Ranked, before: Mapping[str, Fraction]) -> None:
    """Writes the file, or all of them into a folder."""
    if not is_report(out):
        write_whole(out, _table(ranked, out.suffix.lower()))
        return
    report = report_of(ranked, before)
    if not is_folder(out):
        write_whole(out, _file(out.suffix.lower(), report))
        return
    write_all(out, dict(_all(report, ranked)))


def published(ranked: Ranked) -> Ranking:
    """The ranking without words that name items, where the edition withholds these."""
    rules = ranked.library.edition.ranking if ranked.library else None
    if rules is None or "items" not in rules.withheld:
        return ranked.ranking
    ranking = ranked.ranking
    reasons = [why for one in ranking.standings for why in one.why]
    return replace(
        ranking,
        standings=tuple(replace(one, why=()) for one in ranking.standings),
        found=tuple(one for one in ranking.found if one.kind != "answer"),
        told=tuple(line for line in ranking.told if not any(why in line for why in reasons)),
    )


def _table(ranked: Ranked, suffix: str) -> bytes:
    """The ranking as a file; the same input gives the same bytes."""
    data = WRITERS[suffix](published(ranked), ranked.places)
    return repacked(data, _day(ranked).isoformat()) if suffix == ".xlsx" else data


def _day(ranked: Ranked) -> datetime.date:
    """When what was ranked was last changed."""
    if ranked.library is not None:
        return edition_stamp(ranked.library).date
    saved = max(path.stat().st_mtime for path in ranked.paths)
    return datetime.datetime.fromtimestamp(saved, datetime.UTC).date()


def _file(suffix: str, report: Report) -> bytes:
    # slow to import and only needed here
    from cchc_docs.publish.results.annex import annex_docx
    from cchc_docs.publish.results.pages import whole_page
    from cchc_docs.publish.results.pdf import report_pdf
    from cchc_docs.publish.typesetting.typeset import NotTypeset

    if suffix == ".docx":
        return annex_docx(report)
    if suffix == ".html":
        return whole_page(report).encode()
    try:
        return report_pdf(report)
    except NotTypeset as error:
        raise ProblemsFound([not_typeset(Path(report.title), error)]) from error


def _all(report: Report, ranked: Ranked) -> Iterator[tuple[str, bytes]]:
    from cchc_docs.publish.results.pages import report_pages

    yield REPORT, _file(".pdf", report)  # the only one that may be refused: then none is written
    for suffix in WRITERS:
        yield f"{TABLE}{suffix}", _table(ranked, suffix)
    yield ANNEX, _file(".docx", report)
    for address, words in report_pages(report):
        yield address, words.encode()


def report_of(ranked: Ranked, before: Mapping[str, Fraction]) -> Report:
    """The report on what was ranked."""
    results = Results(ranked.ranking, ranked.places, tuple(ranked.cards), ranked.reasons, before)
    if ranked.library is not None:
        year = ranked.cards[0].sheet.year if ranked.cards else ranked.library.edition.year
        return season_report(results, ranked.library.edition, ranked.library.sources, year)
    return table_report(results, [path.name for path in ranked.paths], _day(ranked))
