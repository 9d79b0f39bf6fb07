"""``cchc diff``: two editions, or any two sets, beside each other."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from itertools import pairwise
from pathlib import Path

from cchc_docs.commands.answers import WHAT, scored
from cchc_docs.commands.output import refuse_over, write_whole
from cchc_docs.commands.parameters import CRITERIA, PATH, Options, argument, option
from cchc_docs.comparing.faces import as_page, as_text, as_workbook
from cchc_docs.comparing.history import history
from cchc_docs.comparing.report import Comparison, Section, compare, in_order
from cchc_docs.comparing.rescored import Side
from cchc_docs.criteria.model import CriteriaSet, Edition
from cchc_docs.library import EditionLibrary, Library, load_library
from cchc_docs.publish.pdf.comparison import comparison_pdf

FACES = (".html", ".pdf", ".xlsx", ".json")


Named = tuple[EditionLibrary, CriteriaSet]


class _Unknown(Exception):
    """A name that is no edition and no set: one line in Vietnamese."""


NAMED = "mã phiên bản, hoặc phiên bản/bộ"
PARAMS = (
    argument("old", "TRƯỚC", NAMED, kind=str),
    argument("new", "SAU", f"{NAMED}; nhiều bản thì so lần lượt từng cặp", kind=str, many=True),
    option(
        "--answers", metavar="TỆP...", kind=PATH, many=True, about=f"chấm lại theo bộ sau: {WHAT}"
    ),
    option("-o", "--output", metavar="TỆP", kind=PATH, about=f"ghi vào tệp {', '.join(FACES)}"),
    CRITERIA,
)
"""What the command takes."""
GREEDY = ("--answers",)


def run(options: Options) -> int:
    """Tells what changed between the sets."""
    if options.output and options.output.suffix not in FACES:
        return _failed(f"{options.output.name}: chỉ ghi {', '.join(FACES)}.")
    if options.output:
        refuse_over(options.output, options.criteria, *options.answers)
    library = load_library(options.criteria)
    try:
        chain = [options.old, *options.new]
        pairs = [one for two in pairwise(chain) for one in _pairs(library, *two)]
    except _Unknown as error:
        return _failed(str(error))
    cards = [scored(path, library) for path in options.answers]
    told: list[tuple[str, Comparison]] = []
    for (old, of_old), (new, of_new) in pairs:
        own = [one for one in old.examples if one.criteria_set.id == of_old.id]
        taught = (one.card for one in old.units)
        held = [card for card in (*taught, *cards) if card.criteria_set is of_old]
        many = f"{_name(old, of_old)} → {_name(new, of_new)}. " if len(pairs) > 1 else ""
        told.append((many, compare(_side(old, of_old), _side(new, of_new), own, held)))
    sections = [*in_order(told), *(_histories(pairs) if len(chain) > 2 else ())]
    title = f"So sánh {options.old} với {', '.join(options.new)}"
    editions = dict.fromkeys(one.edition.id for pair in pairs for one, _ in pair)
    _write(options.output, title, sections, [library.find(name).edition for name in editions])
    return 0


def _write(path: Path | None, title: str, sections: list[Section], editions: list[Edition]) -> None:
    if path is None:
        print(as_text(title, sections))
        return
    if path.suffix == ".html":
        data = as_page(title, sections).encode()
    elif path.suffix == ".pdf":
        data = comparison_pdf(title, sections, editions)
    elif path.suffix == ".xlsx":
        data = as_workbook(title, sections)
    else:
        told = [asdict(one) for one in sections]
        data = json.dumps(told, ensure_ascii=False, indent=2).encode()
    write_whole(path, data)
    print(f"Đã ghi {path}.")


def _name(library: EditionLibrary, criteria_set: CriteriaSet) -> str:
    return f"{library.edition.year}, {criteria_set.title}"


def _histories(pairs: Sequence[tuple[Named, Named]]) -> Iterator[Section]:
    """What became of each item, a table for each chain of sets that follow each other."""
    chains: list[list[Named]] = []
    for old, new in pairs:
        chain = next((one for one in chains if one[-1][1] is old[1]), None)
        if chain is None:
            chains.append([old, new])
        else:
            chain.append(new)
    for chain in chains:
        yield history([(library.edition.id, one) for library, one in chain])


def _side(library: EditionLibrary, criteria_set: CriteriaSet) -> Side:
    return Side(library.edition, criteria_set, library.sources)


def _pairs(library: Library, old: str, new: str) -> Iterator[tuple[Named, Named]]:
    """The sets to compare: those named, else those of one name, else the only ones."""
    before, after = _sets(library, old), _sets(library, new)
    if len(before) == len(after) == 1:
        yield before[0], after[0]
        return
    known = {one[1].id: one for one in after}
    shared = [one for one in before if one[1].id in known]
    if not shared:
        raise _Unknown(f"{old} và {new} không có bộ cùng mã: ghi rõ phiên bản/bộ.")
    for one in shared:
        yield one, known[one[1].id]


def _sets(library: Library, name: str) -> list[Named]:
    edition, _, of_set = name.partition("/")
    try:
        found = library.find(edition)
    except KeyError:
        listed = ", ".join(one.edition.id for one in library.editions)
        told = f"Không có phiên bản {edition}; có: {listed or 'không bản nào'}."
        raise _Unknown(told) from None
    sets = [(found, one) for one in found.sets if not of_set or one.id == of_set]
    if not sets:
        listed = ", ".join(one.id for one in found.sets)
        raise _Unknown(f"Phiên bản {edition} không có bộ {of_set}; có: {listed}.")
    return sets


def _failed(words: str) -> int:
    print(words, file=sys.stderr)
    return 1
