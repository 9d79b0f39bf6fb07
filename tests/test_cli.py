"""The command line as an official uses it."""

from __future__ import annotations

from pathlib import Path

import pytest

from cchc_docs.cli import main
from tests.conftest import ROOT, SMALL

ANSWERS = ROOT / "tests" / "scoring" / "answers-small.yaml"


def test_check_sums_up(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(SMALL)]) == 0
    assert "Không có vấn đề: 1 phiên bản, 1 bộ tiêu chí" in capsys.readouterr().out


def test_check_of_a_folder_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "khong-co"]) == 1
    assert "Không có thư mục này" in capsys.readouterr().err


def test_score_prints_the_card(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["score", str(ANSWERS), "--criteria", str(SMALL)]) == 0
    out = capsys.readouterr().out
    assert "Chỉ số: 75,21 %, xếp loại Khá" in out
    assert "Phép tính" not in out


def test_score_explains(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["score", str(ANSWERS), "--criteria", str(SMALL), "--explain"]) == 0
    assert "Phép tính: 2 : 3 × 100 % ≈ 66,6667 %" in capsys.readouterr().out


def test_score_of_a_broken_sheet(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "cau-tra-loi.yaml"
    path.write_text(ANSWERS.read_text("utf-8").replace("level: 1", "level: 8"), "utf-8")
    assert main(["score", str(path), "--criteria", str(SMALL)]) == 1
    err = capsys.readouterr().err
    assert "cau-tra-loi.yaml:7: Không có mức 8." in err
    assert "Traceback" not in err


def test_score_of_a_file_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["score", "khong-co.yaml", "--criteria", str(SMALL)]) == 1
    assert "Không đọc được tệp" in capsys.readouterr().err


def test_score_of_a_saved_sheet_that_was_altered(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "phieu.json"
    path.write_text(
        '{"format": "cchc-sheet", "version": 2, "edition": "mau-2020", "set": "phong-ban",\n'
        '"unit": "Phòng A", "unit_kind": "phong", "year": 2020, "answers": {},\n'
        '"check": "00000000"}',
        "utf-8",
    )
    assert main(["score", str(path), "--criteria", str(SMALL)]) == 1
    err = capsys.readouterr().err
    assert "phieu.json:3: Tệp không còn nguyên như lúc lưu: mã kiểm tra không khớp." in err
    path.write_text(path.read_text("utf-8").replace("00000000", "ab"), "utf-8")
    assert main(["score", str(path), "--criteria", str(SMALL)]) == 1
