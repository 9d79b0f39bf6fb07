"""``cchc rank``: units of one set by their unrounded index."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cchc_docs.cli import main
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
    assert lines[2].split() == ["2", "75,21", "%", "Phòng", "A"]
    assert lines[4] == "   –  chưa xếp hạng, còn 20 điểm chưa trả lời: Phòng C"


def test_the_index_is_exact_in_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ranked(tmp_path, ANSWERS, OPEN, options=("--json",)) == 0
    assert json.loads(capsys.readouterr().out) == [
        {
            "unit_kind": "phong",
            "ranked": [{"rank": 1, "unit": "Phòng A", "index": "2482/33"}],
            "unranked": ["Phòng C"],
        }
    ]


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
    assert "Tệp này theo bộ phong-ban của mau-2020, năm 2021." in err
    assert "Có 3 vấn đề" in err
