"""Classes as the command line names them: ``Xuất sắc:90,Tốt:80,Khá:65``."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

_LEVEL = re.compile(r"\s*([^:;,=]+?)\s*:\s*(\d+(?:\.\d+|,\d+(?=\s*(?:[,;]|$)))?)\s*(?:[,;]|$)")


class NotAScale(Exception):
    """Words that name no classes: one line in Vietnamese that says why."""


@dataclass(frozen=True)
class Scale:
    """Classes from the best down, each with the lowest index in percent that reaches it."""

    levels: tuple[tuple[str, Fraction], ...]

    def of(self, index: Fraction) -> str | None:
        """The class of an unrounded index; None below all."""
        within = max(Fraction(0), min(index, Fraction(100)))
        return next((label for label, least in self.levels if within >= least), None)


def read_scales(texts: Sequence[str]) -> Mapping[str, Scale]:
    """The scale of each group, that of all others under no name; raises NotAScale."""
    scales: dict[str, Scale] = {}
    for text in texts:
        group, mark, levels = text.rpartition("=")
        name = group.strip().casefold() if mark else ""
        if name in scales:
            raise NotAScale(f"--grades ghi hai lần cho «{group or 'mọi nhóm'}».")
        scales[name] = _scale(levels)
    return scales


def _scale(text: str) -> Scale:
    levels, at = [], 0
    while at < len(text):
        found = _LEVEL.match(text, at)
        if not found:
            raise NotAScale(
                f"--grades: không hiểu «{text[at:].strip()}»; ghi như "
                "Xuất sắc:90,Tốt:80,Khá:65,Trung bình:50,Yếu:0, mỗi loại một mức thấp nhất, tính "
                "theo %; riêng một nhóm thì thêm tên nhóm và dấu = ở đầu."
            )
        levels.append((found[1], Fraction(found[2].replace(",", "."))))
        at = found.end()
    if not levels or len({least for _, least in levels}) < len(levels):
        raise NotAScale("--grades: mỗi loại cần một mức thấp nhất khác các loại kia.")
    return Scale(tuple(sorted(levels, key=lambda one: -one[1])))


def scale_for(group: str, scales: Mapping[str, Scale]) -> Scale | None:
    """The scale of a group: its own, else one whose name begins it, else that of all."""
    name = group.casefold()
    near = (scale for key, scale in scales.items() if key and (key in name))
    return scales.get(name) or next(near, None) or scales.get("")
