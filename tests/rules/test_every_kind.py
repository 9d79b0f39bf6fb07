"""Every rule kind is known everywhere; what is missing is named with its place."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from importlib import import_module
from pathlib import Path
from random import Random
from typing import Any, get_args

import pytest
from pydantic import TypeAdapter, ValidationError

from cchc_docs import rules
from cchc_docs.criteria.documents import read_document
from cchc_docs.library import EditionLibrary, load_library
from cchc_docs.publish.pages.pictures import picture
from cchc_docs.publish.workbook.formulas import face
from cchc_docs.rules import KINDS, AnyRule, Rule
from cchc_docs.rules.columns import COLUMNS
from cchc_docs.rules.model import AnswerRefused
from tests.answers import grid, random_answer
from tests.conftest import ROOT
from tests.kinds import rule_by_chance

EXAMPLES = Path(__file__).parent / "examples"
STARTER = ROOT / "cchc_docs" / "starter" / "criteria"
READ: TypeAdapter[Rule] = TypeAdapter(AnyRule)
OWN = ("inputs", "evaluate", "possible_points", "marks", "table", "brief")
"""What no kind can take from ``Rule``."""


def places(
    name: str, kind: type[Rule], small: EditionLibrary, sample: EditionLibrary
) -> Iterator[tuple[str, bool]]:
    """Every place that has to know a kind, and whether it does."""
    for face_ in OWN:
        place = f"{face_} in {kind.__module__}"
        yield place, getattr(kind, face_) is not getattr(Rule, face_)
    yield f"title and words in {kind.__module__}", bool(kind.title and kind.words)
    yield "publish/pages/pictures.py", kind in picture.registry
    yield "publish/workbook/formulas.py", kind in face.registry
    yield f"browser/kinds/{name}.js", (ROOT / "browser" / "kinds" / f"{name}.js").exists()
    yield f"tests/rules/examples/{name}.yaml", (EXAMPLES / f"{name}.yaml").exists()
    yield "tests/small", name in kinds_in(small)
    yield "cchc_docs/starter", name in kinds_in(sample)


def kinds_in(own: EditionLibrary) -> set[str]:
    """The kinds of all rules of an edition, and of what stands within them."""
    rules_ = [leaf.rule for one in own.sets for leaf in one.leaves() if leaf.rule]
    return {one.kind for rule in rules_ for one in (rule, *(part for _, part in rule.parts()))}


@pytest.fixture(scope="module")
def sample() -> EditionLibrary:
    """What ``cchc new`` begins with."""
    return load_library(STARTER).find("tinh-x")


def test_every_module_of_a_kind_is_listed() -> None:
    """Told before anything else asks for a kind that the list does not have."""
    folder = Path(rules.__file__).parent
    found = [import_module(f"{rules.__name__}.{path.stem}") for path in folder.glob("[a-z]*.py")]
    made = {
        one
        for module in found
        for one in vars(module).values()
        if isinstance(one, type)
        and issubclass(one, Rule)
        and get_args(one.model_fields["kind"].annotation)
    }
    missing = [one.__module__ for one in made - set(KINDS.values())]
    assert not missing, f"{', '.join(missing)} is not in: cchc_docs/rules/single.py"


@pytest.mark.parametrize(("name", "kind"), KINDS.items())
def test_every_place_knows_the_kind(
    name: str, kind: type[Rule], small: EditionLibrary, sample: EditionLibrary
) -> None:
    missing = [place for place, known in places(name, kind, small, sample) if not known]
    assert not missing, f"{name} is not in: {', '.join(missing)}"


def test_no_file_is_left_of_a_kind_that_is_gone() -> None:
    assert {path.stem for path in EXAMPLES.glob("*.yaml")} == set(KINDS)


@pytest.mark.parametrize(("name", "kind"), KINDS.items())
def test_a_kind_keeps_what_it_says_of_itself(name: str, kind: type[Rule]) -> None:
    rule, maximum = example(name)
    assert isinstance(rule, kind)
    assert get_args(kind.model_fields["kind"].annotation) == (name,)
    assert not list(rule.findings(maximum))
    assert rule.highest(maximum) == maximum
    assert set(rule.columns) <= set(COLUMNS)
    assert rule.brief()
    assert all(row.when and row.points for row in rule.table(maximum))
    assert all(one.label for one in rule.inputs(maximum))
    assert picture(rule, maximum)


@pytest.mark.parametrize("name", KINDS)
def test_answers_come_out_as_the_kind_says(name: str) -> None:
    rule, maximum = example(name)
    possible = rule.possible_points(maximum)
    earned = set(points_of(rule, maximum))
    assert earned
    assert possible is None or earned - {None, Fraction(0), maximum} <= possible
    assert None not in earned or rule.lapses()


@pytest.mark.parametrize("name", KINDS)
def test_rules_by_chance_are_of_the_kind(name: str) -> None:
    chance = Random(7)
    made = [READ.validate_python(rule_by_chance(name, chance, Fraction(5))) for _ in range(20)]
    assert {rule.kind for rule in made} == {name}
    assert any(not list(rule.findings(Fraction(5))) for rule in made)


def example(name: str) -> tuple[Rule, Fraction]:
    """The rule of the kind's example file, with its maximum."""
    data: Any = read_document(EXAMPLES / f"{name}.yaml").data
    return READ.validate_python(data["rule"]), Fraction(data["max"])


def points_of(rule: Rule, maximum: Fraction) -> Iterator[Fraction | None]:
    """What a few hundred answers come to, as far as they are not refused."""
    random = Random(5)
    answers = [random_answer(rule, maximum, random) for _ in range(300)]
    for raw in (*answers, *grid(rule, maximum)[::5]):
        try:
            yield rule.evaluate(rule.read_answer(raw), maximum).points
        except (AnswerRefused, ValidationError):
            continue
