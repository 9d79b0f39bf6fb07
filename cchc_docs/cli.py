"""The command line ``cchc``."""

from __future__ import annotations

import os
import sys
import warnings
from collections.abc import Sequence
from importlib.metadata import version
from types import ModuleType

from cchc_docs.commands import (
    audit,
    build,
    check,
    collect,
    diff,
    explain_requests,
    import_annex,
    new,
    rank,
    report,
    schema,
    score,
)
from cchc_docs.commands.parser import Parser
from cchc_docs.ground.disk import told
from cchc_docs.ground.problems import ProblemsFound

COMMANDS = (
    new,
    import_annex,
    audit,
    diff,
    check,
    score,
    report,
    collect,
    explain_requests,
    rank,
    build,
    schema,
)


def name_of(command: ModuleType) -> str:
    """What people type: the module's name, or ``NAME`` where that is no word for a module."""
    return str(getattr(command, "NAME", command.__name__.rpartition(".")[2]))


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; 0 when it went well, 1 when there is something to mend."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    if not sys.warnoptions:
        warnings.simplefilter("ignore")  # of packages, to whoever programs with them
    options = _parser().parse_args(arguments)
    try:
        done = int(options.run(options))
        sys.stdout.flush()
    except ProblemsFound as found:
        return _failed(found.report())
    except OSError as error:
        if isinstance(error, BrokenPipeError):  # nothing more can be written, not even at the end
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _failed(told(error))
    except KeyboardInterrupt:
        return 130
    return done


def _failed(words: str) -> int:
    print(words, file=sys.stderr)
    return 1


def _parser() -> Parser:
    parser = Parser(
        prog="cchc", description="Bộ tiêu chí, chấm điểm và trang tập huấn Chỉ số CCHC."
    )
    parser.add_argument(
        "--version",
        action="version",
        version=f"cchc {version('cchc-docs')}",
        help="in phiên bản",
    )
    commands = parser.add_subparsers(required=True, metavar="LỆNH", title="Lệnh")
    for command in COMMANDS:
        name = name_of(command)
        what = f"{command.HELP[0].upper()}{command.HELP[1:]}."
        own = commands.add_parser(name, help=command.HELP, description=what)
        command.add(own)
        own.set_defaults(run=command.run)
    return parser
