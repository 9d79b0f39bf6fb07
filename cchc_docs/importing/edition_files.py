"""A draft as the YAML files of an edition."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import yaml

from cchc_docs.ground.days import show_day
from cchc_docs.ground.text import lower_first, slug
from cchc_docs.importing.draft import Draft, Node

NOT_SAID = "Phụ lục không nêu"
_DECISION = re.compile(
    r"(?:quyết định|nghị quyết|kế hoạch|quy định|công văn)\s+số\s*:?\s*([\w./-]+)[,\s]*"
    r"ngày\s+(\d{1,2})\s*(?:/|tháng)\s*(\d{1,2})\s*(?:/|năm)\s*(\d{4})\s+của\s+([^\n;.)]+)",
    re.I,
)


@dataclass(frozen=True)
class Document:
    """The document that the annex belongs to."""

    title: str
    number: str | None
    date: datetime.date | None
    issuer: str
    official: bool
    """Whether whoever imports it says so."""

    @property
    def id(self) -> str:
        """Its id among the sources."""
        return slug(self.number or self.title)[:60].strip("-") or "phu-luc"


class NoSuchDay(ValueError):
    """A day of a document that no calendar has."""


def document_of(stated: str | None, official: bool, captions: list[str], file: str) -> Document:
    """The document in «số, ngày, cơ quan», else the one that the file's text names.

    Raises NoSuchDay.
    """
    title = f"Phụ lục trong tệp {file}"
    if stated:
        number, _, rest = stated.partition(",")
        day, _, issuer = rest.partition(",")
        found = re.search(r"(\d{1,2})/(\d{1,2})/(\d{4})", day)
        date = _day(*found.groups()) if found else None
        if found and date is None:
            raise NoSuchDay(found[0])
        return Document(title, number.strip(), date, issuer.strip() or NOT_SAID, official)
    found = _DECISION.search("\n".join(captions))
    if found:
        signed = _day(*found.groups()[1:4])
        return Document(title, found[1], signed, found[5].strip(), False)
    return Document(title, None, None, NOT_SAID, False)


def _day(day: str, month: str, year: str) -> datetime.date | None:
    """None where the calendar has no such day."""
    try:
        return datetime.date(int(year), int(month), int(day))
    except ValueError:
        return None


@dataclass(frozen=True)
class Naming:
    """What whoever imports the annex calls things."""

    edition: str
    set: str
    title: str
    year: int
    unit: str


Confirmed = Mapping[str, tuple[str, str]]
"""Who confirmed an item and on what day, by the item's words."""


def set_files(
    draft: Draft, document: Document, kept: Mapping[str, Any], confirmed: Confirmed
) -> dict[str, str]:
    """The field files of a set by name; ``kept``: nodes a person checked, by their words."""
    files = {}
    for one in draft.fields:
        data = _node(one, document, kept, confirmed, top=True)
        files[f"{one.id}-{slug(one.item.title)[:50].strip('-')}.yaml"] = to_yaml(data)
    return files


def edition_text(draft: Draft, document: Document, naming: Naming) -> str:
    """``edition.yaml`` of a new edition with this set alone."""
    status = "official" if document.official else "cited"
    origin = {"status": status, "source": document.id, "at": "Phụ lục"}
    rebuilt = {"status": "rebuilt", "note": "Phụ lục không nêu; người nhập hãy xem lại."}
    exempt = [node for node in draft.walk() if node.understood.when_none]
    data: dict[str, Any] = {
        "id": naming.edition,
        "title": naming.title,
        "year": naming.year,
        "status": "official" if document.official else "training",
        "complete": False,
        "notice": f"Chép bằng máy từ {_named(document)}; hãy đối chiếu với văn bản trước khi dùng.",
        "sets": [
            {
                "id": naming.set,
                "title": naming.title,
                "unit_kinds": ["don-vi"],
                "max": draft.max,
                "origin": origin,
            }
        ],
        "unit_kinds": [{"id": "don-vi", "title": naming.unit, "origin": rebuilt}],
        "circumstances": [
            {"id": _circumstance(node), "title": node.understood.when_none_words, "origin": origin}
            for node in exempt
        ],
        "scoring": {"decimals": 2, "not_applicable": "refuse", "origin": rebuilt},
    }
    return to_yaml({key: value for key, value in data.items() if value != []})


