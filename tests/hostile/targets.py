"""What reads files of strangers, each with samples; nothing but a told refusal may come out."""

from __future__ import annotations

import copy
import io
import json
import shutil
import time
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout, suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import typst
from docx import Document as Word
from openpyxl import Workbook

from cchc_docs.auditing.documents import audit_file
from cchc_docs.collecting.book_reading import is_appraisal_book, read_appraisals
from cchc_docs.collecting.season import Season
from cchc_docs.collecting.survey import with_survey
from cchc_docs.criteria.mending import settled
from cchc_docs.ground.problems import ProblemsFound
from cchc_docs.importing.decisions import decide
from cchc_docs.importing.draft import Draft
from cchc_docs.importing.reading import read_annex
from cchc_docs.importing.review import words_of
from cchc_docs.lessons.season import table_cards
from cchc_docs.library import Library, load_library
from cchc_docs.publish.appraisal.book import appraisal_bytes
from cchc_docs.publish.artefacts.artefact import edition_stamp
from cchc_docs.publish.report.docx import report_docx, template_text
from cchc_docs.publish.report.filling import filled_report
from cchc_docs.publish.report.template import read_template
from cchc_docs.publish.workbook import scoring_workbook
from cchc_docs.results.columns.files import rank_answers
from cchc_docs.results.columns.frames import frame_of
from cchc_docs.results.standings import Wishes
from cchc_docs.results.table_ranking import rank_tables, read_results
from cchc_docs.scoring.card_text import card_text
from cchc_docs.scoring.files import score_file
from tests.collecting.season import season_of
from tests.conftest import ROOT, SMALL
from tests.hostile.shaping import shaped_json, shaped_yaml
from tests.hostile.spoiling import spoiled, spoiled_package
from tests.publish.workbook.filling import fill

SLOW = 5.0
"""Seconds that nothing may take."""
FIELD = "mau-2020/phong-ban/1-moi-kieu-quy-tac.yaml"


class Slow(Exception):
    """An input that took too long."""


@dataclass(frozen=True)
class Target:
    """A reader with its samples; ``read`` gets the file and a folder of its own."""

    suffix: str
    samples: Callable[[], tuple[bytes, ...]]
    read: Callable[[Path, Path], object]
    spoil: Callable[[bytes, bytes], bytes] = spoiled
    shape: Callable[[bytes, bytes], bytes] | None = None
    """Another way to spoil it, every second time."""

    def input(self, script: bytes) -> bytes:
        """A sample, spoiled by the script."""
        samples = self.samples()
        first, rest = script[0] if script else 0, script[1:]
        chosen = samples[first % len(samples)]
        spoil = self.shape if self.shape and rest and first % 2 else self.spoil
        return spoil(chosen, rest)

    def run(self, data: bytes, folder: Path) -> None:
        """Reads it; what is raised is a finding."""
        path = folder / f"vao{self.suffix}"
        path.write_bytes(data)
        began = time.process_time()  # a busy machine is no slow reader
        with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):  # noqa: SIM117
            with suppress(ProblemsFound):
                self.read(path, folder)
        if (took := time.process_time() - began) > SLOW:
            raise Slow(f"{took:.1f} s")


@cache
def _small() -> Library:
    return load_library(SMALL)


def _texts(*names: str) -> Callable[[], tuple[bytes, ...]]:
    return lambda: tuple((ROOT / name).read_bytes() for name in names)


@cache
def _workbooks() -> tuple[bytes, ...]:
    (own,) = _small().editions
    book, out = scoring_workbook(own.edition, own.sets[0], edition_stamp(own)), io.BytesIO()
    fill(book, own.units[0].example.sheet, own.edition, own.sets[0])
    book.save(out)
    return (out.getvalue(),)


@cache
def _word() -> tuple[bytes, ...]:
    document = Word()
    table = document.add_table(rows=0, cols=3)
    for row in (("STT", "Tiêu chí", "Điểm"), ("1", "Chỉ đạo", "5"), ("1.1", "Kế hoạch", "5")):
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    out = io.BytesIO()
    document.save(out)
    return (out.getvalue(),)


@cache
def _pdf() -> tuple[bytes, ...]:
    """An annex and a table of results on paper."""
    return tuple(
        typst.compile(
            f"#table(columns: {len(rows[0])}, "
            f"{', '.join(f'[{one}]' for row in rows for one in row)})".encode()
        )
        for rows in (
            (("STT", "Tiêu chí", "Điểm"), ("1", "Chỉ đạo", "5"), ("1.1", "Kế hoạch", "5")),
            (("TT", "Đơn vị", "Điểm"), ("1", "Sở A", "90,5"), ("2", "Sở B", "80")),
        )
    )


def _score(path: Path, _: Path) -> object:
    return card_text(score_file(path, _small()), explain=True)


def _field(path: Path, folder: Path) -> object:
    return _library_with(path, FIELD, folder)


def _edition(path: Path, folder: Path) -> object:
    return _library_with(path, "mau-2020/edition.yaml", folder)


