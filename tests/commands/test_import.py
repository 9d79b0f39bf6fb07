"""``cchc import``: from a file to a library that checks, or aside with what is left to doubt."""

from __future__ import annotations

import json
import shutil
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Encryption

from cchc_docs.cli import main
from cchc_docs.criteria.documents import documents_below, read_document
from cchc_docs.importing.edition_files import walk_data
from cchc_docs.library import load_library
from tests.conftest import SMALL
from tests.failing import Failing
from tests.importing.making import make_annex
from tests.importing.test_annexes import ANNEXES


def annex_of(name: str) -> dict[str, Any]:
    return next(one for one in ANNEXES if one["id"] == name)


def imported(name: str, folder: Path, *more: str) -> int:
    return run_import(annex_of(name), folder, *more)


def run_import(annex: dict[str, Any], folder: Path, *more: str) -> int:
    path = make_annex(annex, folder)
    criteria = str(folder / "criteria")
    named = ["--edition", "tinh-x-2026", "--set", "so", "--criteria", criteria]
    return main(["import", str(path), *named, *more])


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
        ("a.docx", b"no package", "Tệp hỏng, hoặc không phải"),
        ("a.txt", b"text", "Không đọc được loại tệp này"),
        ("a.pdf", b"no pdf", "Tệp hỏng, hoặc không phải"),
        ("a.pdf", pdf_of(), "Bản quét không có chữ"),
        ("a.pdf", pdf_of(Encryption(owner="a", user="b")), "mật khẩu"),
    ],
)
def test_bad_input_is_told_and_nothing_written(
    name: str, data: bytes, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / name).write_bytes(data)
    named = ["--edition", "x-2026", "--set", "so", "--criteria", str(tmp_path / "criteria")]
    assert main(["import", str(tmp_path / name), *named]) == 1
    error = capsys.readouterr().err
    assert told in error.partition("\n")[0]
    assert "Có 1 vấn đề" in error
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


def test_what_a_person_settles_is_kept_when_the_annex_comes_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert imported("levels-with-codes", tmp_path) == 1
    aside = tmp_path / "nhap" / "tinh-x-2026" / "so"
    words = [
        "\n".join(node["origin"]["reading"]["words"])
        for path in documents_below(aside)
        for node in walk_data(read_document(path).data)
        if node["origin"]["reading"]["state"] != "sure"
    ]
    confirmed = [{"words": one, "by": "Nguyễn Văn A", "on": "2026-11-20"} for one in words]
    decisions = tmp_path / "ket-qua.json"
    decisions.write_text(json.dumps({"confirmed": confirmed}), "utf-8")

    assert imported("levels-with-codes", tmp_path, "--decisions", str(decisions)) == 0
    assert not (tmp_path / "nhap").exists()
    assert imported("levels-with-codes", tmp_path) == 0  # nobody is asked again

    capsys.readouterr()
    again = {**annex_of("levels-with-codes")}
    again["rows"] = [[*row] for row in again["rows"]]
    again["rows"][0][1] += " trong năm"
    assert run_import(again, tmp_path) == 0
    assert "đổi từ" in capsys.readouterr().out


def test_of_a_long_text_that_changes_what_differs_is_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    levels = "Đạt từ %s% trở lên: 2 điểm; thấp hơn: 0 điểm"
    annex: dict[str, Any] = {
        "id": "dai",
        "head": [["TT", "Tiêu chí", "Điểm tối đa", "Cách chấm"]],
        "rows": [["I", "CHỈ ĐẠO", "2", ""], ["1", "Hồ sơ đúng hạn" + " của đơn vị" * 12, "2", ""]],
    }
    for percent in (70, 75):
        annex["rows"][1][3] = levels.replace("%s", str(percent))
        run_import(annex, tmp_path)
    (told,) = (line for line in capsys.readouterr().out.split("\n") if "đổi từ" in line)
    assert "Đạt từ 70% trở lên" in told
    assert "Đạt từ 75% trở lên" in told


def test_a_surely_read_item_can_be_corrected_on_the_review_page(tmp_path: Path) -> None:
    annex = {
        "id": "hai-muc",
        "head": [["TT", "Tiêu chí", "Điểm tối đa", "Cách chấm"]],
        "rows": [
            ["I", "CHỈ ĐẠO", "3", ""],
            ["1", "Kế hoạch", "1", "Có: 1 điểm; không có: 0 điểm"],
            ["2", "Sáng kiến", "2", "Theo mức độ lan toả"],
        ],
    }
    assert run_import(annex, tmp_path) == 1
    page = (tmp_path / "xem-lai-tinh-x-2026-so.html").read_text("utf-8")
    unread, sure = json.loads(page.split('id="items">')[1].split("</script>")[0])
    rule = (
        "kind: choice\nlevels:\n  - {label: Có kế hoạch, points: %s}\n  - {label: Không, points: 0}"
    )
    signed = {"by": "Lê B", "on": "20/11/2026"}
    confirmed = [
        {"words": unread, "rule": rule % 2, **signed},
        {"words": sure, "rule": rule % 1, **signed},
    ]
    decisions = tmp_path / "ket-qua.json"
    decisions.write_text(json.dumps({"confirmed": confirmed}), "utf-8")
    assert run_import(annex, tmp_path, "--decisions", str(decisions)) == 0
    (node,) = load_library(tmp_path / "criteria").find("tinh-x-2026").find_set("so").fields
    first = node.criteria[0]
    assert first.rule is not None
    assert [row.when for row in first.rule.table(first.max)] == ["Có kế hoạch", "Không"]


