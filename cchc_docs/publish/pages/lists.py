"""Lists that filter: what a page says to ``browser/lists``. Without scripts the whole list stands.

An entry carries ``data-about`` (sets and codes that it is about), and for each facet
``data-<key>`` with its values; what stands only in the whole list carries ``data-frame``, what
holds entries ``data-group``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from cchc_docs.library import EditionLibrary
from cchc_docs.publish.browser.bundles import LISTS

__all__ = ["LISTS", "Listing", "about", "sets_of"]
Pair = tuple[str, str]


@dataclass(frozen=True)
class Listing:
    """A list that filters, in the words of ``browser/lists/shapes.d.ts``."""

    what: str
    asks: str
    sets: tuple[Pair, ...] = ()
    facets: tuple[Pair, ...] = ()
    orders: tuple[Pair, ...] = ()

    @property
    def controls(self) -> int:
        """How many fields and buttons the form has."""
        of_sets = min(len(self.sets), 2)  # one set is not chosen, only its items
        return 1 + of_sets + len(self.facets) + bool(self.orders) + 1

    def __str__(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False)


def sets_of(library: EditionLibrary) -> tuple[Pair, ...]:
    """Ids and titles of the sets, to choose from."""
    return tuple((one.id, one.title) for one in library.sets)


def about(codes: Mapping[str, Sequence[str]]) -> str:
    """Sets and codes as an entry carries them: ``bo/1.1.4 bo/2.1``; a set alone is ``bo/``."""
    return " ".join(f"{name}/{code}" for name, all_ in codes.items() for code in all_ or ("",))
