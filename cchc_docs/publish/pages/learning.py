"""The learner's path through a set: by role what to read, to try and to practise, in order."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_docs.criteria.model import CriteriaField, CriteriaSet, Node
from cchc_docs.library import EditionLibrary
from cchc_docs.publish import addresses
from cchc_docs.publish.browser.bundles import PATH
from cchc_docs.publish.pages.rendering import edition_page, render


def learning_pages(library: EditionLibrary) -> Iterator[tuple[str, str]]:
    """A page for each criteria set."""
    edition, own = library.edition, addresses.of(library.edition)
    for criteria_set in library.sets:
        here = own.learning_page(criteria_set.id)
        body = render(
            "learning.md.jinja",
            here,
            edition=edition,
            library=library,
            criteria_set=criteria_set,
            fields=[(field, to_learn(field)) for field in criteria_set.fields if to_learn(field)],
            codes=codes(criteria_set),
            units=[one for one in library.units if one.criteria_set.id == criteria_set.id],
        )
        title = f"Lộ trình học: {criteria_set.title}"
        yield (
            addresses.markdown(here),
            edition_page(edition, title, body, scripts=[PATH], styles=["learning"]),
        )


def to_learn(field: CriteriaField) -> tuple[Node, ...]:
    """What of a field is learned as one: its criteria, or itself where it has none."""
    return field.criteria or ((field,) if field.rule else ())


def codes(criteria_set: CriteriaSet) -> str:
    """The codes of all that is to be learned, for the scripts that count."""
    return " ".join(one.id for field in criteria_set.fields for one in to_learn(field))
