"""A new project: whole, free of problems, with every rule kind."""

from __future__ import annotations

from pathlib import Path

import pytest

from cchc_docs.cli import main
from cchc_docs.library import load_library
from cchc_docs.rules import KINDS


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project that was just made."""
    monkeypatch.chdir(tmp_path)
    assert main(["new", "tinh-x"]) == 0
    return tmp_path


def test_it_has_no_problem_and_needs_no_advice(project: Path) -> None:
    assert main(["check", "--strict"]) == 0


def test_it_shows_every_rule_kind(project: Path) -> None:
    (library,) = load_library(project / "criteria").editions
    leaves = [leaf for one in library.sets for leaf in one.leaves()]
    assert {leaf.rule.kind for leaf in leaves if leaf.rule} == set(KINDS)
    assert library.examples
    assert library.questions
    assert library.units


def test_nothing_in_it_passes_for_official(project: Path) -> None:
    (library,) = load_library(project / "criteria").editions
    assert library.edition.status == "training"
    assert {leaf.origin.status for one in library.sets for leaf in one.walk()} == {"rebuilt"}


def test_it_goes_on_the_net_by_two_hosts(project: Path) -> None:
    for name in (".github/workflows/pages.yml", ".gitlab-ci.yml", ".gitignore", "README.md"):
        assert (project / name).is_file(), name


def test_a_second_edition_stands_beside_the_first(project: Path) -> None:
    before = (project / "mkdocs.yml").read_bytes()
    assert main(["new", "tinh-y"]) == 0
    assert {one.edition.id for one in load_library(project / "criteria").editions} == {
        "tinh-x",
        "tinh-y",
    }
    assert (project / "mkdocs.yml").read_bytes() == before


def test_nothing_is_written_over(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "tinh-x"]) == 1
    assert "Không ghi đè tệp đang có" in capsys.readouterr().err


def test_a_name_that_is_no_address_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", "Tỉnh X", str(tmp_path)]) == 1
    assert "chữ thường không dấu" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())
