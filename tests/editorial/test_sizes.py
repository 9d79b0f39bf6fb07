"""A made-up unit keeps its size through all examples."""

from __future__ import annotations

from dataclasses import replace

from cchc_docs.editorial.amounts import SAME_COUNT, changed_sizes
from cchc_docs.library import EditionLibrary

TWELVE, TWENTY = "huyen-3.2.2-du-muoi-hai", "huyen-6.3.1-du-hai-muoi"
"""Two items that count the communes of a district."""
THIRTEEN, TWELVE_OFFICES = "huyen-4.1.1-mot-phong-cu", "huyen-5.1.1-nua-so-phong"
"""Two items that count its offices, each by a name of its own: of 13, and of 12."""


def test_examples_that_may_be_read_in_a_row_count_the_same(shipped: EditionLibrary) -> None:
    assert not [*changed_sizes(shipped)]


def test_what_two_items_name_differently_is_one_size(shipped: EditionLibrary) -> None:
    kept = [one for one in shipped.examples if one.example.id in (THIRTEEN, TWELVE_OFFICES)]
    named = tuple(
        replace(one, example=one.example.model_copy(update={"unit": "Huyện A"})) for one in kept
    )
    (told,) = changed_sizes(replace(shipped, examples=named))
    assert "là 12, ở ví dụ huyen-4.1.1-mot-phong-cu là 13" in told.what


def test_each_of_these_names_is_in_a_set(shipped: EditionLibrary) -> None:
    wholes = {
        measure.of[1]
        for criteria_set in shipped.sets
        for node in criteria_set.walk()
        if node.rule
        for _, part in node.rule.parts()
        if (measure := getattr(part, "measure", None)) and measure.of
    }
    assert wholes >= SAME_COUNT.keys()


def test_a_district_of_twelve_communes_has_not_twenty(shipped: EditionLibrary) -> None:
    kept = [one for one in shipped.examples if one.example.id in (TWELVE, TWENTY)]
    named = tuple(
        replace(one, example=one.example.model_copy(update={"unit": "Huyện A"})) for one in kept
    )
    (told,) = changed_sizes(replace(shipped, examples=named))
    assert told.file.endswith(f"{TWENTY}.yaml")
    assert "là 20, ở ví dụ huyen-3.2.2-du-muoi-hai là 12" in told.what
