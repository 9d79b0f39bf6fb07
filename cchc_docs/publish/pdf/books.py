"""What each PDF holds: pages of the site in order, or a part of what they say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cchc_docs.criteria.model import CriteriaSet, Edition, Field
from cchc_docs.library import Library
from cchc_docs.publish.artefacts import Stamp
from cchc_docs.publish.pdf.tree import PageTree, page_tree, select

AUTHOR = "Tài liệu tập huấn Chỉ số cải cách hành chính"
DEEPEST = 6
"""Heading levels that a PDF knows."""

HANDBOOK_PARTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Khoá học", ("khoa-hoc/*",)),
    ("Phương pháp", ("phuong-phap/*",)),
    ("Tự chấm điểm", ("tu-cham/*",)),
)
"""Parts of the handbook before the criteria sets: title and pages."""
HANDBOOK_END: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Hỏi và đáp", ("hoi-dap/*",)),
    ("Cho giảng viên", ("giang-vien/index.html", "giang-vien/ke-hoach.html")),
    ("Tra cứu", ("tra-cuu/*",)),
)
"""Parts after them."""


@dataclass(frozen=True)
class Part:
    """A part of a book: pages under a title of its own (None: they have their own)."""

    title: str | None
    pages: tuple[PageTree, ...]


@dataclass(frozen=True)
class Book:
    """A document: where it stands, what it says of itself, how deep its contents go."""

    name: str
    group: str
    title: str
    subtitle: str
    parts: tuple[Part, ...]
    contents: int


class Pages:
    """The built pages of a site, each read once."""

    def __init__(self, site: Path) -> None:
        self._site = site
        self._read: dict[str, PageTree] = {}

    def page(self, path: str) -> PageTree:
        """The page at an address in the site."""
        if path not in self._read:
            text = (self._site / path).read_text("utf-8")
            self._read[path] = page_tree(path, text)
        return self._read[path]

    def matching(self, patterns: Iterable[str]) -> tuple[PageTree, ...]:
        """Pages by pattern, the index of a folder first."""
        found = []
        for pattern in patterns:
            paths = sorted(
                self._site.glob(pattern), key=lambda one: (one.stem != "index", one.name)
            )
            found += [path.relative_to(self._site).as_posix() for path in paths]
        return tuple(self.page(path) for path in found if path.endswith(".html"))


def books(library: Library, pages: Pages) -> Iterator[Book]:
    """Every book, the handbook first."""
    yield _handbook(library, pages)
    for edition in library.editions:
        for criteria_set in edition.sets:
            yield from _of_set(edition, criteria_set, pages)


def _handbook(library: Library, pages: Pages) -> Book:
    sets = [(edition, one) for edition in library.editions for one in edition.sets]
    own = [Part(one.title, tuple(_set_pages(one, pages, _written(one)))) for _, one in sets]
    units = tuple(
        pages.page(f"vi-du/{unit.id}.html")
        for edition in library.editions
        for unit in library.units[edition.id]
    )
    parts = [
        *(Part(title, pages.matching(found)) for title, found in HANDBOOK_PARTS),
        *own,
        Part("Đơn vị mẫu", units),
        *(Part(title, pages.matching(found)) for title, found in HANDBOOK_END),
    ]
    return Book(
        "so-tay",
        "Sổ tay",
        "Sổ tay chấm điểm Chỉ số cải cách hành chính",
        "; ".join(edition.title for edition in library.editions),
        tuple(part for part in parts if part.pages),
        3,
    )


def _of_set(edition: Edition, criteria_set: CriteriaSet, pages: Pages) -> Iterator[Book]:
    name, title = criteria_set.id, criteria_set.title
    fields = _written(criteria_set)
    whole = tuple(_set_pages(criteria_set, pages, fields))
    criteria = tuple(page for field in fields for page in _field_pages(criteria_set, field, pages))
    yield Book(
        f"huong-dan-{name}",
        "Hướng dẫn theo bộ tiêu chí",
        f"Hướng dẫn: {title}",
        edition.title,
        (Part(None, whole),),
        2,
    )
    short = tuple(select(page, "glance", "rule-table") for page in criteria)
    yield Book(
        f"phat-tay-{name}",
        "Tài liệu phát tay",
        f"Tài liệu phát tay: {title}",
        "Điểm tối đa, cách chấm, tài liệu phải có của từng mục",
        (Part(None, short),),
        1,
    )
    evidence = tuple(select(page, "evidence") for page in criteria)
    yield Book(
        f"tai-lieu-kiem-chung-{name}",
        "Danh mục tài liệu kiểm chứng",
        f"Danh mục tài liệu kiểm chứng: {title}",
        "Đánh dấu khi đã có; mỗi lĩnh vực một phần",
        (Part(None, evidence),),
        1,
    )
    for field in fields:
        booklet = tuple(_field_pages(criteria_set, field, pages))
        yield Book(
            f"linh-vuc-{name}-{field.id}",
            f"Tập theo lĩnh vực: {title}",
            f"Lĩnh vực {field.id}. {field.title}",
            title,
            (Part(None, booklet),),
            2,
        )


def _written(criteria_set: CriteriaSet) -> tuple[Field, ...]:
    return tuple(field for field in criteria_set.fields if not field.unwritten)


def _set_pages(
    criteria_set: CriteriaSet, pages: Pages, fields: Sequence[Field]
) -> Iterator[PageTree]:
    folder = f"tieu-chi/{criteria_set.id}"
    yield pages.page(f"{folder}/index.html")
    yield pages.page(f"{folder}/tong-hop.html")
    for field in fields:
        yield from _field_pages(criteria_set, field, pages)


def _field_pages(criteria_set: CriteriaSet, field: Field, pages: Pages) -> Iterator[PageTree]:
    folder = f"tieu-chi/{criteria_set.id}"
    yield pages.page(f"{folder}/{field.id}.html")
    for criterion in field.criteria:
        yield pages.page(f"{folder}/{criterion.id}.html")


def book_data(book: Book, stamp: Stamp, notice: str) -> dict[str, Any]:
    """The book as data for the typesetter: headings on their levels, links that it can follow."""
    anchors: dict[str, str] = {}
    parts = []
    for part in book.parts:
        blocks: list[dict[str, Any]] = []
        level = 1 if part.title else 0
        for page in part.pages:
            base = 2 if part.title else 1
            # below a field's page stand the pages of its criteria
            depth = page.path.rpartition("/")[2].count(".") - 1
            base += depth if page.path.startswith("tieu-chi/") else 0
            level = _add(page, base, level, blocks, anchors)
        parts.append({"title": part.title, "blocks": blocks})
    return {
        **head_data(book.title, book.subtitle, stamp, notice),
        "contents": book.contents,
        "parts": parts,
        "anchors": anchors,
    }


def head_data(title: str, subtitle: str, stamp: Stamp, notice: str) -> dict[str, Any]:
    """What every document says of itself."""
    day = f"{stamp.date.day:02}/{stamp.date.month}/{stamp.date.year}"
    told = f"Dữ liệu {stamp.digest}, ngày {day}"
    return {
        "title": title,
        "short": title if len(title) <= 60 else f"{title[:59].rstrip()}…",
        "subtitle": subtitle,
        "author": AUTHOR,
        "notice": notice,
        "lines": [*stamp.titles, told],
        "stamp": f"Tài liệu tập huấn, không phải văn bản chính thức · {told}",
    }


def _add(
    page: PageTree,
    base: int,
    before: int,
    blocks: list[dict[str, Any]],
    anchors: dict[str, str],
) -> int:
    """Adds a page's blocks; returns the level of its last heading. No level is skipped."""
    is_first = True
    for block in page.blocks:
        if block["k"] != "heading":
            blocks.append(block)
            continue
        level = min(base + block["level"] - 1, before + 1, DEEPEST)
        label = f"m{len(anchors)}"
        names = [f"{page.path}#{one}" for one in block["ids"]] + ([page.path] if is_first else [])
        anchors.update((name, label) for name in names or [f"#{label}"])
        blocks.append({**block, "level": level, "label": label})
        before, is_first = level, False
    return before
