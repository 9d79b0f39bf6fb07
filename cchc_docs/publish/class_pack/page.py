"""The page of the class pack: what is in it, how many copies, how to split the class."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_docs.library import EditionLibrary
from cchc_docs.publish import addresses
from cchc_docs.publish.class_pack.sheets import sheets
from cchc_docs.publish.pages.rendering import edition_page, render


def pack_pages(library: EditionLibrary) -> Iterator[tuple[str, str]]:
    """The page, where the course says for how many people it is."""
    course, own = library.course, addresses.of(library.edition)
    if course is None or not course.people:
        return
    body = render(
        "class_pack.md.jinja",
        own.class_pack,
        edition=library.edition,
        course=course,
        sources=library.sources,
        sheets=sheets(library, course),
        pdf=own.download("bo-lop-hoc.pdf"),
        docx=own.download("bo-lop-hoc.docx"),
        tables=[
            (f"Bảng A3: {one.title}", own.download(f"bang-a3-{one.id}.pdf")) for one in library.sets
        ],
        kinds=[
            (library.find_set(one).title, count, course.groups(one))
            for one, count in course.people.items()
        ],
    )
    page = edition_page(library.edition, "Bộ tài liệu lớp học", body)
    yield addresses.markdown(own.class_pack), page
