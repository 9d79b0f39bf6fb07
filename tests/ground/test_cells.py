"""What office programs would calculate, and what they would not."""

from __future__ import annotations

import pytest
from openpyxl import Workbook

from cchc_docs.ground.cells import append, csv_words, write

FORMULAS = ("=1+1", "+1", "-2+3", "@SUM(A1)", "\t=1", "#N/A")


@pytest.mark.parametrize("words", FORMULAS)
def test_a_cell_keeps_words_as_words(words: str) -> None:
    sheet = Workbook().worksheets[0]
    append(sheet, [words, 1.5])
    write(sheet["A2"], words)
    for cell in (sheet["A1"], sheet["A2"]):
        assert (cell.value, cell.data_type) == (words, "s")
    assert sheet["B1"].data_type == "n"


@pytest.mark.parametrize("words", FORMULAS[:-1])
def test_words_of_a_csv_file_begin_with_a_mark(words: str) -> None:
    assert csv_words(words) == f"'{words}"


@pytest.mark.parametrize("words", ["", "Kế hoạch", "1.10", "– không", "a=b"])
def test_other_words_stay_as_they_are(words: str) -> None:
    assert csv_words(words) == words
