"""The page of a whole sheet as the tests handle it: opened, filled, read."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Any

from playwright.sync_api import Locator, Page
from pydantic import ValidationError

from cchc_docs.library import EditionLibrary
from cchc_docs.publish.browser.data import to_browser
from cchc_docs.rules.model import AnswerRefused
from cchc_docs.scoring.answers import Entry, Sheet
from cchc_docs.scoring.points import score_entry
from cchc_docs.scoring.scorecard import Card, score_sheet
from tests.browser.random_rules import acceptable

SET = "so-ban-nganh"
FILL = Path(__file__).with_name("fill-sheet.js").read_text("utf-8")


def opened(site: Path, page: Page, rest: str = "") -> Page:
    page.goto(f"{site.as_uri()}/quang-ninh-2013/bang-cham/{SET}.html{rest}")
    return opened_again(page)


def opened_again(page: Page) -> Page:
    """Every field unfolded, and what is seldom needed."""
    unfolded = ".sheet-field, .sheet-more"
    page.evaluate(
        f"document.querySelectorAll('{unfolded}').forEach((one) => {{ one.open = true }})"
    )
    return page


def item(page: Page, code: str) -> Locator:
    """An item, opened and its inputs made (the page makes them after the event of opening)."""
    found = page.locator(f'[id="muc-{code}"]')
    if found.get_attribute("open") is None:
        found.locator("summary").click()
    found.locator(".sheet-item-foot").wait_for()
    return found


def total(page: Page) -> str:
    return page.locator(".sheet-total strong").inner_text()


def open_text(page: Page, text: str) -> None:
    page.locator('input[type="file"]').set_input_files(
        {"name": "phieu.json", "mimeType": "application/json", "buffer": text.encode()}
    )


def random_sheet(library: EditionLibrary, chance: Random, left: float = 0.1) -> dict[str, Any]:
    """A sheet by chance that the engine does not refuse; so great a share is left unanswered."""
    edition, criteria_set = library.edition, library.find_set(SET)
    answers: dict[str, Any] = {}
    for leaf in criteria_set.leaves():
        assert leaf.rule
        drawn = chance.random()
        if drawn < left:
            continue
        if leaf.not_applicable and drawn < left + 0.2:
            answers[leaf.id] = {"not_applicable": leaf.not_applicable.for_[0]}
            continue
        for column in leaf.rule.columns[: chance.randint(1, 2)]:
            answer = acceptable(Random(chance.random()), leaf.rule, leaf.max)
            if "points" not in answer:
                answer = as_typed(leaf.rule, answer)
            entry = Entry.model_validate({column: answer})
            try:
                score_entry(leaf, entry, edition, library.sources)
            except (AnswerRefused, ValidationError):
                continue
            answers.setdefault(leaf.id, {})[column] = answer
    head = {"edition": edition.id, "set": SET, "unit": "Sở A", "unit_kind": "so", "year": 2013}
    return {**head, "answers": answers}


def card_of(library: EditionLibrary, raw: dict[str, Any]) -> Card:
    edition, criteria_set = library.edition, library.find_set(SET)
    return score_sheet(Sheet.model_validate(raw), edition, criteria_set, library.sources)


def file_of(raw: dict[str, Any]) -> str:
    return json.dumps({"format": "cchc-sheet", "version": 1, **to_browser(raw)})


def fill(page: Page, library: EditionLibrary, raw: dict[str, Any]) -> None:
    """Types, ticks and chooses the answers of a sheet in the page."""
    criteria_set = library.find_set(SET)
    asked = []
    for code, entry in raw["answers"].items():
        node = criteria_set.find(code)
        assert node is not None
        if "not_applicable" in entry:
            asked.append([code, "self", entry])
        else:
            asked += [[code, name, inputs(node.rule, one)] for name, one in entry.items()]
    page.locator(".sheet-head input").first.fill(raw["unit"])
    assert page.evaluate(FILL, asked) == []


def inputs(rule: Any, answer: dict[str, Any], before: int = 0) -> dict[str, Any]:
    """What a person does for an answer, after so many boxes and buttons that come before."""
    if "points" in answer:
        return {"points": typed(answer["points"])}
    if rule.kind == "cases":
        number = answer["case"]
        inner = {key: value for key, value in answer.items() if key != "case"}
        found = inputs(rule.cases[number - 1].own, inner, len(rule.cases))
        return {**found, "ticks": [number - 1, *found.get("ticks", [])]}
    if "level" in answer:
        return {"ticks": [before + answer["level"] - 1]}
    if "never" in answer:
        return {"ticks": [before]}
    if "date" in answer:
        return {"texts": [answer["date"]]}
    figures = answer.get("counts") or [answer[key] for key in answer]
    return {"texts": [typed(figure) for figure in figures]}


def typed(number: Any) -> str:
    """A number as people type it: 12,5."""
    return str(to_browser(Fraction(number))).replace(".", ",")


def as_typed(rule: Any, answer: dict[str, Any]) -> dict[str, Any]:
    """The answer with part and whole where the page asks for them, not for the figure itself."""
    inner = rule
    if rule.kind == "cases" and 1 <= answer["case"] <= len(rule.cases):
        inner = rule.cases[answer["case"] - 1].own
    measure = getattr(inner, "measure", None)
    if measure is None or not measure.of or "value" not in answer:
        return answer
    rest = {key: value for key, value in answer.items() if key != "value"}
    return {**rest, "part": answer["value"], "whole": 100 if measure.is_percent else 1}


def unfold(page: Page, panel: str) -> None:
    """Opens a panel below the sheet and waits until it has been filled: the browser tells of the
    opening later than it opens."""
    page.locator(f"#{panel}").evaluate(
        """(panel) => new Promise((done) => {
          panel.addEventListener("toggle", () => done(), { once: true });
          panel.querySelector("summary").click();
        })"""
    )
