"""What pydantic refuses, told in Vietnamese: what, what is allowed, how to mend it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from fractions import Fraction
from typing import Any

from pydantic import BaseModel, ValidationError

from cchc_docs.criteria.model import CODE
from cchc_docs.criteria.origins import ADDRESS
from cchc_docs.ground.days import CLOCK
from cchc_docs.ground.findings import Finding, Place, Telling
from cchc_docs.ground.numbers import MAX_DIGITS, show
from cchc_docs.rules import KINDS
from cchc_docs.rules.single import NOT_A_PART

Detail = Mapping[str, Any]
UNKNOWN = "Y025"
NOT_QUOTED_TEXT = "Y026"
COMMA = "Y027"
WORDS: Mapping[str, Telling] = {
    "missing": ("Thiếu {key}.", "Mục này bắt buộc có {key}.", "Thêm dòng {key}: …", "Y028"),
    "unknown": ("Khoá lạ: {key}.", "{known}", "Sửa tên hoặc xoá dòng.", UNKNOWN),
    "unknown_near": (
        "Khoá lạ: {key}.",
        "{known}",
        "Có phải là {near}? Nếu không, xoá dòng này.",
        UNKNOWN,
    ),
    "unknown_glued": (
        "Khoá lạ: {key}.",
        "{known}",
        "Thêm một dấu cách sau dấu hai chấm.",
        UNKNOWN,
    ),
    "text_none": (
        "{key} đang để trống.",
        "Chữ.",
        "Viết nội dung của {key}, hoặc xoá dòng.",
        "Y029",
    ),
    "text_number": (
        "{key} viết không có nháy nên bị hiểu là số {number}.",
        "Chữ; mã đặt trong dấu nháy: 1.10 khác 1.1.",
        'Viết {key}: "…"',
        NOT_QUOTED_TEXT,
    ),
    "text": ("{key} {given}.", "Chữ.", "Viết {key} thành một đoạn chữ, đặt trong nháy.", "Y030"),
    "number": (
        "{key} {given}, không phải số.",
        "Một số, ví dụ 2 hoặc 0.5.",
        "Chỉ ghi chữ số, không nháy, không dấu %, không đơn vị; thập phân viết dấu chấm: 0.5",
        "Y031",
    ),
    "number_comma": (
        "{key} {given}, không phải số.",
        "Một số, ví dụ 2 hoặc 0.5.",
        "Thay dấu phẩy bằng dấu chấm: {dotted}",
        COMMA,
    ),
    "whole": ("{key} {given}.", "Số nguyên, ví dụ 3.", "Viết một số nguyên.", "Y032"),
    "negative": ("{key} {given}, nhỏ hơn 0.", "Từ 0 trở lên.", "Bỏ dấu trừ.", "Y033"),
    "at_least": ("{key} {given}.", "Từ {limit} trở lên.", "Ghi lại số.", "Y034"),
    "at_most": ("{key} {given}.", "Nhiều nhất {limit}.", "Ghi lại số.", "Y062"),
    "too_long": (
        f"{{key}} {{given}}, dài quá {MAX_DIGITS} chữ số.",
        f"Số không quá {MAX_DIGITS} chữ số.",
        "Ghi lại số.",
        "Y035",
    ),
    "day": (
        "{key} {given}, không phải ngày.",
        "Ngày có thật, viết dd/mm/yyyy: 31/12/2024.",
        "Viết lại ngày theo thứ tự ngày/tháng/năm.",
        "Y036",
    ),
    "list": (
        "{key} {given}, không phải danh sách.",
        "Danh sách: mỗi mục một dòng bắt đầu bằng dấu gạch.",
        "Viết {key}: […], hoặc xuống dòng, mỗi mục «- …».",
        "Y037",
    ),
    "mapping": (
        "{key} {given}, không phải mục con.",
        "Mục con có các khoá: {known}",
        "Viết mỗi khoá một dòng «khoá: giá trị», thụt vào.",
        "Y038",
    ),
    "one_of": (
        "{key} {given}.",
        "Một trong: {expected}.",
        "Chọn một trong các giá trị trên.",
        "Y039",
    ),
    "shape": (
        "{key} {given}, viết không đúng khuôn.",
        "Chữ thường không dấu, số, gạch nối: so-ban-nganh.",
        "Viết lại theo khuôn.",
        "Y040",
    ),
}
"""What an answer's shape can be refused for, shared with the browser."""

AFTER_COMMA = "Nếu là phần sau dấu phẩy của một câu, đặt cả câu trong nháy; nếu không, xoá."
GIVEN = {
    "none": "đang để trống",
    "true": "đang là true",
    "false": "đang là false",
    "number": "đang là số {value}",
    "text": "đang là chữ «{value}»",
    "list": "đang là một danh sách",
    "mapping": "đang là một mục con",
}
"""What stands where something else should."""


