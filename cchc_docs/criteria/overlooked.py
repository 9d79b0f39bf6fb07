"""What lies in a library and nobody reads: told, or people would believe it is in use."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from cchc_docs.criteria.documents import Document
from cchc_docs.ground.problems import Problem

YAML, PAGE = ".yaml", ".md"
SCHEMAS = "schema"
"""The folder beside the editions that holds what ``cchc schema`` writes."""
SHARED = ("sources.yaml", "glossary.yaml")
"""Files beside the editions; an edition has its own too."""
OF_EDITION = ("edition.yaml", "course.yaml", "featured.yaml", "model_texts.yaml", *SHARED)
LESSONS = ("examples", "questions", "units")
SEASON = "season"
"""The folder of an invented season: a table of answers for a set."""
TABLE = ".csv"
PAGES = "pages"
"""The folder of an edition's own pages, with folders in it."""
NOBODYS = re.compile(r"\..*|.*~|README.*|LICENSE.*|Thumbs\.db|desktop\.ini")
"""Names of what may lie anywhere: what programs leave, and words to whoever opens the folder."""


def overlooked(folder: Path, editions: Mapping[Path, Collection[str] | None]) -> Iterator[Problem]:
    """Every file and folder below ``folder`` (``criteria``) that is not read.

    ``editions``: their folders with the ids of their sets, None where edition.yaml does not tell.
    """
    if not editions:
        yield _told(
            folder,
            "Không có phiên bản nào.",
            "Ít nhất một thư mục con có tệp edition.yaml.",
            "Thêm thư mục phiên bản; lệnh cchc new viết sẵn một thư mục mẫu.",
            "Y051",
        )
    for path in _entries(folder):
        if path in editions:
            yield from _in_edition(path, editions[path])
        elif not path.is_dir():
            yield from _stray(path, SHARED)
        elif path.name != SCHEMAS:
            yield _told(
                path,
                "Thư mục này không có edition.yaml nên không được đọc.",
                "Mỗi thư mục con là một phiên bản có edition.yaml.",
                "Thêm edition.yaml, hoặc chuyển thư mục ra ngoài.",
                "Y052",
            )


def set_folders(edition: Path) -> Iterator[Path]:
    """The folders of an edition that can only be those of its sets."""
    for path in _entries(edition):
        if path.is_dir() and path.name not in (*LESSONS, PAGES, SEASON):
            yield path


def _in_edition(edition: Path, sets: Collection[str] | None) -> Iterator[Problem]:
    for path in _entries(edition):
        if not path.is_dir():
            yield from _stray(path, OF_EDITION)
        elif path.name == PAGES:
            for page in sorted(one for one in path.rglob("*") if not one.is_dir()):
                yield from _not_named(page, PAGE)
        elif path.name == SEASON:
            for table in sorted(one for one in path.rglob("*") if not one.is_dir()):
                yield from _not_named(table, TABLE)
        elif sets is None or path.name in (*LESSONS, *sets):
            for one in _entries(path):
                yield from _in_folder(one)
        else:
            yield _told(
                path,
                f"Thư mục {path.name} không có trong phiên bản nên không được đọc.",
                f"{', '.join(LESSONS)}, {PAGES}, {SEASON}, hoặc bộ tiêu chí khai báo ở sets của "
                f"edition.yaml: {', '.join(sets)}.",
                "Khai báo bộ tiêu chí ấy, sửa tên thư mục, hoặc chuyển thư mục ra ngoài.",
                "Y053",
            )


def _in_folder(path: Path) -> Iterator[Problem]:
    """What lies in a folder of field files or lessons."""
    if not path.is_dir():
        yield from _not_named(path, YAML)
    elif path.suffix != YAML:  # that one is told where it is read
        for one in sorted(one for one in path.rglob("*") if not one.is_dir()):
            yield _told(
                one,
                "Tệp nằm trong thư mục con nên không được đọc.",
                "Mỗi tệp nằm ngay trong thư mục của bộ tiêu chí, examples, questions hoặc units.",
                "Chuyển tệp lên một tầng.",
                "Y054",
            )


def _stray(path: Path, known: Collection[str]) -> Iterator[Problem]:
    """A file where only those in ``known`` are read."""
    if path.name in known or _is_nobodys(path):
        return
    yield _told(
        path,
        f"Tệp {path.name} không được đọc.",
        f"Ở đây chỉ đọc {', '.join(known)}.",
        "Sửa tên tệp, chuyển tệp vào đúng thư mục, hoặc chuyển ra ngoài.",
        "Y055",
    )


def _not_named(path: Path, ending: str) -> Iterator[Problem]:
    """A file in a folder where all that end like this are read."""
    if path.suffix == ending or _is_nobodys(path):
        return
    name = path.name
    while Path(name).suffix.lower() in (YAML, ".yml", PAGE, ".txt", ".bak"):
        name = Path(name).stem
    yield _told(
        path,
        f"Tệp có đuôi {path.suffix} nên không được đọc."
        if path.suffix
        else "Tệp không có đuôi nên không được đọc.",
        f"Đuôi {ending}, chữ thường.",
        f"Đổi tên thành {name}{ending}, hoặc chuyển tệp ra ngoài.",
        "Y056",
    )


def _entries(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if not _is_nobodys(path))


def _is_nobodys(path: Path) -> bool:
    return NOBODYS.fullmatch(path.name) is not None


def _told(path: Path, what: str, allowed: str, remedy: str, code: str) -> Problem:
    return Document(path, None, False).problem((), what, allowed, remedy, code)
