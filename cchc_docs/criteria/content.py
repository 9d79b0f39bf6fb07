"""The code of what a set holds: of two files with one code the content is the same."""

from __future__ import annotations

import hashlib

from cchc_docs.criteria.model import CriteriaSet, Edition

SHOWN = 12
"""How many hexadecimal digits of a digest are printed."""


def set_content(edition: Edition, criteria_set: CriteriaSet) -> bytes:
    """Everything that scoring by a set depends on."""
    return (edition.model_dump_json(exclude={"sets"}) + criteria_set.model_dump_json()).encode()


CODE_TITLE = "Mã bộ tiêu chí"
"""What everything made of a set calls its code."""


def set_digest(edition: Edition, criteria_set: CriteriaSet) -> str:
    """The code of this content as everything made of it prints it."""
    return hashlib.sha256(set_content(edition, criteria_set)).hexdigest()[:SHOWN]