def _library_with(path: Path, name: str, folder: Path) -> object:
    criteria = folder / "criteria"
    if not criteria.exists():
        shutil.copytree(SMALL, criteria)
    kept = (criteria / name).read_bytes()
    try:
        shutil.copyfile(path, criteria / name)
        with suppress(UnicodeDecodeError):
            settled(path.read_bytes().decode())
        return load_library(criteria)
    finally:
        (criteria / name).write_bytes(kept)


def _annex(path: Path, _: Path) -> object:
    audit_file(path, None)
    return read_annex([path])


def _results(path: Path, _: Path) -> object:
    results, _found = read_results(path)
    return rank_tables(results, Wishes())


def _tables() -> tuple[bytes, ...]:
    return ("STT;Đơn vị;Điểm;Xếp hạng\n1;Sở A;90,5;1\n2;Sở B;80;2\n".encode(),)


def _season() -> Season:
    (own,) = _small().editions
    return season_of(own, own.units[0].example.sheet)


@cache
def _books() -> tuple[bytes, ...]:
    return (appraisal_bytes(_season()),)


def _book(path: Path, _: Path) -> object:
    return is_appraisal_book(path) and read_appraisals(path, _small()).cards()


@cache
def _ballots() -> tuple[bytes, ...]:
    unit = _season().units[0].sheet.unit
    return tuple(
        text.encode()
        for text in (
            f"Đơn vị;Mục;Hài lòng;Bình thường;Không hài lòng;Tổng\n{unit};1.5;10;5;1;16\n",
            f"Đơn vị;Mục;Trả lời\n{unit};1.5;Hài lòng\n{unit};1.5;2\n",
            f"Đơn vị,1.5\n{unit},Hài lòng\n{unit},C\n",
        )
    )


def _survey(path: Path, _: Path) -> object:
    return with_survey(_season(), [path])


@cache
def _decided() -> tuple[bytes, ...]:
    rule = "kind: per_item\nitem: Kế hoạch\neach: 1\nlimit: 5\n"
    one = {"words": _words()[-1], "by": "A", "on": "01/01/2024", "rule": rule}
    return (json.dumps({"confirmed": [one]}, ensure_ascii=False).encode(),)


@cache
def _draft() -> Draft:
    with TemporaryDirectory() as folder:
        path = Path(folder, "phu-luc.docx")
        path.write_bytes(_word()[0])
        return read_annex([path])


def _words() -> list[str]:
    return [words_of(node) for node in _draft().walk()]


def _decisions(path: Path, _: Path) -> object:
    return decide(copy.deepcopy(_draft()), path)


@cache
def _templates() -> tuple[bytes, ...]:
    out = io.BytesIO()
    template_text().save(out)
    return (out.getvalue(),)


def _template(path: Path, _: Path) -> object:
    text = read_template(path)
    card = _season().cards()[0]
    printed = edition_stamp(_small().editions[0])
    return report_docx(filled_report(card), printed, text)


@cache
def _rows() -> tuple[bytes, ...]:
    text: str = frame_of([_small().editions[0].units[0].example.sheet]).to_csv(index=False)
    return (text.encode(),)


def _table(path: Path, _: Path) -> object:
    (own,) = _small().editions
    rank_answers([path], own.edition, own.sets[0])
    return table_cards(path, own.edition, own.sets[0], own.sources)


@cache
def _ranked() -> tuple[bytes, ...]:
    book, out = Workbook(), io.BytesIO()
    for row in (("TT", "Đơn vị", "Điểm"), (1, "Sở A", 90.5), (2, "Sở B", 80)):
        book.active.append(row)  # type: ignore[union-attr]
    book.save(out)
    return (out.getvalue(),)


ANSWERS = _texts("tests/scoring/answers-small.yaml")
TARGETS = {
    "field": Target(".yaml", _texts(f"tests/small/{FIELD}"), _field, shape=shaped_yaml),
    "edition": Target(
        ".yaml", _texts("tests/small/mau-2020/edition.yaml"), _edition, shape=shaped_yaml
    ),
    "answers": Target(".yaml", ANSWERS, _score, shape=shaped_yaml),
    "saved": Target(
        ".json",
        _texts("tests/browser/saved/1.json", "tests/browser/saved/2.json"),
        _score,
        shape=shaped_json,
    ),
    "workbook": Target(".xlsx", _workbooks, _score, spoiled_package),
    "word": Target(".docx", _word, _annex, spoiled_package),
    "excel": Target(".xlsx", _workbooks, _annex, spoiled_package),
    "pdf": Target(".pdf", _pdf, _annex),
    "results": Target(".csv", _tables, _results),
    "ranked": Target(".xlsx", _ranked, _results, spoiled_package),
    "book": Target(".xlsx", _books, _book, spoiled_package),
    "survey": Target(".csv", _ballots, _survey),
    "table": Target(".csv", _rows, _table),
    "decisions": Target(".json", _decided, _decisions, shape=shaped_json),
    "template": Target(".docx", _templates, _template, spoiled_package),
}
