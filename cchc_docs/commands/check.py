"""``cchc check``: every problem of the library, or that there is none; advice on request."""

from __future__ import annotations

import sys
from contextlib import suppress
from itertools import groupby
from pathlib import Path

import click

from cchc_docs.commands.output import write_whole
from cchc_docs.commands.parameters import DEFAULT_FOLDER, PATH, Options, argument, flag, option
from cchc_docs.criteria.mending import mended, settled
from cchc_docs.editorial.advice import NOT_SPELLED, advice, speller_of
from cchc_docs.ground.problems import ProblemsFound, github_lines, shown_path
from cchc_docs.ground.reading import content
from cchc_docs.library import Library, load_library
from cchc_docs.publish.pages.foreseeing import mistyped, page_problems
from cchc_docs.publish.slides.lengths import deck_advice, deck_problems
from cchc_docs.publish.typesetting.unprintable import foreseen

PARAMS = (
    argument(
        "folder", "[THƯ-MỤC]", "thư mục tiêu chí; không ghi thì lấy thư mục criteria", default=None
    ),
    option("--criteria", metavar="THƯ-MỤC", kind=PATH, about="cũng là thư mục ấy"),
    flag("--fix", "tự sửa điều chỉ có một cách sửa: chữ tổ hợp, dấu phẩy thập phân, nháy"),
    option(
        "--format",
        metavar="text|github",
        kind=click.Choice(("text", "github")),
        default="text",
        about="github: mỗi vấn đề một lời ghi chú ở dòng của tệp trong yêu cầu gộp",
    ),
    flag("--strict", "xem cả điều nên sửa: câu chữ, chính tả, số lượng"),
)
"""What the command takes."""


def run(options: Options) -> int:
    """Raises ProblemsFound when there are problems."""
    folder: Path = options.folder or options.criteria or DEFAULT_FOLDER
    if options.fix:
        _fix(folder)
    try:
        print(_summary(_checked(folder, options.strict)))
    except ProblemsFound as found:
        if options.json or options.format == "text":
            raise
        print("\n".join(github_lines(found)))
        return 1
    return 0


def _checked(folder: Path, is_strict: bool) -> Library:
    problems = [*foreseen(folder)]
    try:
        library = load_library(folder)
    except ProblemsFound as found:
        raise ProblemsFound((*found.problems, *problems, *mistyped(folder))) from None
    problems += page_problems(library, folder.parent)
    problems += (told for own in library.editions for told in deck_problems(own))
    if problems:
        raise ProblemsFound(problems)
    if is_strict:
        if speller_of(folder.parent) is None:
            print(NOT_SPELLED, file=sys.stderr)
        long = (told for own in library.editions for told in deck_advice(own))
        if told := (*advice(library, folder), *long):
            raise ProblemsFound(told)
    return library


def _fix(folder: Path) -> None:
    """Mends what is mechanical, first letters, then what the checks tell; says which lines."""
    for path in sorted(folder.rglob("*.yaml")):
        with suppress(OSError, UnicodeDecodeError):
            text = content(path).decode()
            _rewrite(path, text, settled(text))
    try:
        load_library(folder)
    except ProblemsFound as found:
        for file, problems in groupby(found.problems, key=lambda one: one.file):
            path = Path(file)
            with suppress(OSError, UnicodeDecodeError):
                text = content(path).decode() if path.suffix == ".yaml" else ""
                _rewrite(path, text, mended(text, problems))


def _rewrite(path: Path, before: str, after: str) -> None:
    if before == after:
        return
    write_whole(path, after.encode())
    pairs = zip(before.split("\n"), after.split("\n"), strict=True)
    for number, (old, new) in enumerate(pairs, 1):
        if old != new:
            print(f"Đã sửa {shown_path(path)}:{number}: {new.strip()}")


def _summary(library: Library) -> str:
    leaves = sum(1 for _, one in library.sets for _ in one.leaves())
    examples = sum(len(own.examples) for own in library.editions)
    sources = {name for own in library.editions for name in own.sources}
    return (
        f"Không có vấn đề: {len(library.editions)} phiên bản, {len(library.sets)} bộ tiêu chí, "
        f"{leaves} mục được chấm, {examples} ví dụ, "
        f"{len(sources)} nguồn."
    )