def findings(error: ValidationError, model: type[BaseModel] | None = None) -> Iterator[Finding]:
    """One finding for each thing that ``error`` refuses.

    ``model`` is the class that was validated; it gives the names allowed in place of an unknown
    key.
    """
    for detail in error.errors(include_url=False):
        if _is_echo(detail):
            continue
        tell = _TELLINGS.get(detail["type"], _other)
        place, beside, within = _placed(model, detail["loc"]) if model else (detail["loc"], (), ())
        allowed = within if within and detail["type"] == "model_type" else beside
        end = ("kind",) if detail["type"] == "union_tag_invalid" else ()
        yield Finding((*place, *end), *tell({**detail, "known": allowed}))


def _is_echo(detail: Detail) -> bool:
    """A list called too short only because its items were refused one by one."""
    if detail["type"] != "too_short":
        return False
    return bool(len(detail["input"]) >= detail["ctx"]["min_length"])


def _key(detail: Detail) -> str:
    names = [part for part in detail["loc"] if isinstance(part, str)]
    return names[-1] if names else "mục này"


def _given(detail: Detail) -> str:
    value = detail["input"]
    if value is None:
        return GIVEN["none"]
    if isinstance(value, bool):
        return GIVEN[str(value).lower()]
    if isinstance(value, int | Fraction):
        return GIVEN["number"].format(value=show(Fraction(value)))
    if isinstance(value, str):
        return GIVEN["text"].format(value=value if len(value) <= 40 else value[:39] + "…")
    return GIVEN["list" if isinstance(value, tuple) else "mapping"]


def _say(key: str, detail: Detail, **values: str) -> Telling:
    what, allowed, remedy, code = (
        sentence.format(key=_key(detail), given=_given(detail), **values) for sentence in WORDS[key]
    )
    return what, allowed, remedy, code


def _missing(detail: Detail) -> Telling:
    return _say("missing", detail)


def _unknown(detail: Detail) -> Telling:
    near = get_close_matches(_key(detail), detail["known"], n=1)
    known = ", ".join(detail["known"]) or "Các khoá trong tài liệu hướng dẫn."
    if ":" in _key(detail):
        return _say("unknown_glued", detail, known=known)
    if detail["input"] is None and " " in _key(detail):
        what, allowed, _, code = _say("unknown", detail, known=known)
        return what, allowed, AFTER_COMMA, code
    if near:
        return _say("unknown_near", detail, known=known, near=near[0])
    return _say("unknown", detail, known=known)


def _text(detail: Detail) -> Telling:
    value = detail["input"]
    if value is None:
        return _say("text_none", detail)
    if isinstance(value, int | Fraction) and not isinstance(value, bool):
        return _say("text_number", detail, number=show(Fraction(value)))
    return _say("text", detail)


def _number(detail: Detail) -> Telling:
    value = detail["input"]
    if isinstance(value, str) and "," in value:
        return _say("number_comma", detail, dotted=value.replace(",", "."))
    return _say("number", detail)


def _whole(detail: Detail) -> Telling:
    return _say("whole", detail)


def _negative(detail: Detail) -> Telling:
    return _say("negative", detail)


def _not_positive(detail: Detail) -> Telling:
    return f"{_key(detail)} {_given(detail)}.", "Số lớn hơn 0.", "Ghi lại số.", "Y041"


def _at_least(detail: Detail) -> Telling:
    limit = detail["ctx"].get("ge", detail["ctx"].get("gt"))
    return _say("at_least", detail, limit=str(limit))


def _at_most(detail: Detail) -> Telling:
    return _say("at_most", detail, limit=str(detail["ctx"]["le"]))


def _too_many_digits(detail: Detail) -> Telling:
    return _say("too_long", detail)


def _day(detail: Detail) -> Telling:
    return _say("day", detail)


def _list(detail: Detail) -> Telling:
    return _say("list", detail)


def _mapping(detail: Detail) -> Telling:
    return _say("mapping", detail, known=f"{', '.join(detail['known']) or '…'}.")


def _too_short(detail: Detail) -> Telling:
    least = detail["ctx"]["min_length"]
    return (
        f"{_key(detail)} có {len(detail['input'])} mục.",
        f"Ít nhất {least} mục.",
        "Thêm mục còn thiếu.",
        "Y042",
    )


def _too_long(detail: Detail) -> Telling:
    most = detail["ctx"]["max_length"]
    return (
        f"{_key(detail)} có {len(detail['input'])} mục.",
        f"Nhiều nhất {most} mục.",
        "Bỏ mục thừa.",
        "Y043",
    )


def _empty(detail: Detail) -> Telling:
    return _say("text_none", detail)


def _one_of(detail: Detail) -> Telling:
    expected = detail["ctx"]["expected"].replace("'", "").replace(" or ", ", ")
    near = get_close_matches(str(detail["input"]), expected.split(", "), n=1)
    what, allowed, remedy, code = _say("one_of", detail, expected=expected)
    return what, allowed, f"Có phải là {near[0]}?" if near else remedy, code


