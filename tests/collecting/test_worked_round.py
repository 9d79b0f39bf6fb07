"""The round that the appraiser's page shows is one that the engine has scored."""

from __future__ import annotations

from dataclasses import replace

from cchc_docs.collecting.worked_round import worked_round
from cchc_docs.library import EditionLibrary


def test_each_outcome_of_an_explanation_is_shown_once(small: EditionLibrary) -> None:
    made = worked_round(small)
    assert made is not None
    assert [(row.node.id, row.claimed, row.found, row.second, row.final) for row in made.rows] == [
        ("1.1", 5, 0, 2.5, 2.5),
        ("1.2.1", 5, 5, None, 5),
        ("1.2.2.2", 6, 0, 6, 6),
        ("1.3", 4, 0, 0, 0),
    ]
    assert [row.node.id for row in made.asked] == ["1.1", "1.2.2.2", "1.3"]
    assert made.at_stake == 15
    assert [(one.claimed, one.after_first, one.after_second, one.max) for one in made.sums] == [
        (20, 5, 13.5, 20),
        (20, 14, 14, 20),
    ]


def test_evidence_is_named_where_the_edition_names_it(shipped: EditionLibrary) -> None:
    made = worked_round(shipped)
    assert made is not None
    assert len({row.node.id.partition(".")[0] for row in made.rows}) == 4
    documents = {one.document.lower() for row in made.rows for one in row.node.evidence}
    assert all(
        row.reason.removeprefix("Hồ sơ thiếu ").rstrip(".").lower() in documents
        for row in made.asked
    )


def test_an_edition_without_items_for_it_has_none(small: EditionLibrary) -> None:
    (only,) = small.sets
    bare = only.model_copy(update={"fields": only.fields[1:]})
    edition = small.edition.model_copy(update={"sets": (bare,)})
    assert worked_round(replace(small, edition=edition)) is None
