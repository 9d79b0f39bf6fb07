"""``cchc rank``: units by their unrounded index, from their answers or from a table of results."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import click

from cchc_docs.auditing.found import Found, Spot
from cchc_docs.auditing.result_tables import Results
from cchc_docs.collecting.book_reading import is_appraisal_book, read_appraisals
from cchc_docs.commands.answers import tell_remarks
from cchc_docs.commands.folders import files_below, tell_unread
from cchc_docs.commands.output import refuse_over
from cchc_docs.commands.parameters import CRITERIA, PATH, Options, argument, flag, option
from cchc_docs.commands.rank_outputs import WAYS, Ranked, is_report, is_way, published, write_out
from cchc_docs.commands.sets import find_set
from cchc_docs.ground.problems import Problem, ProblemsFound, refused, shown_path
from cchc_docs.ground.text import folded
from cchc_docs.importing.reading import unopened
from cchc_docs.lessons.season import table_cards
from cchc_docs.library import Library, load_library
from cchc_docs.results.card_ranking import rank_cards
from cchc_docs.results.scales import NotAScale, read_scales
from cchc_docs.results.standings import Ranking, Wishes
from cchc_docs.results.table_ranking import rank_tables, read_results
from cchc_docs.results.written import found_text, ranking_data, ranking_text
from cchc_docs.scoring.files import score_file
from cchc_docs.scoring.scorecard import Card

ANSWERS = (".yaml", ".yml", ".json")
TABLES = (".csv", ".tsv", ".docx", ".pdf")
COLUMNS = ".parquet"
BOTH = ".xlsx"
KINDS = (*ANSWERS, *TABLES, BOTH, COLUMNS)
OLD = (".ods", ".xls", ".odt", ".doc")
"""Refused with the advice to save them anew."""
DECIMALS = 2
"""Shown of the index of a table, which belongs to no edition."""
PARAMS = (
    argument(
        "paths",
        "TỆP",
        "phiếu, tệp câu trả lời của từng đơn vị; sổ thẩm định; bảng kết quả "
        "(CSV, XLSX, DOCX, PDF); hoặc thư mục chứa chúng",
        many=True,
    ),
    flag("--json", "in JSON: các đơn vị (units), điều tìm thấy (found), lời báo (said)"),
    option(
        "-o",
        "--out",
        metavar="RA",
        kind=PATH,
        about=f"ghi ra tệp {', '.join(WAYS)} (.docx: phụ lục quyết định; .pdf, .html: báo cáo); "
        "tên không đuôi là thư mục, có tất cả và mỗi đơn vị một trang",
    ),
    option(
        "--before",
        metavar="TỆP",
        kind=PATH,
        about="kết quả năm trước (bảng, phiếu, sổ), để báo cáo so chỉ số từng đơn vị",
    ),
    option(
        "--grades",
        metavar="THANG",
        many=True,
        about="thang xếp loại theo %, ví dụ «Tốt:80,Khá:65,Yếu:0»; riêng một nhóm: «Sở=Tốt:90,…»",
    ),
    option(
        "--ties",
        metavar="CÁCH",
        kind=click.Choice(("skip", "dense")),
        about="đơn vị bằng điểm: skip 1, 2, 2, 4 (như thường lệ); dense 1, 2, 2, 3",
    ),
    option("--unranked", metavar="ĐƠN-VỊ", many=True, about="đơn vị có điểm mà không xếp hạng"),
    option(
        "--set",
        metavar="PHIÊN-BẢN/BỘ",
        about="các tệp là bảng câu trả lời (CSV, Parquet; mỗi đơn vị một dòng) theo bộ này",
    ),
    option(
        "--on",
        metavar="dask[=ĐỊA-CHỈ]",
        about="với --set: chấm bảng Parquet trên nhiều tiến trình, hoặc trên cụm Dask ở địa chỉ ấy",
    ),
    option(
        "--max",
        metavar="ĐIỂM",
        kind=click.IntRange(1),
        about="điểm tối đa, khi bảng kết quả không ghi",
    ),
    CRITERIA,
)
"""What the command takes."""


def run(options: Options) -> int:
    """Prints the ranking and what does not fit; 1 when something is wrong."""
    if options.out and not is_way(options.out):
        raise click.UsageError(f"{options.out}: chỉ ghi được tệp {', '.join(WAYS)}, hoặc thư mục.")
    try:
        ranked = _ranked(options)
    except NotAScale as wrong:
        raise click.UsageError(str(wrong)) from None
    before = _before(options) if options.before else {}
    ranking = ranked.ranking
    if options.out:
        earlier = [options.before] if options.before else []
        refuse_over(options.out, options.criteria, *earlier, *ranked.paths)
        write_out(options.out, ranked, before)
    if options.json:
        data = {**ranking_data(published(ranked)), "problems": []}
        print(json.dumps(data, ensure_ascii=False, indent=2))
    elif not options.out:
        print(ranking_text(ranking, ranked.places))
    if told := found_text(ranking):
        print(f"\n{told}", file=sys.stderr if options.json else sys.stdout)
    return 1 if any(one.weight == "wrong" for one in ranking.found) else 0


def _before(options: Options) -> dict[str, Fraction]:
    """The index of each unit in an earlier year; what does not fit there is told."""
    earlier = {**vars(options), "paths": [options.before], "set": None, "out": None}
    ranking = _ranked(Options(**earlier)).ranking
    if ranking.found:
        print(found_text(ranking), file=sys.stderr)
    return {folded(one.unit): one.index for one in ranking.standings if one.index is not None}


def _ranked(options: Options) -> Ranked:
    wishes = Wishes(
        scales=read_scales(options.grades),
        ties=options.ties,
        unranked=frozenset(one.casefold() for one in options.unranked),
        max=options.max,
    )
    if options.on and not options.set:
        raise click.UsageError("--on đi cùng --set: chấm bảng câu trả lời theo một bộ.")
    paths = list(files_below(options.paths, KINDS))
    if options.set:
        return _answered(options, paths)
    if any(one.suffix.lower() == COLUMNS for one in paths):
        raise click.UsageError("Bảng câu trả lời Parquet cần --set PHIÊN-BẢN/BỘ.")
    books = [path for path in paths if is_appraisal_book(path)]
    if books:
        return _appraised(paths, load_library(options.criteria), wishes)
    tables: list[Results] = []
    beside: list[Found] = []
    answers: list[Path] = []
    rest: list[Path] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            found = _tables(path)
        except ProblemsFound as wrong:
            problems.extend(wrong.problems)
            continue
        if found is None:
            answers.append(path)
        elif found[0]:
            tables.extend(found[0])
            beside.extend(found[1])
        else:
            rest.append(path)
    if problems:
        raise ProblemsFound(problems)
    if answers and tables:
        raise refused(
            answers[0],
            f"Tệp này là phiếu của đơn vị, {tables[0].grid.file} là bảng kết quả.",
            "Chỉ phiếu, hoặc chỉ bảng kết quả.",
            "Xếp hạng từng thứ riêng.",
            "C016",
        )
    if answers:
        answers += [one for one in rest if one.suffix.lower() == BOTH]  # a form without its keys
        tell_unread(one for one in rest if one.suffix.lower() != BOTH)
        library = load_library(options.criteria)
        cards = all_scored(answers, library)
        own = library.find(cards[0].edition.id)
        return Ranked(rank_cards(cards, wishes), own.edition.scoring.decimals, paths, cards, own)
    if not tables:
        raise refused(
            paths[0],
            "Không tìm thấy bảng kết quả nào.",
            "Bảng có một cột đơn vị và một cột điểm, mỗi đơn vị một dòng hoặc một cột.",
            "Kiểm tra đã chọn đúng tệp, tên cột ở dòng đầu của bảng. Bảng câu trả lời thì thêm "
            "--set; kết quả điều tra thì đưa vào sổ thẩm định bằng cchc collect --survey.",
            "C019",
        )
    ranking = rank_tables(tables, wishes)
    beside += map(_without_table, rest)
    whole = Ranking(ranking.standings, (*beside, *ranking.found), ranking.told)
    return Ranked(whole, DECIMALS, paths)


def _answered(options: Options, paths: list[Path]) -> Ranked:
    """Tables of answers, ranked column by column; a report looks at each card besides."""
    # slow to import
    from cchc_docs.results.columns.files import rank_answers
    from cchc_docs.results.columns.spread import rank_spread

    library = load_library(options.criteria)
    edition, criteria_set = find_set(options.set, library, options.criteria)
    own = library.find(edition.id)
    if options.on:
        ranking = rank_spread(paths, edition, criteria_set, _address(options.on))
    else:
        ranking = rank_answers(paths, edition, criteria_set)
    cards: list[Card] = []
    if options.out and is_report(options.out):
        for path in paths:
            cards += table_cards(path, edition, criteria_set, own.sources)[0]
    return Ranked(ranking, edition.scoring.decimals, paths, cards, own)


def _address(on: str) -> str | None:
    """The address of a Dask scheduler; None: own processes."""
    engine, mark, address = on.partition("=")
    if engine != "dask" or (mark and not address):
        raise click.UsageError(f"--on {on}: ghi dask, hoặc dask=ĐỊA-CHỈ.")
    return address or None


def _appraised(paths: list[Path], library: Library, wishes: Wishes) -> Ranked:
    """The units of an appraisal workbook, which is ranked by itself."""
    if len(paths) > 1:
        raise refused(
            paths[1],
            "Có sổ thẩm định và tệp khác.",
            "Một sổ thẩm định.",
            "Xếp hạng riêng sổ thẩm định.",
            "C017",
        )
    season = read_appraisals(paths[0], library)
    for words in season.doubts:
        print(f"Xem lại {shown_path(paths[0])}, {words}", file=sys.stderr)
    cards, own = list(season.cards()), season.library
    reasons = {one.sheet.unit: one.reasons for one in season.units}
    places = own.edition.scoring.decimals
    return Ranked(rank_cards(cards, wishes), places, paths, cards, own, reasons)


def _tables(path: Path) -> tuple[tuple[Results, ...], tuple[Found, ...]] | None:
    """The tables of results in a file; None when it holds the answers of a unit."""
    suffix = path.suffix.lower()
    if suffix not in (*TABLES, BOTH, *OLD):
        return None
    if not path.exists():
        raise unopened(path, FileNotFoundError())
    try:
        found = read_results(path)
    except ProblemsFound:
        if suffix == BOTH and _is_form(path):
            return None
        raise
    return None if not found[0] and suffix == BOTH and _is_form(path) else found


def _is_form(path: Path) -> bool:
    """Whether a workbook is a scoring workbook."""
    from cchc_docs.scoring.workbook_rows import NotAForm, read_rows  # slow to import

    try:
        return bool(read_rows(path))
    except NotAForm:
        return False


def _without_table(path: Path) -> Found:
    return Found(
        "not-read",
        "look",
        Spot(path.name, "mọi bảng", "mọi dòng"),
        "Không thấy bảng nào có cột đơn vị và cột điểm: không đọc tệp này.",
        "không có bảng kết quả",
        "Nếu tệp này có đơn vị cần xếp hạng, thêm dòng tên cột vào bảng rồi chạy lại.",
    )


def all_scored(paths: list[Path], library: Library) -> list[Card]:
    """The cards of files of one set, each unit once; raises ProblemsFound with all problems."""
    problems: list[Problem] = []
    cards: list[Card] = []
    seen: dict[tuple[str, str], str] = {}
    for path in paths:
        try:
            card = score_file(path, library)
        except ProblemsFound as found:
            problems.extend(found.problems)
            continue
        tell_remarks(card, shown_path(path))
        cards.append(card)
        problems.extend(_beside(card, cards[0], shown_path(path), seen))
    if problems:
        raise ProblemsFound(problems)
    return cards


def _beside(
    card: Card, first: Card, file: str, seen: dict[tuple[str, str], str]
) -> Iterator[Problem]:
    sheet = card.sheet
    same = ("edition", "set", "year")
    if any(getattr(sheet, key) != getattr(first.sheet, key) for key in same):
        yield Problem(
            file,
            1,
            f"Tệp này theo bộ {sheet.set} của {sheet.edition}, năm {sheet.year}.",
            f"Cùng bộ {first.sheet.set} của {first.sheet.edition}, năm {first.sheet.year}.",
            "Xếp hạng riêng từng bộ tiêu chí, từng năm.",
            "C010",
        )
    key = (sheet.unit_kind, sheet.unit)
    if key in seen:
        yield Problem(
            file,
            1,
            f"Đơn vị «{sheet.unit}» đã có ở tệp {seen[key]}.",
            "Mỗi đơn vị một tệp.",
            "Bỏ bớt một tệp, hoặc sửa tên đơn vị.",
            "C011",
        )
    seen.setdefault(key, file)
