"""What ships is whole and worth reading: nothing missing, nothing said twice, nothing undefined."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations
from pathlib import Path

import pytest

from cchc_docs.criteria.model import Node
from cchc_docs.library import Library
from cchc_docs.rules.bands import Bands
from cchc_docs.rules.cases import Cases
from cchc_docs.rules.choice import Choice
from cchc_docs.rules.deadline import Deadline
from cchc_docs.rules.deduct import Deduct
from cchc_docs.rules.model import Rule
from cchc_docs.rules.per_item import PerItem
from tests.conftest import ROOT

FREE = {
    "PDF",
    "DOCX",
    "XLSX",
    "CSV",
    "JSON",
    "YAML",
    "USB",
    "QR",
    "ISO",
    "CC",
    "BY",
    "PAR",
    "INDEX",
    "II",
    "III",
    "IV",
}
"""File types, standards, licences, Roman numbers: no abbreviations of the field."""

FIGURE = re.compile(r"\d|\b(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|nửa)\b")
"""A number in figures or in words: how much of a proportion a mistake takes away."""

BARE = re.compile(
    r"\A---.*?^---$|\{[{%].*?[}%]\}|`[^`]*`|\]\([^)]*\)|<[^>]*>|\{:.*?\}", re.DOTALL | re.MULTILINE
)
"""What of a page is no prose: head, macros, code, addresses, tags, attributes."""


def leaves(library: Library) -> Iterator[tuple[str, Node]]:
    for edition in library.editions:
        for criteria_set in edition.sets:
            for leaf in criteria_set.leaves():
                yield f"{criteria_set.id} {leaf.id}", leaf


def guidance(library: Library) -> Iterator[tuple[str, str]]:
    """Every text that teaches, with where it stands."""
    for edition in library.editions:
        for criteria_set in edition.sets:
            for field in criteria_set.fields:
                for node in field.walk():
                    place = f"{criteria_set.id} {node.id}"
                    if node.meaning:
                        yield place, node.meaning
                    for text in (*node.doing, *node.teaching, *(m.mistake for m in node.mistakes)):
                        yield place, text


def prose(library: Library) -> Iterator[tuple[str, str]]:
    """The guidance, and all that is told elsewhere."""
    yield from guidance(library)
    for example in (one.example for one in library.all_examples()):
        yield example.id, example.story
        yield example.id, example.why
    for edition in library.editions:
        yield from ((edition.id, text) for text in (edition.notice, *edition.unknown))
        for question in library.questions[edition.id]:
            yield question.id, question.question
            for paragraph in question.answer:
                yield question.id, paragraph
        for unit in (one.example for one in library.units[edition.id]):
            for paragraph in (*unit.story, *unit.lessons):
                yield unit.id, paragraph
        for course in (library.courses[edition.id],) if edition.id in library.courses else ():
            for session in course.sessions:
                yield session.id, session.goal
                for activity in session.activities:
                    for text in (activity.title, *activity.say, activity.ask or ""):
                        yield session.id, text
        for criteria_set in edition.sets:
            for field in criteria_set.fields:
                for node in field.walk():
                    place = f"{criteria_set.id} {node.id}"
                    yield place, node.origin.note or ""
                    for one in node.evidence:
                        for text in (one.document, one.issuer, one.point_at):
                            yield place, text
    for term in library.glossary:
        yield term.term, term.definition
    for source in library.sources.values():
        yield source.id, source.read
    for path in sorted((ROOT / "docs").rglob("*.md")):
        for line in BARE.sub("…", path.read_text("utf-8")).splitlines():
            yield path.name, line.strip("-#| ")


def costs_of_a_level(rule: Rule, maximum: Fraction) -> set[Fraction] | None:
    """What one can lose under a rule that gives points by steps; None where any part can go."""
    if isinstance(rule, Cases):
        parts = [costs_of_a_level(case.rule, maximum) for case in rule.cases]
        return None if None in parts else {cost for part in parts if part for cost in part}
    if isinstance(rule, Choice):
        steps = {level.points for level in rule.levels}
    elif isinstance(rule, Bands):
        steps = {band.points for band in rule.bands}
    elif isinstance(rule, Deadline):
        steps = {rule.on_time.points, rule.never.points, *(late.points for late in rule.late)}
    elif isinstance(rule, PerItem):
        steps = {min(n * rule.each, maximum) for n in range(int(maximum / rule.each) + 2)}
    elif isinstance(rule, Deduct):
        steps = {maximum}
        for fault in rule.faults:
            times = range(int(maximum / fault.points) + 2)
            steps = {max(left - n * fault.points, Fraction(0)) for left in steps for n in times}
    else:
        return None
    return {more - less for more in steps for less in steps if more > less}


def sentences(text: str) -> list[str]:
    return [one.strip() for one in re.split(r"(?<=[.!?;:])\s+", text) if one.strip()]


def test_both_sets_are_whole(shipped: Library) -> None:
    (edition,) = shipped.editions
    for criteria_set in edition.sets:
        assert len(criteria_set.fields) == 8
        assert 25 <= sum(len(field.criteria) for field in criteria_set.fields) <= 40
        assert 80 <= len(list(criteria_set.leaves())) <= 100
        assert not any(field.unwritten for field in criteria_set.fields)


def test_every_sub_criterion_has_all_parts(shipped: Library) -> None:
    for place, leaf in leaves(shipped):
        parts = (leaf.meaning, leaf.doing, leaf.evidence, leaf.mistakes, leaf.teaching)
        assert all(parts), place


def test_what_a_mistake_costs_follows_from_the_rule(shipped: Library) -> None:
    for place, leaf in leaves(shipped):
        assert leaf.rule is not None
        possible = costs_of_a_level(leaf.rule, leaf.max)
        for mistake in leaf.mistakes:
            if possible is not None:
                assert mistake.costs in possible, (place, mistake.mistake)
            elif mistake.costs < leaf.max:
                assert FIGURE.search(mistake.mistake), (place, mistake.mistake)


def test_rules_are_varied(shipped: Library) -> None:
    (edition,) = shipped.editions
    for criteria_set in edition.sets:
        for field in criteria_set.fields:
            kinds = {leaf.rule.kind for leaf in field.leaves() if leaf.rule}
            assert len(kinds) >= 5, (criteria_set.id, field.id, kinds)


def test_nothing_is_said_twice(shipped: Library) -> None:
    places: dict[str, set[str]] = defaultdict(set)
    for place, text in guidance(shipped):
        for sentence in sentences(text):
            places[sentence.lower()].add(place)
    repeated = {text: sorted(found) for text, found in places.items() if len(found) > 1}
    assert not repeated


def test_nothing_is_nearly_said_twice(shipped: Library) -> None:
    """The same sentence with a word changed: two thirds of the words are shared."""
    said = [
        (place, sentence, frozenset(re.findall(r"\w+", sentence.lower())))
        for place, text in guidance(shipped)
        for sentence in sentences(text)
        if len(sentence.split()) >= 6
    ]
    alike = [
        (one, here, other, there)
        for (here, one, words), (there, other, others) in combinations(said, 2)
        if here != there and 3 * len(words & others) >= 2 * len(words | others)
    ]
    assert not alike


def test_no_sentence_is_longer_than_45_words(shipped: Library) -> None:
    long = [
        (place, sentence)
        for place, text in prose(shipped)
        for sentence in re.split(r"(?<=[.!?])\s+", text)
        if len(sentence.split()) > 45
    ]
    assert not long


def test_text_is_nfc_and_spaced_once(shipped: Library) -> None:
    for place, text in prose(shipped):
        assert unicodedata.is_normalized("NFC", text), place
        assert "  " not in text, place
        marks = ",.;!?" if "×" in text else ",.;:!?"  # in a formula the colon divides
        assert not re.search(rf"\s[{marks}](?:\s|$)", text), (place, text)


def test_percentages_are_written_alike_but_in_quotations(shipped: Library) -> None:
    rows = [
        (f"{criteria_set.id} {leaf.id}", row.when)
        for edition in shipped.editions
        for criteria_set in edition.sets
        for leaf in criteria_set.leaves()
        if leaf.rule and leaf.origin.status == "rebuilt"
        for row in leaf.rule.table(leaf.max)
    ]
    for place, text in (*rows, *prose(shipped)):
        assert not re.search(r"\d%", re.sub("“[^”]*”", "", text)), place


def test_abbreviations_are_defined(shipped: Library) -> None:
    known = {term.abbreviation for term in shipped.glossary} | FREE
    known |= {word for name in known if name for word in name.split()}
    undefined: dict[str, str] = {}
    for place, text in prose(shipped):
        bare = re.sub(r"\b[\d/]+[A-ZĐ-]+[-A-ZĐ]*", "", text)  # numbers of documents
        for word in re.findall(r"\b[A-ZĐ]{2,}\b", bare):
            if word not in known:
                undefined.setdefault(word, place)
    assert not undefined


def test_every_sub_criterion_has_an_example(shipped: Library) -> None:
    shown = shipped.examples_by_criterion
    (edition,) = shipped.editions
    for criteria_set in edition.sets:
        missing = [
            one.id for one in criteria_set.leaves() if (criteria_set.id, one.id) not in shown
        ]
        assert not missing, (criteria_set.id, missing)


def test_there_is_as_much_as_was_promised(shipped: Library) -> None:
    (edition,) = shipped.editions
    assert len(shipped.all_examples()) >= 120
    assert len(shipped.questions[edition.id]) >= 60
    assert len(shipped.glossary) >= 80
    sheets = [unit.example.sheet for unit in shipped.units[edition.id]]
    kinds = sorted(sheet.unit_kind for sheet in sheets)
    assert kinds == ["co-quan-ngang-so", "huyen", "so", "so"]


def test_whole_units_are_plainly_invented(shipped: Library) -> None:
    (edition,) = shipped.editions
    for unit in shipped.units[edition.id]:
        assert re.fullmatch(r"(Sở|Ban|Huyện) [A-Z]", unit.example.sheet.unit)


def test_the_plan_fills_a_day_without_overlap(shipped: Library) -> None:
    (course,) = shipped.courses.values()
    ends = 0
    for session in course.sessions:
        hours, minutes = session.start.split(":")
        begins = int(hours) * 60 + int(minutes)
        assert begins >= ends
        ends = begins + session.minutes
    assert 300 <= sum(session.minutes for session in course.sessions) <= 420
    assert ends <= 17 * 60


@pytest.mark.parametrize(
    "path", sorted((ROOT / "docs").rglob("*.md")), ids=lambda path: str(path.relative_to(ROOT))
)
def test_figures_of_the_library_are_not_typed_in_pages(path: Path) -> None:
    text = path.read_text("utf-8")
    text = re.sub(r"\{\{.*?\}\}|`[^`]*`|\[[^\]]*\]\([^)]*\)", "", text, flags=re.DOTALL)
    counted = r"(?:%|điểm|tiêu chí|lĩnh vực|ví dụ|câu hỏi)"
    typed = re.findall(r"\b(?!0 |100 )\d+(?:[.,]\d+)*\s*" + counted, text)
    assert not typed
