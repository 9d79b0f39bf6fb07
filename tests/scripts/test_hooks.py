"""``.pre-commit-config.yaml``: hooks name what there is, and the whole run has them all."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import yaml

from tests.conftest import ROOT

OF_DATA = "criteria"
"""The hook that is no style check: the whole run has a test of the criteria."""


def hooks() -> Iterator[tuple[str, str]]:
    """Each hook with its command."""
    settings = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))
    for repository in settings["repos"]:
        for hook in repository["hooks"]:
            yield hook["id"], hook["entry"]


@pytest.mark.parametrize(("name", "command"), list(hooks()))
def test_what_a_hook_names_is_there(name: str, command: str) -> None:
    paths = [word for word in command.split() if "/" in word or word.endswith(".json")]
    assert paths
    assert [path for path in paths if not (ROOT / path).exists()] == []


def test_the_whole_run_has_every_hook() -> None:
    run = (ROOT / "scripts" / "test.py").read_text("utf-8")
    steps = {name for name, _ in hooks() if f"({name.partition('-')[0]})" in run}
    assert {name for name, _ in hooks()} - steps == {OF_DATA}