def _kind(detail: Detail) -> Telling:
    names = detail["ctx"]["expected_tags"].replace("'", "").split(", ")
    written = detail["input"]["kind"]
    if not isinstance(written, str):
        at = {**detail, "loc": (*detail["loc"], "kind"), "input": written}
        return _say("one_of", at, expected=", ".join(names))
    tag = str(detail["ctx"]["tag"])
    if tag in KINDS:
        what = f"Quy tắc «{tag}» không đứng bên trong quy tắc này."
        return what, f"kind: {', '.join(names)}.", NOT_A_PART, "Y064"
    near = get_close_matches(tag, names, n=1)
    remedy = f"Có phải là {near[0]}?" if near else "Chọn một kiểu quy tắc trên."
    return f"Không có kiểu quy tắc «{tag}».", f"kind: {', '.join(names)}.", remedy, "Y044"


def _no_kind(detail: Detail) -> Telling:
    return (
        "Quy tắc không ghi kiểu (kind).",
        f"kind: {', '.join(KINDS)}.",
        "Thêm dòng kind: … vào quy tắc.",
        "Y045",
    )


_SHAPES: Mapping[str, tuple[str, str, str]] = {
    CODE: (
        "Số, chữ không dấu, giữa các tầng là dấu chấm, không dấu cách.",
        'Viết lại mã, đặt trong nháy, ví dụ "1.10".',
        "Y046",
    ),
    ADDRESS: (
        "Địa chỉ bắt đầu bằng https:// hoặc http:// rồi tên miền, không có dấu cách, nháy, < >; "
        "hoặc hai chữ not public.",
        "Chép lại địa chỉ đã đọc; không có thì ghi not public.",
        "Y047",
    ),
    CLOCK: ("Giờ và phút có thật, từ 00:00 đến 23:59.", 'Viết lại giờ, ví dụ "08:00".', "Y048"),
}


def _shape(detail: Detail) -> Telling:
    what, allowed, remedy, code = _say("shape", detail)
    return (what, *_SHAPES.get(detail["ctx"]["pattern"], (allowed, remedy, code)))


def _boolean(detail: Detail) -> Telling:
    return f"{_key(detail)} {_given(detail)}.", "true hoặc false.", "Viết true hoặc false.", "Y049"


def _other(detail: Detail) -> Telling:
    return (
        f"{_key(detail)} {_given(detail)}, không đúng khuôn ({detail['type']}).",
        "Như mẫu trong tài liệu hướng dẫn viết tiêu chí.",
        "So với một tiêu chí đã viết đúng.",
        "Y050",
    )


_TELLINGS: dict[str, Callable[[Detail], Telling]] = {
    "missing": _missing,
    "extra_forbidden": _unknown,
    "string_type": _text,
    "string_too_short": _empty,
    "string_pattern_mismatch": _shape,
    "number_type": _number,
    "negative_number": _negative,
    "not_positive": _not_positive,
    "too_many_digits": _too_many_digits,
    "int_type": _whole,
    "greater_than_equal": _at_least,
    "greater_than": _at_least,
    "less_than_equal": _at_most,
    "day": _day,
    "tuple_type": _list,
    "dict_type": _mapping,
    "mapping_type": _mapping,
    "model_type": _mapping,
    "model_attributes_type": _mapping,
    "too_short": _too_short,
    "too_long": _too_long,
    "literal_error": _one_of,
    "union_tag_invalid": _kind,
    "union_tag_not_found": _no_kind,
    "bool_type": _boolean,
}


Names = tuple[str, ...]


def _placed(model: type[BaseModel], loc: Place) -> tuple[Place, Names, Names]:
    """Where in the file something is, the keys allowed beside it, and within it.

    Pydantic's place also names the kind that it has chosen among several, which may be called as
    one of its keys is: ``rule``, ``bands``, ``bands``.
    """
    here: list[type[BaseModel]] = [model]
    beside, place = here, list[str | int]()
    for step in loc:
        beside = here
        chosen = [one for one in here if _tag(one) == step] if len(here) > 1 else []
        if chosen:
            here = chosen
            continue
        place.append(step)
        below = [
            found
            for one in here
            for name, info in one.model_fields.items()
            if step in (name, info.alias)
            for found in _models_in(info.annotation, info.metadata)
        ]
        here = here if isinstance(step, int) else below or here
    return tuple(place), _names(beside), _names(here if here is not beside else ())


def _names(models: Sequence[type[BaseModel]]) -> Names:
    fields = models[0].model_fields if len(models) == 1 else {}
    return tuple(info.alias or name for name, info in fields.items())


def _tag(model: type[BaseModel]) -> str | None:
    kind = model.model_fields.get("kind")
    values = getattr(kind.annotation, "__args__", ()) if kind else ()
    return str(values[0]) if values else None


def _models_in(annotation: Any, metadata: Any = ()) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in getattr(annotation, "__args__", ()):
        yield from _models_in(part)
