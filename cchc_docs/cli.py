"""The command line ``cchc``: check, score, report, build, schema."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from cchc_docs.criteria.documents import Document, read_document
from cchc_docs.criteria.model import CriteriaSet, Edition
from cchc_docs.editorial.advice import NOT_SPELLED, advice, speller_of
from cchc_docs.ground.problems import Problem, ProblemsFound
from cchc_docs.library import Library, load_library
from cchc_docs.scoring.answers import read_sheet
from cchc_docs.scoring.card_text import card_text
from cchc_docs.scoring.saved_sheet import as_answers, check_problems, is_saved
from cchc_docs.scoring.scorecard import Card, score_sheet
from cchc_docs.yaml_reference import write_reference

DEFAULT_FOLDER = Path("criteria")


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; 0 when it went well, 1 when there is something to mend."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except ProblemsFound as found:
        print(found.report(), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="cchc", description="Bộ tiêu chí, chấm điểm và trang tập huấn Chỉ số CCHC."
    )
    commands = parser.add_subparsers(required=True, metavar="LỆNH")

    check = commands.add_parser("check", help="kiểm tra thư mục tiêu chí")
    check.add_argument("folder", nargs="?", type=Path, default=DEFAULT_FOLDER)
    check.add_argument(
        "--strict", action="store_true", help="xem cả điều nên sửa: câu chữ, chính tả, số lượng"
    )
    check.set_defaults(run=_check)

    score = commands.add_parser(
        "score",
        help="chấm điểm câu trả lời (YAML), phiếu lưu từ trang (JSON) hoặc phiếu Excel (XLSX)",
    )
    score.add_argument("answers", type=Path)
    score.add_argument("--explain", action="store_true", help="in cả các bước tính")
    score.add_argument("--criteria", type=Path, default=DEFAULT_FOLDER, help="thư mục tiêu chí")
    score.set_defaults(run=_score)

    report = commands.add_parser("report", help="viết báo cáo tự chấm điểm từ câu trả lời")
    report.add_argument("answers", type=Path)
    form = report.add_mutually_exclusive_group(required=True)
    form.add_argument("--docx", dest="form", action="store_const", const="docx", help="tệp Word")
    form.add_argument("--pdf", dest="form", action="store_const", const="pdf", help="tệp PDF")
    report.add_argument("-o", "--output", type=Path, required=True, help="tệp được ghi ra")
    report.add_argument("--criteria", type=Path, default=DEFAULT_FOLDER, help="thư mục tiêu chí")
    report.set_defaults(run=_report)

    build = commands.add_parser("build", help="dựng trang vào thư mục site")
    build.add_argument("--serve", action="store_true", help="xem trước, tự cập nhật khi sửa")
    build.set_defaults(run=_build)

    schema = commands.add_parser("schema", help="viết lại lược đồ và danh sách khoá của YAML")
    schema.set_defaults(run=_schema)
    return parser


def _check(options: argparse.Namespace) -> int:
    library = load_library(options.folder)
    if options.strict:
        if speller_of(options.folder.parent) is None:
            print(NOT_SPELLED, file=sys.stderr)
        if told := advice(library, options.folder):
            raise ProblemsFound(told)
    print(_summary(library))
    return 0


def _summary(library: Library) -> str:
    sets = [one for _, one in library.sets()]
    leaves = sum(1 for one in sets for _ in one.leaves())
    return (
        f"Không có vấn đề: {len(library.editions)} phiên bản, {len(sets)} bộ tiêu chí, "
        f"{leaves} mục được chấm, {len(library.all_examples())} ví dụ, "
        f"{len(library.sources)} nguồn."
    )


def _score(options: argparse.Namespace) -> int:
    library = load_library(options.criteria)
    card, edition, criteria_set = _scored(options.answers, library)
    print(card_text(card, edition, criteria_set, explain=options.explain))
    return 0


def _report(options: argparse.Namespace) -> int:
    # slow to import and only needed here
    from cchc_docs.publish.artefacts.artefact import set_content, stamp
    from cchc_docs.publish.report.content import filled_report
    from cchc_docs.publish.report.docx import report_docx
    from cchc_docs.publish.report.pdf import report_pdf

    library = load_library(options.criteria)
    card, edition, criteria_set = _scored(options.answers, library)
    make = {"docx": report_docx, "pdf": report_pdf}[options.form]
    printed = stamp((edition,), set_content(edition, criteria_set))
    options.output.write_bytes(make(filled_report(card, edition, criteria_set), printed))
    print(options.output)
    return 0


def _scored(path: Path, library: Library) -> tuple[Card, Edition, CriteriaSet]:
    """The card of the answers in a file; raises ProblemsFound."""
    problems: list[Problem] = []
    read = read_sheet(_answers(path, library, problems), library.editions, problems)
    if read is None or problems:
        raise ProblemsFound(problems)
    sheet, edition, criteria_set = read
    return score_sheet(sheet, edition, criteria_set, library.sources), edition, criteria_set


def _answers(path: Path, library: Library, problems: list[Problem]) -> Document:
    """The answers of a unit, from YAML, a filled workbook or what the page has saved."""
    if path.suffix.lower() == ".xlsx":
        # slow to import and only needed here
        from cchc_docs.publish.workbook.filled import read_workbook

        return read_workbook(path, library.editions, problems)
    document = read_document(path)
    if not is_saved(document):
        return document
    problems.extend(check_problems(document))
    return as_answers(document)


def _build(options: argparse.Namespace) -> int:
    # MkDocs is slow to import and only needed here
    from cchc_docs.publish.site import building, preview

    root = Path.cwd()
    return preview.serve(root) if options.serve else building.build_site(root)


def _schema(options: argparse.Namespace) -> int:
    for path in write_reference(DEFAULT_FOLDER):
        print(path)
    return 0
