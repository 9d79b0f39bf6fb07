"""The browser engine says word for word what the Python engine says."""

from __future__ import annotations

import copy
import datetime
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Browser
from pydantic_core import PydanticCustomError

from cchc_docs.criteria.documents import read_document
from cchc_docs.criteria.model import Edition
from cchc_docs.ground import numbers
from cchc_docs.ground.days import read_day, show_day
from cchc_docs.library import EditionLibrary
from cchc_docs.publish.browser.bundles import data_script
from cchc_docs.publish.browser.data import set_data, to_browser
from tests.answers import grid
from tests.browser import random_rules
from tests.browser.parity import (
    READ,
    Engines,
    RuleCase,
    Run,
    differences,
    engine_host,
    entry_result,
    rule_result,
    sheet_result,
)
from tests.card_phrases import PHRASES, edition_of, sheet_of
from tests.conftest import ROOT
from tests.kinds import points
from tests.phrases import phrases

HERE = Path(__file__).parent
KIND_FILES = sorted((ROOT / "tests" / "rules" / "examples").glob("*.yaml"))
SHEET = read_document(ROOT / "tests" / "scoring" / "answers-small.yaml").data


def rule_examples() -> Iterator[RuleCase]:
    for path in KIND_FILES:
        data = read_document(path).data
        answers = [case["answer"] for case in data["answers"] if not digits_as_text(case)]
        yield READ.validate_python(data["rule"]), Fraction(data["max"]), answers


def digits_as_text(case: dict[str, Any]) -> bool:
    """What the two cannot see alike: "1" in quotes is text in YAML, a number in the browser."""
    return any(isinstance(v, str) and v.isdigit() for v in case["answer"].values())


@pytest.mark.browser
def test_a_real_chromium_is_asked_too(run: Engines, browser: Browser) -> None:
    """Every test here that has ``run`` asks both engines, and they must say the same."""
    _, chromium = run.hosts
    assert "Chrome" in chromium("navigator.userAgent", "null")
    with pytest.raises(AssertionError):
        run("(() => typeof navigator)", None)  # a difference is noticed


def test_rule_examples(run: Run) -> None:
    count, found = differences(run, rule_examples())
    assert count > 50
    assert not found


def test_sentences_of_real_decisions(run: Run) -> None:
    chance = Random(1880)
    cases = (
        (
            one.rule,
            one.max,
            [
                *(answer for answer, *_ in (*one.answers, *one.refused)),
                *(random_rules.wild(one.rule, one.max, chance) for _ in range(60)),
            ],
        )
        for one in phrases()
    )
    count, found = differences(run, cases)
    assert count > 60 * len(phrases())
    assert not found


def test_whole_grid_of_every_rule(run: Run, small: EditionLibrary, shipped: EditionLibrary) -> None:
    rules = {
        (str(to_browser(leaf.rule)), leaf.max): leaf.rule
        for library in (small, shipped)
        for one in library.sets
        for leaf in one.leaves()
    }
    cases = ((rule, most, grid(rule, most)) for (_, most), rule in rules.items() if rule)
    count, found = differences(run, cases)
    assert count > 100 * len(rules)
    assert not found


def test_a_hundred_thousand_by_chance(run: Run) -> None:
    count, found = differences(run, random_rules.cases(seed=2013, rules=900, answers=112))
    assert count >= 100_000
    assert not found


MOST = 10**numbers.MAX_DIGITS


