"""Rows of tables as a tree of items; every row is accounted for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction

from cchc_docs.ground.numbers import show
from cchc_docs.importing.amounts import title_points
from cchc_docs.importing.cleaning import one_line
from cchc_docs.importing.codes import Code, leading_code, read_code
from cchc_docs.importing.columns import by_content
from cchc_docs.importing.grid import Grid, GridRow
from cchc_docs.importing.headings import (
    Heading,
    find_heading,
    is_column_numbers,
    levels_alone,
    normal,
)
from cchc_docs.importing.items import Account, Item, Line, Outline, Total
from cchc_docs.importing.phrases import grammar
from cchc_docs.importing.row_values import (
    BULLET,
    RowValues,
    cell_lines,
    levels_in_title,
    says_how,
    title_and_lines,
    whole_levels,
)
from cchc_docs.importing.tables import tables_of

_TOTAL = re.compile(
    r"(tổng|cộng)(\s+(cộng|số|điểm|số điểm|điểm chuẩn|điểm tối đa))*\s*(\(.*\))?\s*:?|cộng\s+"
    r"(tiêu chí|lĩnh vực|mục|phần|nhóm)\b.*|tổng\s+(cộng|điểm)\b.*",
    re.I,
)
NAMED = ("lĩnh vực", "phần")
"""How codes of fields begin that a line of text may name without points."""
_NOTE = re.compile(r"(ghi chú|lưu ý|chú thích|chú ý)\s*:|\(\*+\)|\(góp ý", re.I)
_SIGNED = re.compile(
    r"^[^\d]{0,40}ngày\s+[\d.…]+\s+tháng\s+[\d.…]+\s+năm|^(người lập|thủ trưởng|nơi nhận|tm\.)",
    re.I,
)


def read_outline(grids: Iterable[Grid]) -> Outline:
    """The tree that the rows of all tables make together."""
    reading = _Reading()
    for grid in grids:
        if grid.hidden:
            reading.outline.hidden.append(_hidden(grid))
        for table in tables_of(grid):
            reading.grid(table)
    return reading.outline


def _hidden(grid: Grid) -> str:
    """What of a sheet is not shown: columns, or all of it."""
    from openpyxl.utils import get_column_letter  # slow to import, seldom needed

    letters = ", ".join(get_column_letter(one + 1) for one in grid.hidden)
    return f"{grid.name}: cột {letters}" if grid.rows else grid.name


class _Reading:
    def __init__(self) -> None:
        self.outline = Outline()
        self.heading: Heading | None = None
        self.stack: list[Item] = []
        self.letter: str | None = None
        self.place = ("", "")

    def grid(self, grid: Grid) -> None:
        self.place = (grid.file, grid.name)
        if not grid.rows:
            self.outline.captions.extend(grid.caption)
            return
        heading = find_heading(grid)
        if heading is None and any(self.captioned(text) for text in grid.caption):
            heading = levels_alone(grid)
        if heading is None and (self.heading is None or abs(_width(grid) - self.heading.width) > 0):
            self.outline.captions.extend(grid.caption)
            self.outline.unread.append(grid.name)
            for row in grid.rows:
                self.account(row, "bảng không phải bảng tiêu chí")
            return
        self.caption(grid)
        start = 0
        if heading:
            self.heading, start = by_content(heading, grid), heading.end
        assert self.heading is not None
        for number, row in enumerate(grid.rows):
            if number < start:
                above = row.texts() if heading and number < heading.first else ()
                self.outline.captions.extend(one_line(text) for text in above)
                if len(above) == 1 and (found := self.captioned(above[0])):
                    self.add(Item(*found, row.place, grid.name, grid.file, [*above]))
                    self.account(row, "mục", self.stack[-1])
                else:
                    self.account(row, "đầu bảng" if row.texts() else "dòng trống")
            else:
                self.row(row, self.heading)

    def caption(self, grid: Grid) -> None:
        """Text before a table: the field it holds, where it names one with its points."""
        self.outline.captions.extend(grid.caption)
        for text in grid.caption:
            if found := self.captioned(text):
                self.add(Item(*found, "dòng trên bảng", grid.name, grid.file, [text]))

    def captioned(self, text: str) -> tuple[Code, str, Fraction | None] | None:
        """The item that a line of text names: its number, title and points."""
        code, rest = leading_code(one_line(text))
        title, maximum = title_points(rest)
        if code and (maximum is not None or code.style.startswith(NAMED)):
            return code, title, maximum
        return None

    def account(self, row: GridRow, became: str, item: Item | None = None) -> None:
        text = " | ".join(one_line(text) for text in row.texts())
        self.outline.accounts.append(Account(*self.place, row.place, text, became, item))

    def row(self, row: GridRow, heading: Heading) -> None:
        texts = row.texts()
        if not texts:
            self.account(row, "dòng trống")
        elif row.hidden:
            self.account(row, "dòng ẩn, không đọc")
            self.doubt(f"{row.place} đang ẩn trong tệp nên không đọc: {' '.join(texts)[:80]}")
        elif normal(row) in heading.texts or is_column_numbers(row):
            self.account(row, "đầu bảng nhắc lại")
        else:
            self.content(row, RowValues(row, heading), heading)

    def doubt(self, words: str) -> None:
        if self.stack:
            self.stack[-1].doubts.append(words)

    def content(self, row: GridRow, values: RowValues, heading: Heading) -> None:
        if _TOTAL.fullmatch(values.title) or (not values.title and _TOTAL.fullmatch(values.code)):
            label = values.title or values.code
            fields = len(self.outline.items)
            self.outline.totals.append(
                Total(
                    label,
                    values.maximum,
                    values.scores,
                    self.place[0],
                    self.place[1],
                    row.place,
                    heading.columns,
                    fields,
                )
            )
            self.account(row, "dòng tổng")
            return
        if _SIGNED.search(" ".join(row.texts())) and values.maximum is None and not values.code:
            self.outline.captions.extend(one_line(text) for text in row.texts())
            self.account(row, "ngày ký, chữ ký")
            return
        if _NOTE.match(values.title or values.code):
            self.note(row, values)
            return
        code = read_code(values.code, self.letter) if values.code else None
        title = values.title
        if code is None and values.code and not title:
            code, title = leading_code(values.code)
        if code is None and title and not BULLET.match(title):
            title = self.coded_title(values, title)
            if title != values.title:
                code, title = leading_code(values.title)
        if code is not None or (title and self.is_section(values, title)):
            self.item(row, values, code, title)
        elif title and values.maximum is not None and says_how(values.method):
            self.item(row, values, None, title, "row")
        else:
            self.below(row, values)

    def coded_title(self, values: RowValues, title: str) -> str:
        """The title without a number that it begins with, where that number is the item's."""
        code, rest = leading_code(title)
        if code is None:
            return title
        letters = code.style.startswith("lower")
        said = grammar().read(one_line(rest))
        level = said is not None and said.kind in ("level", "zero", "case")
        if letters and (values.has_codes or (level and not says_how(values.method))):
            return title
        return rest

    def is_section(self, values: RowValues, title: str) -> bool:
        """Whether a row without a number heads a section: capitals, or alone with its points."""
        letters = [sign for sign in title if sign.isalpha()]
        capitals = len(letters) > 5 and all(sign.isupper() for sign in letters)
        if BULLET.match(title):
            return False
        first = not self.stack and values.maximum is not None
        return capitals or first

    def item(
        self, row: GridRow, values: RowValues, code: Code | None, title: str, style: str = ""
    ) -> None:
        head, lines = title_and_lines(title)
        if not lines and not values.method:
            head, lines = levels_in_title(head)
        head, in_title = title_points(head)
        item = Item(
            code,
            head or values.code,
            values.maximum,
            row.place,
            self.place[1],
            self.place[0],
            [" | ".join(one_line(text) for text in row.texts())],
        )
        item.column, item.surveyed = values.column, values.surveyed
        item.style = style
        item.scores, item.columns = values.scores, self.heading.columns if self.heading else {}
        if in_title is not None and item.max is None:
            item.max = in_title
        elif in_title is not None and in_title != item.max:
            item.doubts.append(
                "Điểm trong tên mục khác điểm ở cột điểm: hãy đối chiếu với văn bản."
            )
        item.doubts.extend(values.doubts)
        item.lines = [Line(text, None, row.place) for text in lines]
        numbered = bool(values.part) and leading_code(values.part[0])[0] is not None
        if numbered:
            item.max = None
        else:
            self.method(item, row, values)
        if values.part and not numbered:
            item.lines[0:0] = [
                Line(
                    text,
                    None if len(values.part) > 1 or says_how([text]) else values.maximum,
                    row.place,
                )
                for text in values.part
            ]
        if not numbered:
            item.evidence.extend(values.evidence)
            item.notes.extend(values.notes)
        if len(code.parts if code else ()) == 1 and code and len(code.parts[0]) == 1:
            self.letter = code.parts[0]
        self.add(item)
        self.account(row, "mục", item)
        if numbered:
            self.part(row, values)

    def method(self, item: Item, row: GridRow, values: RowValues) -> None:
        """Gives an item the words and points of the columns that say how it is scored."""
        item.lines.extend(Line(text, None, row.place) for text in values.method)
        item.lines.extend(Line(text, points, row.place) for text, points in values.graded(item.max))
        self.beside(item, item.lines, values)

    def part(self, row: GridRow, values: RowValues) -> None:
        """An item in a column of its own, beside the one it is part of."""
        code, title = leading_code(" ".join(values.part))
        title, in_title = title_points(title)
        words = [" | ".join(one_line(text) for text in row.texts())]
        own = values.maximum if values.maximum is not None else in_title
        item = Item(code, title, own, row.place, self.place[1], self.place[0], words)
        self.method(item, row, values)
        item.evidence.extend(values.evidence)
        item.notes.extend(values.notes)
        item.doubts.extend(values.doubts)
        item.scores, item.columns = values.scores, self.heading.columns if self.heading else {}
        self.add(item)

    def beside(self, item: Item, lines: list[Line], values: RowValues) -> None:
        """Gives lines the points that stand beside them, a line of the cell each."""
        if values.level is not None and lines:
            lines[-1].points = values.level
        if len(lines) == len(values.levels):
            for line, value in zip(lines, values.levels, strict=True):
                line.points = value
        elif values.levels:
            shown = "; ".join(show(value) for value in values.levels)
            told = f"Ô điểm có {len(values.levels)} số, lời có {len(lines)} dòng: {shown}"
            item.doubts.append(told)

    def add(self, item: Item) -> None:
        """Puts an item where its number says it stands."""
        if self.stack and _says_again(field := self.stack[-1], item):
            kept = {"code": field.code, "style": field.style, "words": field.words + item.words}
            vars(field).update(vars(item) | kept)
            return
        level = self.level(item)
        if level is None:
            level = len(self.stack)
        del self.stack[level:]
        (self.stack[-1].parts if self.stack else self.outline.items).append(item)
        self.stack.append(item)

    def level(self, item: Item) -> int | None:
        """How many open items lie above it; None: one deeper than the last."""
        code = item.code
        item.style = code.style if code else item.style or "section"
        if item.style == "row":
            last = self.stack[-1] if self.stack else None
            beside = last is not None and (last.style == "row" or bool(last.lines))
            return len(self.stack) - 1 if beside else None
        if code is None:
            return next((n for n, one in enumerate(self.stack) if one.style == "section"), 0)
        for depth in range(len(self.stack) - 1, -1, -1):
            above = self.stack[depth].code
            if (
                above
                and len(above.parts) < len(code.parts)
                and (
                    code.parts[: len(above.parts)] == above.parts
                    or (
                        len(code.parts) > 1
                        and len(above.parts) == 1
                        and above.value is not None
                        and str(above.value) == code.parts[0]
                    )
                )
            ):
                return depth + 1
        for depth in range(len(self.stack) - 1, -1, -1):
            if self.stack[depth].style == item.style:
                if len(code.parts) > 1 and depth and code.parts[0].isdigit():
                    before = self.stack[depth].code
                    if before and before.parts[:-1] != code.parts[:-1]:
                        item.doubts.append(
                            f"Mã {code.printed} không nằm dưới mục mang mã ấy: hãy xem mục đặt "
                            "đúng chỗ chưa."
                        )
                return depth
        return None

    def note(self, row: GridRow, values: RowValues) -> None:
        self.account(row, "ghi chú", self.stack[-1] if self.stack else None)
        if self.stack:
            text = one_line(values.title or values.code)
            self.stack[-1].notes.append(text)
            if re.search(r"điểm|\d_?đ\b", text):
                self.stack[-1].doubts.append(f"Ghi chú có thể là quy tắc: «{text}»")

    def below(self, row: GridRow, values: RowValues) -> None:
        """A row without a number: it says something of the item above it."""
        if not self.stack:
            self.account(row, "dòng trước mục đầu tiên, không đọc")
            return
        if values.part and not values.title and leading_code(values.part[0])[0]:
            self.part(row, values)
            self.account(row, "mục", self.stack[-1])
            return
        item = self.stack[-1]
        told = whole_levels(cell_lines(values.title or values.code))
        texts = [*values.part, *told, *values.method]
        if values.levels:
            lines = [Line(text, None, row.place) for text in texts]
            item.lines.extend(lines)
            self.beside(item, lines, values)
            texts = []
        printed = values.level if values.level is not None else values.maximum
        is_one = printed is not None and not any(BULLET.match(text) for text in texts[1:])
        if len(texts) > 1 and is_one and not says_how(texts):
            texts = [" ".join(texts)]  # one number beside words that a narrow column broke
        number = printed if len(texts) == 1 else None
        for text in texts:
            item.lines.append(Line(text, number, row.place))
        if not texts and printed is not None and not values.levels:
            item.doubts.append(f"{row.place} chỉ có số {printed}, không có lời.")
        elif number is None and printed is not None:
            item.lines[-len(texts)].points = printed
        item.evidence.extend(values.evidence)
        item.notes.extend(values.notes)
        item.doubts.extend(values.doubts)
        item.words.append(" | ".join(one_line(text) for text in row.texts()))
        self.account(row, "lời của mục", item)


def _says_again(field: Item, item: Item) -> bool:
    """Whether a row is the field that a line above the heading already named."""
    code, again = field.code, item.code
    if not code or not again or not code.style.startswith(NAMED) or code.value != again.value:
        return False
    titles = sorted((field.title.lower(), item.title.lower()), key=len)
    opened = field.max is None and not field.parts and not field.lines
    return opened and len(again.parts) == 1 and titles[0] in titles[1]


def _width(grid: Grid) -> int:
    return max((len(row.cells) for row in grid.rows), default=0)
