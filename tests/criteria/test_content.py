"""The code of what a set holds."""

from __future__ import annotations

import pytest

from cchc_docs.criteria.content import TAUGHT, for_scoring, set_digest
from cchc_docs.criteria.model import CriteriaSet
from cchc_docs.library import Library


class LaterSet(CriteriaSet):
    """A set as a later version of the program may know it: with one more key, not asked for."""

    colour: str | None = None


def test_a_later_version_gives_a_set_that_has_not_changed_the_code_it_had(
    shipped_library: Library,
) -> None:
    for edition in shipped_library.editions:
        for one in edition.edition.sets:
            later = LaterSet.model_construct(**dict(one))
            assert set_digest(edition.edition, later) == set_digest(edition.edition, one)


def test_any_change_of_what_is_scored_changes_the_code(small_library: Library) -> None:
    edition = small_library.editions[0].edition
    one = edition.sets[0]
    other_year = edition.model_copy(update={"year": edition.year + 1})
    shorter = one.model_copy(update={"fields": one.fields[:-1]})
    codes = {set_digest(edition, one), set_digest(other_year, one), set_digest(edition, shorter)}
    assert len(codes) == 3


@pytest.mark.parametrize("key", [*TAUGHT, "evidence"])
def test_what_is_taught_is_no_part_of_the_code_what_proves_is(
    shipped_library: Library, key: str
) -> None:
    edition = shipped_library.editions[0].edition
    one = edition.sets[0]
    (first, *others) = one.fields
    (criterion, *rest) = first.criteria
    leaf = next(node for node in criterion.leaves() if getattr(node, key))
    mended = leaf.model_copy(update={key: None if key == "meaning" else ()})
    parts = tuple(mended if part is leaf else part for part in criterion.sub_criteria)
    whole = criterion.model_copy(update={"sub_criteria": parts})
    field = first.model_copy(update={"criteria": (whole, *rest)})
    later = one.model_copy(update={"fields": (field, *others)})
    assert mended in parts
    assert (set_digest(edition, later) == set_digest(edition, one)) == (key in TAUGHT)
    scored = edition.model_copy(update={"sets": (later, *edition.sets[1:])})
    assert for_scoring(scored) == for_scoring(edition)
