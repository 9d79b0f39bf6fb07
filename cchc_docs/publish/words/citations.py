"""How an administrative text names a document: kind, number, day, issuer, subject."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from cchc_docs.criteria.origins import Source
from cchc_docs.ground.text import lower_first

_OPENINGS = ("Ban hành ", "Công bố ", "Phê duyệt ", "Quy định ", "Sửa đổi", "Về ", "Xác định ")
"""How a title begins that follows the issuer as it is; any other follows "về"."""


@dataclass(frozen=True)
class Citation:
    """A document as a sentence names it: what a link stands on, of when and whom, about what."""

    name: str
    made: str
    subject: str

    def __str__(self) -> str:
        return self.name + self.made + self.subject


def citation(source: Source) -> Citation:
    """``Nghị định số 63/2010/NĐ-CP ngày 08 tháng 6 năm 2010 của Chính phủ về kiểm soát …``.

    A law is named by its title: ``Luật Viên chức số 58/2010/QH12 ngày 15 tháng 11 năm 2010``.
    """
    day = f" {_long_day(source.date)}" if source.date else ""
    if source.number is None:
        return Citation(source.title, f", {source.issuer}{',' if day else ''}{day}", "")
    kind, number = _kind_and_number(source.number)
    if kind and source.title.startswith(f"{kind} "):
        return Citation(f"{source.title} số {number}", day, "")
    about = "" if source.title.startswith(_OPENINGS) else "về "
    return Citation(
        f"{kind or 'Văn bản'} số {number}",
        f"{day} của {source.issuer}",
        f" {about}{lower_first(source.title)}",
    )


def _kind_and_number(told: str) -> tuple[str, str]:
    """``Nghị quyết 30c/NQ-CP`` → kind and number; the word "số" between them is dropped."""
    found = re.fullmatch(r"(\D*?)\s*(?:số\s+)?(\d.*)", told)
    return (found[1], found[2]) if found else ("", told)


def _long_day(day: datetime.date) -> str:
    """``ngày 08 tháng 6 năm 2010``, as running text writes it."""
    month = f"{day.month:02}" if day.month <= 2 else str(day.month)
    return f"ngày {day.day:02} tháng {month} năm {day.year}"
