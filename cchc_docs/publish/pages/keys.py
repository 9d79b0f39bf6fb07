"""What a page of an item or an example is made of, so that only what has changed is made anew."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from cchc_docs.criteria.model import Node
from cchc_docs.ground.digests import digest
from cchc_docs.ground.kept import Kept
from cchc_docs.ground.model import Model
from cchc_docs.library import EditionLibrary


class Digests:
    """Digests of models, each told once for two builds in which it is asked for."""

    def __init__(self) -> None:
        self._now: dict[int, tuple[Model, str]] = {}
        self._before: dict[int, tuple[Model, str]] = {}

    def begin(self) -> None:
        """A build begins: what the last one did not ask for is forgotten."""
        self._before, self._now = self._now, {}

    def of(self, model: Model) -> str:
        """All that a model says."""
        found = self._now.get(id(model)) or self._before.get(id(model))
        if found is None or found[0] is not model:
            found = model, digest(type(model).__name__, model.model_dump_json())
        self._now[id(model)] = found
        return found[1]


class MadeOf:
    """What the pages of an edition are made of, each part told once; ``kept``: of earlier builds.

    Of what is scored nothing need be told but item, answers and what all pages have in common: the
    rest follows from these.
    """

    def __init__(
        self, library: EditionLibrary, kept: Kept | None = None, digests: Digests | None = None
    ) -> None:
        self._library = library
        self._kept = kept or Kept()
        self._digests = digests or Digests()

    def page(self, make: Callable[[], str], *models: Model, more: object) -> str:
        """The page that ``make`` gives, out of the edition itself, its sources, these models and
        ``more``, which has a ``repr`` that tells all of it."""
        parts = (self._digests.of(one) for one in models)
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
