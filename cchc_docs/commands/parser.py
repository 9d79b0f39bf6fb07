"""An argument parser that speaks Vietnamese throughout."""

from __future__ import annotations

import argparse
import re
import sys
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NoReturn

DEFAULT_FOLDER = Path("criteria")

TOLD = (
    (r"the following arguments are required: (.+)", "thiếu {0}"),
    (r"unrecognized arguments: (.+)", "không hiểu {0}"),
    (r"argument (.+): invalid choice: (.+?) \(choose from (.+)\)", "{0}: không có {1}; có: {2}"),
    (r"argument (.+): invalid int value: '(.+)'", "{0}: {1} không phải số nguyên"),
    (r"argument (.+): expected one argument", "{0}: thiếu giá trị"),
    (r"argument (.+): not allowed with argument (.+)", "{0} không đi cùng {1}"),
    (r"argument (.+): ignored explicit argument (.+)", "{0} không nhận giá trị {1}"),
)
"""What argparse says, and the same in Vietnamese."""


class Parser(argparse.ArgumentParser):
    """Headings, help and errors in Vietnamese; no option is guessed from its first letters."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings, add_help=False, allow_abbrev=False)
        self._positionals.title = "Cần ghi"
        self._optionals.title = "Tuỳ chọn"
        self.add_argument("-h", "--help", action="help", help="in phần hướng dẫn này")

    def format_usage(self) -> str:
        """The line that says how it is used."""
        return super().format_usage().replace("usage: ", "Cách dùng: ", 1)

    def format_help(self) -> str:
        """All of the help."""
        return super().format_help().replace("usage: ", "Cách dùng: ", 1)

    def error(self, message: str) -> NoReturn:
        """Tells what is wrong with the command line; exit code 2."""
        for pattern, words in TOLD:
            if found := re.fullmatch(pattern, message):
                message = words.format(*found.groups()) + _near(found.groups())
                break
        self.print_usage(sys.stderr)
        end = "" if message.endswith("?") else "."
        self.exit(2, f"Lệnh chưa đúng: {message}{end}\n")


def _near(parts: tuple[str, ...]) -> str:
    """Of what was to be chosen from, the word that was perhaps meant."""
    if len(parts) < 3:
        return ""
    known = re.findall(r"[\w-]+", parts[2])
    near = get_close_matches(parts[1].strip("'"), known, n=1)
    return f". Có phải là {near[0]}?" if near else ""


def add_criteria(parser: argparse.ArgumentParser) -> None:
    """The option that says where the library is."""
    parser.add_argument(
        "--criteria",
        type=Path,
        metavar="THƯ-MỤC",
        default=DEFAULT_FOLDER,
        help="thư mục tiêu chí; không ghi thì lấy thư mục criteria",
    )
