"""Something wrong in data, told for officials, before it has a file and a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

Place = tuple[str | int, ...]
"""Where in a YAML document: keys and list positions from its top."""


@dataclass(frozen=True)
class Finding:
    """Something wrong at ``path``: what, what is allowed, how to mend it (Vietnamese); its kind."""

    path: Place
    what: str
    allowed: str
    remedy: str
    code: str

    def below(self, *above: str | int) -> Finding:
        """The same finding, seen from higher up: its path begins with ``above``."""
        return replace(self, path=(*above, *self.path))


def below(path: Place, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Each of the findings, seen from higher up."""
    for finding in findings:
        yield finding.below(*path)


Telling = tuple[str, str, str, str]
"""Sentences of a finding (what, allowed, remedy) with ``{names}`` for what is put in; its code."""


def tell(path: Place, telling: Telling, **values: str) -> Finding:
    """The finding at ``path`` with its figures put in."""
    what, allowed, remedy, code = (sentence.format(**values) for sentence in telling)
    return Finding(path, what, allowed, remedy, code)
