"""Syllables of the dictionary, foreign words, names as their bearers write them."""

from __future__ import annotations

from pathlib import Path

import pytest

from cchc_docs.editorial.advice import speller_of
from cchc_docs.editorial.spelling import Speller
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def speller() -> Speller:
    found = speller_of(ROOT)
    assert found is not None, "set-up has put no dictionary"
    return found


def test_a_slip_is_found(speller: Speller) -> None:
    text = "Uỷ ban hoặc Ủy ban thẩm địnhh, xữ lý, hiện đại hóa"
    assert list(speller.wrong(text)) == ["địnhh", "xữ", "hóa"]


def test_names_and_capitals_are_left_alone(speller: Speller) -> None:
    text = "Khánh Hòa, Hiện đại hóa hành chính, quí III, mở bằng Excel, UBND"
    assert list(speller.wrong(text)) == []
    assert list(speller.wrong("quía, Khánh Hòaa")) == ["quía", "Hòaa"]


def test_a_project_without_a_dictionary_has_no_speller(tmp_path: Path) -> None:
    assert speller_of(tmp_path) is None
