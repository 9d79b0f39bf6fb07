"""The code of what a set holds: of two files with one code the content is the same."""

from __future__ import annotations

import hashlib
import json

from cchc_docs.criteria.model import CriteriaSet, Edition

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
