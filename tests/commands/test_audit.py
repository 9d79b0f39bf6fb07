"""``cchc audit``: told in words, in JSON, in a copy with comments; files beside each other."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from cchc_docs.auditing.commented import copy_names
from cchc_docs.cli import main
from tests.auditing.test_planted import PLANTED
from tests.importing.making import make_annex
from tests.importing.test_annexes import ANNEXES


def planted(name: str, folder: Path) -> Path:
    return make_annex(next(one for one in PLANTED if one["id"] == name), folder)


def test_it_tells_the_place_the_sum_and_what_would_be_right(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["audit", str(planted("children-do-not-add-up", tmp_path))]) == 1
    out = capsys.readouterr().out
    assert "bảng 1, dòng 3: Sai." in out
    assert "1 + 2 = 3, in 4" in out
    assert "Đúng khi: Điểm tối đa là 3" in out


def test_what_adds_up_is_said_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["audit", str(planted("results-as-published", tmp_path))]) == 0
    assert "Không thấy số nào không khớp." in capsys.readouterr().out


def test_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["audit", "--json", str(planted("total-does-not-add-up", tmp_path))])
    (found,) = json.loads(capsys.readouterr().out)["found"]
    assert (found["kind"], found["at"]) == ("total", "trang «Sheet», ô C7")


def test_a_copy_with_comments(tmp_path: Path) -> None:
    path = planted("over-the-maximum-hidden-by-its-block", tmp_path)
    main(["audit", "--copy", str(tmp_path / "kiem-tra"), str(path)])
    copy = load_workbook(tmp_path / "kiem-tra" / f"{path.stem}-kiem-tra.xlsx")
    cell = copy["Sheet"]["D4"]
    assert cell.value == 3
    assert cell.comment is not None
    assert "3 > 2" in cell.comment.text


def test_a_word_file_becomes_a_commented_workbook(tmp_path: Path) -> None:
    path = planted("children-do-not-add-up", tmp_path)
    main(["audit", "--copy", str(tmp_path / "kiem-tra"), str(path)])
    copy = load_workbook(tmp_path / "kiem-tra" / f"{path.stem}-kiem-tra.xlsx")
    assert copy["bảng 1"]["C3"].comment is not None


def sheet(name: str, unit: str, score: str) -> dict[str, Any]:
    return {
        "id": name,
        "before": [f"Đơn vị: {unit}"],
        "head": [["STT", "Tiêu chí", "Điểm tối đa", "Điểm tự chấm"]],
        "rows": [["I", "CHỈ ĐẠO", "2", score], ["1", "Kế hoạch", "2", score]],
    }


def test_one_unit_quoted_differently_in_two_documents(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, unit, score in (("a", "Xã A", "2"), ("b", "Xã A", "1"), ("c", "Xã C", "0")):
        make_annex(sheet(name, unit, score), tmp_path)
    assert main(["audit", "--json", str(tmp_path)]) == 1
    found = json.loads(capsys.readouterr().out)["found"]
    assert [(one["kind"], one["spot"]["file"]) for one in found] == [
        ("quoted-differently", "b.docx"),
        ("quoted-differently", "b.docx"),
    ]


def test_codes_and_maxima_beside_a_set(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    annex = next(one for one in ANNEXES if one["id"] == "ca-mau-rows")
    criteria = ["--criteria", str(tmp_path / "criteria")]
    named = ["--edition", "x-2026", "--set", "so", *criteria]
    assert main(["import", str(make_annex(annex, tmp_path)), *named]) == 0
    filled = sheet("phieu", "Xã A", "2")
    filled["rows"] = [["I", "CHỈ ĐẠO", "8", "2"], ["1", "Kế hoạch", "5", "2"], ["5", "Lạ", "3", ""]]
    path = str(make_annex(filled, tmp_path))
    capsys.readouterr()
    assert main(["audit", "--json", *criteria, "--set", "x-2026/so", path]) == 1
    kinds = [one["kind"] for one in json.loads(capsys.readouterr().out)["found"]]
    assert kinds == ["other-maximum", "no-such-code"]
    assert main(["audit", *criteria, "--set", "x-2026/xa", path]) == 1
    assert "x-2026/so" in capsys.readouterr().err


def test_what_cannot_be_read_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["audit", str(tmp_path / "khong-co.xlsx")]) == 1
    told = capsys.readouterr()
    assert "không có tệp hoặc thư mục này" in told.err
    assert told.out == ""


def test_what_cannot_be_read_is_a_problem_in_json(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    read, missing = planted("total-does-not-add-up", tmp_path), tmp_path / "khong-co.xlsx"
    assert main(["audit", "--json", str(read), str(missing)]) == 1
    told = json.loads(capsys.readouterr().out)
    assert [one["kind"] for one in told["found"]] == ["total"]
    assert [(one["file"], one["code"]) for one in told["problems"]] == [
        (missing.as_posix(), "CCHC-D016")
    ]


def test_what_a_folder_holds_beside_is_named_and_an_empty_one_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "phu-luc"
    folder.mkdir()
    (folder / "cu.doc").touch()
    assert main(["audit", str(folder)]) == 1
    assert "Thư mục không có tệp nào đọc được." in capsys.readouterr().err
    planted("total-does-not-add-up", folder)
    main(["audit", str(folder)])
    assert f"Không đọc: {(folder / 'cu.doc').as_posix()}." in capsys.readouterr().err


def test_json_is_one_even_where_a_copy_cannot_be_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    read = planted("total-does-not-add-up", tmp_path)
    assert main(["audit", "--json", str(read), "--copy", str(read)]) == 1
    (problem,) = json.loads(capsys.readouterr().out)["problems"]
    assert problem["file"] == read.as_posix()


def test_each_copy_has_a_name_of_its_own() -> None:
    paths = [Path("a/x.docx"), Path("a/x.xlsx"), Path("b/x.docx"), Path("a/x.docx")]
    assert list(copy_names(paths).values()) == [
        "x-kiem-tra.xlsx",
        "x-2-kiem-tra.xlsx",
        "x-3-kiem-tra.xlsx",
    ]
