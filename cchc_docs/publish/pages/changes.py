"""What changed since the edition before of the same province, and the page of it."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_docs.comparing.history import history
from cchc_docs.comparing.report import Comparison, Section, compare, in_order
from cchc_docs.comparing.rescored import Side
from cchc_docs.criteria.model import CriteriaSet
from cchc_docs.library import EditionLibrary
from cchc_docs.publish import addresses
from cchc_docs.publish.pages.rendering import edition_page, render

NAME = "thay-doi"
"""What its files are called."""


def title(library: EditionLibrary) -> str:
    """What the comparison is called."""
    return f"Thay đổi so với năm {library.earlier[-1].edition.year}"


def compared(library: EditionLibrary) -> tuple[tuple[CriteriaSet, CriteriaSet], ...]:
    """Each set with what it was in the edition before; none for the first of a province."""
    if not library.earlier:
        return ()
    pairs = ((own, _like(own, library, library.earlier[-1])) for own in library.sets)
    return tuple((own, older) for own, older in pairs if older is not None)


def sections(library: EditionLibrary) -> tuple[Section, ...]:
    """What changed first; of more than two editions the history of each item comes last."""
    found: list[tuple[str, Comparison]] = []
    for own, older in compared(library):
        before = library.earlier[-1]
        chain = [(one, _like(own, library, one)) for one in library.earlier]
        known = [(str(one.edition.year), each) for one, each in chain if each is not None]
        told = compare(
            Side(before.edition, older, before.sources),
            Side(library.edition, own, library.sources),
            [one for one in before.examples if one.criteria_set.id == older.id],
            [one.card for one in before.units if one.card.criteria_set.id == older.id],
        )
        of_set = f"{own.title}: " if len(library.sets) > 1 else ""
        found.append((of_set, told))
        if len(known) > 1:
            last = history([*known, (str(library.edition.year), own)])
            found.append((of_set, Comparison((), (last,))))
    return tuple(in_order(found))


def _like(own: CriteriaSet, library: EditionLibrary, before: EditionLibrary) -> CriteriaSet | None:
    """The set of an earlier edition that became this one: of the same id, else the only one."""
    same = next((one for one in before.sets if one.id == own.id), None)
    is_only = len(before.sets) == len(library.sets) == 1
    return before.sets[0] if same is None and is_only else same


def changes_page(library: EditionLibrary) -> Iterator[tuple[str, str]]:
    """None for the first edition of a province."""
    told = sections(library)
    if not told:
        return
    own = addresses.of(library.edition)
    body = render(
        "changes.md.jinja",
        own.changes,
        edition=library.edition,
        before=library.earlier[-1].edition,
        sections=told,
        heading=title(library),
        files=[(kind, own.download(f"{NAME}.{kind.lower()}")) for kind in ("PDF", "XLSX")],
    )
    yield addresses.markdown(own.changes), edition_page(library.edition, title(library), body)
