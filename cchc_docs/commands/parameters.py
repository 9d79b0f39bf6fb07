"""What commands take from the command line, said as data for click."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import click

Options = SimpleNamespace
"""The values of one call, by name."""
PATH = click.Path(path_type=Path, readable=False)
"""What cannot be read is told by who reads it."""
DEFAULT_FOLDER = Path("criteria")


def argument(
    name: str, metavar: str, about: str, *, kind: Any = PATH, many: bool = False, **more: Any
) -> click.Argument:
    """A positional; with a ``default`` it may be left out."""
    if many:
        metavar, more = f"{metavar}...", {"nargs": -1, "required": True}
    return click.Argument([name], metavar=metavar, help=about, type=kind, **more)


def option(
    *names: str, metavar: str, about: str, kind: Any = str, many: bool = False, **more: Any
) -> click.Option:
    """An option with a value; ``many``: it may stand there again and again."""
    return click.Option(names, metavar=metavar, help=about, type=kind, multiple=many, **more)


def flag(name: str, about: str) -> click.Option:
    """An option without a value."""
    return click.Option([name], is_flag=True, help=about)


CRITERIA = option(
    "--criteria",
    metavar="THƯ-MỤC",
    kind=PATH,
    default=DEFAULT_FOLDER,
    about="thư mục tiêu chí; không ghi thì lấy thư mục criteria",
)
"""Where the library is."""
