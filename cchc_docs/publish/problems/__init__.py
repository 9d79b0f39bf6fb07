"""Every kind of problem by its code: as it is told of an example, wrong and right side by side.

The words stand where the problem is said. What is kept here is what they come to for the example,
or with … for what is put in; tests hold the two together.
"""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Literal

import yaml

from cchc_docs.ground.problems import PREFIX
from cchc_docs.ground.text import is_unwanted

ROOMS = {
    "Y": "Tệp và cách viết YAML",
    "S": "Phiên bản, bộ tiêu chí, quy tắc",
    "L": "Ví dụ, đơn vị mẫu, câu hỏi, buổi học",
    "A": "Câu trả lời và phiếu lưu từ trang",
    "W": "Phiếu Excel, sổ thẩm định, bảng điều tra",
    "D": "Phụ lục, bảng kết quả, bảng câu trả lời của nhiều đơn vị",
    "B": "Trang, bản trình chiếu, mẫu báo cáo",
    "C": "Lệnh và tệp ra",
    "E": "Điều nên sửa (cchc check --strict)",
}
"""What the letter of a code says, in the order of the page."""

SAMPLE, ANY = "mau-2020", "tinh-x-2024"
"""The edition that the examples are made in, and the one they are shown in: nobody's."""

How = Literal["text", "new", "added", "moved", "utf-16", "command", "shown"]
"""``text`` stands where ``right`` was; ``new`` is a file of its own; names of files that were
``added`` or ``moved``; the right text saved as ``utf-16``; a ``command``; ``shown`` only."""


@dataclass(frozen=True)
class Kind:
    """A kind of problem, on an example."""

    code: str
    told: tuple[str, str, str]
    """What, allowed, remedy."""
    wrong: str = ""
    right: str = ""
    at: str = ""
    """The file that ``right`` stands in."""
    how: How = "text"
    """What ``wrong`` is."""

    @property
    def shown_code(self) -> str:
        """The code as people see it."""
        return f"{PREFIX}{self.code}"

    @property
    def shown_told(self) -> tuple[str, str, str]:
        """What, allowed, remedy as people see them."""
        what, allowed, remedy = self.told
        return _shown(what), _shown(allowed), _shown(remedy)

    @property
    def shown_right(self) -> str:
        """What is right, as people see it."""
        return _shown(self.right)

    @property
    def shown_wrong(self) -> str:
        """What is wrong, with names for the signs that nobody can see."""
        return "".join(
            f"‹U+{ord(one):04X}›" if is_unwanted(one) or unicodedata.combining(one) else one
            for one in _shown(self.wrong)
        )


def _shown(text: str) -> str:
    return text.replace(SAMPLE, ANY)


@functools.cache
def kinds() -> Mapping[str, Kind]:
    """All of them by code, in the order of the page."""
    home = files(__package__)
    found = [
        Kind(**{**one, "told": tuple(one["told"])})
        for file in sorted(home.iterdir(), key=lambda one: one.name)
        if file.name.endswith(".yaml")
        for one in yaml.load(file.read_text("utf-8"), yaml.CSafeLoader)
    ]
    order = list(ROOMS)
    found.sort(key=lambda one: (order.index(one.code[0]), one.code))
    return {one.code: one for one in found}
