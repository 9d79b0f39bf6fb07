"""Published tables of results: their ranks come out, and nothing is found that is right."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from cchc_docs.auditing.found import Found
from cchc_docs.results.standings import Ranking, Wishes
from cchc_docs.results.table_ranking import rank_tables, read_results
from tests.importing.making import make_annex

PUBLISHED: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("published.yaml").read_text("utf-8")
)


def ranked(table: dict[str, Any], folder: Path, wishes: Wishes | None = None) -> Ranking:
    """The ranking of a described table."""
    tables, hidden = read_results(make_annex(table, folder))
    ranking = rank_tables(tables, wishes or Wishes())
    return Ranking(ranking.standings, (*hidden, *ranking.found), ranking.told)


def told(found: Found) -> str:
    """A finding in short."""
    return f"{found.kind} {found.weight}: {found.spot}"


@pytest.mark.parametrize("table", PUBLISHED, ids=[one["id"] for one in PUBLISHED])
def test_a_published_table_gives_its_own_ranks(table: dict[str, Any], tmp_path: Path) -> None:
    ranking = ranked(table, tmp_path)
    assert [told(one) for one in ranking.found] == table["finds"]
    for words in table.get("told", []):
        assert any(words in line for line in ranking.told), words
    if table["ranks"]:
        by_unit = {one.unit: one.rank for one in ranking.standings}
        named = [row[1] for row in table["rows"]][: len(table["ranks"])]
        assert [by_unit[unit] for unit in named] == table["ranks"]
