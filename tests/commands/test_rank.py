"""``cchc rank``: units of one set by their unrounded index."""

from __future__ import annotations

import json
import os
from fractions import Fraction
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import Workbook

from cchc_docs.cli import main
from cchc_docs.commands.output import WRITTEN
from cchc_docs.criteria.documents import parse_document
from cchc_docs.results.columns.frames import frame_of
from cchc_docs.scoring.answers import Sheet
from tests.conftest import ROOT, SMALL

ANSWERS = (ROOT / "tests" / "scoring" / "answers-small.yaml").read_text("utf-8")


def ranked(folder: Path, *texts: str, options: tuple[str, ...] = ()) -> int:
    """Runs the command on files with these answers."""
    paths = []
    for number, text in enumerate(texts, 1):
        path = folder / f"{number}.yaml"
        path.write_text(text, "utf-8")
        paths.append(str(path))
    return main(["rank", *paths, "--criteria", str(SMALL), *options])


def unit(name: str, old: str = "", new: str = "") -> str:
    """The answers of another unit."""
    assert old in ANSWERS
    return ANSWERS.replace("Phòng A", name).replace(old, new)


BEST = unit("Phòng B", "value: 81", "value: 90")
OPEN = unit("Phòng C", '  "2": {self: {value: 81}}\n')


def test_units_are_ranked_by_index(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ranked(tmp_path, ANSWERS, BEST, unit("Phòng D"), OPEN) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines[1:]] == ["1", "2", "2", "–"]
    assert lines[1].endswith("Phòng B")
    assert lines[2].split()[:3] == ["2", "75,21%", "41,3667/55"]
    assert lines[4].endswith("Phòng C (chưa xếp hạng: còn 20 điểm chưa trả lời)")


def test_the_index_is_exact_in_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ranked(tmp_path, ANSWERS, OPEN, options=("--json",)) == 0
    first, second = json.loads(capsys.readouterr().out)["units"]
    assert (first["unit"], first["rank"], first["group"]) == ("Phòng A", 1, "Phòng")
    assert (first["index"], first["exact_index"]) == (75.212121212121, "2482/33")
    assert (second["unit"], second["rank"], second["index"]) == ("Phòng C", None, None)
    assert second["unranked"] == "còn 20 điểm chưa trả lời"


def test_a_folder_holds_the_answers_of_units(tmp_path: Path) -> None:
    for number, text in enumerate((ANSWERS, BEST)):
        (tmp_path / f"{number}.yaml").write_text(text, "utf-8")
    out = tmp_path / "ket-qua.csv"
    assert main(["rank", str(tmp_path), "-o", str(out), "--criteria", str(SMALL)]) == 0
    lines = out.read_text("utf-8-sig").splitlines()
    assert [line.split(";")[:2] for line in lines[1:]] == [["1", "Phòng B"], ["2", "Phòng A"]]


TABLE = "Đơn vị;Điểm (100);Hạng\nSở A;97,685;1\nSở =B;83.05;3\nSở C;x;\n"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """A table of results with a wrong rank and a unit without points."""
    path = tmp_path / "bang.csv"
    path.write_text(TABLE, "utf-8")
    return path


def test_a_table_needs_no_criteria(
    table: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(table.parent)
    assert main(["rank", str(table), "--grades", "Tốt:90,Khá:0", "--json"]) == 1
    read = capsys.readouterr()
    told = json.loads(read.out)
    assert [(one["unit"], one["rank"], one["grade"]) for one in told["units"]] == [
        ("Sở A", 1, "Tốt"),
        ("Sở =B", 2, "Khá"),
        ("Sở C", None, None),
    ]
    first, *_ = told["found"]
    assert (first["at"], first["weight"]) == ("tệp CSV, ô B4", "wrong")
    assert first["what"].startswith("«Sở C»: không có điểm")
    assert any("3 đơn vị, 2 xếp hạng" in line for line in told["said"])
    assert told["problems"] == []
    assert "bang.csv, tệp CSV, ô B4: Sai. «Sở C»: không có điểm" in read.err
    assert "3 đơn vị, 2 xếp hạng, 1 không xếp hạng" in read.err


def test_what_is_written_can_be_ranked_again(
    table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for ending in ("xlsx", "docx", "csv"):
        out = table.with_name(f"ket-qua.{ending}")
        main(["rank", str(table), "-o", str(out)])
        capsys.readouterr()
        main(["rank", str(out), "--json"])
        again = json.loads(capsys.readouterr().out)["units"]
        assert [(one["unit"], one["rank"]) for one in again][:2] == [("Sở A", 1), ("Sở =B", 2)]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--grades", "Tốt"), "không hiểu «Tốt»"),
        (("bang.parquet",), "Bảng câu trả lời Parquet cần --set"),
        (("-o", "x.odt"), "chỉ ghi được tệp .xlsx, .csv, .json, .docx, .pdf, .html, hoặc thư mục"),
    ],
)
def test_a_wish_that_cannot_be_is_told(
    table: Path, options: tuple[str, ...], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["rank", str(table), *options]) == 2
    assert words in capsys.readouterr().err