def test_a_rule_written_on_the_review_page_settles_what_was_unread(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    annex = {
        "id": "mot-muc",
        "head": [["TT", "Tiêu chí", "Điểm tối đa", "Cách chấm"]],
        "rows": [
            ["I", "CHỈ ĐẠO", "2", ""],
            ["1", "Sáng kiến", "2", "Theo mức độ lan toả của sáng kiến"],
        ],
    }
    assert run_import(annex, tmp_path) == 1
    assert "Chưa có quy tắc thì chưa chấm được 2 trên 2 điểm." in capsys.readouterr().out
    page = (tmp_path / "xem-lai-tinh-x-2026-so.html").read_text("utf-8")
    words = json.loads(page.split('id="items">')[1].split("</script>")[0])
    decisions = tmp_path / "ket-qua.json"

    def settle(rule: str) -> int:
        signed = {"by": "Lê B", "on": "20/11/2026", "rule": rule}
        confirmed = [{"words": one, **signed} for one in words]
        decisions.write_text(json.dumps({"confirmed": confirmed}), "utf-8")
        return run_import(annex, tmp_path, "--decisions", str(decisions))

    levels = "kind: choice\nlevels:\n  - {label: Rộng, points: %s}\n  - {label: Hẹp, points: 0}"
    for rule, told in (
        (levels % 3, "Mục 1.1: quy tắc cho cao nhất 3 điểm, điểm tối đa là 2."),
        ("kind: choice", "Mục 1.1: quy tắc viết trong trang xem lại thiếu khoá"),
        ("a: [", "Mục 1.1: quy tắc viết trong trang xem lại không đọc được như YAML."),
    ):
        assert settle(rule) == 1
        assert told in capsys.readouterr().err
    assert settle(levels % 2) == 0
    node = load_library(tmp_path / "criteria").find("tinh-x-2026").find_set("so").node("1.1")
    assert node.rule is not None
    assert node.rule.highest(node.max) == 2
    assert node.origin.reading is not None
    assert node.origin.reading.by == "Lê B"


def test_a_file_of_something_else_settles_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "khac.json"
    other.write_text("[]", "utf-8")
    assert imported("levels-with-codes", tmp_path, "--decisions", str(other)) == 1
    assert "Không phải tệp kết quả xem lại" in capsys.readouterr().err


def test_what_was_changed_by_hand_is_kept_beside(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert imported("ca-mau-rows", tmp_path) == 0
    (field,) = documents_below(tmp_path / "criteria" / "tinh-x-2026" / "so")
    written = field.read_bytes()
    assert imported("ca-mau-rows", tmp_path) == 0
    assert not (tmp_path / "truoc-khi-doc-lai").exists()  # nothing has changed
    changed = written + "# ghi chú của tôi\n".encode()
    for number in (1, 2):
        field.write_bytes(changed)
        assert imported("ca-mau-rows", tmp_path) == 0
        kept = tmp_path / "truoc-khi-doc-lai" / f"tinh-x-2026-so-{number}" / field.name
        assert kept.read_bytes() == changed
        assert f"giữ ở {kept.parent}" in capsys.readouterr().out
        assert field.read_bytes() == written


def test_a_full_disk_leaves_the_set_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert imported("ca-mau-rows", tmp_path) == 0
    (field,) = documents_below(tmp_path / "criteria" / "tinh-x-2026" / "so")
    field.write_bytes(before := field.read_bytes() + b"# x\n")
    failing = Failing(monkeypatch, tmp_path / "criteria")
    codes = []
    for code in failing.each(lambda: imported("ca-mau-rows", tmp_path)):
        codes.append(code)
        assert field.read_bytes() == before
    assert set(codes) == {1}
    assert [path.name for path in field.parent.parent.iterdir() if path.name[0] == "."] == []


def test_a_full_disk_leaves_nothing_of_a_new_edition(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing = Failing(monkeypatch, tmp_path / "criteria")
    codes = []
    for code in failing.each(lambda: imported("ca-mau-rows", tmp_path)):
        codes.append(code)
        assert not list((tmp_path / "criteria").rglob("*.yaml"))
    assert codes == [1] * 3


def test_what_somebody_else_wrote_is_not_overwritten(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = shutil.copytree(SMALL / "mau-2020", tmp_path / "criteria" / "tinh-x-2026")
    (folder / "phong-ban").rename(folder / "so")
    before = {path: path.read_bytes() for path in folder.rglob("*.yaml")}
    assert imported("ca-mau-rows", tmp_path) == 1
    assert "có tệp không do lệnh này ghi" in capsys.readouterr().err
    assert {path: path.read_bytes() for path in folder.rglob("*.yaml")} == before


@pytest.mark.parametrize("year", ["-1", "1999", "99999999999999999999"])
def test_a_year_that_no_edition_has_is_told(
    year: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert imported("ca-mau-rows", tmp_path, "--year", year) == 2
    assert f"{year} không nằm trong khoảng 2000<=x<=2100." in capsys.readouterr().err


def test_a_new_edition_is_called_what_the_file_prints_above_its_table(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    imported("excel-numbers", tmp_path)
    assert "«Bộ tiêu chí xác định chỉ số cải cách hành chính»" in capsys.readouterr().out
    edition = next(tmp_path.rglob("edition.yaml")).read_text("utf-8")
    assert "title: Bộ tiêu chí xác định chỉ số cải cách hành chính" in edition


def test_a_set_without_a_name_asks_for_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    imported("ca-mau-rows", tmp_path)
    assert "ghi thêm --title" in capsys.readouterr().out
    imported("ca-mau-rows", tmp_path, "--title", "Bộ của sở")
    assert "--title" not in capsys.readouterr().out
