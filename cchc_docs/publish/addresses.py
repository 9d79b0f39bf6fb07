"""Where decks of slides stand in the site: for the pages that link them and for the decks."""

from __future__ import annotations

from cchc_docs.criteria.model import CriteriaField, CriteriaSet
from cchc_docs.lessons.course import Session

FOLDER = "trinh-chieu"


def field_deck(criteria_set: CriteriaSet, field: CriteriaField) -> str:
    """The deck of a field, from the top of the site."""
    return f"{FOLDER}/{criteria_set.id}-{field.id}.html"


def set_deck(criteria_set: CriteriaSet) -> str:
    """The deck of a set."""
    return f"{FOLDER}/{criteria_set.id}.html"


def session_deck(session: Session) -> str:
    """The deck of a session of the plan."""
    return f"{FOLDER}/{session.id}.html"
