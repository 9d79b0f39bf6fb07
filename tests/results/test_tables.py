"""Tables as people write them, ranked: what comes out, what is found, what is told."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from cchc_docs.results.scales import NotAScale, read_scales
from cchc_docs.results.standings import Standing, Wishes, placed
from cchc_docs.results.table_ranking import rank_tables, read_results
from tests.results.test_published import ranked, told

TABLES: list[dict[str, Any]] = [
    table
    for name in ("tables.yaml", "arrangements.yaml", "habits.yaml")
    for table in yaml.safe_load(Path(__file__).with_name(name).read_text("utf-8"))
]


@pytest.mark.parametrize("table", TABLES, ids=[one["id"] for one in TABLES])
def test_a_table_is_ranked(table: dict[str, Any], tmp_path: Path) -> None:
    wishes = Wishes(
        scales=read_scales(table.get("grades", [])),
        unranked=frozenset(table.get("unranked", [])),
        max=Fraction(table["max"]) if "max" in table else None,
    )
    ranking = ranked(table, tmp_path, wishes)
    units = {one.unit: one for one in ranking.standings}
    for unit, stands in table["units"].items():
        assert [units[unit].rank, units[unit].grade, units[unit].group] == stands, unit
    for unit, index in table.get("index", {}).items():
        assert units[unit].index == Fraction(index)
    assert [told(one) for one in ranking.found] == table["finds"]
    for words in table.get("told", []):
        assert any(words in line for line in ranking.told), ranking.told


def test_sheets_are_groups_and_a_hidden_one_is_told(tmp_path: Path) -> None:
    book = Workbook()
    for number, title in enumerate(("Sở", "Huyện", "Nháp")):
        page = book.create_sheet(title)
        page.append(["TT", "Đơn vị", "Chỉ số"])
        for unit in (1, 2):
            page.append([unit, f"Đơn vị {number}{unit}", 0.9 - unit / 100])
            page.cell(page.max_row, 3).number_format = "0.00%"
    book["Nháp"].sheet_state = "hidden"
    book.remove(book.worksheets[0])
    path = tmp_path / "ket-qua.xlsx"
    book.save(path)
    tables, hidden = read_results(path)
    ranking = rank_tables(tables, Wishes())
    assert [(one.group, one.rank, one.index) for one in ranking.standings] == [
        ("Sở", 1, 89),
        ("Sở", 2, 88),
        ("Huyện", 1, 89),
        ("Huyện", 2, 88),
    ]
    assert [told(one) for one in hidden] == ["hidden-sheet look: trang «Nháp», cả trang"]


def test_names_of_two_lines_in_a_csv_keep_their_words_apart(tmp_path: Path) -> None:
    path = tmp_path / "hai-dong.csv"
    rows = '"UBND\nhuyện A","80,27"\n"Huyện ""B""",76\n'
    path.write_text(f'Đơn vị,"Tổng\nđiểm (100)"\n{rows}', "utf-8")
    ranking = rank_tables(read_results(path)[0], Wishes())
    assert [one.unit for one in ranking.standings] == ["UBND huyện A", 'Huyện "B"']
    assert not ranking.found


def test_a_class_is_told_against_a_unit_that_contradicts_it(tmp_path: Path) -> None:
    path = tmp_path / "xep-loai.csv"
    path.write_text("Đơn vị;Điểm;Loại\nA;90;Xuất sắc\nB;82;Khá\nC;81,5;Tốt\n", "utf-8")
    (found,) = rank_tables(read_results(path)[0], Wishes()).found
    assert found.working == "82 điểm ghi «Khá», «C» 81,5 điểm ghi «Tốt»"


def test_a_table_of_three_thousand_units_is_ranked(tmp_path: Path) -> None:
    path = tmp_path / "cac-xa.csv"
    rows = [f"{n};Xã {n};{n / 40}".replace(".", ",") for n in range(1, 3001)]
    path.write_text("\n".join(["STT;Đơn vị;Tổng điểm (100)", *rows]), "utf-8")
    ranking = rank_tables(read_results(path)[0], Wishes())
    assert [one.rank for one in ranking.standings] == list(range(1, 3001))
    assert not ranking.found


def unit(name: str, index: str) -> Standing:
    """A unit of this index."""
    return Standing(unit=name, group="", place="", index=Fraction(index))


def test_units_a_hair_apart_are_ranked_apart() -> None:
    found = placed([unit("Sở A", "89.4571"), unit("Sở B", "89.4609")], "skip")
    assert [(one.unit, one.rank) for one in found] == [("Sở B", 1), ("Sở A", 2)]


def test_equal_units_share_a_rank() -> None:
    units = [unit("C", "70"), unit("B", "80"), unit("A", "80")]
    assert [(one.unit, one.rank) for one in placed(units, "skip")] == [("A", 1), ("B", 1), ("C", 3)]
    assert [one.rank for one in placed(units, "dense")] == [1, 1, 2]


@given(st.lists(st.fractions(0, 100)))
def test_a_rank_counts_who_is_better(indexes: list[Fraction]) -> None:
    for one in placed((unit(str(n), str(index)) for n, index in enumerate(indexes)), "skip"):
        assert one.rank == 1 + sum(other > (one.index or 0) for other in indexes)


@pytest.mark.parametrize(
    ("index", "grade"), [("90", "Xuất sắc"), ("89.09", "Tốt"), ("79.11", "Khá"), ("49.9", None)]
)
def test_a_scale_takes_the_unrounded_index(index: str, grade: str | None) -> None:
    scale = read_scales(["Xuất sắc:90, Tốt : 80,Khá:67,68; Trung bình:50"])[""]
    assert scale.of(Fraction(index)) == grade
    assert scale.of(Fraction("67.6799")) == "Trung bình"


@pytest.mark.parametrize("words", ["abc", "Tốt:80,Khá:80", "Tốt", ""])
def test_words_that_are_no_scale_are_refused(words: str) -> None:
    with pytest.raises(NotAScale, match="--grades"):
        read_scales([words])
