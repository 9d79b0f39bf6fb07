"""The command line ``cchc``."""

from __future__ import annotations

import os
import sys
import traceback
import warnings
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
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


HOME = Path(__file__).parent
TRACE = "CCHC_TRACE"
"""In the environment: a fault of the program shows where it came from, for whoever mends it."""
FAULT = f"""Lỗi của chương trình, không phải của tệp đang đọc: {{error}}
    Ở: {{place}}
    Cách báo: gửi hai dòng trên, lệnh đã gõ và tệp gây lỗi cho người giữ dự án; đặt {TRACE}=1 rồi \
chạy lại để thấy cả đường đi của lỗi."""


def name_of(command: ModuleType) -> str:
    """What people type: the module's name, or ``NAME`` where that is no word for a module."""
    return str(getattr(command, "NAME", command.__name__.rpartition(".")[2]))


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code.

    0: it went well; 1: there is something to mend; 2: the command line is wrong; 3: a fault of
    this program; 130: stopped by Ctrl+C.
    """
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
    except Exception as error:  # whatever is foreseen is told above
        if os.environ.get(TRACE):
            raise
        return _failed(FAULT.format(error=_shown(error), place=_place(error)), 3)
    return done


def _failed(words: str, code: int = 1) -> int:
    print(words, file=sys.stderr)
    return code


def _shown(error: Exception) -> str:
    return f"{type(error).__name__}: {' '.join(str(error).split())[:200]}"


def _place(error: Exception) -> str:
    """The last line of this package that the error came through, and the version."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [one for one in frames if Path(one.filename).is_relative_to(HOME)] or list(frames)
    file = Path(own[-1].filename)
    shown = file.relative_to(HOME).as_posix() if file.is_relative_to(HOME) else file.name
    return f"{shown}:{own[-1].lineno}, cchc {version('cchc-docs')}"


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
