"""What the calculator of a criterion is filled with: the answers of its worked examples."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from cchc_docs.lessons.examples import Example, ScoredExample
from cchc_docs.publish.browser.data import to_browser
from cchc_docs.rules.columns import COLUMNS


def filling(examples: Iterable[ScoredExample]) -> str:
    """A JSON list of {id, title, answer} or {id, title, not_applicable}, one a column.

    Of one example the column that settles the points stands first.

    Points that were stated without figures have nothing to fill in and are left out.
    """
    return json.dumps(
        [one for scored in examples for one in _of(scored.example)], ensure_ascii=False
    )


def _of(example: Example) -> Iterator[dict[str, Any]]:
    title = example.title
    if example.entry.not_applicable:
        reason = example.entry.not_applicable
        yield {"id": example.id, "title": title, "not_applicable": reason}
    columns = example.entry.columns()
    for column, answer in reversed(columns.items()):
        if "points" not in answer:
            more = f" ({COLUMNS[column]})" if len(columns) > 1 else ""
            yield {"id": example.id, "title": title + more, "answer": to_browser(answer)}
