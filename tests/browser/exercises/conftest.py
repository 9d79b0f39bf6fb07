"""The browser's question makers with the sets of both libraries, and many questions made there."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest

from cchc_docs.lessons.exercises import KINDS
from cchc_docs.library import Library
from cchc_docs.publish.browser.bundles import scripts
from cchc_docs.publish.browser.exercise_bundles import exercise_scripts
from tests.browser.parity import Run, engine_host

SETS = ("so-ban-nganh", "ubnd-cap-huyen")
Question = dict[str, Any]


@pytest.fixture(scope="session")
def exercises(small_library: Library, shipped_library: Library) -> Run:
    """Runs a function of ``exercises.js`` on cases."""
    libraries = (small_library, shipped_library)
    sets = [text for lib in libraries for path, text in scripts(lib) if "/data/" in path]
    own = [text for lib in libraries for path, text in exercise_scripts(lib) if "/data/" in path]
    return engine_host([*sets, *own])


def order(**changes: Any) -> dict[str, Any]:
    """What a set of questions is asked for with."""
    asked = {"set": "so-ban-nganh", "codes": [], "kinds": list(KINDS), "count": 10, "level": 1}
    return {**asked, "seed": "abc123", **changes}


@pytest.fixture(scope="session")
def made(exercises: Run) -> list[tuple[str, int, Question]]:
    """Set, level and question: some thousand of every kind, over both sets and all levels."""
    orders = list(_orders())
    answers = exercises("questions", orders)
    return [
        (asked["set"], asked["level"], question)
        for asked, questions in zip(orders, answers, strict=True)
        for question in questions
    ]


def _orders() -> Iterator[dict[str, Any]]:
    for name, level, kind, seed in product(SETS, (1, 2, 3), KINDS, ("k3x9", "m2p7", "zz")):
        yield order(set=name, level=level, kinds=[kind], count=30, seed=seed)
    for level, seed in product((1, 2, 3), ("k3x9", "m2p7", "zz")):
        yield order(set="phong-ban", level=level, count=30, kinds=["points", "claim"], seed=seed)
        yield order(set="phong-ban", level=level, count=30, seed=seed)
        yield order(set="phong-ban", level=level, count=30, codes=["1.10"], seed=seed)
