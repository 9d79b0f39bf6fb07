"""What each PDF holds: pages of the site in order, or a part of what they say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from cchc_docs.criteria.model import CriteriaField, CriteriaSet, Edition
from cchc_docs.library import Library
from cchc_docs.publish import addresses
from cchc_docs.publish.artefacts.artefact import notices
from cchc_docs.publish.pdf.binding import Book, Part, Placed, bound, volumes
from cchc_docs.publish.pdf.blocks import (
    DefinitionsStyle,
    ListStyle,
    ParagraphStyle,
    TableStyle,
    plain,
)
from cchc_docs.publish.pdf.page_tree import Pages, Style, coded
from cchc_docs.publish.typesetting.paper import Paper

HANDBOOK_PARTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Khoá học", (addresses.pages_beside(addresses.COURSE),)),
    ("Phương pháp", (addresses.pages_beside(addresses.METHOD),)),
    ("Tự chấm điểm", (addresses.pages_beside(addresses.SELF_SCORING),)),
)
"""Parts of the handbook before the criteria sets: title and pages."""
HANDBOOK_END: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Hỏi và đáp", (addresses.pages_beside(addresses.QUESTIONS),)),
    ("Phần giảng viên", (addresses.TRAINERS, addresses.PLAN)),
    ("Tra cứu", (addresses.pages_beside(addresses.GLOSSARY),)),
)
"""Parts after them."""
SCORED = (
    DefinitionsStyle.PANEL,
    ParagraphStyle.FIGURES,
    TableStyle.LEVELS,
    ParagraphStyle.EXEMPTION,
)
"""What hand-outs say of an item: points and how they are given."""


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
        content=plain(bound(book)),
        editions=tuple(editions),
        has_cover=True,
    )


def handbook(library: Library, pages: Pages) -> Book:
    """Lessons, method, both sets, whole units, questions, reference."""

    def found(parts: Iterable[tuple[str, tuple[str, ...]]]) -> Iterator[Part]:
        for title, patterns in parts:
            yield Part(title, tuple(Placed(page, 2) for page in pages.matching(patterns)))

    units = tuple(
        Placed(pages.page(addresses.of(unit.edition).example(unit.example.id)), 2)
        for unit in library.all_units()
    )
    parts = [
        *found(HANDBOOK_PARTS),
        *(_set_part(edition, one, pages) for edition, one in library.sets()),
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


def _set_part(edition: Edition, criteria_set: CriteriaSet, pages: Pages) -> Part:
    """A set in the handbook: its own page gives the title."""
    own, *below = _set_pages(edition, criteria_set, pages, 2)
    return Part(None, (replace(own, level=1), *below))


def _of_set(edition: Edition, criteria_set: CriteriaSet, pages: Pages) -> Iterator[Book]:
    name, title = criteria_set.id, criteria_set.title
    written = [field for field in criteria_set.fields if not field.unwritten]
    yield Book(
        f"huong-dan-{name}",
        "Hướng dẫn theo bộ tiêu chí",
        f"Hướng dẫn: {title}",
        edition.title,
        (Part(None, tuple(_set_pages(edition, criteria_set, pages, 1))),),
        contents=3,
    )

    def short(*styles: Style) -> tuple[Part, ...]:
        return tuple(
            Part(
                _field_title(field),
                tuple(
                    Placed(coded(one.page, *styles), one.level)
                    for one in _scored_pages(edition, criteria_set, field, pages)
                ),
            )
            for field in written
        )

    yield Book(
        f"phat-tay-{name}",
        "Tài liệu phát tay",
        f"Tài liệu phát tay: {title}",
        "Điểm tối đa, cách chấm, tài liệu phải có của từng mục",
        short(*SCORED),
        contents=1,
        flows=True,
    )
    yield Book(
        f"tai-lieu-kiem-chung-{name}",
        "Danh mục tài liệu kiểm chứng",
        f"Danh mục tài liệu kiểm chứng: {title}",
        "Đánh dấu khi đã có; mỗi lĩnh vực một phần; tên tài liệu soạn để tập huấn",
        short(ListStyle.CHECKLIST),
        contents=1,
        flows=True,
    )
    for field in written:
        yield Book(
            f"linh-vuc-{name}-{field.id}",
            f"Tập theo lĩnh vực: {title}",
            _field_title(field),
            title,
            (Part(None, tuple(_field_pages(edition, criteria_set, field, pages, 1))),),
            contents=3,
        )


def _field_title(field: CriteriaField) -> str:
    return f"Lĩnh vực {field.id}. {field.title}"


def _set_pages(
    edition: Edition, criteria_set: CriteriaSet, pages: Pages, level: int
) -> Iterator[Placed]:
    own = addresses.of(edition)
    yield Placed(pages.page(own.set_page(criteria_set.id)), level)
    yield Placed(pages.page(own.overview_page(criteria_set.id)), level)
    for field in criteria_set.fields:
        yield from _field_pages(edition, criteria_set, field, pages, level)


def _field_pages(
    edition: Edition, criteria_set: CriteriaSet, field: CriteriaField, pages: Pages, level: int
) -> Iterator[Placed]:
    own = addresses.of(edition)
    yield Placed(pages.page(own.node_page(criteria_set.id, field.id)), level)
    for criterion in field.criteria:
        yield Placed(pages.page(own.node_page(criteria_set.id, criterion.id)), level + 1)


def _scored_pages(
    edition: Edition, criteria_set: CriteriaSet, field: CriteriaField, pages: Pages
) -> Iterator[Placed]:
    """The pages of a field on which something is scored, below a title of the field."""
    of_field, *of_criteria = _field_pages(edition, criteria_set, field, pages, 1)
    return iter([Placed(of_field.page, 2)] if field.rule else of_criteria)
