"""What is said of where a part of the library comes from.

The sentence in a trace is the engine's own (``scoring.points``): the browser says it too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from cchc_docs.criteria.model import CriteriaField
from cchc_docs.criteria.origins import Origin, Source
from cchc_docs.rules.model import DUE

STATUS_TITLES = {
    "official": "Văn bản chính thức",
    "cited": "Trích dẫn",
    "rebuilt": "Biên soạn lại để tập huấn",
}
"""The mark of an origin."""
STATUS_WORDS = {"official": "chính thức", "cited": "trích dẫn", "rebuilt": "biên soạn lại"}
"""The same in a narrow column."""
_LEADS = {"official": "trích", "cited": "trích", "rebuilt": "dựa theo khung trong"}


def lead(origin: Origin) -> str:
    """What stands before the source: quoted, or only leaned on."""
    return _LEADS[origin.status]


def due_word(origin: Origin) -> str:
    """What a last day is called: one that was set for training is no law's."""
    return f"{DUE} tập huấn" if origin.status == "rebuilt" else DUE


def origin_text(origin: Origin, sources: Mapping[str, Source]) -> str:
    """Mark, source and place, note: without links."""
    told = STATUS_TITLES[origin.status]
    if origin.source:
        source = sources[origin.source]
        told += f": {lead(origin)} {source.number or source.title} của {source.issuer}"
        told += f", {origin.at}" if origin.at else ""
    return f"{told}. {origin.note or ''}"


def origins_told(field: CriteriaField) -> str:
    """The origin of a field and of all in it; how many of each where they differ."""
    counts: Counter[str] = Counter(node.origin.status for node in field.walk())
    if len(counts) == 1:
        return STATUS_TITLES[field.origin.status]
    return ", ".join(
        f"{counts[status]} mục {words}" for status, words in STATUS_WORDS.items() if counts[status]
    )
