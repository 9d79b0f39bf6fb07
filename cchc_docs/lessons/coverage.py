"""Which criteria have which kinds of worked example, by what each example shows."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from cchc_docs.criteria.model import CriteriaSet, Node
from cchc_docs.lessons.examples import KIND_TITLES, Example, ExampleKind
from cchc_docs.rules.model import Rule

Coverage = dict[str, dict[ExampleKind, int]]
"""Number of examples that show each kind, by criterion id; an example may show several."""


def coverage_of(criteria_set: CriteriaSet, examples: Iterable[Example]) -> Coverage:
    """How many examples show each kind for everything that is scored in the set."""
    maxima = {leaf.id: leaf.max for leaf in criteria_set.leaves()}
    table: Coverage = {code: dict.fromkeys(KIND_TITLES, 0) for code in maxima}
    for example in examples:
        if example.set == criteria_set.id and example.criterion in table:
            for kind in shown_kinds(example, maxima[example.criterion]):
                table[example.criterion][kind] += 1
    return table


def shown_kinds(example: Example, maximum: Fraction) -> frozenset[ExampleKind]:
    """What a reader sees in ``example``: its kind, and what its settled points come to.

    A boundary that earns ``maximum`` shows the full points too; missing evidence that lowers what
    the unit gave itself shows a claim too high.
    """
    columns = tuple(example.expect.columns().values())
    kinds: set[ExampleKind] = {example.kind}
    if not example.expect.not_applicable and columns:
        settled = columns[-1]
        kinds.add(_outcome(settled, maximum))
        if settled < columns[0]:
            kinds.add("over_claim")
    return frozenset(kinds)


def possible_kinds(leaf: Node) -> frozenset[ExampleKind]:
    """The kinds of example that the rule of ``leaf`` leaves room for."""
    kinds: set[ExampleKind] = set()
    for _, rule in leaf.rule.parts() if leaf.rule else ():
        kinds |= possible_outcomes(rule, leaf.max)
        if rule.marks():
            kinds |= {"boundary"}
        if "self" in rule.columns:
            kinds |= {"missing_evidence", "over_claim"}
        if leaf.not_applicable or rule.lapses():
            kinds |= {"not_applicable"}
    return frozenset(kinds)


def possible_outcomes(rule: Rule, maximum: Fraction) -> frozenset[ExampleKind]:
    """Which of full, partial and zero a rule can come to, out of ``maximum``."""
    possible = rule.possible_points(maximum)
    if possible is None:
        return frozenset(("full", "partial", "zero"))
    return frozenset(_outcome(points, maximum) for points in possible)


def _outcome(points: Fraction, maximum: Fraction) -> ExampleKind:
    return "full" if points == maximum else "partial" if points else "zero"
