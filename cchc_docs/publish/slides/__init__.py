"""Slides for the room: decks per field, set and session, each one HTML document of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from markupsafe import Markup

from cchc_docs.criteria.content import CODE_TITLE, set_digest
from cchc_docs.criteria.model import CriteriaSet, Edition
from cchc_docs.library import EditionLibrary
from cchc_docs.publish import addresses
from cchc_docs.publish.pages.rendering import edition_page, render
from cchc_docs.publish.slides.deck import Deck
from cchc_docs.publish.slides.field_decks import field_decks, set_decks
from cchc_docs.publish.slides.session_decks import session_decks
from cchc_docs.publish.slides.standalone import data_of, scripts, styles

PACKAGE = "cchc_docs.publish.slides"

KEYS = (
    ("PageDown, →, ↓, dấu cách, N", "Trang sau, bước sau"),
    ("PageUp, ←, ↑, P", "Trang trước, bước trước"),
    ("B hoặc dấu chấm", "Màn hình đen; bấm lần nữa để trở lại"),
    ("Esc hoặc O", "Xem tất cả các trang; chọn một trang rồi Enter"),
    ("S", "Cửa sổ người trình bày: lời giảng, trang sau, đồng hồ"),
    ("T", "Hiện, ẩn thời gian còn lại ở góc trang"),
    ("F", "Toàn màn hình"),
    ("Số trang rồi Enter", "Mở trang có số ấy, cả trang dự phòng"),
    ("Home, End", "Trang đầu, trang cuối của phần dạy"),
    ("H, F1 hoặc ?", "Bảng trợ giúp"),
    ("Ctrl và P", "Các cách in"),
)
"""What each key of a deck does, for its help and for the page of decks."""


def decks(library: EditionLibrary) -> Iterator[Deck]:
    """Every deck of the edition."""
    yield from field_decks(library)
    yield from set_decks(library)
    yield from session_decks(library)


def deck_pages(library: EditionLibrary, made: Iterable[Deck]) -> Iterator[tuple[str, str]]:
    """The page that lists the decks which ``decks`` made."""
    edition, own = library.edition, addresses.of(library.edition)
    known = {deck.path: deck for deck in made}
    by_set = [
        (
            one.title,
            known[own.set_deck(one.id)],
            [known[path] for path in _field_decks(edition, one) if path in known],
        )
        for one in library.sets
    ]
    body = render(
        "decks.md.jinja",
        own.decks,
        PACKAGE,
        edition=edition,
        sessions=[one for one in known.values() if one.plan],
        sets=by_set,
        deck_keys=KEYS,
    )
    yield addresses.markdown(own.decks), edition_page(edition, "Trình chiếu", body)


def _field_decks(edition: Edition, criteria_set: CriteriaSet) -> Iterator[str]:
    own = addresses.of(edition)
    return (own.field_deck(criteria_set.id, field.id) for field in criteria_set.fields)


def deck_files(
    library: EditionLibrary, made: Iterable[Deck], site_url: str | None
) -> Iterator[tuple[str, str]]:
    """Path and text of every deck.

    ``site_url`` is where the site can be reached by phones in the room, None when nowhere; a deck
    that was loaded from a server knows its own address.
    """
    data, codes = data_of(library), _codes(library)
    for deck in made:
        yield deck.path, document(deck, library, site_url, data, codes)


def _codes(library: EditionLibrary) -> dict[str, str]:
    return {one.id: set_digest(library.edition, one) for one in library.sets}


def document(
    deck: Deck,
    library: EditionLibrary,
    site_url: str | None,
    data: Mapping[str, Markup] | None = None,
    codes: Mapping[str, str] | None = None,
) -> str:
    """The HTML document of a deck; ``data`` and ``codes`` of its sets, told once for all decks."""
    codes = codes or _codes(library)
    return render(
        "deck.html.jinja",
        deck.path,
        PACKAGE,
        edition=deck.edition,
        deck=deck,
        plan=[{"title": one.title, "minutes": one.minutes} for one in deck.plan],
        deck_keys=KEYS,
        sources=library.sources,
        styles=styles(),
        scripts=scripts(deck, data or data_of(library)),
        site_url=site_url or "",
        neighbour=addresses.ICON,
        set_codes=[codes[one.id] for one in deck.sets or library.sets],
        code_title=CODE_TITLE,
    )
