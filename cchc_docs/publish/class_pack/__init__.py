"""The class pack: everything a class needs on paper, as one PDF to print and one DOCX to change."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_docs.library import EditionLibrary
from cchc_docs.publish import addresses
from cchc_docs.publish.artefacts.artefact import Artefact, key_of, stamp
from cchc_docs.publish.class_pack.docx import pack_docx
from cchc_docs.publish.class_pack.paper import pack_paper, summary_papers
from cchc_docs.publish.class_pack.sheets import sheets
from cchc_docs.publish.pdf import artefact

GROUP = "Bộ tài liệu lớp học"


def artefacts(library: EditionLibrary) -> Iterator[Artefact]:
    """The pack as PDF and DOCX where the course says for how many, and A3 tables of each set."""
    edition, course = library.edition, library.course
    if course is not None and course.people:
        made = sheets(library, course)
        paper = pack_paper(edition, course, made, GROUP)
        yield artefact(edition, paper)
        printed = stamp((edition,), paper.as_bytes())
        yield Artefact(
            addresses.of(edition).download("bo-lop-hoc.docx"),
            f"{paper.title} (DOCX)",
            GROUP,
            printed,
            key_of(printed),
            lambda: pack_docx(paper.title, made, printed),
        )
    for summary in summary_papers(edition, GROUP):
        yield artefact(edition, summary)
