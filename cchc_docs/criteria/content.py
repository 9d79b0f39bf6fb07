"""The code of a set: what two files made of it have in common when they print the same one."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection

from cchc_docs.criteria.model import CriteriaSet, Criterion, Edition

SHOWN = 12
"""How many hexadecimal digits of a digest are printed."""
TAUGHT = {"said": (), "meaning": None, "doing": (), "mistakes": (), "teaching": ()}
"""What an item says to those who learn or look for it, left out."""


def set_content(edition: Edition, criteria_set: CriteriaSet) -> bytes:
    """All that asks and decides: what a set has beside what it teaches.

    Keys stand in order and what nobody wrote is left out: a key that a later version learns leaves
    the code of what does not use it as it is on workbooks already given out.
    """
    parts = (edition.model_copy(update={"sets": ()}), without_teaching(criteria_set))
    held = [one.model_dump(mode="json", by_alias=True, exclude_defaults=True) for one in parts]
    return json.dumps(held, ensure_ascii=False, sort_keys=True).encode()


CODE_TITLE = "Mã bộ tiêu chí"
"""What everything made of a set calls its code."""


def set_digest(edition: Edition, criteria_set: CriteriaSet) -> str:
    """The code of a set as everything made of it prints it.

    Two files with one code, whatever they are, ask the same of the same units and score it the
    same: items, titles, maxima, rules, days, documents that prove it, origins, classes, what the
    edition says of itself. What they teach beside (meaning, steps, mistakes, advice) may have been
    mended between them: of that a file's own code tells, where it prints one.
    """
    return hashlib.sha256(set_content(edition, criteria_set)).hexdigest()[:SHOWN]


def without_teaching(criteria_set: CriteriaSet, but: Collection[str] = ()) -> CriteriaSet:
    """A set with what its items say to those who learn left out, ``but`` these keys."""
    return _without(criteria_set, {key: none for key, none in TAUGHT.items() if key not in but})


def for_scoring(edition: Edition) -> Edition:
    """An edition with all left out on which no score depends: it scores the same."""
    sets = (_without(one, {**TAUGHT, "evidence": ()}) for one in edition.sets)
    return edition.model_copy(update={"sets": tuple(sets)})


def _without(criteria_set: CriteriaSet, left_out: dict[str, object]) -> CriteriaSet:
    def bare(items: tuple[Criterion, ...]) -> tuple[Criterion, ...]:
        return tuple(
            one.model_copy(update={**left_out, "sub_criteria": bare(one.sub_criteria)})
            for one in items
        )

    fields = tuple(
        one.model_copy(update={**left_out, "criteria": bare(one.criteria)})
        for one in criteria_set.fields
    )
    return criteria_set.model_copy(update={"fields": fields})