@pytest.mark.parametrize("size", [Fraction(MOST), Fraction(1, MOST)], ids=["long", "fine"])
def test_the_longest_number_is_the_same_everywhere(run: Run, size: Fraction) -> None:
    meant = size - 1 if size > 1 else size
    over = size if size > 1 else size / 10
    figures = [int(one) if one.denominator == 1 else one for one in (meant, -over, over)]
    answers = [
        answer
        for one in figures
        for answer in (
            {"value": one},
            {"part": one, "whole": one},
            {"count": one},
            {"counts": (one, 0)},
            {"counts": (one, 0, 0)},
        )
    ]
    cases = [(rule, maximum, answers) for rule, maximum, _ in rule_examples()]
    _, found = differences(run, cases)
    assert not found
    words = f"dài quá {numbers.MAX_DIGITS} chữ số"
    said = {
        at: any(words in str(rule_result(rule, most, answers[at])) for rule, most, _ in cases)
        for at in range(len(answers))
    }
    assert not any(said[at] for at in range(5))  # the five shapes of the number that is meant
    assert any(said[at] for at in range(5, 15))


def test_malformed_answers_are_refused_in_the_same_words(run: Run) -> None:
    answers = read_document(HERE / "malformed.yaml").data
    cases = [(rule, maximum, answers) for rule, maximum, _ in rule_examples()]
    count, found = differences(run, cases)
    assert count == len(answers) * len(KIND_FILES)
    assert not found


def test_every_worked_example(run: Run, small: EditionLibrary, shipped: EditionLibrary) -> None:
    for library in (small, shipped):
        examples = [one.example for one in library.examples]
        data = [[one.set, one.criterion, to_browser(one.entry)] for one in examples]
        told = run("runEntries", data)
        for one, browser in zip(library.examples, told, strict=True):
            assert browser == entry_result(one.score), one.example.id


def variants(small: EditionLibrary) -> Iterator[tuple[EditionLibrary, Edition]]:
    """The small library under each policy, each with totals that stay within their ends or not."""
    edition = small.edition
    for policy in ("shrink", "full", "refuse"):
        for above in (False, True):
            update = {"not_applicable": policy, "bonus_above_max": above, "negative_total": above}
            scoring = edition.scoring.model_copy(update=update)
            other = edition.model_copy(update={"scoring": scoring})
            yield replace(small, edition=other), other


def random_sheets(edition: Edition, count: int) -> Iterator[dict[str, Any]]:
    chance = Random(2012)
    (criteria_set,) = edition.sets
    for _ in range(count):
        answers: dict[str, Any] = {}
        for leaf in criteria_set.leaves():
            if chance.random() < 0.15:
                continue
            if leaf.not_applicable and chance.random() < 0.3:
                answers[leaf.id] = {"not_applicable": "khong-viec"}
                continue
            assert leaf.rule
            columns = leaf.rule.columns
            chosen = [columns[0], *(name for name in columns[1:] if chance.random() < 0.4)]
            answers[leaf.id] = {
                name: {"points": points(chance, leaf.max)}
                if chance.random() < 0.1
                else random_rules.acceptable(chance, leaf.rule, leaf.max)
                for name in chosen
            }
        yield {**SHEET, "answers": answers}


def test_whole_cards(small: EditionLibrary, engines_of: Callable[[Iterable[str]], Engines]) -> None:
    refused = 0
    for library, edition in variants(small):
        (criteria_set,) = edition.sets
        host = engines_of([data_script(set_data(edition, criteria_set, library.sources))])
        sheets = [SHEET, {**SHEET, "answers": {}}, *random_sheets(edition, 150)]
        data = [{"set": criteria_set.id, "sheet": to_browser(sheet)} for sheet in sheets]
        for sheet, browser in zip(sheets, host("runSheets", data), strict=True):
            assert browser == sheet_result(library, edition, criteria_set, sheet)
            refused += "refused" in browser
    assert 100 < refused < 600  # of 912


def test_cards_of_real_decisions(small: EditionLibrary) -> None:
    wholes = [edition_of(phrase, small) for phrase in PHRASES]
    run = engine_host([data_script(set_data(*whole, small.sources)) for whole in wholes])
    for phrase, (edition, only) in zip(PHRASES, wholes, strict=True):
        sheets = [
            sheet_of(edition, points, wanted.get("kind", only.unit_kinds[0]))
            for points, wanted in phrase["cards"]
        ]
        sheets += [{**sheets[0], "unit_kind": kind} for kind in only.unit_kinds[1:]]
        data = [{"set": only.id, "sheet": to_browser(sheet)} for sheet in sheets]
        library = replace(small, edition=edition)
        for sheet, browser in zip(sheets, run("runSheets", data), strict=True):
            assert browser == sheet_result(library, edition, only, sheet)


