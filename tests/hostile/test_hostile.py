"""Nothing that a stranger writes is a traceback or a hang; ``scripts/fuzz.py`` looks for more."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from tests.hostile.targets import TARGETS

CORPUS = sorted(path for path in Path(__file__).parent.glob("corpus/*/*") if path.is_file())
RUNS = 12


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_what_was_found_once_is_told(path: Path, tmp_path: Path) -> None:
    TARGETS[path.parent.name].run(path.read_bytes(), tmp_path)


@pytest.mark.parametrize("name", TARGETS)
def test_a_few_by_chance(name: str, tmp_path: Path) -> None:
    chance = Random(name)
    for _ in range(RUNS):
        script = chance.randbytes(chance.choice((6, 11, 16, 41)))
        TARGETS[name].run(TARGETS[name].input(script), tmp_path)


@pytest.mark.parametrize("name", TARGETS)
def test_a_sample_is_read_as_it_is(name: str, tmp_path: Path) -> None:
    target = TARGETS[name]
    for sample in target.samples():
        target.run(sample, tmp_path)
        assert target.input(b"") in target.samples() or target.suffix in (".xlsx", ".docx")
