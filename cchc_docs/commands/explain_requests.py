"""``cchc explain-requests``: a letter to each unit whose items were found lower than claimed."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_docs.collecting.book_reading import read_appraisals
from cchc_docs.collecting.season import Season, Unit, file_names
from cchc_docs.commands.output import not_typeset, refuse_over, write_all
from cchc_docs.commands.parameters import CRITERIA, PATH, Options, argument, option
from cchc_docs.ground.problems import Problem, ProblemsFound
from cchc_docs.library import load_library

PARAMS = (
    argument("book", "SỔ", "sổ thẩm định do cchc collect ghi ra"),
    option(
        "-o",
        "--output",
        metavar="THƯ-MỤC-RA",
        kind=PATH,
        required=True,
        about="mỗi đơn vị hai tệp, .docx và .pdf",
    ),
    CRITERIA,
)
"""What the command takes."""


def run(options: Options) -> int:
    """Writes the letters, and says which units need none."""
    # slow to import and only needed here
    from cchc_docs.publish.appraisal.letters import request_docx, request_pdf
    from cchc_docs.publish.appraisal.request import request_of
    from cchc_docs.publish.artefacts.artefact import edition_stamp
    from cchc_docs.publish.typesetting.typeset import NotTypeset

    refuse_over(options.output, options.criteria)
    season = read_appraisals(options.book, load_library(options.criteria))
    stamp = edition_stamp(season.library)
    names = file_names(season)
    problems: list[Problem] = []
    letters: dict[str, bytes] = {}
    lines: list[str] = []
    for unit in season.units:
        request = request_of(season, unit)
        if request is None:
            lines.append(f"{unit.sheet.unit}: {_nothing(unit)}")
            continue
        name = names[unit.key]
        path = options.output / name
        letters[f"{name}.docx"] = request_docx(request, stamp)
        try:
            letters[f"{name}.pdf"] = request_pdf(request, stamp)
        except NotTypeset as error:
            problems.append(not_typeset(options.book, error))
        told = f"{unit.sheet.unit}: {len(request.items)} mục, {path}.docx, {path}.pdf"
        unreasoned = [one.code for one in request.items if not one.reason]
        if unreasoned:
            told += f"; chưa ghi lý do: {', '.join(unreasoned)}"
        lines.append(told)
    write_all(options.output, letters)
    for line in (*lines, *_doubts(season)):
        print(line)
    if problems:
        raise ProblemsFound(problems)
    return 0


def _nothing(unit: Unit) -> str:
    if not any(entry.appraised for entry in unit.sheet.answers.values()):
        return "chưa thẩm định lần 1, không có công văn."
    return "không còn mục phải giải trình."


def _doubts(season: Season) -> Iterator[str]:
    return (f"Xem lại {words}" for words in season.doubts)
