"""Words as signs: shorter, and read back as they were."""

from __future__ import annotations

from cchc_docs.publish.search.packing import addresses_in_short, in_words, packing
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


def test_a_capital_takes_no_second_sign() -> None:
    texts = ("Kế hoạch", "kế hoạch", "UBND, ubnd", "UBND, ubnd", "kế Hoạch")
    words, packed = packing(texts)
    assert sorted(words) == ["UBND", "hoạch", "kế", "ubnd"]
    assert packed("Kế hoạch") == f"^{packed('kế hoạch')}"
    assert [unpacked(words, packed(text)) for text in texts] == list(texts)


def test_a_phrase_that_repeats_is_one_sign() -> None:
    texts = ["cải cách hành chính"] * 20 + ["Cải cách và hành chính"] * 2
    words, packed = packing(texts)
    assert packed("cải cách hành chính") == packed("Cải cách hành chính")[1:]
    assert len(packed("cải cách hành chính")) == 1
    assert [unpacked(words, packed(text)) for text in texts] == texts


def test_an_address_leaves_out_what_stands_beside_it() -> None:
    places = [
        ("a/cham.html", "Chấm điểm"),
        ("a/cham.html#cham-theo-ngay", "Chấm theo ngày"),
        ("a/cham.html#khac", "Chấm theo mức"),
        ("a/hoi.html#khac", "Khác"),
    ]
    assert list(addresses_in_short(places)) == ["a/cham.html", "#", "#khac", "a/hoi.html#"]


def test_an_address_is_told_in_words_that_are_known() -> None:
    spoken = in_words(["UBND", "chấm", "kế hoạch", "ngày"])
    assert spoken("vi-du/so-1.2-cham-ngay.html#S012") == "vi du/so-1.2-chấm ngày.html#S012"


def test_texts_of_another_script_stay_as_they_are() -> None:
    words, packed = packing(["góc α và góc α"])
    assert words == []
    assert packed("góc α và góc α") == "góc α và góc α"
    assert packing(["2^3", "2^3"])[0] == []
