"""What each PDF holds: items in short or in examples, pages of the site, or a part of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from cchc_docs.criteria.content import set_digest
from cchc_docs.criteria.model import CriteriaField, CriteriaSet, Edition
from cchc_docs.library import EditionLibrary
from cchc_docs.publish import addresses
from cchc_docs.publish.artefacts.artefact import today_told
from cchc_docs.publish.pages.menu import own_sections
from cchc_docs.publish.pdf.binding import Book, Part, Placed, bound, volumes
from cchc_docs.publish.pdf.blocks import ListStyle, plain
from cchc_docs.publish.pdf.citing import cited, mailed
from cchc_docs.publish.pdf.items import ItemPages
from cchc_docs.publish.pdf.page_tree import Pages, PageTree, SitePage
from cchc_docs.publish.typesetting.paper import Paper


def books(library: EditionLibrary, pages: Pages) -> Iterator[tuple[Book, str]]:
    """Every book in volumes, with the code of its set: of each set handbook, examples, checklist,
    a booklet a field."""
    for criteria_set in library.sets:
        code = set_digest(library.edition, criteria_set)
        for book in _of_set(library, criteria_set, pages):
            yield from ((volume, code) for volume in volumes(book))


def paper_of(book: Book, library: EditionLibrary, site_url: str | None) -> Paper:
    """The book as a document; links to other pages lead to ``site_url``, where there is one."""
    edition = library.edition
    return Paper(
        name=book.name,
        group=book.group,
        title=book.title,
        subtitle=book.subtitle,
        notice=" ".join(edition.notice.split()),
        layout="book",
        content=plain(mailed(bound(cited(book, library)), site_url)),
        cover=(edition.title,),
        today=today_told(edition),
    )


def handbook(library: EditionLibrary, criteria_set: CriteriaSet, pages: Pages) -> Book:
    """Lessons, method, each item in short, questions, glossary, what is not known."""
    edition, own = library.edition, addresses.of(library.edition)
    items = ItemPages(library, criteria_set)

    def found(title: str, *patterns: str) -> Part:
        return Part(title, tuple(Placed(page, 2) for page in pages.matching(patterns)))

    overview = pages.page(own.overview_page(criteria_set.id))
    parts = (
        *(found(one.title, *one.addresses) for one in own_sections(library)),
        found("Phương pháp", addresses.pages_beside(own.method)),
        found("Tự chấm điểm", addresses.pages_beside(own.self_scoring)),
        Part(None, (Placed(overview, 1),)),
        *(_part(field, items.in_short(field)) for field in criteria_set.fields),
        found("Hỏi và đáp", own.questions),
        found("Tra cứu", own.glossary, own.gaps),
    )
    return Book(
        f"so-tay-{criteria_set.id}",
        "Sổ tay",
        f"Sổ tay chấm điểm: {criteria_set.title}",
        edition.title,
        tuple(part for part in parts if part.pages),
        contents=2,
    )


def examples(library: EditionLibrary, criteria_set: CriteriaSet, pages: Pages) -> Book:
    """Every worked example of a set, then its whole units."""
    own, items = addresses.of(library.edition), ItemPages(library, criteria_set)
    units = tuple(
        Placed(pages.page(own.example(unit.example.id)), 2)
        for unit in library.units
        if unit.criteria_set.id == criteria_set.id
    )
    parts = (
        *(_part(field, items.with_examples(field)) for field in criteria_set.fields),
        Part("Đơn vị mẫu", units),
    )
    return Book(
        f"vi-du-{criteria_set.id}",
        "Tập ví dụ",
        f"Ví dụ có lời giải: {criteria_set.title}",
        library.edition.title,
        tuple(part for part in parts if part.pages),
        contents=2,
    )


def _of_set(library: EditionLibrary, criteria_set: CriteriaSet, pages: Pages) -> Iterator[Book]:
    edition, title = library.edition, criteria_set.title
    written = [field for field in criteria_set.fields if not field.unwritten]
    yield handbook(library, criteria_set, pages)
    book = examples(library, criteria_set, pages)
    if book.parts:
        yield book
    lists = (
        Part(
            _field_title(field),
            tuple(
                Placed(page.coded(ListStyle.CHECKLIST), 2)
                for page in _scored_pages(edition, criteria_set, field, pages)
            ),
        )
        for field in written
    )
    yield Book(
        f"tai-lieu-kiem-chung-{criteria_set.id}",
        "Danh mục tài liệu kiểm chứng",
        f"Danh mục tài liệu kiểm chứng: {title}",
        "Đánh dấu khi đã có; mỗi lĩnh vực một phần"
        + ("; tên tài liệu soạn để tập huấn" if edition.status == "training" else ""),
        tuple(lists),
        contents=1,
        booklet=True,
    )
    for field in written:
        yield Book(
            addresses.booklet(criteria_set.id, field.id),
            f"Tập theo lĩnh vực: {title}",
            _field_title(field),
            title,
            (Part(None, tuple(_field_pages(edition, criteria_set, field, pages))),),
            contents=2,
            booklet=True,
        )


def _part(field: CriteriaField, told: Iterable[PageTree]) -> Part:
    return Part(_field_title(field), tuple(Placed(page, 2) for page in told))


def _field_title(field: CriteriaField) -> str:
    return f"Lĩnh vực {field.id}. {field.title}"


def _field_pages(
    edition: Edition, criteria_set: CriteriaSet, field: CriteriaField, pages: Pages
) -> Iterator[Placed]:
    node_page = partial(addresses.of(edition).node_page, criteria_set.id)
    yield Placed(pages.page(node_page(field.id)), 1)
    yield from (Placed(pages.page(node_page(one.id)), 2) for one in field.criteria)


def _scored_pages(
    edition: Edition, criteria_set: CriteriaSet, field: CriteriaField, pages: Pages
) -> Iterator[SitePage]:
    """The pages of a field on which something is scored, below a title of the field."""
    scored = [field] if field.rule else field.criteria
    own = addresses.of(edition)
    return (pages.page(own.node_page(criteria_set.id, one.id)) for one in scored)
