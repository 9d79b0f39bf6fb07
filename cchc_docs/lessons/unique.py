"""Ids that are addresses of the site: over all editions each means one thing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from cchc_docs.criteria.documents import documents_below, read_document
from cchc_docs.ground.findings import Place
from cchc_docs.ground.problems import Problem


@dataclass(frozen=True)
class Named:
    """Something with an id, and where the id stands; what has one ``namespace`` shares pages."""

    namespace: str
    edition: Path
    kind: str
    id: str
    path: Path
    place: Place


def check_unique_ids(editions: Iterable[Path]) -> Iterator[Problem]:
    """Ids used before by another edition, or by an example and a unit of the same one.

    ``editions``: their folders. What one file or one kind repeats within an edition is told there.
    """
    seen: dict[tuple[str, str], Named] = {}
    for folder in editions:
        for one in _named(folder):
            before = seen.setdefault((one.namespace, one.id), one)
            if (before.kind, before.edition) != (one.kind, folder):
                yield _used_before(one, before)


def _named(folder: Path) -> Iterator[Named]:
    for name, kind in (("examples", "ví dụ"), ("units", "ví dụ cả đơn vị")):
        for path in documents_below(folder / name):
            yield Named("example", folder, kind, path.stem, path, ("id",))
    for path in documents_below(folder / "questions"):
        for place, found in _ids(read_document(path).data):
            yield Named("question", folder, "câu hỏi", found, path, place)
    path = folder / "course.yaml"
    if path.exists():
        data = read_document(path).data
        sessions = data.get("sessions") if isinstance(data, dict) else None
        for place, found in _ids(sessions):
            yield Named("session", folder, "buổi", found, path, ("sessions", *place))


def _ids(items: object) -> Iterator[tuple[Place, str]]:
    for position, item in enumerate(items if isinstance(items, tuple) else ()):
        found = item.get("id") if isinstance(item, dict) else None
        if isinstance(found, str):
            yield (position, "id"), found


def _used_before(one: Named, before: Named) -> Problem:
    file = before.path.relative_to(before.edition.parent).as_posix()
    line = read_document(before.path).line(before.place)
    return read_document(one.path).problem(
        one.place,
        f"Mã «{one.id}» đã dùng cho {before.kind} ở {file}, dòng {line}.",
        "Mã ví dụ, đơn vị, câu hỏi và buổi không dùng lại ở phiên bản khác: chúng là địa chỉ "
        "trang; ví dụ và đơn vị của một phiên bản cũng không chung mã.",
        "Đặt mã khác, ví dụ thêm năm; tệp mang tên theo mã thì đổi cả tên tệp.",
    )
