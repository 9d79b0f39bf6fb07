"""``cchc list``: the editions, sets, kinds of unit and scored items of the library."""

from __future__ import annotations

import json
from collections.abc import Iterator

import click

from cchc_docs.commands.parameters import CRITERIA, Options, argument, flag, option
from cchc_docs.ground.numbers import show
from cchc_docs.library import Library, load_library

Row = dict[str, str]
WHATS = ("editions", "sets", "kinds", "items")
PARAMS = (
    argument(
        "what",
        f"[{'|'.join(WHATS)}]",
        "phiên bản, bộ tiêu chí (mặc định), loại đơn vị, mục được chấm",
        kind=click.Choice(WHATS),
        default="sets",
    ),
    option("--edition", metavar="MÃ", about="chỉ của phiên bản này"),
    option("--set", metavar="MÃ", about="chỉ của bộ này"),
    flag("--json", "in JSON"),
    CRITERIA,
)
"""What the command takes."""


def run(options: Options) -> int:
    """Prints a line each; 1 when nothing fits."""
    library = load_library(options.criteria)
    rows = [
        row
        for row in _rows(options.what, library)
        if options.edition in (None, row["edition"])
        and (options.set is None or options.set in row.get("set", row.get("sets", "")).split(", "))
    ]
    if options.json:
        print(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        print("\n".join("  ".join(row.values()) for row in rows) or "Không có gì.")
    return 0 if rows else 1


def _rows(what: str, library: Library) -> Iterator[Row]:
    for own in library.editions:
        edition = own.edition
        if what == "editions":
            sets = ", ".join(one.id for one in own.sets)
            yield {
                "edition": edition.id,
                "year": str(edition.year),
                "sets": sets,
                "title": edition.title,
            }
        if what == "kinds":
            for kind in edition.unit_kinds:
                used = ", ".join(one.id for one in own.sets if kind.id in one.unit_kinds)
                yield {"edition": edition.id, "kind": kind.id, "sets": used, "title": kind.title}
        for one in own.sets:
            if what == "sets":
                kinds = ", ".join(one.unit_kinds)
                found = {"edition": edition.id, "set": one.id, "kinds": kinds}
                yield {**found, "max": show(one.max), "title": one.title}
            if what == "items":
                for leaf in one.leaves():
                    found = {"edition": edition.id, "set": one.id, "item": leaf.id}
                    yield {**found, "max": show(leaf.max), "title": leaf.title}
