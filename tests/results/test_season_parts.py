"""What a season says together: every figure of the report against the cards it comes from."""

from __future__ import annotations

from fractions import Fraction

import pytest

from cchc_docs.ground.numbers import show
from cchc_docs.library import EditionLibrary
from cchc_docs.results.card_ranking import rank_cards
from cchc_docs.results.parts import Part, shade
from cchc_docs.results.season_parts import Results, season_parts
from cchc_docs.results.standings import Ranking, Standing, Wishes
from cchc_docs.results.unit_parts import UnitResults
from cchc_docs.scoring.scorecard import score_sheet


@pytest.fixture(scope="module")
def results(shipped: EditionLibrary) -> Results:
    """Invented units that are scored whole, with an appraiser's reason for all that was lowered."""
    cards = shipped.season["so-ban-nganh"][:6]
    reasons = {
        card.sheet.unit: {line.node.id: "Thiếu văn bản" for line in card.all_lines()}
        for card in cards
    }
    return Results(rank_cards(cards, Wishes()), 2, cards, reasons)


def part(results: Results, anchor: str) -> Part:
    """The part with this anchor."""
    return next(one for one in season_parts(results) if one.anchor == anchor)


def test_points_lost_are_all_that_is_short(results: Results) -> None:
    short = sum(
        (
            line.answered_max - line.counted
            for card in results.cards
            for line in card.all_lines()
            if line.node.rule is not None and not line.capped
        ),
        Fraction(0),
    )
    (chart,) = part(results, "diem-mat").charts
    assert sum(value for value in chart.series[0][1] if value is not None) == 100
    totals = [
        Fraction(row[4].replace(".", "").replace(",", "."))
        for row in part(results, "diem-mat").rows
    ]
    assert abs(sum(totals) - short) < Fraction(1, 20)


def test_what_the_appraisal_took_is_told_by_unit_item_and_reason(results: Results) -> None:
    taken = Fraction(0)
    for card in results.cards:
        for line in card.all_lines():
            own, found = line.columns.get("self"), line.columns.get("appraised")
            found = line.columns.get("appraised_2", found)
            if line.node.rule is not None and not line.capped and own is not None:
                taken += max(Fraction(0), own - (own if found is None else found))
    ((said, _, points),) = part(results, "ly-do").rows
    assert said == "Thiếu văn bản"
    assert points == show(taken, 2)


def test_every_chart_stands_beside_its_figures(results: Results) -> None:
    charts = [(one, chart) for one in season_parts(results) for chart in one.charts]
    assert len(charts) >= 5
    for one, chart in charts:
        cells = {cell for row in (one.head, *one.rows) for cell in row}
        assert set(chart.labels) <= cells, one.anchor


def test_what_is_withheld_is_nowhere(results: Results) -> None:
    left = Results(results.ranking, 2, results.cards, withheld=frozenset(("self", "reasons")))
    heads = {head for one in season_parts(left) for head in one.head}
    assert "Tự chấm" in {head for one in season_parts(results) for head in one.head}
    assert not {"Tự chấm", "Thẩm định", "Lý do"} & heads


def test_a_unit_sees_what_would_raise_it(results: Results, shipped: EditionLibrary) -> None:
    for one, card in results.pairs():
        unit = UnitResults(results, one, card, shipped.sources)
        gains = [found.gain for found in unit.raises]
        assert gains == sorted(gains, reverse=True)
        for found in unit.raises:
            assert found.after.points == card.points + found.gain
            after = score_sheet(found.after.sheet, card.edition, card.criteria_set, shipped.sources)
            assert found.after == after
        told = str(unit.parts())
        others = {each.unit for each in results.ranking.standings} - {one.unit}
        assert not [name for name in others if name in told]


def test_years_are_compared_by_percent() -> None:
    """84/120 a year ago is 70%; 75/100 now is 75%: five more, though the points are fewer."""
    now = Standing("Sở A", "", "ô B2", Fraction(75), Fraction(100), Fraction(75), 1)
    new = Standing("Sở B", "", "ô B3", Fraction(60), Fraction(100), Fraction(60), 2)
    before = {"sở a": Fraction(84, 120) * 100, "sở x": Fraction(50)}
    found = part(Results(Ranking((now, new)), 2, before=before), "nam-truoc")
    assert found.rows == (("1", "Sở A", "70,00", "75,00", "+5,00"),)
    assert found.note.endswith("Không có ở năm trước: Sở B. Năm này không có: 1 đơn vị.")


@pytest.mark.parametrize(
    ("index", "dark"), [(None, 0), (0, 4), (19, 4), (20, 3), (59, 2), (80, 0), (104, 0)]
)
def test_the_lower_a_share_the_darker_its_cell(index: int | None, dark: int) -> None:
    assert shade(None if index is None else Fraction(index)) == dark


def test_what_is_longer_than_a_page_is_not_drawn() -> None:
    units = [
        Standing(f"Sở {number}", "", f"ô B{number}", Fraction(50), Fraction(100), Fraction(50), 1)
        for number in range(41)
    ]
    before = {f"sở {number}": Fraction(40) for number in range(41)}
    drawn = part(Results(Ranking(tuple(units[:40])), 2, before=before), "nam-truoc")
    assert len(drawn.charts) == 1
    long = part(Results(Ranking(tuple(units)), 2, before=before), "nam-truoc")
    assert long.charts == ()
    assert len(long.rows) == 41


@pytest.mark.parametrize(
    ("indexes", "bands", "held"),
    [
        ([93, 100], range(90, 100, 5), {90, 95}),
        ([93, 100, 105], range(90, 110, 5), {90, 100, 105}),
        ([-7, 3], range(-10, 5, 5), {-10, 0}),
        ([-45, 100], range(-50, 100, 10), {-50, 90}),
        ([-945, 90], range(-1000, 100, 100), {-1000, 0}),
    ],
)
def test_bands_of_the_spread_hold_every_unit_and_are_few(
    indexes: list[int], bands: range, held: set[int]
) -> None:
    units = tuple(
        Standing(f"Sở {at}", "", f"ô B{at}", Fraction(one), Fraction(100), Fraction(one), 1)
        for at, one in enumerate(indexes)
    )
    rows = part(Results(Ranking(units), 2), "phan-bo").rows
    assert rows == tuple((show(Fraction(low)), str(int(low in held))) for low in bands)
