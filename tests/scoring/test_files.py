"""Files with a unit's answers become a card, whatever their form."""

from __future__ import annotations

import json
import re
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from cchc_docs.cli import main
from cchc_docs.ground.problems import ProblemsFound
from cchc_docs.library import EditionLibrary, Library
from cchc_docs.publish.browser.data import to_browser
from cchc_docs.scoring.files import score_file, score_text
from cchc_docs.scoring.saved_sheet import check_of
from tests.conftest import ROOT, SMALL

ANSWERS = Path(__file__).parent / "answers-small.yaml"


def saved(library: Library, **beside: object) -> str:
    """The answers as the page saves them."""
    sheet = to_browser(score_file(ANSWERS, library).sheet)
    data = {"format": "cchc-sheet", "version": 2, **sheet, **beside}
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


def test_what_changed_since_a_sheet_was_saved_is_told(small_library: Library) -> None:
    leaves = {leaf.id: str(leaf.max) for leaf in small_library.editions[0].sets[0].leaves()}
    text = saved(
        small_library,
        maxima={**leaves, "1.1": "2.5"} | {"1.99": "1"},
        points={"1.1": "11/15"},
        left_out={"9.9": {"self": {"level": 1}}},
    )
    told = score_text(text, small_library, "vào").remarks
    assert any("mục 1.1: điểm tối đa khi làm phiếu là 2,5, nay là" in one for one in told)
    assert any("mục 1.1: cùng câu trả lời, khi làm phiếu được 0,7333 điểm" in one for one in told)
    assert any("mục 9.9: câu trả lời để riêng" in one for one in told)
    text = saved(small_library, maxima={"1.1": "2"})
    assert any(
        "mục mới, khi làm phiếu chưa có: 1.2.1" in one
        for one in score_text(text, small_library, "vào").remarks
    )


def test_what_changed_is_within_the_json_of_a_command(
    small_library: Library, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "cu.json").write_text(saved(small_library, maxima={"1.1": "2"}), "utf-8")
    told, wanted = [str(tmp_path / "cu.json"), "--criteria", str(SMALL), "--json"], "mục mới"
    assert main(["score", *told]) == 0
    assert wanted in "".join(json.loads(capsys.readouterr().out)["remarks"])
    assert main(["report", *told, "-o", str(tmp_path / "x.docx")]) == 0
    read = capsys.readouterr()
    assert wanted in "".join(json.loads(read.out)["said"])
    assert read.err == ""


@pytest.mark.parametrize(
    "beside",
    [
        {"version": 3},
        {"maxima": {"1.1": "9" * 5000}},
        {"points": {"1.1": "1/" + "9" * 5000}},
        {"lạ": 1},
    ],
)
def test_a_frame_of_another_shape_is_refused(small_library: Library, beside: Any) -> None:
    with pytest.raises(ProblemsFound):
        score_text(saved(small_library, **beside), small_library, "vào")


@pytest.mark.parametrize("figure", ["9" * 4301, "1/" + "9" * 4301, "١", "²", "1/0", "1e3"])
def test_figures_that_nobody_means_are_told(small_library: Library, figure: str) -> None:
    answers = {"2": {"self": {"value": figure}}}
    with pytest.raises(ProblemsFound, match="không phải số"):
        score_text(saved(small_library, answers=answers), small_library, "vào")


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
