"""What a page of an item or an example is made of, so that only what has changed is made anew."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from cchc_docs.criteria.model import Node
from cchc_docs.ground.digests import digest
from cchc_docs.ground.kept import Kept
from cchc_docs.ground.model import Model
from cchc_docs.library import EditionLibrary


class MadeOf:
    """What the pages of an edition are made of, each part told once; ``kept``: of earlier builds.

    Of what is scored nothing need be told but item, answers and what all pages have in common: the
    rest follows from these.
    """

    def __init__(self, library: EditionLibrary, kept: Kept | None = None) -> None:
        self._library = library
        self._kept = kept or Kept()
        self._told: dict[int, str] = {}

    def page(self, make: Callable[[], str], *models: Model, more: object) -> str:
        """The page that ``make`` gives, out of the edition itself, its sources, these models and
        ``more``, which has a ``repr`` that tells all of it."""
        parts = (self._of(one) for one in models)
        return self._kept.of(make, "page", self._common, repr(more), *parts)

    def examples(self, set_id: str, node: Node) -> list[Model]:
        """The worked examples of an item."""
        found = self._library.examples_by_criterion.get((set_id, node.id), ())
        return [one.example for one in found]

    def questions(self, set_id: str, node: Node) -> list[Model]:
        """The questions about a node."""
        return [*self._library.questions_by_criterion.get((set_id, node.id), ())]

    @cached_property
    def _common(self) -> str:
        edition, sources = self._library.edition, self._library.sources
        bare = edition.model_copy(update={"sets": ()})
        told = [f"{name} {one.model_dump_json()}" for name, one in sources.items()]
        return digest(bare.model_dump_json(), *told)

    def _of(self, model: Model) -> str:
        """A digest of a model of the library, which stays in memory as long as this."""
        if id(model) not in self._told:
            self._told[id(model)] = digest(type(model).__name__, model.model_dump_json())
        return self._told[id(model)]
