"""A unit is asked to explain what was found lower than it claims, with what would settle it."""

from __future__ import annotations

import io
from fractions import Fraction
from pathlib import Path

import pypdfium2
import pytest
from docx import Document

from cchc_docs.cli import main
from cchc_docs.collecting.season import Season, Unit, file_names
from cchc_docs.commands.output import WRITTEN
from cchc_docs.library import EditionLibrary
from cchc_docs.publish.appraisal.letters import request_docx, request_pdf
from cchc_docs.publish.appraisal.request import Request, request_of
from cchc_docs.publish.artefacts.artefact import edition_stamp
from cchc_docs.scoring.answers import Entry
from tests.collecting.season import saved, season_of
from tests.conftest import SMALL

LOWERED: dict[str, object] = {"self": {"level": 1}, "appraised": {"level": 2}}
"""Of item 1.1: 5 points claimed, 2,5 found."""


def asked(
    small: EditionLibrary, entries: dict[str, dict[str, object]], reasons: dict[str, str]
) -> tuple[Season, Request | None]:
    """A season of one unit with these answers, and the letter to it."""
    answers = {code: Entry.model_validate(one) for code, one in entries.items()}
    sheet = small.units[0].example.sheet.model_copy(update={"answers": answers})
    unit = Unit(sheet, "phieu.yaml", reasons)
    season = Season(small, small.edition.year, (unit,))
    return season, request_of(season, unit)


@pytest.fixture
def request_(small: EditionLibrary) -> Request:
    """A letter about an item and a penalty."""
    penalty: dict[str, object] = {"self": {"count": 0}, "appraised": {"count": 1}}
    _, one = asked(small, {"1.1": LOWERED, "4.1": penalty}, {"1.1": "Kế hoạch ban hành muộn"})
    assert one is not None
    return one


def test_a_letter_says_what_was_claimed_what_was_found_and_what_is_at_stake(
    request_: Request, small: EditionLibrary
) -> None:
    first, penalty = request_.items
    assert first.cells == (
        "1.1",
        small.sets[0].node("1.1").title,
        "Tự chấm: 5\nThẩm định: 2,5\nChênh: 2,5",
        "Kế hoạch ban hành muộn",
        "Tài liệu chứng minh số liệu đã khai",
    )
    assert penalty.cells[2:4] == ("Tự chấm: 0\nThẩm định: 2\nChênh: 2", "(chưa ghi)")
    assert "có 2 mục" in request_.opening[0]
    assert "chênh là 4,5 điểm" in request_.opening[0]


@pytest.mark.parametrize(
    "settled",
    [
        {"explanation": "Có ở trang 3"},
        {"appraised_2": {"level": 2}},
        {"appraised": {"level": 1}},
        {"appraised": None},
    ],
)
def test_what_is_explained_or_settled_is_not_asked_again(
    small: EditionLibrary, settled: dict[str, object]
) -> None:
    assert asked(small, {"1.1": {**LOWERED, **settled}}, {})[1] is None


def test_both_forms_hold_the_same_words(request_: Request, small: EditionLibrary) -> None:
    stamp = edition_stamp(small)
    text = Document(io.BytesIO(request_docx(request_, stamp)))
    cells = [cell.text for table in text.tables for row in table.rows for cell in row.cells]
    told = "\n".join([*(one.text for one in text.paragraphs), *cells])
    with pypdfium2.PdfDocument(request_pdf(request_, stamp)) as document:
        printed = "".join(page.get_textpage().get_text_range() for page in document)

    def plain(words: str) -> str:
        return "".join(words.split())

    for words in (request_.subject, request_.to, *request_.opening, *request_.items[0].cells):
        assert plain(words) in plain(told)
        assert plain(words) in plain(printed)
    assert small.edition.notice.split()[0] in printed
    assert request_docx(request_, stamp) == request_docx(request_, stamp)


def test_the_command_writes_two_files_a_unit(
    small: EditionLibrary, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    season, _ = asked(small, {"1.1": LOWERED}, {})
    book = saved(season, tmp_path / "so.xlsx")
    folder = tmp_path / "thu"
    command = ["explain-requests", str(book), "-o", str(folder), "--criteria", str(SMALL)]
    assert main(command) == 0
    names = {path.name for path in folder.iterdir()} - {WRITTEN}
    assert names == {"phong-a.docx", "phong-a.pdf"}
    assert "Phòng A: 1 mục" in (told := capsys.readouterr().out)
    assert "chưa ghi lý do: 1.1" in told
    saved(asked(small, {"1.1": {"self": {"level": 1}}}, {})[0], book)
    assert main(command) == 0
    assert "chưa thẩm định lần 1" in capsys.readouterr().out


def test_every_unit_has_a_file_name_of_its_own(small: EditionLibrary) -> None:
    sheet = small.units[0].example.sheet
    names = ("A", "A 2", "a.", "!!!")
    season = season_of(small, *(sheet.model_copy(update={"unit": one}) for one in names))
    assert list(file_names(season).values()) == ["a", "a-2", "a-3", "don-vi"]


def test_at_stake_is_exact(small: EditionLibrary) -> None:
    parts = ({"part": 1, "whole": 1}, {"part": 2, "whole": 3})
    entry: dict[str, object] = dict(zip(("self", "appraised"), parts, strict=True))
    _, one = asked(small, {"1.2.2.1": entry}, {})
    assert one is not None
    assert one.items[0].stake == small.sets[0].node("1.2.2.1").max / Fraction(3)
