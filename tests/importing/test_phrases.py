"""Every phrase of the grammar reads its own example."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from cchc_docs.importing.phrases import FILE, grammar

DATA: dict[str, Any] = yaml.safe_load(FILE.read_text("utf-8"))


@pytest.mark.parametrize("phrase", DATA["lines"], ids=lambda one: one["example"])
def test_a_line_reads_its_example(phrase: dict[str, Any]) -> None:
    said = grammar().read(phrase["example"])
    assert said is not None
    assert said.kind == phrase["kind"]
    assert {name: said.words(name) for name in phrase["gives"]} == phrase["gives"]


@pytest.mark.parametrize("phrase", DATA["ranges"], ids=lambda one: one["example"])
def test_a_range_reads_its_example(phrase: dict[str, Any]) -> None:
    found = grammar().range_in(phrase["example"])
    assert found is not None
    assert {name: str(value) for name, value in found[0].items()} == phrase["gives"]


@pytest.mark.parametrize("phrase", DATA["days"], ids=lambda one: one["example"])
def test_a_day_reads_its_example(phrase: dict[str, Any]) -> None:
    months = tuple(phrase.get("months", ()))
    assert grammar().day_in(phrase["example"]) == (phrase["gives"], phrase["ends"], months)


@pytest.mark.parametrize("way", DATA["plain"], ids=lambda one: one["example"])
def test_a_way_of_saying_it_has_plainer_words(way: dict[str, Any]) -> None:
    assert grammar().in_plain_words(way["example"]).casefold() == way["gives"].casefold()


@pytest.mark.parametrize("head", DATA["heads"], ids=lambda one: one["example"])
def test_what_only_introduces_is_left_out(head: dict[str, Any]) -> None:
    assert grammar().in_plain_words(f"{head['example']}mỗi lần trừ 1 điểm") == "mỗi lần trừ 1 điểm"


@pytest.mark.parametrize("tail", DATA["tails"], ids=lambda one: one["example"])
def test_what_rounds_or_caps_at_the_end_is_kept(tail: dict[str, Any]) -> None:
    said = grammar().read(tail["example"])
    assert said is not None
    assert said.kind in tail["of"]
    assert {name: said.words(name) for name in tail["gives"]} == tail["gives"]


def test_what_no_phrase_fits_is_not_read() -> None:
    assert grammar().read("Theo hướng dẫn riêng của ngành") is None


@pytest.mark.parametrize(
    "line",
    [
        "Mỗi sáng kiến được 0,5 đi  ểm, tối đa 1,5 điểm",
        "Mỗi buổi họp được 0,5 điểm và 0,25 điểm nếu có biên bản",
        "Mỗi báo cáo chậm trừ 0,5 điểm; thiếu một báo cáo trừ 1 điểm",
        "Có kế hoạch được 1 điểm và (b/a) × 2",
    ],
)
def test_a_line_that_says_more_than_its_phrase_is_not_read(line: str) -> None:
    assert grammar().read(line) is None
