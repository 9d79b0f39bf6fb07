"""What the lessons of an edition rest on: its sets, as far as they are sound."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from cchc_docs.criteria.model import CriteriaSet, Edition, Node
from cchc_docs.criteria.origins import Source
from cchc_docs.ground.findings import Finding, Place


@dataclass(frozen=True)
class Basis:
    """An edition for its lessons: of a set with problems of its own nothing more is told."""

    edition: Edition | None
    """With its sound sets; None while edition.yaml cannot be read."""
    declared: tuple[str, ...]
    """Ids of all its sets, sound or not."""
    is_sound: bool
    """Whether nothing is wrong in edition.yaml, so that classes follow from its grades."""
    sources: Mapping[str, Source]

    def find(self, set_id: str) -> tuple[Edition, CriteriaSet] | None:
        """The edition and its sound set with this id."""
        if self.edition is not None:
            for criteria_set in self.edition.sets:
                if criteria_set.id == set_id:
                    return self.edition, criteria_set
        return None

    def node(self, criteria_set: CriteriaSet, code: str) -> Node | None:
        """The node of one of its sets with this number: asked for each example."""
        return self._nodes.get(criteria_set.id, {}).get(code)

    @cached_property
    def _nodes(self) -> Mapping[str, Mapping[str, Node]]:
        """By set and number; of a number that stands twice the first."""
        sets = self.edition.sets if self.edition else ()
        return {one.id: {node.id: node for node in [*one.walk()][::-1]} for one in sets}

    def scores_like(self, other: Basis) -> bool:
        """Whether items that both have score alike in both."""
        return self._bare == other._bare and self.sources == other.sources

    @cached_property
    def _bare(self) -> Edition | None:
        return self.edition and self.edition.model_copy(update={"sets": ()})

    def has(self, set_id: str) -> bool:
        """Whether there may be such a set, sound or not."""
        return self.edition is None or set_id in self.declared

    def missing(self, set_id: str, path: Place) -> Iterator[Finding]:
        """That the edition has no such set."""
        if not self.has(set_id):
            yield Finding(
                path,
                f"Không có bộ tiêu chí «{set_id}».",
                ", ".join(self.declared),
                "Sửa lại mã.",
                "L001",
            )
