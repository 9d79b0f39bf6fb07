"""Decks that are too long for their time, told beforehand with file and line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from cchc_docs.criteria.documents import documents_below, read_document
from cchc_docs.ground.findings import Finding
from cchc_docs.ground.problems import Problem
from cchc_docs.library import EditionLibrary
from cchc_docs.publish.slides.field_decks import field_decks
from cchc_docs.publish.slides.session_decks import session_decks

MOST_OF_A_FIELD = 60
"""Slides of the deck of a field."""


def deck_problems(library: EditionLibrary) -> Iterator[Problem]:
    """Sessions with more than a slide a minute."""
    if library.course is not None:
        document = read_document(library.folder / "course.yaml")
        decks = session_decks(library)
        for number, (session, deck) in enumerate(zip(library.course.sessions, decks, strict=True)):
            slides = sum(1 for _ in deck.taught())
            if slides > session.minutes:
                yield document.told(
                    Finding(
                        ("sessions", number, "activities"),
                        f"Bản trình chiếu của buổi «{session.title}» có {slides} trang cho "
                        f"{session.minutes} phút.",
                        "Mỗi phút nhiều nhất một trang.",
                        "Bớt mục, ví dụ, câu hỏi của các phần, hoặc thêm phút.",
                        "B009",
                    )
                )


def deck_advice(library: EditionLibrary) -> Iterator[Problem]:
    """Fields with more slides than one sitting; those of a decision are as large as they are."""
    if library.edition.status == "official":
        return
    files = {
        (one.id, document.data.get("id")): document
        for one in library.sets
        for document in map(read_document, documents_below(library.folder / one.id))
    }
    for deck in field_decks(library):
        slides = sum(1 for _ in deck.taught())
        if slides > MOST_OF_A_FIELD:
            node = next(deck.slides()).node
            assert node is not None  # of its field
            told = Finding(
                ("id",),
                f"Bản trình chiếu của lĩnh vực {node.id} có {slides} trang.",
                f"Nhiều nhất {MOST_OF_A_FIELD} trang.",
                "Chia lĩnh vực làm hai, hoặc bớt mục.",
                "B010",
            )
            yield replace(files[deck.sets[0].id, node.id].told(told), severity="advice")
