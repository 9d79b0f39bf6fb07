"""``cchc list`` and ``cchc new-answers``: what there is to score, and an empty file for it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cchc_docs.cli import main
from tests.conftest import ROOT, SMALL

HERE = ["--criteria", str(SMALL)]


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ((), "mau-2020  phong-ban  phong  "),
        (("editions",), "mau-2020  2020  phong-ban  "),
        (("kinds",), "mau-2020  phong  phong-ban  Phòng"),
        (("items", "--set", "phong-ban"), "mau-2020  phong-ban  1.1  "),
    ],
)
def test_a_line_for_each(
    asked: tuple[str, ...], first: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["list", *asked, *HERE]) == 0
    assert capsys.readouterr().out.startswith(first)
    assert main(["list", *asked, *HERE, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["edition"] == "mau-2020"


def test_nothing_that_fits(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", "--edition", "khong-co", *HERE]) == 1
    assert capsys.readouterr().out == "Không có gì.\n"


@pytest.mark.parametrize("kind", ["so", "co-quan-ngang-so"])
def test_the_empty_file_is_scored_as_it_is(
    kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, here = tmp_path / "so.yaml", ["--criteria", str(ROOT / "criteria")]
    command = ["new-answers", "quang-ninh-2013/so-ban-nganh", "--kind", kind, *here]
    assert main([*command, "--unit", 'Sở "A": 1', "-o", str(path)]) == 0
    assert main(["score", str(path), *here]) == 0
    out = capsys.readouterr().out
    assert 'Sở "A": 1 – ' in out
    assert "Chỉ số:" not in out
    before = path.read_bytes()
    assert main([*command, "-o", str(path)]) == 1
    assert "Không ghi đè tệp đang có." in capsys.readouterr().err
    assert path.read_bytes() == before


def test_every_item_says_what_may_be_written(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new-answers", "mau-2020/phong-ban", *HERE]) == 0
    out = capsys.readouterr().out
    assert "  # Cách ghi: self: {…}, với:\n  #   level: 1 (1. " in out
    assert "  # Cách ghi: survey: {…}, với:\n  #   counts: 8 (số thứ 1 trong [ ]) – " in out
    assert "  #   date: 31/12/2024 – " in out


def test_a_figure_that_an_earlier_item_asks_says_so(
    two_copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new-answers", "thu-2024/phong-ban", "--criteria", str(two_copy)]) == 0
    out = capsys.readouterr().out
    assert " – Số đã đúng hạn, cùng số liệu với part của mục 1.1\n" in out
    assert out.count("cùng số liệu") == 1


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (("la/la",), "Không có bộ «la/la»."),
        (("mau-2020/phong-ban", "--kind", "la"), "Không có loại đơn vị «la» ở bộ này."),
    ],
)
def test_what_is_unknown_is_told_with_what_there_is(
    asked: tuple[str, ...], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new-answers", *asked, *HERE]) == 1
    err = capsys.readouterr().err
    assert words in err
    assert "Được phép: mau-2020/phong-ban" in err or "Được phép: phong" in err
