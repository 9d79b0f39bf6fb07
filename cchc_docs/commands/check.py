"""``cchc check``: every problem of the library, or that there is none; advice on request."""

from __future__ import annotations

import sys
from pathlib import Path

from cchc_docs.commands.parameters import DEFAULT_FOLDER, PATH, Options, argument, flag, option
from cchc_docs.editorial.advice import NOT_SPELLED, advice, speller_of
from cchc_docs.ground.problems import ProblemsFound
from cchc_docs.library import Library, load_library
from cchc_docs.publish.pages.foreseeing import page_problems
from cchc_docs.publish.slides.lengths import deck_advice, deck_problems
from cchc_docs.publish.typesetting.unprintable import foreseen

PARAMS = (
    argument(
        "folder", "[THƯ-MỤC]", "thư mục tiêu chí; không ghi thì lấy thư mục criteria", default=None
    ),
    option("--criteria", metavar="THƯ-MỤC", kind=PATH, about="cũng là thư mục ấy"),
    flag("--strict", "xem cả điều nên sửa: câu chữ, chính tả, số lượng"),
)
"""What the command takes."""


def run(options: Options) -> int:
    """Raises ProblemsFound when there are problems."""
    folder: Path = options.folder or options.criteria or DEFAULT_FOLDER
    problems = [*foreseen(folder)]
    try:
        library = load_library(folder)
    except ProblemsFound as found:
        raise ProblemsFound((*found.problems, *problems)) from None
    problems += page_problems(library, folder.parent)
    problems += (told for own in library.editions for told in deck_problems(own))
    if problems:
        raise ProblemsFound(problems)
    if options.strict:
        if speller_of(folder.parent) is None:
            print(NOT_SPELLED, file=sys.stderr)
        long = (told for own in library.editions for told in deck_advice(own))
        if told := (*advice(library, folder), *long):
            raise ProblemsFound(told)
    print(_summary(library))
    return 0


def _summary(library: Library) -> str:
    sets = [one for own in library.editions for one in own.sets]
    leaves = sum(1 for one in sets for _ in one.leaves())
    examples = sum(len(own.examples) for own in library.editions)
    sources = {name for own in library.editions for name in own.sources}
    return (
        f"Không có vấn đề: {len(library.editions)} phiên bản, {len(sets)} bộ tiêu chí, "
        f"{leaves} mục được chấm, {examples} ví dụ, "
        f"{len(sources)} nguồn."
    )
