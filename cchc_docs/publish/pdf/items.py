"""Items in short for paper, from the model: a criterion with each of its items, or its examples.

Each criterion is a page of its address in the site, so that links to it stay within a book.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain

from cchc_docs.criteria.model import CriteriaField, CriteriaSet, Node
from cchc_docs.ground.numbers import show
from cchc_docs.ground.text import lower_first, upper_first
from cchc_docs.lessons.examples import KIND_TITLES, ScoredExample, telling
from cchc_docs.library import EditionLibrary
from cchc_docs.publish import addresses
from cchc_docs.publish.pdf.blocks import (
    Block,
    Box,
    Cell,
    Definitions,
    DefinitionsStyle,
    Heading,
    ListBlock,
    ListStyle,
    Mark,
    Paragraph,
    ParagraphStyle,
    Run,
    Runs,
    Table,
    TableStyle,
    Trace,
)
from cchc_docs.publish.pdf.holding import holding, holding_example
from cchc_docs.publish.pdf.page_tree import PageTree
from cchc_docs.publish.pdf.tables import widths
from cchc_docs.publish.words.exemptions import exempt_units, policy_told
from cchc_docs.publish.words.origins import STATUS_WORDS, due_word, lead
from cchc_docs.publish.words.places import place_told, whole_places
from cchc_docs.rules import Rule
from cchc_docs.rules.columns import COLUMNS
from cchc_docs.rules.model import STEP_TITLES, Step, StepKind

WORKED: tuple[StepKind, ...] = ("input", "compute", "rule", "points")
"""The steps of an example; where the rule comes from is said once an item."""
PITFALLS = 2
"""So many mistakes of an item are told in short: the dearest."""
Told = Callable[[Node], Iterator[Block]]


def bold(text: str) -> Run:
    """Words that stand out."""
    return Run(text, bold=True)


@dataclass(frozen=True)
class ItemPages:
    """The criteria of one set, each a page."""

    library: EditionLibrary
    criteria_set: CriteriaSet

    def in_short(self, field: CriteriaField) -> Iterator[PageTree]:
        """Each item with its rule, evidence, two pitfalls, one example, origin."""
        return self._pages(field, self._short)

    def with_examples(self, field: CriteriaField) -> Iterator[PageTree]:
        """Each item that has worked examples, with all of them."""
        return self._pages(field, self._examples)

    def _pages(self, field: CriteriaField, told: Told) -> Iterator[PageTree]:
        own = addresses.of(self.library.edition)
        within = dict(whole_places(field, self.library.edition))
        for top in [field] if field.rule else field.criteria:
            if blocks := tuple(self._blocks(top, told, within[top.id])):
                yield PageTree(own.node_page(self.criteria_set.id, top.id), blocks)

    def _blocks(self, top: Node, told: Told, place: str, level: int = 1) -> Iterator[Block]:
        """What is told of a part of the tree; nothing where all below it is silent."""
        edition = self.library.edition
        parts = (
            self._blocks(part, told, place_told(part, edition), level + 1) for part in top.parts
        )
        found = tuple(told(top) if top.rule else chain.from_iterable(parts))
        if found:
            yield self._heading(top, level)
            if place:
                yield Paragraph((Run(f"{upper_first(place)}."),), ParagraphStyle.FIGURES)
            yield from found

    def _heading(self, node: Node, level: int) -> Heading:
        anchor = addresses.anchor(node.id) if level > 1 else None
        worth = Run(f"{show(node.max)} điểm", mark=Mark.REMARK)
        runs = (Run(f"{node.id}. {node.title} "), worth)
        return Heading(level, runs, anchor, listed=True)

    def _short(self, node: Node) -> Iterator[Block]:
        assert node.rule is not None  # only scored items are asked for
        yield from holding((*self._rule(node, node.rule), *self._proof(node)))
        if scored := telling(self.library.examples_on(self.criteria_set, node)):
            yield _example(scored, "Ví dụ: ")
        yield self._origin(node)

    def _rule(self, node: Node, rule: Rule) -> Iterator[Block]:
        for sentence in rule.figures(due_word(node.origin)):
            yield Paragraph((Run(f"{sentence.removesuffix('.')}."),), ParagraphStyle.FIGURES)
        rows = tuple(
            (Cell((Run(row.when),)), Cell((Run(row.points),), right=True))
            for row in rule.table(node.max)
        )
        head = (Cell((Run("Trường hợp"),)), Cell((Run("Điểm"),)))
        yield Table(widths((head, *rows)), (head,), rows, style=TableStyle.LEVELS, whole=True)
        if node.meaning:
            yield Paragraph((bold("Ý nghĩa:"), Run(f" {node.meaning}")))
        if exempt := exempt_units(node, self.library.edition):
            units = "; ".join(map(lower_first, exempt))
            told = f" cho: {units}. {policy_told(node, self.library.edition)}"
            yield Paragraph((bold("Không áp dụng"), Run(told)), ParagraphStyle.EXEMPTION)

    def _proof(self, node: Node) -> Iterator[Block]:
        if node.evidence:
            proofs = (
                (bold(one.document), Run(f". Ban hành: {one.issuer}. Chỉ vào: {one.point_at}."))
                for one in node.evidence
            )
            yield _listed(proofs, ListStyle.CHECKLIST)
        dearest = sorted(node.mistakes, key=lambda one: -one.costs)[:PITFALLS]
        if dearest:
            yield Paragraph((bold("Dễ mất điểm:"),), held=True)
            yield _listed(
                (Run(f"{one.mistake} "), bold(f"mất {show(one.costs)} điểm")) for one in dearest
            )

    def _origin(self, node: Node) -> Paragraph:
        origin = node.origin
        runs: list[Run] = [Run(f"Nguồn gốc: {STATUS_WORDS[origin.status]}")]
        if origin.source:
            source = self.library.sources[origin.source]
            link = addresses.of(self.library.edition).source(source.id)
            at = f", {origin.at}" if origin.at else ""
            runs += [
                Run(f"; {lead(origin)} "),
                Run(source.number or source.title, link=link),
                Run(at),
            ]
        runs.append(Run(f". {origin.note or ''}".rstrip()))
        return Paragraph(tuple(runs), ParagraphStyle.ORIGIN)

    def _examples(self, node: Node) -> Iterator[Block]:
        for scored in self.library.examples_on(self.criteria_set, node):
            yield _example(scored)


def _listed(items: Iterator[Runs], style: ListStyle | None = None) -> ListBlock:
    return ListBlock(False, tuple((Paragraph(runs),) for runs in items), style)


def _example(scored: ScoredExample, lead_in: str = "") -> Box:
    """What happened, the points, the steps to them without the source, and why."""
    example, score = scored.example, scored.score
    blocks: list[Block] = [Paragraph((Run(f"{example.unit} (giả định). {example.story}"),))]
    if score.not_applicable:
        blocks.append(_trace(score.steps))
    else:
        columns = score.columns.items()
        pairs = (
            ((Run(COLUMNS[name]),), (Run(f"{show(one.points)}/{show(one.max)}"),))
            for name, one in columns
        )
        blocks.append(Definitions(tuple(pairs), DefinitionsStyle.LINE))
        for name, one in columns:
            if len(columns) > 1:
                blocks.append(Paragraph((Run(COLUMNS[name]),), ParagraphStyle.COLUMN))
            blocks.append(_trace(one.steps))
    if example.entry.explanation:
        told = Run(f" {example.entry.explanation}")
        blocks.append(Paragraph((bold("Giải trình của đơn vị:"), told)))
    blocks.append(Paragraph((bold("Vì sao:"), Run(f" {example.why}"))))
    kind = Run(KIND_TITLES[example.kind], mark=Mark.REMARK)
    return Box((Run(f"{lead_in}{example.title} "), kind), holding_example(blocks))


def _trace(steps: tuple[Step, ...]) -> Trace:
    shown = (step for step in steps if step.kind in WORKED)
    return Trace(tuple(((Run(STEP_TITLES[step.kind]),), (Run(step.text),)) for step in shown))
