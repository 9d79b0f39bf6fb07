"""The Python engine's results in the words of ``parity.js``, and the host that runs that one."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Browser
from py_mini_racer import MiniRacer
from pydantic import TypeAdapter, ValidationError

from cchc_docs.criteria import wording
from cchc_docs.criteria.model import CriteriaSet, Edition
from cchc_docs.ground.findings import Finding
from cchc_docs.library import EditionLibrary
from cchc_docs.publish.browser.bundles import shared
from cchc_docs.publish.browser.data import to_browser
from cchc_docs.publish.browser.exercise_bundles import words_script
from cchc_docs.rules import AnyRule, Rule
from cchc_docs.rules.model import AnswerRefused, Step
from cchc_docs.scoring.answers import Sheet, sheet_findings
from cchc_docs.scoring.line import Line
from cchc_docs.scoring.points import EntryScore
from cchc_docs.scoring.same_facts import figures_apart, twice_told
from cchc_docs.scoring.scorecard import score_sheet
from cchc_docs.setup.bundling import bundle
from tests.conftest import ROOT

READ: TypeAdapter[Rule] = TypeAdapter(AnyRule)
BATCH = 1000
Run = Callable[[str, Any], Any]
RuleCase = tuple[Rule, Fraction, Sequence[Any]]


@dataclass(frozen=True)
class Engines:
    """Several engines that must say the same; each evaluates an expression and gives a text."""

    hosts: tuple[Callable[[str, str], str], ...]

    def __call__(self, function: str, cases: Any) -> Any:
        text = json.dumps(cases)
        said = f"JSON.stringify({function}(cases))"
        first, *others = self.hosts
        told = first(f"globalThis.last = {said}", text)
        digest = first("digest(last)", "null")
        for other in others:  # as a digest: the whole would take long to come over
            if other(f"digest({said})", text) != digest:
                assert other(said, text) == told
                raise AssertionError(f"{function} is not the same every time")
        return json.loads(told)


def harness(*options: str, root: Path = ROOT) -> tuple[str, ...]:
    """Words, and what ``harness.js`` exports, for a host that has no page."""
    return shared(), words_script(), exported("tests/browser/harness.js", *options, root=root)


@cache
def exported(module: str, *options: str, root: Path = ROOT) -> str:
    """A script that makes what a module exports global, bundled as those of the pages are."""
    whole = ("--global-name=exported", "--footer:js=Object.assign(globalThis, exported);0")
    with TemporaryDirectory() as folder:
        bundle(ROOT, [root / module], Path(folder), *whole, *options)
        (made,) = Path(folder).iterdir()
        return made.read_text("utf-8")


def engines(browser: Browser | None, scripts: Iterable[str] = ()) -> Engines:
    """An embedded V8 and, where there is one, a real Chromium, both with these scripts."""
    texts = (*harness("--minify"), *scripts)
    v8 = MiniRacer()
    for text in texts:
        v8.eval(text)

    def embedded(expression: str, cases: str) -> str:
        return str(v8.eval(f"(cases => {expression})(JSON.parse({json.dumps(cases)}))"))

    if browser is None:
        return Engines((embedded,))
    page = browser.new_page()
    for text in texts:
        page.add_script_tag(content=text)

    def chromium(expression: str, cases: str) -> str:
        return str(page.evaluate(f"text => (cases => {expression})(JSON.parse(text))", cases))

    return Engines((embedded, chromium))


def engine_host(scripts: Iterable[str] = (), root: Path = ROOT) -> Run:
    """``run(function, cases)`` in an embedded V8 that has the engine and these scripts.

    ``root`` has the modules: those of the project, or a changed copy of them.
    """
    host = MiniRacer()
    for text in (*harness("--minify", root=root), *scripts):
        host.eval(text)

    def run(function: str, cases: Any) -> Any:
        return json.loads(str(host.eval(f"JSON.stringify({function}({json.dumps(cases)}))")))

    return run


def differences(run: Run, cases: Iterable[RuleCase]) -> tuple[int, list[Any]]:
    """How many answers were compared; those on which the engines differ."""
    count = size = 0
    found: list[Any] = []
    batch: list[RuleCase] = []
    for case in cases:
        batch.append(case)
        size += len(case[2])
        if size >= BATCH:
            count, found = count + size, found + _compared(run, batch)
            batch, size = [], 0
    return count + size, found + _compared(run, batch)


def _compared(run: Run, batch: list[RuleCase]) -> list[Any]:
    data = [
        {"rule": to_browser(rule), "max": to_browser(maximum), "answers": to_browser(answers)}
        for rule, maximum, answers in batch
    ]
    found = []
    for (rule, maximum, answers), results in zip(batch, run("runRules", data), strict=True):
        for raw, browser in zip(answers, results, strict=True):
            python = rule_result(rule, maximum, raw)
            if python != browser:
                found.append((rule.kind, raw, python, browser))
    return found


def rule_result(rule: Rule, maximum: Fraction, raw: Any) -> Any:
    """Points and steps of an answer, or what is refused."""
    try:
        outcome = rule.evaluate(rule.read_answer(raw), maximum)
    except AnswerRefused as refused:
        return {"refused": [_finding(refused.finding)]}
    except ValidationError as error:
        model = rule.shape_of(raw)
        return {"refused": [_finding(one) for one in wording.findings(error, model)]}
    return {"points": told(outcome.points), "steps": _steps(outcome.steps)}


def sheet_result(
    library: EditionLibrary, edition: Edition, criteria_set: CriteriaSet, raw: Any
) -> Any:
    """The card of a sheet, or what is refused."""
    try:
        sheet = Sheet.model_validate(raw)
    except ValidationError as error:
        return {"refused": [_finding(one) for one in wording.findings(error, Sheet)]}
    findings = list(sheet_findings(sheet, edition, criteria_set))
    if findings:
        return {"refused": [_finding(one) for one in findings]}
    card = score_sheet(sheet, edition, criteria_set, library.sources)
    figures = (
        card.max,
        card.answered_max,
        card.open_max,
        card.base,
        card.bonus,
        card.penalty,
        card.points,
        card.index,
        card.index_so_far,
    )
    return {
        "lines": [_line(line) for line in card.lines],
        "figures": [told(figure) for figure in figures],
        "columns": {name: told(points) for name, points in card.columns.items()},
        "grade": [one.label if one else None for one in (card.grade, card.plain_grade)],
        "grade_steps": _steps(card.grade_steps),
        "open_extras": [line.node.id for line in card.open_extras],
        "unwritten": [field.id for field in card.unwritten],
        "remarks": [*twice_told(card.lines), *figures_apart(card.sheet, card.lines)],
        "steps": _steps(card.steps),
    }


def _line(line: Line) -> Any:
    figures = (line.max, line.answered_max, line.open_max, line.points, line.index)
    return {
        "id": line.node.id,
        "parts": [_line(part) for part in line.parts],
        "entry": entry_result(line.entry) if line.entry else None,
        "figures": [told(figure) for figure in figures],
        "columns": {name: told(points) for name, points in line.columns.items()},
    }


def entry_result(score: EntryScore) -> Any:
    """What an entry comes to."""
    return {
        "max": told(score.max),
        "columns": {
            name: [told(one.points), told(one.max), _steps(one.steps)]
            for name, one in score.columns.items()
        },
        "not_applicable": score.not_applicable,
        "steps": _steps(score.steps),
    }


def told(number: Fraction | None) -> str | None:
    """``11/15``, also for whole numbers."""
    return (
        None if number is None else f"{Fraction(number).numerator}/{Fraction(number).denominator}"
    )


def _steps(steps: Iterable[Step]) -> list[list[str]]:
    return [[step.kind, step.text] for step in steps]


def _finding(finding: Finding) -> list[Any]:
    """A guess at what was meant is Python's alone: the browser tells the plain remedy."""
    remedy = finding.remedy
    if remedy.startswith("Có phải là"):
        word = "unknown" if finding.what.startswith("Khoá lạ") else "one_of"
        remedy = wording.WORDS[word][2]
    return [list(finding.path), finding.what, finding.allowed, remedy]
