"""``cchc collect``: the sheets of many units as one appraisal workbook, again and again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import click

from cchc_docs.collecting.book_reading import is_appraisal_book, read_appraisals
from cchc_docs.collecting.gathering import FileRead, files_of, read_files, sorted_out
from cchc_docs.collecting.merging import Collected, collected
from cchc_docs.collecting.season import Season, Unit, file_names
from cchc_docs.commands.output import refuse_over, write_whole
from cchc_docs.commands.parameters import CRITERIA, PATH, Options, argument, flag, option
from cchc_docs.ground.problems import Problem, ProblemsFound, shown_path
from cchc_docs.library import Library, load_library

PARAMS = (
    argument(
        "paths",
        "TỆP",
        "thư mục hoặc tệp: phiếu Excel, phiếu lưu từ trang, câu trả lời YAML, sổ thẩm định",
        many=True,
    ),
    option(
        "-o",
        "--output",
        metavar="TỆP-RA",
        kind=PATH,
        required=True,
        about="sổ thẩm định (.xlsx); sổ đã có thì được đọc và bổ sung, không mất ô đã ghi",
    ),
    flag("--each", "mỗi đơn vị một sổ, ghi vào thư mục TỆP-RA"),
    option(
        "--survey",
        metavar="BẢNG",
        kind=PATH,
        many=True,
        about="kết quả điều tra xã hội học (CSV, XLSX): số phiếu từng mức, hoặc mỗi phiếu một dòng",
    ),
    option(
        "--least",
        metavar="SỐ",
        kind=click.IntRange(0),
        about="số phiếu hợp lệ ít nhất mà phương pháp điều tra đòi ở mỗi mục; không ghi thì theo "
        "ranking của phiên bản",
    ),
    option("--edition", metavar="MÃ", about="chỉ lấy phiếu của phiên bản này"),
    CRITERIA,
)
"""What the command takes."""


def run(options: Options) -> int:
    """Writes the workbook, tells what became of each file; 1 when one was not taken."""
    from cchc_docs.publish.appraisal.book import appraisal_bytes  # slow to import

    refuse_over(options.output, options.criteria)
    library = load_library(options.criteria)
    if options.edition is not None and options.edition not in _ids(library):
        raise ProblemsFound([_no_edition(options, library)])
    books, others = sorted_out(files_of([*_before(options), *options.paths]))
    read = [(path, read_appraisals(path, library)) for path in books]
    found = collected(read, list(read_files(others, library)), library, options.edition)
    rules = found.season.library.edition.ranking
    least = options.least if options.least is not None else (rules and rules.least_ballots) or 0
    if options.survey:
        # slow to import
        from cchc_docs.collecting.survey import with_survey

        season, told = with_survey(found.season, options.survey, least)
        found = replace(found, season=season, survey=told)
    if not found.season.units:
        print("\n".join(_lines(found)))  # in JSON it is said beside the problem
        raise ProblemsFound([_nothing(options)])
    if options.each:
        made = {options.output / name: (season, files) for name, season, files in _each(found)}
        _refuse_others(made)
        options.output.mkdir(parents=True, exist_ok=True)
        for path, (season, files) in made.items():
            write_whole(path, appraisal_bytes(season, files))
    else:
        write_whole(options.output, appraisal_bytes(found.season, found.files))
    print("\n".join(_lines(found)))
    print(options.output)
    return 1 if any(one.outcome == "Không lấy" for one in found.files) else 0


def _before(options: Options) -> list[Path]:
    """The workbooks that would be written over: they are read first."""
    output: Path = options.output
    if options.each:
        return sorted(output.glob("*.xlsx")) if output.is_dir() else []
    _refuse_others([output])
    return [output] if output.exists() else []


def _refuse_others(outputs: Iterable[Path]) -> None:
    """Raises ProblemsFound where a file would be written over that is no appraisal workbook."""
    problems = [
        Problem(
            shown_path(path),
            1,
            "Tệp ra đã có và không phải sổ thẩm định.",
            "Tên tệp mới, hoặc sổ thẩm định ghi lần trước.",
            "Đổi tên tệp ra.",
            "C002",
        )
        for path in outputs
        if path.exists() and not is_appraisal_book(path)
    ]
    if problems:
        raise ProblemsFound(problems)


def _each(found: Collected) -> Iterator[tuple[str, Season, list[FileRead]]]:
    """A workbook a unit, by a name of its own."""
    names = file_names(found.season)
    for unit in found.season.units:
        files = [one for one in found.files if one.name == unit.file]
        yield f"{names[unit.key]}.xlsx", replace(found.season, units=(unit,)), files


def _lines(found: Collected) -> Iterator[str]:
    counts = Counter(one.outcome for one in found.files)
    told = ", ".join(f"{count} {outcome.lower()}" for outcome, count in counts.items())
    year, units = found.season.year, len(found.season.units)
    yield f"Sổ thẩm định năm {year}: {units} đơn vị. Đọc {len(found.files)} tệp: {told or '0'}."
    for one in found.files:
        for words in one.told:
            yield f"  {one.name}: {one.outcome.lower()}. {words}"
    for words in found.notes:
        yield f"  So với sổ trước: {words}"
    for words in found.survey:
        yield f"  Điều tra xã hội học: {words}"
    for unit in found.season.units:
        if _is_old(unit, found):
            yield f"  {unit.sheet.unit}: giữ theo sổ trước, lần này không có tệp."


def _is_old(unit: Unit, found: Collected) -> bool:
    return not any(one.name == unit.file for one in found.files)


def _ids(library: Library) -> list[str]:
    return [one.edition.id for one in library.editions]


def _no_edition(options: Options, library: Library) -> Problem:
    return Problem(
        shown_path(options.criteria),
        1,
        f"Không có phiên bản «{options.edition}».",
        ", ".join(_ids(library)),
        "Sửa mã phiên bản.",
        "C003",
    )


def _nothing(options: Options) -> Problem:
    return Problem(
        ", ".join(shown_path(one) for one in options.paths),
        1,
        "Không có phiếu nào đưa được vào sổ.",
        "Phiếu Excel, phiếu lưu từ trang, câu trả lời YAML, sổ thẩm định.",
        "Xem lời báo của từng tệp ở trên.",
        "C004",
    )