def test_malformed_sheets(run: Run, small: EditionLibrary) -> None:
    edition, criteria_set = small.edition, small.find_set("phong-ban")
    sheets = []
    for change in read_document(HERE / "malformed-sheets.yaml").data:
        whole = {"sheet": copy.deepcopy(SHEET)}
        path = ["sheet", *change["at"]]
        place: Any = whole
        for key in path[:-1]:
            place = place[key]
        place[path[-1]] = change["value"]
        sheets.append(whole["sheet"])
    data = [{"set": criteria_set.id, "sheet": to_browser(sheet)} for sheet in sheets]
    for sheet, browser in zip(sheets, run("runSheets", data), strict=True):
        assert browser == sheet_result(small, edition, criteria_set, sheet)


def test_numbers_are_shown_alike(run: Run) -> None:
    chance = Random(2011)
    values = [
        Fraction(chance.randint(-(10**9), 10**9), chance.choice((1, 3, 7, 8, 80, 10**5, 10**7)))
        for _ in range(3000)
    ]
    values += [Fraction(n, 2 * 10**4) for n in (-3, -1, 0, 1, 3)]
    cases = [(value, chance.choice(values), chance.randint(0, 6)) for value in values]
    data = [
        {"value": to_browser(v), "mark": to_browser(m), "places": places} for v, m, places in cases
    ]
    for (value, mark, places), browser in zip(cases, run("runNumbers", data), strict=True):
        assert browser == [
            numbers.show(value, places),
            numbers.fixed(value, places),
            numbers.equals(value, places),
            numbers.clear_places(value, [mark]),
        ]


def test_days_are_the_same_days(run: Run) -> None:
    start = datetime.date(1999, 12, 1)
    days = [start + datetime.timedelta(days=n) for n in range(1000)]
    days += [datetime.date(1000, 1, 1), datetime.date(1900, 2, 28), datetime.date(9999, 12, 31)]
    told = run("runDays", [show_day(day) for day in days])
    epoch = datetime.date(1970, 1, 1)
    assert told == [[show_day(day), (day - epoch).days] for day in days]
    strange = ["29/2/1900", "31/4/2000", "0/1/2000", "1/13/2000", "1/0/2000", "1/1/0000"]
    strange += ["001/1/2000", "1/1/200", " 1/1/2000", "1-1-2000", "1/1/2000\n", "٣/١/2000"]
    assert run("runDays", strange) == [None] * len(strange)
    for text in strange:
        with pytest.raises(PydanticCustomError):
            read_day(text)


@pytest.mark.parametrize(
    ("name", "right", "wrong"),
    [
        ("engine/intervals.js", "cmp(value, this.over) > 0", "cmp(value, this.over) >= 0"),
        ("engine/numbers.js", "(2n * scaled + a.d)", "(2n * scaled)"),
        ("kinds/deadline.js", "days <= one.days", "days < one.days"),
        ("kinds/deduct.js", "left.n < 0n ? ZERO : left", "left"),
        ("engine/shapes.js", 'place.wrong("whole", raw)', 'place.wrong("number", raw)'),
    ],
)
def test_a_wrong_twin_is_noticed(tmp_path: Path, name: str, right: str, wrong: str) -> None:
    for folder in ("browser", "tests/browser"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    (tmp_path / "node_modules").symlink_to(ROOT / "node_modules")
    path = tmp_path / "browser" / name
    text = path.read_text("utf-8")
    assert text.count(right) == 1
    path.write_text(text.replace(right, wrong), "utf-8")
    assert differences(engine_host(root=tmp_path), rule_examples())[1]
