"""The report of results: its title, what it says of itself, its parts, a page a unit."""

from __future__ import annotations

import datetime
import hashlib
import itertools
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from fractions import Fraction
from typing import Any

from cchc_docs.criteria.content import SHOWN
from cchc_docs.criteria.model import Edition
from cchc_docs.criteria.origins import Source
from cchc_docs.ground.text import slug
from cchc_docs.library import EditionLibrary
from cchc_docs.publish.artefacts.artefact import SUBJECT, Stamp, notices, stamp, today_told
from cchc_docs.results.parts import Part
from cchc_docs.results.season_parts import Results, season_parts
from cchc_docs.results.standings import Standing
from cchc_docs.results.unit_parts import UnitResults

TITLE = "Kết quả xác định Chỉ số cải cách hành chính năm {year}"
OF_TABLES = "Kết quả xếp hạng"
SAMPLE = "Kết quả mẫu: mùa chấm giả định theo bộ tiêu chí năm {year}"
INVENTED = "Mọi đơn vị, mọi câu trả lời trong tài liệu này đều giả định, để học cách đọc kết quả."
DRAFT = "Dự thảo do máy lập từ phiếu và bảng kết quả; chưa phải quyết định công bố."
ON_PAPER = frozenset(("place", "unit", "raise"))
"""What the page of a unit holds on paper: the whole card stands on its screen page."""


@dataclass(frozen=True)
class UnitPage:
    """The page of a unit; ``name``: that of its file without an ending."""

    name: str
    standing: Standing
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Report:
    """All that faces show."""

    title: str
    subtitle: str
    notice: str
    results: Results
    parts: tuple[Part, ...]
    units: tuple[UnitPage, ...]
    stamp: Stamp


def sample_report(library: EditionLibrary, results: Results) -> Report:
    """The report on the invented season of an edition, which says so in its very title."""
    year = library.edition.year
    made = season_report(results, library.edition, library.sources, year)
    told = (INVENTED, *notices((library.edition,)), today_told(library.edition))
    notice = " ".join(filter(None, told))
    return replace(made, title=SAMPLE.format(year=year), notice=notice)


def season_report(
    results: Results, edition: Edition, sources: Mapping[str, Source], year: int
) -> Report:
    """The report on units that were scored by the criteria of an edition."""
    title = TITLE.format(year=year)
    if edition.ranking is not None:
        results = replace(results, withheld=frozenset(edition.ranking.withheld))
    parts = season_parts(results)
    units = tuple(_units(results, edition, sources)) if "units" not in results.withheld else ()
    notice = f"{DRAFT} {' '.join(notices((edition,)))}"
    mark = stamp((edition,), _content(title, parts, results))
    sets = dict.fromkeys(card.criteria_set.title for card in results.cards)
    return Report(title, "; ".join((edition.title, *sets)), notice, results, parts, units, mark)


def table_report(results: Results, files: Sequence[str], day: datetime.date) -> Report:
    """The report on mere tables of results; ``day``: when they were saved."""
    parts = season_parts(results)
    digest = hashlib.sha256(_content(OF_TABLES, parts, results)).hexdigest()[:SHOWN]
    mark = Stamp((OF_TABLES,), SUBJECT, "Dự thảo kết quả xếp hạng", digest, day)
    return Report(OF_TABLES, "; ".join(files), DRAFT, results, parts, (), mark)


def _units(results: Results, edition: Edition, sources: Mapping[str, Source]) -> Iterator[UnitPage]:
    named = edition.ranking is not None and edition.ranking.name_others
    taken: set[str] = set()
    for one, card in results.pairs():
        name = slug(one.unit) or "don-vi"
        names = itertools.chain((name,), (f"{name}-{number}" for number in itertools.count(2)))
        free = next(each for each in names if each not in taken)
        taken.add(free)
        yield UnitPage(free, one, UnitResults(results, one, card, sources, named).parts())


def _content(title: str, parts: Sequence[Part], results: Results) -> bytes:
    """What the report holds, for its digest: pages of units come out of their sheets."""
    told = [title, [asdict(one) for one in parts], [repr(card.sheet) for card in results.cards]]
    return json.dumps(told, ensure_ascii=False, sort_keys=True, default=_plain).encode()


def _plain(value: Any) -> Any:
    return str(value) if isinstance(value, Fraction) else sorted(value)
