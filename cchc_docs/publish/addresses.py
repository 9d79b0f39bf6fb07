"""Where things stand in the site, each at an address of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable

from cchc_docs.criteria.model import CriteriaField, CriteriaSet
from cchc_docs.lessons.course import Session

FOLDER = "trinh-chieu"
_TITLE = re.compile(r'^title: "(.*)"$|<title>(.*?)</title>', re.MULTILINE)


class Collision(Exception):
    """Two things of the site claim one address; the message names both (Vietnamese)."""

    def __init__(self, address: str, one: str, other: str) -> None:
        super().__init__(f"Hai nội dung cùng một địa chỉ {address}: {one} và {other}.")


def collected(made: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Texts by their addresses, in order; raises Collision."""
    found: dict[str, str] = {}
    for address, text in made:
        if address in found:
            raise Collision(address, called(found[address]), called(text))
        found[address] = text
    return found


def called(text: str) -> str:
    """What a page, a deck or a script is called in a message: its title, or how it begins."""
    title = _TITLE.search(text)
    return f"«{(title[1] or title[2]) if title else text.strip()[:60]}»"


def field_deck(criteria_set: CriteriaSet, field: CriteriaField) -> str:
    """The deck of a field, from the top of the site."""
    return f"{FOLDER}/{criteria_set.id}-{field.id}.html"


def set_deck(criteria_set: CriteriaSet) -> str:
    """The deck of a set."""
    return f"{FOLDER}/{criteria_set.id}.html"


def session_deck(session: Session) -> str:
    """The deck of a session of the plan."""
    return f"{FOLDER}/{session.id}.html"
