"""Reference pages: glossary, sources, what this site does not know."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from cchc_docs.criteria.edition_parts import Term
from cchc_docs.criteria.model import CriteriaField, CriteriaSet, Edition
from cchc_docs.criteria.origins import Source
from cchc_docs.ground.text import slug
from cchc_docs.library import EditionLibrary
from cchc_docs.publish import addresses
from cchc_docs.publish.pages.lists import LISTS, Listing
from cchc_docs.publish.pages.rendering import edition_page, render
from cchc_docs.publish.words.origins import STATUS_TITLES


@dataclass(frozen=True)
class PlacedTerm:
    """A term and the anchor it has on the page."""

    term: Term
    slug: str


def reference_pages(library: EditionLibrary) -> Iterator[tuple[str, str]]:
    """Terms, sources, what is not known."""
    edition, own = library.edition, addresses.of(library.edition)
    terms = [PlacedTerm(term, slug(term.term)) for term in library.glossary]
    terms.sort(key=lambda one: (one.slug, one.term.term))
    if terms:
        listing = Listing("từ", "Tìm trong danh sách")
        body = render(
            "glossary.md.jinja", own.glossary, edition=edition, terms=terms, listing=listing
        )
        title = "Thuật ngữ và chữ viết tắt"
        yield (
            addresses.markdown(own.glossary),
            edition_page(edition, title, body, scripts=[LISTS], styles=["lists"]),
        )

    uses = _uses(library)
    cited = _named(library, uses)
    body = render("sources.md.jinja", own.sources, edition=edition, sources=cited, uses=uses)
    yield addresses.markdown(own.sources), edition_page(edition, "Nguồn", body)

    origins = list(_origins(edition))
    body = render(
        "gaps.md.jinja",
        own.gaps,
        edition=edition,
        origins=origins,
        used=[one for one in STATUS_TITLES if any(counts[one] for _, counts in origins)],
        parts=list(_made_up(edition)),
        unwritten=list(_unwritten(edition)),
        sources=cited,
    )
    yield (
        addresses.markdown(own.gaps),
        edition_page(edition, "Những điều còn chưa biết", body),
    )


def _origins(edition: Edition) -> Iterator[tuple[CriteriaSet, Counter[str]]]:
    for criteria_set in edition.sets:
        yield criteria_set, Counter(node.origin.status for node in criteria_set.walk())


def _made_up(edition: Edition) -> Iterator[tuple[str, str]]:
    """What of the edition itself is not official: the part and the note of its origin."""
    owners = (
        *((one.title, one.origin) for one in edition.sets),
        *((kind.title, kind.origin) for kind in edition.unit_kinds),
        *((one.title, one.origin) for one in edition.circumstances),
        ("Cách tính điểm", edition.scoring.origin),
        *(("Thang xếp loại", grades.origin) for grades in edition.grades),
        *(("Lịch", step.origin) for step in edition.calendar),
    )
    told = ((title, one.note) for title, one in owners if one.note and one.status != "official")
    yield from dict.fromkeys(told)


def _unwritten(edition: Edition) -> Iterator[tuple[CriteriaSet, CriteriaField]]:
    for criteria_set in edition.sets:
        for field in criteria_set.fields:
            if field.unwritten:
                yield criteria_set, field


def named_sources(library: EditionLibrary) -> tuple[Source, ...]:
    """The sources that the edition names, and those it brings: others belong to other editions."""
    return _named(library, _uses(library))


def _named(library: EditionLibrary, uses: Mapping[str, Sequence[Markup]]) -> tuple[Source, ...]:
    return tuple(one for one in library.sources.values() if uses[one.id] or one.id in library.added)


def _uses(library: EditionLibrary) -> dict[str, list[Markup]]:
    """Where each source is named: what for, then the items as links in order, each once."""
    edition, own = library.edition, addresses.of(library.edition)
    up = addresses.up(own.sources)
    uses: dict[str, dict[str, dict[Markup, None]]] = {name: {} for name in library.sources}

    def note(source: str | None, what: str, item: str = "", address: str = "") -> None:
        if source is not None:
            places = uses[source].setdefault(what, {})
            if item:
                places[Markup('<a href="{}{}">{}</a>').format(up, address, item)] = None

    for basis in edition.legal_basis:
        note(basis.source, f"căn cứ: {basis.role.rstrip('.')}")
    for kind in edition.unit_kinds:
        note(kind.origin.source, "loại đơn vị")
    for circumstance in edition.circumstances:
        note(circumstance.origin.source, "hoàn cảnh không áp dụng")
    for grades in edition.grades:
        note(grades.origin.source, "thang xếp loại")
    note(edition.scoring.origin.source, "cách tính điểm")
    for criteria_set in edition.sets:
        note(
            criteria_set.origin.source,
            "khung của",
            criteria_set.title,
            own.set_page(criteria_set.id),
        )
        for field in criteria_set.fields:
            for node in (field, *field.criteria):
                address = own.node_page(criteria_set.id, node.id)
                items = f"{criteria_set.title}, mục"
                note(node.origin.source, items, node.id, address)
                for below in node.walk() if node is not field else (field,):
                    for name in below.legal:
                        note(name, f"văn bản liên quan: {items}", node.id, address)
    return {
        name: [
            Markup("{} {}").format(what, Markup(", ").join(items)).strip()
            for what, items in told.items()
        ]
        for name, told in uses.items()
    }
