"""Sets as the command line names them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from cchc_docs.criteria.model import CriteriaSet, Edition
from cchc_docs.ground.problems import ProblemsFound, refused
from cchc_docs.library import Library


def find_set(name: str, library: Library, criteria: Path) -> tuple[Edition, CriteriaSet]:
    """The set ``EDITION/SET``; raises ProblemsFound."""
    sets = {f"{own.edition.id}/{one.id}": (own.edition, one) for own, one in library.sets}
    if name not in sets:
        raise unknown(criteria, f"bộ «{name}»", sets, "C005")
    return sets[name]


def unknown(criteria: Path, what: str, known: Iterable[str], code: str) -> ProblemsFound:
    """What the library does not have, with what it has, to be raised."""
    return refused(criteria, f"Không có {what}.", ", ".join(known), "Sửa lại mã.", code)
