"""An invented season: a table of answers a set, scored; what is wrong is told by row."""

from __future__ import annotations

import shutil
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from cchc_docs.ground.kept import Kept
from cchc_docs.ground.problems import ProblemsFound
from cchc_docs.lessons.season import load_season
from cchc_docs.library import EditionLibrary, load_library
from cchc_docs.publish import addresses
from cchc_docs.publish.pages.menu import menu
from cchc_docs.publish.pages.season import scored_by, season_pages
from tests.conftest import SMALL

HEAD = "unit,unit_kind,1.1/self/level,1.1/appraised/level,2/self/value\n"


def with_table(folder: Path, rows: str) -> EditionLibrary:
    """The small edition with a table of answers."""
    criteria = folder / "criteria"
    shutil.copytree(SMALL, criteria)
    season = criteria / "mau-2020" / "season"
    season.mkdir()
    (season / "phong-ban.csv").write_text(HEAD + rows, "utf-8")
    (own,) = load_library(criteria).editions
    return own


def test_the_units_of_a_table_have_cards_and_a_page(tmp_path: Path) -> None:
    own = with_table(tmp_path, "Phòng A,phong,1,2,81\nPhòng B,phong,1,1,90.5\n")
    first, second = own.season["phong-ban"]
    assert [card.sheet.unit for card in (first, second)] == ["Phòng A", "Phòng B"]
    assert {line.node.id: line.points for line in second.lines}["2"] == Fraction("18.1")
    (name, text), *units = season_pages(own, Kept())
    assert name == addresses.markdown(addresses.of(own.edition).season)
    assert "Mọi đơn vị, mọi câu trả lời ở đây đều giả định" in text
    assert "Mục bị hạ nhiều điểm nhất khi thẩm định" in text
    own_pages = [addresses.of(own.edition).season_unit(f"phong-phong-{letter}") for letter in "ab"]
    assert [page for page, _ in units] == [addresses.markdown(one) for one in own_pages]
    assert "Mục nâng điểm nhiều nhất" in units[0][1]
    assert "Phòng B" not in units[0][1]
    shown = {one for section in menu(own) for one in section.addresses}
    assert addresses.of(own.edition).season in shown


def test_an_edition_without_a_season_has_no_page(small: EditionLibrary) -> None:
    assert small.season == {}
    assert list(season_pages(small, Kept())) == []


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ("Phòng A,phong,8,1,81\n", "phong-ban.csv:2: Phòng A: Không có mức 8."),
        ("Phòng A,la,1,1,81\n", "không dùng cho loại đơn vị «la»"),
    ],
)
def test_a_wrong_answer_is_told(tmp_path: Path, rows: str, told: str) -> None:
    own = with_table(tmp_path, rows)
    with pytest.raises(ProblemsFound) as found:
        load_season(own.folder, own.edition, own.sources)
    assert told in found.value.report()


def test_the_season_of_an_edition_is_made_of_no_more_than_scoring_looks_at(tmp_path: Path) -> None:
    own = with_table(tmp_path, "Phòng A,phong,1,2,81\n")
    kept = Kept(tmp_path / "kept.db")
    first = list(season_pages(own, kept))
    before = scored_by(own.for_scoring)
    assert "taught" not in own.for_scoring.edition.model_dump_json()
    (field, *rest) = own.sets[0].fields
    taught = field.model_copy(update={"meaning": "taught"})
    known = own.sets[0].model_copy(update={"fields": (taught, *rest)})
    edited = replace(own, edition=own.edition.model_copy(update={"sets": (known,)}))
    assert scored_by(edited.for_scoring) == before
    assert list(season_pages(edited, kept)) == first
    others = with_table(tmp_path / "khac", "Phòng B,phong,1,2,81\n")
    assert "Phòng B" in list(season_pages(others, kept))[1][1]