def test_sheets_and_tables_are_not_ranked_together(
    table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["rank", str(table), str(ROOT / "tests/scoring/answers-small.yaml")]) == 1
    assert "bang.csv là bảng kết quả" in capsys.readouterr().err


OTHERS = {
    "answers": "unit,unit_kind,1/self/part,1/self/whole\nSở A,so,3,4\nSở B,so,2,4\n",
    "counts": "Đơn vị,Mục,Hài lòng,Không hài lòng\nSở A,8.4.2,10,30\nSở B,8.4.2,20,33\n",
    "replies": "Đơn vị,Mã mục,Trả lời\nSở A,1.6,2\nSở A,1.7,1\nSở B,1.6,2\n",
}
"""Tables with a row a unit or so, and no points in them."""


@pytest.mark.parametrize("command", ["rank", "audit"])
@pytest.mark.parametrize("kind", OTHERS)
def test_another_kind_of_table_is_not_taken_for_results(
    kind: str, command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "bang.csv"
    path.write_text(OTHERS[kind], "utf-8")
    assert main([command, str(path)]) == 1
    told = capsys.readouterr()
    assert not told.out
    assert "Không tìm thấy bảng" in told.err
    earlier = ("--before", str(path), "-o", str(tmp_path / "bao-cao.pdf"))
    assert ranked(tmp_path, ANSWERS, BEST, options=earlier) == 1


def test_codes_of_units_make_no_other_table(tmp_path: Path) -> None:
    path = tmp_path / "bang.csv"
    path.write_text("Mã,Đơn vị,Điểm (100)\nSNV,Sở A,90\nSYT,Sở B,80\n", "utf-8")
    assert main(["rank", str(path)]) == 0


def test_a_file_that_cannot_be_read_gets_the_advice_for_tables(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = Workbook()
    assert book.active is not None
    for row in (("Đơn vị", "Tổng điểm"), ("Sở A", "=40+41"), ("Sở B", "=9*9")):
        book.active.append(row)
    book.save(tmp_path / "cong-thuc.xlsx")
    whole = (tmp_path / "cong-thuc.xlsx").read_bytes()
    (tmp_path / "hong.xlsx").write_bytes(whole[: len(whole) // 2])
    assert main(["rank", str(tmp_path)]) == 1
    err = capsys.readouterr().err
    assert "cong-thuc.xlsx, trang «Sheet», ô B2: Công thức chưa có kết quả." in err
    assert "hong.xlsx: Tệp hỏng, hoặc không phải .xlsx." in err
    assert "phiếu" not in err
    (tmp_path / "cu.ods").write_bytes(whole)
    assert main(["rank", str(tmp_path / "cu.ods")]) == 1
    assert "lưu lại thành một trong các loại ấy" in capsys.readouterr().err


def test_what_is_not_read_of_a_folder_is_told(
    table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("anh.jpg", "cu.ods"):
        table.with_name(name).write_bytes(b"x")
    table.with_name("khac.csv").write_text("a;b\nc;d\n", "utf-8")
    assert main(["rank", str(table.parent)]) == 1
    told = capsys.readouterr()
    assert [word in told.err for word in ("Không đọc:", "anh.jpg", "cu.ods")] == [True] * 3
    assert "khac.csv, mọi bảng, mọi dòng: Nên xem. Không thấy bảng nào" in told.out


def test_all_problems_of_all_files_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong, year = (
        unit("Phòng E", "level: 1", "level: 8"),
        unit("Phòng F", "year: 2020", "year: 2021"),
    )
    assert ranked(tmp_path, ANSWERS, ANSWERS, wrong, year) == 1
    err = capsys.readouterr().err
    assert "Đơn vị «Phòng A» đã có ở tệp" in err
    assert "3.yaml:7: Không có mức 8." in err
    assert "Phiếu ghi năm 2021, phiên bản «mau-2020» là của năm 2020." in err
    assert "Có 3 vấn đề" in err


def test_a_table_of_answers_is_ranked_column_by_column(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """``scripts/bench_columns.py`` does it with 100,000 units."""
    sheet = Sheet.model_validate(parse_document(Path("a.yaml"), ANSWERS).data)
    names = ("Phòng A", "Phòng B", "Phòng C")
    frame = frame_of([sheet.model_copy(update={"unit": name}) for name in names])
    frame.loc[1, "2/self/value"], frame.loc[2, "1.1/self/level"] = 90, 8
    path = tmp_path / "bang.csv"
    frame.map(lambda one: float(one) if isinstance(one, Fraction) else one).to_csv(
        path, index=False
    )
    options = ("--set", "mau-2020/phong-ban", "--criteria", str(SMALL), "--json")
    assert main(["rank", str(path), *options]) == 1
    read = capsys.readouterr()
    told = json.loads(read.out)
    first, second, third = told["units"]
    assert ["Không có mức 8" in one["what"] for one in told["found"]] == [True]
    assert (second["unit"], second["rank"], second["exact_index"]) == ("Phòng A", 2, "2482/33")
    assert (first["unit"], third["unranked"]) == ("Phòng B", "câu trả lời sai")
    assert "dòng 4: Sai. «Phòng C», mục 1.1: Không có mức 8." in read.err
    assert main(["rank", str(path), *options[2:], "--set", "x"]) == 1
    (problem,) = json.loads(capsys.readouterr().out)["problems"]
    assert (problem["what"], problem["allowed"]) == ("Không có bộ «x».", "mau-2020/phong-ban")


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ("Phòng A,phong\n,phong\n", "Dòng 3 thiếu tên đơn vị hoặc loại đơn vị."),
        ("Phòng A,\n", "Dòng 2 thiếu tên đơn vị hoặc loại đơn vị."),
        ("Phòng A,phong,\nPhòng B,phong,\n", "Các dòng có nhiều ô hơn hàng đầu đề."),
    ],
)
def test_no_unit_of_a_table_of_answers_is_ranked_by_another_name(
    rows: str, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "bang.csv"
    path.write_text(f"unit,unit_kind\n{rows}", "utf-8")
    assert main(["rank", str(path), "--set", "mau-2020/phong-ban", "--criteria", str(SMALL)]) == 1
    assert told in capsys.readouterr().err


def test_an_appraisal_workbook_is_ranked_by_what_was_appraised(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, text in (("1", ANSWERS), ("2", BEST)):
        (tmp_path / f"{name}.yaml").write_text(text, "utf-8")
    book, small = str(tmp_path / "so.xlsx"), ("--criteria", str(SMALL))
    sheets = [str(tmp_path / f"{name}.yaml") for name in "12"]
    assert main(["collect", *sheets, "-o", book, *small]) == 0
    capsys.readouterr()
    assert main(["rank", book, *small]) == 0
    from_book = capsys.readouterr().out
    assert main(["rank", *sheets, *small]) == 0
    assert capsys.readouterr().out == from_book
    assert main(["rank", book, *sheets, *small]) == 1
    assert "Xếp hạng riêng sổ thẩm định" in capsys.readouterr().err


def test_a_folder_takes_all_that_a_season_comes_to(tmp_path: Path) -> None:
    """Two years beside each other; units are found again by name."""
    earlier = tmp_path / "nam-truoc.csv"
    earlier.write_text(
        "Đơn vị;Điểm (100);Hạng\nPhòng A;70;1\nPhòng X;60;2\nPhòng Y;50;3\n", "utf-8"
    )
    out = tmp_path / "ra"
    assert ranked(tmp_path, ANSWERS, BEST, options=("-o", str(out), "--before", str(earlier))) == 0
    made = sorted(path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file())
    assert made == [
        WRITTEN,
        "bao-cao.pdf",
        "don-vi/phong-a.html",
        "don-vi/phong-b.html",
        "index.html",
        "ket-qua.csv",
        "ket-qua.json",
        "ket-qua.xlsx",
        "phu-luc.docx",
    ]
    page = (out / "index.html").read_text("utf-8")
    assert "So với năm trước" in page
    assert "+5,21" in page
    assert "Không có ở năm trước: Phòng B." in page


def test_a_table_becomes_a_report_too(table: Path) -> None:
    for ending in ("pdf", "html"):
        out = table.with_name(f"ra.{ending}")
        assert main(["rank", str(table), "-o", str(out)]) == 1
        assert out.stat().st_size > 1000


def test_what_is_written_bears_the_day_of_what_was_read(table: Path) -> None:
    os.utime(table, (0, 0))
    out = table.with_name("ra.xlsx")
    main(["rank", str(table), "-o", str(out)])
    assert b">1970-01-01T00:00:00Z<" in ZipFile(out).read("docProps/core.xml")
