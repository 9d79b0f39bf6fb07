"""The code of what a set holds: of two files with one code the content is the same."""

from __future__ import annotations

import hashlib
import json

from cchc_docs.criteria.model import CriteriaSet, Criterion, Edition

SHOWN = 12
"""How many hexadecimal digits of a digest are printed."""


def set_content(edition: Edition, criteria_set: CriteriaSet) -> bytes:
    """Everything that scoring by a set depends on.

    Keys stand in order and what nobody wrote is left out: a key that a later version learns leaves
    the code of what does not use it as it is on workbooks already given out.
    """
    parts = (edition.model_copy(update={"sets": ()}), criteria_set)
    held = [one.model_dump(mode="json", by_alias=True, exclude_defaults=True) for one in parts]
    return json.dumps(held, ensure_ascii=False, sort_keys=True).encode()


CODE_TITLE = "Mã bộ tiêu chí"
"""What everything made of a set calls its code."""


def set_digest(edition: Edition, criteria_set: CriteriaSet) -> str:
    """The code of this content as everything made of it prints it."""
    return hashlib.sha256(set_content(edition, criteria_set)).hexdigest()[:SHOWN]


TAUGHT: dict[str, object] = {
    "meaning": None,
    "doing": (),
    "evidence": (),
    "mistakes": (),
    "teaching": (),
}
"""What of an item no score depends on, left out."""


def without_teaching(edition: Edition) -> Edition:
    """An edition with what its items say to those who learn left out: it scores the same."""
    sets = [
        one.model_copy(
            update={
                "fields": tuple(
                    field.model_copy(
                        update={**TAUGHT, "unwritten": None, "criteria": _bare(field.criteria)}
                    )
                    for field in one.fields
                )
            }
        )
        for one in edition.sets
    ]
    return edition.model_copy(update={"sets": tuple(sets)})


def _bare(items: tuple[Criterion, ...]) -> tuple[Criterion, ...]:
    return tuple(
        one.model_copy(update={**TAUGHT, "sub_criteria": _bare(one.sub_criteria)}) for one in items
    )