def _named(document: Document) -> str:
    """An annex by its decision, else by its file."""
    if document.number:
        return f"phụ lục của {document.number}"
    return lower_first(document.title)


def source_text(document: Document, file: str) -> str:
    """The document as an entry of ``sources.yaml``."""
    entry: dict[str, Any] = {
        "id": document.id,
        "title": document.title,
        "number": document.number,
        "issuer": document.issuer,
        "date": show_day(document.date) if document.date else None,
        "url": "not public",
        "read": f"Bảng tiêu chí trong tệp {file}, đọc bằng máy.",
        "confirmed": False,
    }
    return to_yaml([{key: value for key, value in entry.items() if value is not None}])


def _circumstance(node: Node) -> str:
    return f"khong-phat-sinh-{node.id.replace('.', '-')}"


def _node(
    node: Node,
    document: Document,
    kept: Mapping[str, Any],
    confirmed: Confirmed,
    top: bool = False,
) -> dict[str, Any]:
    item, understood = node.item, node.understood
    words = [text for text in item.words if text] or [item.title]
    checked, signed = kept.get("\n".join(words)), confirmed.get("\n".join(words))
    at = f"{item.grid}, {item.place}" + (f", mục {item.code.printed}" if item.code else "")
    reading: dict[str, Any] = {"state": node.state, "file": item.file, "words": words}
    if item.code and item.code.printed != node.id:
        reading["printed"] = item.code.printed
    if understood.doubts:
        reading["doubts"] = list(dict.fromkeys(understood.doubts))
    if signed and (understood.rule is not None or node.parts):
        reading.update(state="checked", by=signed[0], on=signed[1])
    data: dict[str, Any] = {"id": node.id, "title": item.title, "max": node.max}
    if top and node.role != "score":
        data["role"] = node.role
    if understood.rule is not None:
        data["rule"] = understood.rule
    evidence = [*item.evidence, *understood.evidence]
    if evidence:
        data["evidence"] = [
            {"document": text.lstrip("-–+• "), "issuer": NOT_SAID, "point_at": NOT_SAID}
            for text in evidence
        ]
    if understood.when_none:
        data["not_applicable"] = {"for": [_circumstance(node)], "policy": understood.when_none}
    status = "official" if document.official else "cited"
    data["origin"] = {"status": status, "source": document.id, "at": at, "reading": reading}
    if item.notes:
        data["origin"]["note"] = " ".join(item.notes)
    if checked is not None:
        held = {key: value for key, value in checked.items() if key not in _PARTS}
        data = {**held, "id": node.id}
    if node.parts:
        key = "criteria" if top else "sub_criteria"
        data[key] = [_node(part, document, kept, confirmed) for part in node.parts]
    return data


_PARTS = ("criteria", "sub_criteria")


class _Dumper(yaml.SafeDumper):
    """Numbers exact, as decimals; lists stand within their key, nothing is abbreviated."""

    def ignore_aliases(self, data: Any) -> bool:
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


def _fraction(dumper: yaml.SafeDumper, value: Fraction) -> yaml.ScalarNode:
    if value.denominator == 1:
        return dumper.represent_scalar("tag:yaml.org,2002:int", str(value.numerator))
    digits = 1
    while (value * 10**digits).denominator != 1 and digits < 12:
        digits += 1
    text = f"{value * 10**digits // 1:0{digits + 1}d}"
    return dumper.represent_scalar("tag:yaml.org,2002:float", f"{text[:-digits]}.{text[-digits:]}")


_Dumper.add_representer(Fraction, _fraction)
_Dumper.add_representer(tuple, lambda dumper, value: dumper.represent_list(list(value)))


def to_yaml(data: Any) -> str:
    """Data as the house writes YAML."""
    return yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=100)


def walk_data(data: Any) -> Iterator[dict[str, Any]]:
    """Every node in the data of a field file."""
    if isinstance(data, dict):
        yield data
        for key in _PARTS:
            for part in data.get(key, ()):
                yield from walk_data(part)
