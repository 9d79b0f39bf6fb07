"""Annexes of every make, each with what must be read in it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from cchc_docs.ground.numbers import show
from cchc_docs.importing.draft import Draft, Node
from cchc_docs.importing.reading import read_annex
from tests.importing.making import make_annex

FILES = sorted((Path(__file__).parent / "annexes").glob("*.yaml"))
ANNEXES: list[dict[str, Any]] = [
    one for path in FILES for one in yaml.safe_load(path.read_text("utf-8"))
]


def told(node: Node) -> str:
    """An item in a line: ``1.1.1 | 1 | choice 1; 0,5; 0``."""
    return " | ".join((node.id, show(node.max), rule_told(node))).rstrip(" |")


def rule_told(node: Node) -> str:
    """The rule of an item in short, with a question mark where a person must look."""
    rule = node.understood.rule
    state = {"sure": "", "guessed": "?", "unread": "unread"}[node.state]
    if rule is None:
        return state
    return " ".join(part for part in (rule["kind"], _figures(rule), state) if part)


def _figures(rule: dict[str, Any]) -> str:
    levels = rule.get("levels") or rule.get("faults") or ()
    if levels and "points" in levels[0]:
        return "; ".join(show(one["points"]) for one in levels)
    if rule["kind"] == "deadline":
        late = [(f"+{one.get('days', '')} ", one) for one in rule["late"]]
        levels = (("", rule["on_time"]), *late, ("never ", rule["never"]))
        return f"{rule['due']} " + "; ".join(f"{at}{show(one['points'])}" for at, one in levels)
    if "bands" in rule:
        return "; ".join(_band(band) for band in rule["bands"])
    if "cases" in rule:
        return "; ".join(
            f"({_figures(one['rule']) if 'rule' in one else show(one['points'])})"
            for one in rule["cases"]
        )
    if rule.get("by") == "mean":
        dates = ", ".join(part["rule"]["due"] for part in rule["parts"])
        return f"mean of {dates}: {_figures(rule['parts'][0]['rule']).partition(' ')[2]}"
    if "parts" in rule and (part := rule["parts"][0]["rule"])["kind"] == "steps":
        keys = [key for key in ("below", "over", "every", "each") if key in part]
        return " ".join((part["kind"], *(show(part[key]) for key in keys)))
    shown = ("every", "each", "zero", "floor", "target", "round_to")
    return " ".join(show(rule[key]) for key in shown if key in rule)


def _band(band: dict[str, Any]) -> str:
    signs = {"over": ">", "from": ">=", "to": "<=", "below": "<"}
    ends = "".join(f"{sign}{show(band[key])}" for key, sign in signs.items() if key in band)
    return f"{ends}={show(band['points'])}"


def read(annex: dict[str, Any], folder: Path) -> Draft:
    """What the reader makes of the annex's file."""
    return read_annex([make_annex(annex, folder)], year=annex.get("year"))


@pytest.mark.parametrize("annex", ANNEXES, ids=[one["id"] for one in ANNEXES])
def test_what_an_annex_gives(annex: dict[str, Any], tmp_path: Path) -> None:
    draft = read(annex, tmp_path)
    assert [told(node) for node in draft.walk()] == annex["gives"]


@pytest.mark.parametrize("annex", ANNEXES, ids=[one["id"] for one in ANNEXES])
def test_no_row_is_lost(annex: dict[str, Any], tmp_path: Path) -> None:
    draft = read(annex, tmp_path)
    tables = annex.get("tables") or [annex]
    rows = sum(len(one["rows"]) for one in tables)
    assert len(draft.accounts) >= rows
    assert all(account.became for account in draft.accounts)
