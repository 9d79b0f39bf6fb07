"""``cchc diff``: two editions, or any two sets, beside each other."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from itertools import pairwise
from pathlib import Path

from cchc_docs.commands.answers import WHAT, scored
from cchc_docs.commands.output import refuse_over, write_whole
from cchc_docs.commands.parameters import CRITERIA, PATH, Options, argument, option
from cchc_docs.commands.sets import unknown
from cchc_docs.comparing.faces import as_page, as_text, as_workbook
from cchc_docs.comparing.history import history
from cchc_docs.comparing.report import Comparison, Section, compare, in_order
from cchc_docs.comparing.rescored import Side
from cchc_docs.criteria.model import CriteriaSet, Edition
from cchc_docs.ground.problems import refused
from cchc_docs.library import EditionLibrary, Library, load_library
from cchc_docs.publish.pdf.comparison import comparison_pdf

FACES = (".html", ".pdf", ".xlsx", ".json")


Named = tuple[EditionLibrary, CriteriaSet]


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
        what, allowed = "Không biết ghi so sánh dạng nào.", f"Tệp ra có đuôi {', '.join(FACES)}."
        raise refused(options.output, what, allowed, "Đổi đuôi tệp.", "C022")
    if options.output:
        refuse_over(options.output, options.criteria, *options.answers)
    library = load_library(options.criteria)
    chain = [options.old, *options.new]
    pairs = [one for two in pairwise(chain) for one in _pairs(library, options.criteria, *two)]
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


def _pairs(library: Library, criteria: Path, old: str, new: str) -> Iterator[tuple[Named, Named]]:
    """The sets to compare: those named, else those of one name, else the only ones."""
    before, after = _sets(library, criteria, old), _sets(library, criteria, new)
    if len(before) == len(after) == 1:
        yield before[0], after[0]
        return
    known = {one[1].id: one for one in after}
    shared = [one for one in before if one[1].id in known]
    if not shared:
        raise refused(
            criteria,
            f"{old} và {new} không có bộ cùng mã.",
            "Hai phiên bản có bộ cùng mã, hoặc phiên bản/bộ ở cả hai bên.",
            "Ghi rõ phiên bản/bộ.",
            "C023",
        )
    for one in shared:
        yield one, known[one[1].id]


def _sets(library: Library, criteria: Path, name: str) -> list[Named]:
    edition, _, of_set = name.partition("/")
    try:
        found = library.find(edition)
    except KeyError:
        known = [one.edition.id for one in library.editions]
        raise unknown(criteria, f"phiên bản «{edition}»", known, "C024") from None
    sets = [(found, one) for one in found.sets if not of_set or one.id == of_set]
    if not sets:
        known = [one.id for one in found.sets]
        raise unknown(criteria, f"bộ «{of_set}» ở phiên bản {edition}", known, "C025")
    return sets
