"""What the columns of a table of results are, by what officials call them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from cchc_docs.importing.amounts import number

UNIT = re.compile(
    r"^(?:tên |các |danh sách )*(?:đơn vị|xã|phường|thị trấn|quận|huyện|sở|ban|ban, ngành|"
    r"cơ quan|tỉnh|thành phố|tp|thị xã|địa phương|ubnd|(?:ủ|uỷ)y? ban|bộ|phòng|trường|trạm|"
    r"unit|province|district|commune|department|agency)\b",
    re.I,
)
REGION = re.compile(r"^(?:vùng|khu vực)\b", re.I)
"""What units are called where no others stand in the table."""
NO_UNIT = re.compile(
    r"thực hiện|chủ trì|theo dõi|phối hợp|(?<!được )(?:chấm|đánh giá)|tính|phụ trách|ban hành", re.I
)
ITEM = ("mục", "mã", "mã mục", "mã tiêu chí", "tiêu chí", "câu hỏi", "mã câu hỏi")
"""What a column is called that names an item in every row."""
ANSWERS = frozenset(("unit", "unit_kind"))
"""Both head columns of a table of answers."""
_KINDS = (
    ("number", r"^(?:s?tt|số tt|số thứ tự|no\.?|#)$"),
    ("other", r"năm trước|so với|so sánh|tăng|giảm(?! trừ)|chênh lệch|thay đổi|biến động|kỳ trước"),
    ("note", r"ghi chú|^note|lý do"),
    ("rank", r"xếp (?:hạng|thứ)|thứ (?:hạng|bậc|tự xếp)|^hạng|vị (?:trí|thứ)|rank"),
    (
        "class",
        r"(?:xếp|phân|đánh giá) loại|^loại$|^class|^grade|^mức (?:xếp|đánh giá|độ)|danh hiệu",
    ),
    ("max", r"^(?:tổng )?(?:điểm )?(?:tối đa|chuẩn)\b|^thang điểm|^max"),
    ("group", r"^(?:khối|cụm|nhóm|loại|cấp|đối tượng|group|kind)\b"),
    ("self", r"tự (?:chấm|đánh giá)"),
    (
        "total",
        r"tổng (?:số )?(?:điểm|cộng)|^tổng|^điểm (?:chung|tổng|cuối|còn lại)|"
        r"^điểm sau (?:khi )?(?:cộng|trừ|thưởng|phạt|thẩm định)|^điểm$|^score$|^total",
    ),
    (
        "index",
        r"chỉ số(?! thành phần)|\bindex\b|\b(?:p?dti|pci|ddci|sipas)\b|tỷ lệ|tỉ lệ|%|"
        r"kết quả (?:chung|tổng hợp)|tổng hợp|điểm số",
    ),
)
_SHAPES = tuple((kind, re.compile(shape, re.I)) for kind, shape in _KINDS)
_MAX = re.compile(
    r"\(\s*(?:tối đa|thang điểm)?:?\s*(\d+(?:[.,]\d+)?)\s*(?:điểm|đ)?\s*(?:tối đa)?\s*\)|"
    r"/\s*(\d+(?:[.,]\d+)?)\s*(?:điểm|đ)?\s*\)?$",
    re.I,
)
_THOUSAND = re.compile(r"\d{1,3}\.000")
_ONLY_YEAR = re.compile(r"(?:kết quả |số liệu )?(?:năm )?20\d\d", re.I)
_YEAR = re.compile(r"\b20\d\d\b")
FIGURES = ("part", "self", "total", "index", "other")
"""Kinds of column that hold figures of the unit."""


@dataclass(frozen=True)
class Column:
    """A column; ``key`` is its own even where two stand in one column ``index`` of the table."""

    key: int
    index: int
    title: str
    kind: str
    max: Fraction | None = None

    @property
    def above(self) -> str:
        """The heading that it shares with columns beside it."""
        return self.title.rpartition(" / ")[0]


def kind_of(title: str) -> str:
    """What a column of this title holds; a part of the score where nothing else fits.

    The last line of a heading says it, unless those above make it another's or a part's.
    """
    lines = [one for one in title.split(" / ") if not _ONLY_YEAR.fullmatch(one)] or [title]
    last, whole = _kind(lines[-1]), _kind(" / ".join(lines))
    above = _kind(" / ".join(lines[:-1])) if lines[1:] else ""
    if not above or above in ("other", "self", "note"):
        return whole
    if last in ("rank", "class", "index") or (last != "part" and above != "part"):
        return last
    return "part" if above == "rank" and lines[-1].casefold().startswith("điểm") else whole


def _kind(title: str) -> str:
    return next((kind for kind, shape in _SHAPES if shape.search(title)), "part")


def stated_max(title: str) -> Fraction | None:
    """The maximum in a heading: «Điểm thẩm định (65)», «Điểm/100»."""
    found = _MAX.search(title)
    if not found:
        return None
    printed = found[1] or found[2]
    most = number(printed.replace(".", "") if _THOUSAND.fullmatch(printed) else printed)
    return None if _YEAR.fullmatch(str(most)) else most


def of_this_year(columns: Iterable[Column]) -> list[Column]:
    """The columns, those of an earlier year beside the same of a later one set apart."""
    columns = list(columns)
    newest: dict[str, int] = {}
    for one in columns:
        newest[one.kind] = max(newest.get(one.kind, 0), _year(one))
    scored = max((newest.get(kind, 0) for kind in FIGURES if kind != "other"), default=0)
    newest |= {kind: max(newest.get(kind, 0), scored) for kind in ("rank", "class")}
    return [
        replace(one, kind="other")
        if one.kind in ("rank", "total", "index", "class") and 0 < _year(one) < newest[one.kind]
        else one
        for one in columns
    ]


def _year(column: Column) -> int:
    return max((int(year) for year in _YEAR.findall(column.title)), default=0)


def titles(rows: Sequence[Sequence[str]]) -> list[str]:
    """The heading of each column, from the top down, a word that covers several once."""
    out = []
    for index in range(max(len(row) for row in rows)):
        parts: list[str] = []
        for row in rows:
            text = row[index] if index < len(row) else ""
            if text and text not in parts:
                parts.append(text)
        out.append(" / ".join(parts))
    return out
