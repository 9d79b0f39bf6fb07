"""What each PDF holds: pages of the site in order, or a part of what they say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from cchc_docs.criteria.model import CriteriaField, CriteriaSet, Edition
from cchc_docs.library import Library
from cchc_docs.publish.artefacts.artefact import notices
from cchc_docs.publish.pdf.tree import Block, PageTree, coded, page_tree
from cchc_docs.publish.typesetting.paper import Paper, shortened

VOLUME = 150
"""Pages of the site in one book: the time for one document grows faster than its length."""
SHORT = 64
"""Letters of a heading that the foot of a page has room for."""
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
    ("Phần giảng viên", ("giang-vien/index.html", "giang-vien/ke-hoach.html")),
    ("Tra cứu", ("tra-cuu/*",)),
)
"""Parts after them."""


@dataclass(frozen=True)
class Placed:
    """A page in a book; ``level`` is that of its first heading."""

    page: PageTree
    level: int


@dataclass(frozen=True)
class Part:
    """A part of a book: pages under a title of its own (None: they have their own)."""

    title: str | None
    pages: tuple[Placed, ...]


@dataclass(frozen=True)
class Book:
    """A document: where it stands, what it says of itself, how deep its contents go.

    ``flows``: pages follow each other without a page break; only parts begin a new one.
    """

    name: str
    group: str
    title: str
    subtitle: str
    parts: tuple[Part, ...]
    contents: int
    flows: bool = False


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
        """Pages by pattern in the order in which the site has them."""
        paths = {
            path.relative_to(self._site).as_posix()
            for pattern in patterns
            for path in self._site.glob(pattern)
            if path.suffix == ".html"
        }
        ordered: dict[str, PageTree] = {}
        followers = {self.page(path).next for path in paths}
        for path in sorted(paths, key=lambda path: (path in followers, path)):
            following: str | None = path
            while following in paths and following not in ordered:
                ordered[following] = self.page(following)
                following = ordered[following].next
        return tuple(ordered.values())


def books(library: Library, pages: Pages) -> Iterator[Paper]:
    """Every book, the handbook first, in volumes where it is too large for one."""
    for volume in volumes(handbook(library, pages)):
        yield paper_of(volume, library.editions)
    for edition, criteria_set in library.sets():
        for book in _of_set(edition, criteria_set, pages):
            yield paper_of(book, (edition,))


def paper_of(book: Book, editions: Sequence[Edition]) -> Paper:
    """The book as a document that names its own editions, not all of the library."""
    return Paper(
        name=book.name,
        group=book.group,
        title=book.title,
        subtitle=book.subtitle,
        notice=" ".join(notices(editions)),
        layout="book",
        content=book_content(book),
        editions=tuple(editions),
        has_cover=True,
    )


def volumes(book: Book, most: int = VOLUME) -> list[Book]:
    """The book, or the same parts in order in volumes of about ``most`` pages of the site."""
    shares: list[list[Part]] = [[]]
    for part in book.parts:
        if shares[-1] and sum(len(one.pages) for one in (*shares[-1], part)) > most:
            shares.append([])
        shares[-1].append(part)
    if len(shares) == 1:
        return [book]
    return [
        replace(
            book,
            name=f"{book.name}-{number}",
            title=f"{book.title}, tập {number}",
            parts=tuple(share),
        )
        for number, share in enumerate(shares, 1)
    ]


def handbook(library: Library, pages: Pages) -> Book:
    """Lessons, method, both sets, whole units, questions, reference."""

    def found(parts: Iterable[tuple[str, tuple[str, ...]]]) -> Iterator[Part]:
        for title, patterns in parts:
            yield Part(title, tuple(Placed(page, 2) for page in pages.matching(patterns)))

    units = tuple(
        Placed(pages.page(f"vi-du/{unit.example.id}.html"), 2) for unit in library.all_units()
    )
    parts = [
        *found(HANDBOOK_PARTS),
        *(_set_part(one, pages) for _, one in library.sets()),
        Part("Đơn vị mẫu", units),
        *found(HANDBOOK_END),
    ]
    return Book(
        "so-tay",
        "Sổ tay",
        "Sổ tay chấm điểm Chỉ số cải cách hành chính",
        "; ".join(edition.title for edition in library.editions),
        tuple(part for part in parts if part.pages),
        contents=3,
    )


def _set_part(criteria_set: CriteriaSet, pages: Pages) -> Part:
    """A set in the handbook: its own page gives the title."""
    own, *below = _set_pages(criteria_set, pages, 2)
    return Part(None, (replace(own, level=1), *below))


def _of_set(edition: Edition, criteria_set: CriteriaSet, pages: Pages) -> Iterator[Book]:
    name, title = criteria_set.id, criteria_set.title
    written = [field for field in criteria_set.fields if not field.unwritten]
    yield Book(
        f"huong-dan-{name}",
        "Hướng dẫn theo bộ tiêu chí",
        f"Hướng dẫn: {title}",
        edition.title,
        (Part(None, tuple(_set_pages(criteria_set, pages, 1))),),
        contents=3,
    )

    def short(*styles: str) -> tuple[Part, ...]:
        return tuple(
            Part(
                _field_title(field),
                tuple(
                    Placed(coded(one.page, *styles), one.level)
                    for one in _scored_pages(criteria_set, field, pages)
                ),
            )
            for field in written
        )

    yield Book(
        f"phat-tay-{name}",
        "Tài liệu phát tay",
        f"Tài liệu phát tay: {title}",
        "Điểm tối đa, cách chấm, tài liệu phải có của từng mục",
        short("glance", "figures", "rule-table", "exempt"),
        contents=1,
        flows=True,
    )
    yield Book(
        f"tai-lieu-kiem-chung-{name}",
        "Danh mục tài liệu kiểm chứng",
        f"Danh mục tài liệu kiểm chứng: {title}",
        "Đánh dấu khi đã có; mỗi lĩnh vực một phần; tên tài liệu soạn để tập huấn",
        short("evidence"),
        contents=1,
        flows=True,
    )
    for field in written:
        yield Book(
            f"linh-vuc-{name}-{field.id}",
            f"Tập theo lĩnh vực: {title}",
            _field_title(field),
            title,
            (Part(None, tuple(_field_pages(criteria_set, field, pages, 1))),),
            contents=3,
        )


def _field_title(field: CriteriaField) -> str:
    return f"Lĩnh vực {field.id}. {field.title}"


def _set_pages(criteria_set: CriteriaSet, pages: Pages, level: int) -> Iterator[Placed]:
    folder = f"tieu-chi/{criteria_set.id}"
    yield Placed(pages.page(f"{folder}/index.html"), level)
    yield Placed(pages.page(f"{folder}/tong-hop.html"), level)
    for field in criteria_set.fields:
        yield from _field_pages(criteria_set, field, pages, level)


def _field_pages(
    criteria_set: CriteriaSet, field: CriteriaField, pages: Pages, level: int
) -> Iterator[Placed]:
    folder = f"tieu-chi/{criteria_set.id}"
    yield Placed(pages.page(f"{folder}/{field.id}.html"), level)
    for criterion in field.criteria:
        yield Placed(pages.page(f"{folder}/{criterion.id}.html"), level + 1)


def _scored_pages(
    criteria_set: CriteriaSet, field: CriteriaField, pages: Pages
) -> Iterator[Placed]:
    """The pages of a field on which something is scored, below a title of the field."""
    of_field, *of_criteria = _field_pages(criteria_set, field, pages, 1)
    return iter([Placed(of_field.page, 2)] if field.rule else of_criteria)


def book_content(book: Book) -> dict[str, Any]:
    """The book as data for the typesetter: headings on their levels, what links can point to.

    ``places``: by address in the site ``#label title`` of each heading in the book.
    """
    places: dict[str, str] = {}
    parts = []
    for part in book.parts:
        blocks: list[Block] = []
        level = 1 if part.title else 0
        for placed in part.pages:
            starts = not book.flows and (bool(blocks) or not part.title)
            level = _add(placed, level, starts, blocks, places)
        parts.append({"title": part.title, "blocks": blocks})
    return {
        "contents": book.contents,
        "parts": parts,
        "places": places,
    }


def _add(
    placed: Placed, before: int, starts: bool, blocks: list[Block], places: dict[str, str]
) -> int:
    """Adds a page's blocks, and its headings to ``places``.

    Returns the level of its last heading; no level is skipped.
    """
    is_first = True
    for block in placed.page.blocks:
        if block["k"] != "heading":
            blocks.append(block)
            continue
        level = min(placed.level + block["level"] - 1, before + 1, DEEPEST)
        path = placed.page.path
        names = [f"{path}#{one}" for one in block["ids"]] + ([path] if is_first else [])
        label = f"m{len(places)}"
        text = "".join(run["text"] for run in block["runs"] if "mark" not in run)
        places.update((name, f"#{label} {text}") for name in names or [f"#{label}"])
        blocks.append(
            {
                **block,
                "level": level,
                "label": label,
                "starts": is_first and starts,
                "short": shortened(text, SHORT),
            }
        )
        before, is_first = level, False
    return before
