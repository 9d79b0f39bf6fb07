"""What a YAML parser says is wrong, in words for officials."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

import yaml

Fault = tuple[int, str, str, str, str]
"""Its line, what is wrong there, what is allowed, how to mend it, its code."""
_GLUED = re.compile(r"\s*(?:- +)*([A-Za-z_][\w-]*)(:|：)(?=[^\s/])")
"""``year:2020``; no address, which goes on with strokes."""
_DASH = re.compile(r"\s*(?:-(?=[{\"']|[A-Za-z_]\w*:)|[–—•*+](?=\s+[A-Za-z_]\w*:))")
"""``-id: 1`` and ``– id: 1``."""
_QUOTED = re.compile(r"\s*(?:- +)*(?:[\w\"'.-]+: +)?(?:[\[{].*[:,\[{] *)?([\"'])")
"""As far as the quote before a value."""
CROOKED, DASHES, OPEN, NOT_CLOSED = "Y017", "Y018", "Y019", "Y020"
_SYNTAX: tuple[tuple[str, str, str, str], ...] = (
    (
        "cannot start any token",
        "Có ký tự không dùng được ở đầu giá trị (ví dụ Tab, @, `, %).",
        "Thụt lề bằng dấu cách; đặt giá trị trong nháy.",
        "Y014",
    ),
    (
        "mapping values are not allowed",
        "Dấu hai chấm đặt không đúng chỗ.",
        "Nếu dấu hai chấm thuộc câu chữ, đặt cả câu trong nháy; nếu không, xem lại thụt lề.",
        "Y015",
    ),
    (
        "could not find expected ':'",
        "Thiếu dấu hai chấm sau tên khoá.",
        "Thêm dấu hai chấm và một dấu cách, hoặc thụt dòng này vào trong mục phía trên.",
        "Y016",
    ),
    (
        "did not find expected key",
        "Thụt lề không thẳng hàng, hoặc thừa chữ sau dấu đóng nháy, đóng ngoặc.",
        "Cho các khoá cùng mục thẳng cột, mục của danh sách bắt đầu bằng «- »; "
        "đặt cả câu trong một cặp nháy.",
        CROOKED,
    ),
    (
        "did not find expected '-' indicator",
        "Các mục của danh sách không thẳng hàng.",
        "Cho các dấu gạch đầu dòng của danh sách thẳng một cột.",
        DASHES,
    ),
    (
        "did not find expected ',' or",
        "Thiếu dấu phẩy hoặc dấu đóng ngoặc.",
        "Kiểm tra cặp { } hoặc [ ] bắt đầu ở dòng này; câu có dấu phẩy, dấu hai chấm thì đặt "
        "trong nháy.",
        OPEN,
    ),
    (
        "found unexpected end of stream",
        "Thiếu dấu nháy đóng hoặc dấu đóng ngoặc.",
        "Thêm dấu nháy hoặc dấu ngoặc còn thiếu.",
        NOT_CLOSED,
    ),
    (
        "found undefined alias",
        "Dấu * ở đầu giá trị.",
        "Đặt giá trị trong nháy.",
        "Y021",
    ),
    (
        "did not find expected alphabetic or numeric character",
        "Dấu * hoặc & ở đầu giá trị.",
        "Đặt cả câu trong nháy.",
        "Y057",
    ),
    (
        "block sequence entries are not allowed",
        "Dấu gạch đầu dòng đứng ngay sau dấu hai chấm.",
        "Danh sách thì xuống dòng rồi viết «- …»; câu bắt đầu bằng dấu gạch thì đặt trong nháy.",
        "Y058",
    ),
    (
        "did not find expected comment or line break",
        "Có chữ ngay sau dấu | hoặc >.",
        "Dấu | hoặc > đứng cuối dòng, chữ viết từ dòng sau; bảng dán vào thì viết thành danh sách.",
        "Y059",
    ),
    (
        "found unknown escape character",
        "Dấu \\ trong nháy kép.",
        "Đặt câu trong nháy đơn.",
        "Y060",
    ),
    (
        "expected a single document",
        "Tệp có dấu --- chia thành nhiều tài liệu.",
        "Bỏ dòng --- ở giữa tệp; mỗi tệp một tài liệu.",
        "Y022",
    ),
)


def syntax_fault(error: Exception, text: str) -> Fault:
    """What is wrong with the text, and where."""
    allowed = "Tệp YAML đúng cú pháp."
    if not isinstance(error, yaml.MarkedYAMLError):
        bad = next((i for i, c in enumerate(text) if _is_control(c)), 0)
        line = text[:bad].count("\n") + 1
        return line, "Có ký tự điều khiển không in được.", allowed, "Xoá ký tự đó.", "Y023"
    mark = error.problem_mark or error.context_mark
    line = mark.line + 1 if mark else 1
    lines = text.splitlines()
    if found := _glued(lines, line) or _unclosed(lines, line) or _dash(lines, line):
        return found
    said = f"{error.context or ''} {error.problem or ''}"
    known = {code: (what, remedy) for _, what, remedy, code in _SYNTAX}
    code = next((code for words, _, _, code in _SYNTAX if words in said), "")
    if code == DASHES and not lines[line - 1].lstrip().startswith("-"):
        code = CROOKED
    if code == OPEN and error.context_mark:
        line = error.context_mark.line + 1
    if code:
        what, remedy = known[code]
        return line, f"Lỗi cú pháp YAML: {what}", allowed, remedy, code
    return (
        line,
        "Lỗi cú pháp YAML ở dòng này hoặc ngay trên.",
        allowed,
        "So với tệp mẫu: thụt lề bằng dấu cách, sau dấu hai chấm có dấu cách.",
        "Y024",
    )


def _glued(lines: Sequence[str], line: int) -> Fault | None:
    """A key whose colon stands at its value, in this line or the one that it made a key of."""
    for number in (line - 1, line):
        found = _GLUED.match(lines[number - 1]) if 0 < number <= len(lines) else None
        if found:
            key, colon = found.groups()
            what = (
                f"Sau dấu hai chấm của {key} không có dấu cách."
                if colon == ":"
                else f"Dấu hai chấm của {key} là dấu của bộ gõ khác, không phải dấu thường."
            )
            remedy = f"Gõ lại: «{key}: » rồi đến giá trị."
            return number, what, "Tên khoá, dấu hai chấm thường, một dấu cách.", remedy, "Y061"
    return None


def _unclosed(lines: Sequence[str], line: int) -> Fault | None:
    """A quote that no other closes before the line of the error."""
    for number in range(min(line, len(lines)), 0, -1):
        words = lines[number - 1]
        found = _QUOTED.match(words)
        if not found:
            continue
        quote = found[1]
        rest = re.sub(r"\\.", "", words[found.end() :]) if quote == '"' else words[found.end() :]
        if rest.count(quote) % 2 == 0 and not any(quote in one for one in lines[number : line - 1]):
            return (
                number,
                f"Dấu nháy {quote} mở ở dòng này mà không đóng.",
                "Mỗi câu trong một cặp nháy.",
                f"Thêm dấu {quote} ở cuối câu, hoặc bỏ dấu ở đầu.",
                NOT_CLOSED,
            )
    return None


def _dash(lines: Sequence[str], line: int) -> Fault | None:
    """An item of a list whose dash is glued to its key, or another sign."""
    for number in (line, line - 1):
        if 0 < number <= len(lines) and _DASH.match(lines[number - 1]):
            return (
                number,
                "Mục của danh sách không bắt đầu bằng dấu gạch thường và một dấu cách.",
                "Dấu gạch -, một dấu cách, tên khoá.",
                "Gõ lại đầu dòng: «- ».",
                "Y063",
            )
    return None


def _is_control(character: str) -> bool:
    return unicodedata.category(character) == "Cc" and character not in "\n\r\t\x85"
