"""Words as signs: shorter, and read back as they were."""

from __future__ import annotations

from cchc_docs.publish.search.packing import packing
from tests.packed_texts import unpacked

TEXTS = (
    "Kế hoạch cải cách: kế hoạch năm",
    "cải cách  hành chính (kế hoạch) 70%\ncải cách",
    "năm 2013 cải cách, 1.1.4. Kế hoạch hành chính",
    "",
)


def test_what_is_packed_is_read_back_letter_by_letter() -> None:
    words, packed = packing(TEXTS)
    assert {"cải", "cách", "hoạch"} <= set(words)
    assert [unpacked(words, packed(text)) for text in TEXTS] == list(TEXTS)
    assert len(packed(TEXTS[0])) < len(TEXTS[0]) / 2


def test_words_that_stand_once_stay() -> None:
    words, packed = packing(["một lần", "một người"])
    assert words == ["một"]
    assert packed("một lần").endswith(" lần")


def test_texts_of_another_script_stay_as_they_are() -> None:
    words, packed = packing(["góc α và góc α"])
    assert words == []
    assert packed("góc α và góc α") == "góc α và góc α"
