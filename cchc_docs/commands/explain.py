"""``cchc explain``: what a code of a problem says, with a wrong and a right example."""

from __future__ import annotations

import textwrap
from difflib import get_close_matches

import click

from cchc_docs.commands.parameters import Options, argument
from cchc_docs.ground.problems import PREFIX
from cchc_docs.publish.problems import Kind, kinds

PARAMS = (argument("code", "MÃ", "mã ở cuối lời báo: CCHC-S012, hoặc S012", kind=str),)
"""What the command takes."""


def run(options: Options) -> int:
    """Prints it; a code that is none is a wrong command line."""
    code = options.code.upper().strip("[]").removeprefix(PREFIX)
    found = kinds().get(code)
    if found is None:
        near = get_close_matches(code, kinds(), 1)
        meant = f" Có phải là {PREFIX}{near[0]}?" if near else ""
        raise click.UsageError(f"Không có mã {PREFIX}{code}.{meant}")
    print("\n".join(_lines(found)))
    return 0


def _lines(kind: Kind) -> list[str]:
    what, allowed, remedy = kind.shown_told
    told = [
        f"{kind.shown_code}: {what}",
        f"    Được phép: {allowed}",
        f"    Cách sửa: {remedy}",
    ]
    for title, text in (("Sai", kind.shown_wrong), ("Đúng", kind.shown_right)):
        if text:
            told += ["", f"{title}:", textwrap.indent(text, "    ")]
    return told
