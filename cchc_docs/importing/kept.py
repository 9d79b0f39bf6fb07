"""What a person settled before: kept when the annex is read again, by the words it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from cchc_docs.criteria.documents import documents_below, read_document
from cchc_docs.importing.draft import Draft
from cchc_docs.importing.edition_files import walk_data

_NEAR = 30
"""How many letters that are alike are shown before what is not."""


def kept_nodes(folders: list[Path]) -> dict[str, Any]:
    """Nodes that a person checked in the files of a set, by their words."""
    found: dict[str, Any] = {}
    for folder in folders:
        for path in documents_below(folder) if folder.is_dir() else ():
            for node in walk_data(read_document(path).data):
                reading = _reading(node)
                if reading.get("state") == "checked":
                    found["\n".join(reading.get("words", ()))] = node
    return found


def is_foreign(folder: Path) -> bool:
    """Whether a set's folder holds items that were not read from a file by this command."""
    paths = documents_below(folder) if folder.is_dir() else ()
    return any(
        "words" not in _reading(node)
        for path in paths
        for node in walk_data(read_document(path).data)
    )


def known_words(folders: list[Path]) -> dict[str, str]:
    """The words of every item read before, by its id."""
    found: dict[str, str] = {}
    for folder in folders:
        for path in documents_below(folder) if folder.is_dir() else ():
            for node in walk_data(read_document(path).data):
                words = _reading(node).get("words", ())
                found.setdefault(str(node.get("id")), "\n".join(words))
    return found


def _reading(node: Mapping[str, Any]) -> Mapping[str, Any]:
    origin = node.get("origin")
    reading = origin.get("reading") if isinstance(origin, dict) else None
    return reading if isinstance(reading, dict) else {}


def changes(draft: Draft, before: Mapping[str, str]) -> list[str]:
    """What a new version of the file changes, a line an item."""
    if not before:
        return []
    told = []
    now = {node.id: "\n".join(text for text in node.item.words if text) for node in draft.walk()}
    for name, words in now.items():
        if name not in before:
            told.append(f"Mục {name} mới: {_short(words)}")
        elif before[name] != words:
            old, new = _apart(before[name], words)
            told.append(f"Mục {name} đổi từ «{_short(old)}» thành «{_short(new)}»")
    told.extend(f"Mục {name} không còn: {_short(before[name])}" for name in before.keys() - now)
    return sorted(told)


def _apart(old: str, new: str) -> tuple[str, str]:
    """Both texts from a little before they part, where what is alike is long."""
    pairs = enumerate(zip(old, new, strict=False))
    alike = next((place for place, (one, other) in pairs if one != other), 0)
    start = old.rfind(" ", 0, alike - _NEAR) if alike > 2 * _NEAR else -1
    return (f"…{old[start:]}", f"…{new[start:]}") if start > 0 else (old, new)


def _short(words: str) -> str:
    return words.replace("\n", " / ")[:120]
