"""What ships: complete where it says so, honest everywhere."""

from __future__ import annotations

from cchc_docs.library import EditionLibrary

CITED = {"1", "1.1", "1.1.1", "1.1.2", "1.1.3", "1.1.4", "1.2", "1.2.1", "1.2.2", "1.3"}
"""The only rows of Cà Mau's table that could be read."""


def test_only_the_rows_that_were_read_are_cited(shipped: EditionLibrary) -> None:
    for criteria_set in shipped.edition.sets:
        for field in criteria_set.fields:
            for node in field.walk():
                assert node.origin.status == ("cited" if node.id in CITED else "rebuilt"), node.id
                if node.id in CITED:
                    assert node.origin.source == "ca-mau-1880-2013"


def test_cited_titles_and_points_are_the_same_in_both_sets(shipped: EditionLibrary) -> None:
    first, second = shipped.edition.sets
    for code in CITED:
        one, other = first.find(code), second.find(code)
        assert one is not None
        assert other is not None
        assert (one.title, one.max, one.rule) == (other.title, other.max, other.rule)


def test_the_edition_says_what_it_is_not(shipped: EditionLibrary) -> None:
    edition = shipped.edition
    assert edition.status == "training"
    assert "2129/QĐ-UBND" in edition.notice
    assert "1294/QĐ-BNV" in edition.notice
    assert {s.max for s in edition.sets} == {100}
    assert all(len(s.fields) == 8 for s in edition.sets)
