"""A made-up unit keeps its size through all examples."""

from __future__ import annotations

from dataclasses import replace

from cchc_docs.editorial.amounts import changed_sizes
from cchc_docs.library import EditionLibrary

TWELVE, TWENTY = "huyen-3.2.2-du-muoi-hai", "huyen-6.3.1-du-hai-muoi"
"""Two items that count the communes of a district."""


def test_examples_that_may_be_read_in_a_row_count_the_same(shipped: EditionLibrary) -> None:
    assert not [*changed_sizes(shipped)]


def test_a_district_of_twelve_communes_has_not_twenty(shipped: EditionLibrary) -> None:
    kept = [one for one in shipped.examples if one.example.id in (TWELVE, TWENTY)]
    named = tuple(
        replace(one, example=one.example.model_copy(update={"unit": "Huyện A"})) for one in kept
    )
    (told,) = changed_sizes(replace(shipped, examples=named))
    assert told.file.endswith(f"{TWENTY}.yaml")
    assert "là 20, ở ví dụ huyen-3.2.2-du-muoi-hai là 12" in told.what
