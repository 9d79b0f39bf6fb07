"""A document for the typesetter: what it says of itself, and its content."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cchc_docs.criteria.content import CODE_TITLE
from cchc_docs.ground.days import show_day
from cchc_docs.publish.artefacts.artefact import Stamp


@dataclass(frozen=True)
class Paper:
    """A document: its file, where the downloads page lists it, what it holds."""

    name: str
    """Name of the file without its ending."""
    group: str
    title: str
    subtitle: str
    notice: str
    """What the edition says of itself."""
    layout: str
    """``layout/<layout>.typ`` sets it."""
    content: Mapping[str, Any]
    """What only this layout knows; plain data."""
    cover: tuple[str, ...] = ()
    """What it names on a cover, where it has one: the title of its edition."""
    today: str = ""
    """What its cover, or the note on its first page, says of the year in which it is read."""
    set_code: str = ""
    """The code of the set that it is made of: the same as on the set's workbook and decks."""

    def told(self) -> dict[str, Any]:
        """Everything but the stamp."""
        return {
            "title": self.title,
            "subtitle": self.subtitle,
            "notice": self.notice,
            "today": self.today,
            "editions": list(self.cover),
            **self.content,
        }

    def as_bytes(self) -> bytes:
        """Everything but the stamp, for the digest that the stamp shows."""
        return json.dumps(self.told(), ensure_ascii=False, sort_keys=True).encode()

    def stamped(self, stamp: Stamp) -> dict[str, Any]:
        """All of it as data for the typesetter."""
        of_set = f". {CODE_TITLE} {self.set_code}" if self.set_code else ""
        mark = f"Mã nội dung {stamp.digest}, ngày {show_day(stamp.date)}"
        return {
            **self.told(),
            "mark": mark,
            "foot": f"{stamp.foot}{of_set}",
            "author": stamp.series,
        }
