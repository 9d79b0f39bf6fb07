"""The page of a whole sheet as the tests handle it: opened, filled, read."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random
from typing import Any

from playwright.sync_api import Locator, Page

from cchc_docs.library import Library
from cchc_docs.publish.calculator.set_data import plain
from cchc_docs.scoring.answers import Sheet
from cchc_docs.scoring.scorecard import Card, score_sheet
from tests.publish.calculator.test_parity import acceptable

SET = "so-ban-nganh"


def opened(site: Path, page: Page, rest: str = "") -> Page:
    page.goto(f"{site.as_uri()}/bang-cham/{SET}.html{rest}")
    page.evaluate("document.querySelectorAll('.sheet-field').forEach((one) => { one.open = true })")
    return page


def item(page: Page, code: str) -> Locator:
    """An item, opened."""
    found = page.locator(f'[id="muc-{code}"]')
    if found.get_attribute("open") is None:
        found.locator("summary").click()
    return found


def total(page: Page) -> str:
    return page.locator(".sheet-total strong").inner_text()


def open_text(page: Page, text: str) -> None:
    file = {"name": "phieu.json", "mimeType": "application/json", "buffer": text.encode()}
    page.locator('input[type="file"]').set_input_files(files=[file])


def random_sheet(library: Library, chance: Random) -> dict[str, Any]:
    """A sheet by chance that the engine does not refuse."""
    edition, criteria_set = library.find_set(SET)
    answers: dict[str, Any] = {}
    for leaf in criteria_set.leaves():
        assert leaf.rule
        drawn = chance.random()
        if drawn < 0.1:
            continue
        if leaf.not_applicable and drawn < 0.3:
            answers[leaf.id] = {"not_applicable": leaf.not_applicable.for_[0]}
            continue
        columns = ["survey"] if leaf.rule.kind == "survey" else ["self", "appraised"]
        for column in columns[: chance.randint(1, 2)]:
            answer = acceptable(Random(chance.random()), leaf.rule, leaf.max)
            one = {"edition": edition.id, "set": SET, "unit": "Sở A", "unit_kind": "so"}
            raw = {**one, "year": 2013, "answers": {leaf.id: {column: answer}}}
            try:
                score_sheet(Sheet.model_validate(raw), edition, criteria_set, library.sources)
            except Exception:
                continue
            answers.setdefault(leaf.id, {})[column] = answer
    head = {"edition": edition.id, "set": SET, "unit": "Sở A", "unit_kind": "so", "year": 2013}
    return {**head, "answers": answers}


def card_of(library: Library, raw: dict[str, Any]) -> Card:
    edition, criteria_set = library.find_set(SET)
    return score_sheet(Sheet.model_validate(raw), edition, criteria_set, library.sources)


def file_of(raw: dict[str, Any]) -> str:
    return json.dumps({"format": "cchc-sheet", "version": 1, **plain(raw)})
