"""Imports go one way: a room takes from the rooms below it, and no two modules need each other."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

from tests.conftest import ROOT

PACKAGE = "cchc_docs"
FLOORS = (
    "ground",
    "assets",
    "rules",
    "criteria",
    "scoring",
    "importing",
    "auditing",
    "results",
    "lessons",
    "comparing",
    "library",
    "collecting",
    "editorial",
    "yaml_reference",
    "setup",
    "publish.artefacts",
    "publish.addresses",
    "publish.claims",
    "publish.charts",
    "publish.words",
    "publish.browser",
    "publish.problems",
    "publish.search",
    "publish.typesetting",
    "publish.report",
    "publish.model_texts",
    "publish.pages",
    "publish.slides",
    "publish.pdf",
    "publish.results",
    "publish.class_pack",
    "publish.workbook",
    "publish.appraisal",
    "publish.open_data",
    "publish.site",
    "commands",
    "cli",
    "__main__",
)
"""Every room of the package, from the ground up."""


def modules() -> dict[str, Path]:
    """Every module by its name within the package; a folder by the name of its ``__init__``."""
    top = ROOT / PACKAGE
    found = {}
    for path in sorted(top.rglob("*.py")):
        parts = path.relative_to(top).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def imported(path: Path, known: dict[str, Path]) -> Iterator[str]:
    """The modules of the package that a file imports, wherever in the file it does."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (
                one.name.removeprefix(f"{PACKAGE}.")
                for one in node.names
                if one.name.startswith(f"{PACKAGE}.")
            )
        elif isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] == PACKAGE:
            base = (node.module or "").removeprefix(PACKAGE).removeprefix(".")
            for one in node.names:
                name = f"{base}.{one.name}".removeprefix(".")
                yield name if name in known else base


def room(module: str) -> str:
    """``publish.pages`` of ``publish.pages.units``, ``rules`` of ``rules.bands``."""
    parts = module.split(".")
    return ".".join(parts[: 2 if parts[0] == "publish" else 1])


def test_every_room_has_its_floor() -> None:
    rooms = {room(name) for name in modules()} - {"", "publish"}
    assert rooms == set(FLOORS)


def test_no_room_takes_from_above() -> None:
    known = modules()
    upward = [
        f"{name} -> {other}"
        for name, path in known.items()
        for other in imported(path, known)
        if room(other) in FLOORS and FLOORS.index(room(other)) > FLOORS.index(room(name))
    ]
    assert upward == []


def test_no_two_modules_need_each_other() -> None:
    known = modules()
    needs = {name: set(imported(path, known)) - {name} for name, path in known.items()}
    TopologicalSorter(needs).prepare()  # raises CycleError and names the circle


def test_the_site_generator_is_known_in_one_room() -> None:
    knowing = {
        room(name)
        for name, path in modules().items()
        if any(
            (isinstance(node, ast.ImportFrom) and (node.module or "").startswith("mkdocs"))
            or (
                isinstance(node, ast.Import)
                and any(one.name.startswith("mkdocs") for one in node.names)
            )
            for node in ast.walk(ast.parse(path.read_text("utf-8")))
        )
    }
    assert knowing == {"publish.site"}
