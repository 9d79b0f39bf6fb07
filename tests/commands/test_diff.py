"""``cchc diff``: what changed between two editions, and what it changes for a unit."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from openpyxl import load_workbook

from cchc_docs.cli import main
from tests.conftest import SMALL

CHANGED = {
    "points: 2.5}": "points: 3}",  # a level of 1.1
    'id: "1.3"\n    title: Điểm cho mỗi việc\n    max: 4': (
        'id: "1.3"\n    title: Điểm cho mỗi sáng kiến\n    max: 4'
    ),
    'id: "1.10"': 'id: "1.11"',
    "floor: 50": "floor: 80",
    "not_applicable: shrink\n  origin": (
        "not_applicable: full\n  bonus_above_max: true\n  negative_total: true\n  origin"
    ),
    "{from: 90, label: Tốt}\n      - {from: 70, below: 90, label: Khá}": (
        "{from: 85, label: Tốt}\n      - {from: 70, below: 85, label: Khá}"
    ),
    "below: 50, lower_by: 1}": "below: 60, lower_by: 1}",
    '{label: Bị phạt hết mức, item: "4", from: 3, unclassed: true}': (
        '{label: Bị phạt từ 2 điểm, item: "4", from: 2, unclassed: true}'
    ),
    "calendar:\n": (
        "ranking:\n"
        '  tie_breaks: [{label: điểm lĩnh vực 1, item: "1"}]\n'
        "  quotas: [{label: Số đơn vị loại Tốt, grade: Tốt, percent: 20}]\n"
        "  origin: {status: rebuilt, note: Mẫu.}\n"
        "calendar:\n"
    ),
    "title: Mô hình mới\n    max: 2\n    rule: {kind: per_item, item: Mô hình, each: 2}": (
        "title: Chuyên đề lạ\n    max: 3\n    rule: {kind: per_item, item: Chuyên đề, each: 3}"
    ),
}


@pytest.fixture
def criteria(tmp_path: Path) -> Path:
    """The small library, with the same edition a year later, changed here and there."""
    folder = tmp_path / "criteria"
    shutil.copytree(SMALL, folder)
    later = folder / "mau-2021"
    shutil.copytree(folder / "mau-2020", later)
    for name in ("units", "examples", "questions"):
        shutil.rmtree(later / name)
    (later / "course.yaml").unlink()
    for path in later.rglob("*.yaml"):
        text = path.read_text("utf-8").replace("mau-2020", "mau-2021").replace("2020", "2021")
        for old, new in CHANGED.items():
            text = text.replace(old, new)
        path.write_text(text, "utf-8")
    return folder


def sections(criteria: Path, *more: str) -> dict[str, Any]:
    path = criteria.parent / "so-sanh.json"
    named = ["diff", "mau-2020", "mau-2021", "--criteria", str(criteria), "-o", str(path), *more]
    assert main(named) == 0
    return {one["title"]: one for one in json.loads(path.read_text("utf-8"))}


def test_every_change_is_told_once(criteria: Path) -> None:
    rows = sections(criteria)["Thay đổi từng mục"]["rows"]
    assert [row[:3] for row in rows] == [
        ["Đổi quy tắc", "1.1", "1.1"],
        ["Đổi quy tắc", "1.2.2.1", "1.2.2.1"],
        ["Đổi tên", "1.3", "1.3"],
        ["Đổi số", "1.10", "1.11"],
        ["Thêm", "–", "3.2"],
        ["Bỏ", "3.2", "–"],
    ]


def test_what_the_edition_says_of_the_whole_card_is_told(criteria: Path) -> None:
    rows = sections(criteria)["Thay đổi cách tính điểm, xếp loại, xếp hạng"]["rows"]
    assert rows == [
        ["Mục không áp dụng", "giảm điểm tối đa", "cho điểm tối đa"],
        ["Điểm thưởng vượt tổng điểm tối đa", "không được", "được"],
        ["Tổng điểm xuống dưới 0", "không được", "được"],
        ["Phòng: loại Tốt", "Từ 90% trở lên", "Từ 85% trở lên"],
        ["Phòng: loại Khá", "Từ 70% đến dưới 90%", "Từ 70% đến dưới 85%"],
        [
            "Phòng: Lĩnh vực 1 chưa đạt một nửa",
            "Mục 1 dưới 50%: hạ 1 mức",
            "Mục 1 dưới 60%: hạ 1 mức",
        ],
        ["Phòng: Bị phạt hết mức", "Mục 4 từ 3 điểm trở lên: không xếp loại", "–"],
        [
            "Đơn vị bằng nhau",
            "cùng hạng, bỏ hạng kế tiếp",
            "xét điểm lĩnh vực 1 (mục 1, cao hơn xếp trên); cùng hạng, bỏ hạng kế tiếp",
        ],
        ["Phòng: Bị phạt từ 2 điểm", "–", "Mục 4 từ 2 điểm trở lên: không xếp loại"],
        ["Loại Tốt: Số đơn vị loại Tốt", "–", "không quá 20% số đơn vị được xếp hạng"],
    ]


def test_a_last_day_that_only_moved_with_the_year_is_no_change(criteria: Path) -> None:
    codes = [row[1] for row in sections(criteria)["Thay đổi từng mục"]["rows"]]
    assert "1.2.2.2" not in codes


def test_a_match_by_likeness_is_doubted(criteria: Path) -> None:
    ((old, _, new, _, why),) = sections(criteria)["Ghép chưa chắc, hãy xem lại"]["rows"]
    assert (old, new) == ("1.3", "1.3")
    assert "có thể là mục khác" in why


def test_a_worked_example_under_both(criteria: Path) -> None:
    (row,) = sections(criteria)["Ví dụ chấm theo cả hai bộ"]["rows"]
    assert row[1:4] == ["1.1 → 1.1", "2,5", "3"]
    assert "Mức 2 được 3 điểm" in row[5]


def test_a_unit_that_did_as_well_gains_and_loses(criteria: Path) -> None:
    section = sections(criteria)["Phòng A: làm như cũ thì được bao nhiêu"]
    gains = {row[0]: row[3:] for row in section["rows"]}
    assert gains["1.1"] == ["2,5", "3", "+0,5"]
    assert gains["1.2.2.1"] == ["3", "0", "−3"]
    assert gains["1.2.2.2"] == ["6", "6", "0"]
    assert "3.2: mục đã bỏ." in section["note"]


def test_as_page_workbook_and_pdf(criteria: Path, tmp_path: Path) -> None:
    for name in ("so-sanh.html", "so-sanh.xlsx", "so-sanh.pdf"):
        named = ["diff", "mau-2020", "mau-2021", "--criteria", str(criteria)]
        assert main([*named, "-o", str(tmp_path / name)]) == 0
    assert "Thay đổi từng mục" in (tmp_path / "so-sanh.html").read_text("utf-8")
    book = load_workbook(tmp_path / "so-sanh.xlsx")
    assert any("Thay đổi" in name for name in book.sheetnames)
    with pikepdf.open(tmp_path / "so-sanh.pdf") as made:
        assert len(made.pages) == 3


def test_a_chain_of_editions_tells_what_became_of_each_item(criteria: Path, tmp_path: Path) -> None:
    found = tmp_path / "so-sanh.json"
    chain = ["mau-2020", "mau-2021", "mau-2020"]
    assert main(["diff", *chain, "--criteria", str(criteria), "-o", str(found)]) == 0
    *pairs, history = json.loads(found.read_text("utf-8"))
    assert history["head"] == ["Mục", *chain]
    rows = {row[0]: row[1:] for row in history["rows"]}
    assert rows["Theo trường hợp"][1].startswith("1.11: 5 điểm")
    assert rows["Chuyên đề lạ"] == ["–", "3.2: 3 điểm, điểm cho mỗi việc", "–"]
    assert {one["title"].split(",")[0] for one in pairs} == {"2020", "2021"}


def test_an_unknown_set_is_told(criteria: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", "mau-2020", "mau-2021/xa", "--criteria", str(criteria)]) == 1
    assert "phong-ban" in capsys.readouterr().err


def test_without_a_file_it_is_told_in_the_terminal(
    criteria: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["diff", "mau-2020", "mau-2021", "--criteria", str(criteria)]) == 0
    told = capsys.readouterr().out
    assert told.startswith("So sánh mau-2020 với mau-2021\n")
    assert "Điểm cho mỗi sáng kiến" in told


@pytest.mark.parametrize(
    ("new", "more", "told"),
    [
        ("mau-2022", (), "Không có phiên bản «mau-2022».\n    Được phép: mau-2021, mau-2020\n"),
        ("mau-2021/khac", (), "khac"),
        ("mau-2021", ("-o", "so-sanh.docx"), "so-sanh.docx: Không biết ghi so sánh dạng nào."),
    ],
)
def test_what_cannot_be_compared_is_told(
    criteria: Path, new: str, more: tuple[str, ...], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["diff", "mau-2020", new, "--criteria", str(criteria), *more]) == 1
    assert told in capsys.readouterr().err
