"""What each PDF holds: pages of the site in order, or a part of what they say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from cchc_docs.criteria.model import CriteriaField, CriteriaSet, Edition
from cchc_docs.library import EditionLibrary
from cchc_docs.publish import addresses
from cchc_docs.publish.pages.menu import own_sections
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

SCORED = (
    DefinitionsStyle.PANEL,
    ParagraphStyle.FIGURES,
    TableStyle.LEVELS,
    ParagraphStyle.EXEMPTION,
)
"""What hand-outs say of an item: points and how they are given."""


def books(library: EditionLibrary, pages: Pages) -> Iterator[Paper]:
    """Every book, the handbook first, in volumes where it is too large for one."""
    edition = library.edition
    for volume in volumes(handbook(library, pages)):
        yield paper_of(volume, edition)
    for criteria_set in library.sets:
        for book in _of_set(edition, criteria_set, pages):
            yield paper_of(book, edition)


def paper_of(book: Book, edition: Edition) -> Paper:
    """The book as a document."""
    return Paper(
        name=book.name,
        group=book.group,
        title=book.title,
        subtitle=book.subtitle,
        notice=" ".join(edition.notice.split()),
        layout="book",
        content=plain(bound(book)),
        cover=(edition.title,),
    )


def handbook(library: EditionLibrary, pages: Pages) -> Book:
    """Lessons, method, the sets, whole units, questions, reference."""
    edition, own = library.edition, addresses.of(library.edition)
    before = (
        *((one.title, one.addresses) for one in own_sections(library)),
        ("Phương pháp", (addresses.pages_beside(own.method),)),
        ("Tự chấm điểm", (addresses.pages_beside(own.self_scoring),)),
    )
    after = (
        ("Hỏi và đáp", (own.questions,)),
        ("Phần giảng viên", (own.trainers, own.plan)),
        ("Tra cứu", (addresses.pages_beside(own.sources),)),
    )

    def found(parts: Iterable[tuple[str, tuple[str, ...]]]) -> Iterator[Part]:
        for title, patterns in parts:
            yield Part(title, tuple(Placed(page, 2) for page in pages.matching(patterns)))

    units = tuple(Placed(pages.page(own.example(unit.example.id)), 2) for unit in library.units)
    parts = [
        *found(before),
        *(_set_part(edition, one, pages) for one in library.sets),
        Part("Đơn vị mẫu", units),
        *found(after),
    ]
    return Book(
        "so-tay",
        "Sổ tay",
        "Sổ tay chấm điểm Chỉ số cải cách hành chính",
        edition.title,
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
        "Đánh dấu khi đã có; mỗi lĩnh vực một phần"
        + ("; tên tài liệu soạn để tập huấn" if edition.status == "training" else ""),
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
