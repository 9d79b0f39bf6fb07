"""Every code has an entry; its words are those of the source, its example is told as it says."""

from __future__ import annotations

import json
import re
import textwrap
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

import pytest

from cchc_docs.cli import main
from cchc_docs.publish.problems import Kind, kinds
from tests.test_codes import sources, stated

SAMPLED = [one for one in kinds().values() if one.how != "shown"]


def test_every_code_has_an_entry_and_no_other() -> None:
    assert {*kinds()} == {code for code, _ in stated()}


@pytest.mark.parametrize("kind", SAMPLED, ids=lambda one: str(one.code))
def test_an_example_is_told_as_the_page_says(
    kind: Kind, small_copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(small_copy.parent)
    _spoil(small_copy, kind)

    told = [one for one in _told(kind, small_copy) if one["code"] == kind.shown_code]

    assert kind.told in [(one["what"], one["allowed"], one["remedy"]) for one in told]
    assert kind.wrong != kind.right


def test_words_that_are_only_shown_are_those_of_the_source() -> None:
    said = " ".join(re.sub(r"\s+", " ", text) for text in sources())
    lost = [
        (one.code, piece)
        for one in kinds().values()
        if one.how == "shown"
        for sentence in one.told
        for piece in re.split(r"[^\w\s,;:«»()]+|…", sentence)
        if len(piece.strip()) > 1 and piece.strip() not in said
    ]
    assert lost == []


def _told(kind: Kind, criteria: Path) -> list[dict[str, str]]:
    arguments = kind.wrong.split() if kind.how == "command" else ["cchc", "check", criteria.name]
    said = StringIO()
    with redirect_stdout(said):
        assert main([*arguments[1:], "--json"]) == 1
    problems: list[dict[str, str]] = json.loads(said.getvalue())["problems"]
    return problems


def _spoil(criteria: Path, kind: Kind) -> None:
    """Makes of the small library what the kind is told of; for a command, sheets beside it."""
    match kind.how:
        case "text":
            path = criteria / kind.at
            path.write_text(replaced(path.read_text("utf-8"), kind.right, kind.wrong), "utf-8")
        case "utf-16":
            path = criteria / kind.at
            path.write_text(path.read_text("utf-8"), "utf-16")
        case "new":
            _write(criteria / kind.at, kind.wrong)
        case "added":
            _write(criteria / kind.wrong, "id: x")
        case "moved":
            (criteria / kind.right).rename(criteria / kind.wrong)
        case "command":
            unit = (criteria / "mau-2020" / "units" / "phong-a.yaml").read_text("utf-8")
            sheet = textwrap.dedent(unit.partition("sheet:\n")[2].partition("expect:")[0])
            _write(Path("phong-a.yaml"), sheet)
            _write(Path("phieu/phong-a.yaml"), sheet)
            _write(Path("bo-khac.yaml"), sheet.replace("set: phong-ban", "set: phong-bam"))
            Path("rong").mkdir()


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{text}\n", "utf-8")


def replaced(text: str, right: str, wrong: str) -> str:
    """The text with ``wrong`` for the lines ``right``, as deep as these stand in it."""
    lines, looked, put = text.split("\n"), right.split("\n"), wrong.split("\n")
    for at in range(len(lines) - len(looked) + 1):
        found = lines[at : at + len(looked)]
        margin = " " * (_depth(found[0]) - _depth(looked[0]))
        if found == [margin + line for line in looked]:
            put = [margin + line for line in put]
            return "\n".join((*lines[:at], *put, *lines[at + len(looked) :]))
    raise AssertionError(f"Not in the sample: {right}")


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
