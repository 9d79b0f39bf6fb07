"""``cchc import``: from a file to a library that checks, or aside with what is left to doubt."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Encryption

from cchc_docs.cli import main
from cchc_docs.library import load_library
from tests.importing.making import make_annex
from tests.importing.test_annexes import ANNEXES


def imported(name: str, folder: Path) -> int:
    annex = next(one for one in ANNEXES if one["id"] == name)
    path = make_annex(annex, folder)
    criteria = str(folder / "criteria")
    named = ["--edition", "tinh-x-2026", "--set", "so", "--criteria", criteria]
    return main(["import", str(path), *named])


def test_an_annex_read_for_sure_is_in_the_library(tmp_path: Path) -> None:
    assert imported("ca-mau-rows", tmp_path) == 0
    node = load_library(tmp_path / "criteria").find("tinh-x-2026").find_set("so").node("1.1.4")
    assert node.origin.reading is not None
    assert node.origin.reading.words[1] == "Thực hiện trên 90% kế hoạch: 2"


def test_doubts_are_written_aside(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert imported("khanh-hoa-method-column", tmp_path) == 1
    assert not (tmp_path / "criteria" / "tinh-x-2026").exists()
    assert (tmp_path / "xem-lai-tinh-x-2026-so.html").exists()
    assert "chưa đọc được" in capsys.readouterr().out
    assert main(["check", str(tmp_path / "nhap")]) == 1
    assert "Chưa đọc được" in capsys.readouterr().err


def pdf_of(encryption: Encryption | None = None) -> bytes:
    """A page without a word, as a scan is."""
    out = BytesIO()
    page = pikepdf.new()
    page.add_blank_page()
    page.save(out, encryption=encryption or False)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.docx", b"\xd0\xcf\x11\xe0 old or locked", "mật khẩu"),
        ("a.docx", b"no package", "tệp hỏng"),
        ("a.txt", b"text", "chỉ đọc tệp"),
        ("a.pdf", b"no pdf", "tệp hỏng"),
        ("a.pdf", pdf_of(), "bản quét không có chữ"),
        ("a.pdf", pdf_of(Encryption(owner="a", user="b")), "mật khẩu"),
    ],
)
def test_bad_input_is_told_in_one_line(
    name: str, data: bytes, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / name).write_bytes(data)
    named = ["--edition", "x-2026", "--set", "so", "--criteria", str(tmp_path / "criteria")]
    assert main(["import", str(tmp_path / name), *named]) == 1
    error = capsys.readouterr().err
    assert told in error
    assert error.count("\n") == 1
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_package_that_unpacks_without_end_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "bom.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b"\0" * 160_000_000)
    named = ["--edition", "x-2026", "--set", "so", "--criteria", str(tmp_path / "criteria")]
    assert main(["import", str(path), *named]) == 1
    assert "giải nén" in capsys.readouterr().err
