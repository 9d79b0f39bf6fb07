"""Files with a unit's answers become a card, whatever their form."""

from __future__ import annotations

import json
import re
from fractions import Fraction
from pathlib import Path

import pytest

from cchc_docs.ground.problems import ProblemsFound
from cchc_docs.library import EditionLibrary, Library
from cchc_docs.publish.browser.data import to_browser
from cchc_docs.scoring.files import score_file, score_text
from cchc_docs.scoring.saved_sheet import check_of
from tests.conftest import ROOT

ANSWERS = Path(__file__).parent / "answers-small.yaml"


def saved(library: Library) -> str:
    """The answers as the page saves them."""
    sheet = to_browser(score_file(ANSWERS, library).sheet)
    data = {"format": "cchc-sheet", "version": 2, **sheet}
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return json.dumps({**data, "check": check_of(text)}, ensure_ascii=False)


def test_a_card_knows_what_it_was_scored_by(small: EditionLibrary, small_library: Library) -> None:
    card = score_file(ANSWERS, small_library)
    assert (card.edition, card.criteria_set) == (small.edition, small.find_set("phong-ban"))
    assert card.points == Fraction(1241, 30)


def test_yaml_and_a_saved_sheet_come_to_the_same(small_library: Library, tmp_path: Path) -> None:
    path = tmp_path / "phieu.json"
    path.write_text(saved(small_library), "utf-8-sig")
    assert score_file(path, small_library) == score_file(ANSWERS, small_library)


def test_text_is_scored_like_a_file(small_library: Library) -> None:
    card = score_file(ANSWERS, small_library)
    assert score_text(ANSWERS.read_text("utf-8"), small_library, "vào") == card
    assert score_text(saved(small_library), small_library, "vào") == card


def test_an_altered_sheet_is_told_though_it_stands_in_no_file(small_library: Library) -> None:
    with pytest.raises(ProblemsFound, match="không còn nguyên như lúc lưu"):
        score_text(saved(small_library).replace("Phòng A", "Phòng B"), small_library, "vào")


def test_all_that_is_wrong_is_raised(small_library: Library) -> None:
    text = ANSWERS.read_text("utf-8").replace("level: 1", "level: 8").replace("2020\n", "nay\n")
    with pytest.raises(ProblemsFound) as found:
        score_text(text, small_library, "vào")
    assert found.value.report().count("vào:") >= 1


def test_the_sample_of_the_readme_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    sample = re.search(r"```python\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.S)
    assert sample
    (tmp_path / "criteria").symlink_to(ROOT / "tests" / "small")
    (tmp_path / "answers.yaml").write_text(ANSWERS.read_text("utf-8"), "utf-8")
    monkeypatch.chdir(tmp_path)
    exec(sample[1], {})
    assert "/" in capsys.readouterr().out
