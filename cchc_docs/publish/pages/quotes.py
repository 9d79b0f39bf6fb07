"""What pages quote from an edition, so that no figure is typed there."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NoReturn, Protocol

from markupsafe import Markup

from cchc_docs.collecting.worked_round import worked_round
from cchc_docs.criteria.model import CriteriaSet, Node
from cchc_docs.criteria.origins import Origin
from cchc_docs.ground.days import show_day
from cchc_docs.ground.numbers import show
from cchc_docs.ground.text import lower_first
from cchc_docs.lessons.featured import (
    QuestionSituation,
    Situation,
    UnitSituation,
    example_for,
    unit_for,
)
from cchc_docs.library import EditionLibrary, Library
from cchc_docs.publish import addresses
from cchc_docs.publish.model_texts import model_texts
from cchc_docs.publish.pages.rendering import inert, render_macro
from cchc_docs.publish.words.assignment import due_days
from cchc_docs.publish.words.conventions import convention
from cchc_docs.publish.words.places import ends_told, role_of

COSTLIEST = 3
"""So many mistakes of a set are the ones that cost most."""
MOST = 6
"""So many of the ids that there are are told."""


class UnknownName(Exception):
    """A page asked for something that its edition does not have; the message says what."""


def unknown(kind: str, name: str, known: Iterable[str]) -> NoReturn:
    """Says what there is instead."""
    ids = list(known)
    near = difflib.get_close_matches(name, ids, n=MOST, cutoff=0.3) or ids[:MOST]
    rest = ", …" if len(ids) > len(near) else ""
    raise UnknownName(f"Không có {kind} «{name}». Có: {', '.join(near)}{rest}.")


class NamedPage(Protocol):
    """A page that an edition has of its own."""

    @property
    def name(self) -> str: ...

    @property
    def title(self) -> str: ...

    @property
    def folder(self) -> str: ...


class Quotes:
    """What pages quote of an edition.

    ``here`` is the address of the page; ``pages`` are those that the edition adds.
    """

    def __init__(self, library: EditionLibrary, here: str, pages: Sequence[NamedPage] = ()) -> None:
        self._library = library
        self._pages = pages
        self._edition = library.edition
        self._own = addresses.of(library.edition)
        self._here = here

    def convention(self) -> str:
        """What a rule of this program's own says of itself, so that it is not taken for one of
        the decision."""
        return convention(self._edition)

    def criterion(self, set_id: str, code: str) -> Markup:
        """A link to a criterion: number and title."""
        criteria_set, node = self._node(set_id, code)
        address = self._own.nodes(criteria_set)[code]
        return self._link(address, f"{node.id}. {node.title}")

    def max_points(self, set_id: str, code: str) -> str:
        """The maximum of a field, criterion or sub-criterion."""
        return show(self._node(set_id, code)[1].max)

    def set_max(self, set_id: str) -> str:
        """The maximum of a set."""
        return show(self._set(set_id).max)

    def survey_max(self, set_id: str) -> str:
        """The part of a set's maximum that a survey decides."""
        return show(self._set(set_id).survey_max or self._set(set_id).max * 0)

    def set_link(self, set_id: str) -> Markup:
        """A link to a set."""
        criteria_set = self._set(set_id)
        return self._link(self._own.set_page(set_id), criteria_set.title)

    def sheet_link(self, set_id: str) -> Markup:
        """A link to the page on which a unit fills in the whole sheet of a set."""
        criteria_set = self._set(set_id)
        title = f"Phiếu chấm điểm: {lower_first(criteria_set.title)}"
        return self._link(self._own.sheet_page(set_id), title)

    def assignment_link(self, set_id: str) -> Markup:
        """A link to the table of who does what until when, of a set."""
        criteria_set = self._set(set_id)
        title = f"Phân công và lịch năm: {lower_first(criteria_set.title)}"
        return self._link(self._own.assignment_page(set_id), title)

    def trial_link(self, set_id: str) -> Markup:
        """A link to the sheet of a set for the middle of the year (DOCX)."""
        title = f"Phiếu chấm thử giữa năm (DOCX): {lower_first(self._set(set_id).title)}"
        return self._link(self._own.trial_file(set_id), title)

    def field_table(self, set_id: str) -> Markup:
        """The fields of a set with their maxima."""
        criteria_set = self._set(set_id)
        return self._part("field_table", criteria_set=criteria_set)

    def rule_table(self, set_id: str, code: str) -> Markup:
        """How a criterion is scored, drawn and as a table."""
        node = self._node(set_id, code)[1]
        if node.rule is None:
            unknown("quy tắc của mục", code, (leaf.id for leaf in node.leaves()))
        role = role_of(self._library.find_set(set_id), code)
        return self._part("rule", node=node, role=role, sources=self._library.sources)

    def example(self, name: str) -> Markup:
        """A worked example with its steps."""
        found = {one.example.id: one for one in self._library.examples}
        if name not in found:
            unknown("ví dụ", name, found)
        return self._part("example", scored=found[name])

    def evidence(self, set_id: str, code: str) -> Markup:
        """The evidence of a criterion: what, issued by whom, where to point."""
        return self._part("evidence", node=self._node(set_id, code)[1])

    def mistakes(self, set_id: str, code: str) -> Markup:
        """The frequent mistakes of a criterion with what they cost."""
        return self._part("mistakes", node=self._node(set_id, code)[1])

    def costliest(self, set_id: str) -> Markup:
        """The mistakes of a set that cost most, of different fields; how many cost as much."""
        criteria_set = self._set(set_id)
        told = [
            (one, leaf, field.id)
            for field in criteria_set.fields
            for leaf in field.leaves()
            for one in leaf.mistakes
        ]
        told.sort(key=lambda mistake: -mistake[0].costs)
        shown = list({field: (one, leaf) for one, leaf, field in reversed(told)}.values())
        shown.sort(key=lambda mistake: -mistake[0].costs)
        shown = shown[:COSTLIEST]
        least = min((one.costs for one, _ in shown), default=0)
        return self._part(
            "costliest",
            told=shown,
            least=least,
            count=sum(1 for one, _, _ in told if one.costs >= least),
            places=self._own.nodes(criteria_set),
        )

    def model_text(self, name: str) -> Markup:
        """A text to copy, and its DOCX."""
        known = {one.id: one for one in model_texts(self._library)}
        if name not in known:
            unknown("mẫu văn bản", name, known)
        return self._part("model_text", told=known[name], file=self._own.model_file(name))

    def questions(self, *names: str) -> Markup:
        """Questions with their answers, to be opened."""
        known = {one.id: one for one in self._library.questions}
        for name in names:
            if name not in known:
                unknown("câu hỏi", name, known)
        return self._part("questions", questions=[known[name] for name in names])

    def unit_fields(self, name: str) -> Markup:
        """The component indexes of a whole-unit example."""
        known = {unit.example.id: unit for unit in self._library.units}
        if name not in known:
            unknown("đơn vị mẫu", name, known)
        unit = known[name]
        decimals = self._edition.scoring.decimals
        return self._part("unit_fields", unit=unit.example, card=unit.card, decimals=decimals)

    def source(self, name: str) -> Markup:
        """A link to a source: number and issuer."""
        if name not in self._library.sources:
            unknown("nguồn", name, self._library.sources)
        return self._part("source", source=self._library.sources[name]).strip()

    def source_date(self, name: str) -> str:
        """The day of a source."""
        if name not in self._library.sources:
            unknown("nguồn", name, self._library.sources)
        date = self._library.sources[name].date
        if date is None:
            unknown(
                "ngày của nguồn", name, (s.id for s in self._library.sources.values() if s.date)
            )
        return show_day(date)

    def grades_table(self, set_id: str) -> Markup:
        """The classes of the units that a set is for."""
        criteria_set = self._set(set_id)
        own = [kind for kind in self._edition.unit_kinds if kind.id in criteria_set.unit_kinds]
        kinds_of = [
            (grades, [kind.title for kind in own if kind.id in grades.unit_kinds])
            for grades in self._edition.grades
        ]
        found = [(grades, kinds) for grades, kinds in kinds_of if kinds]
        several = len(found) > 1
        told = [
            (f"{criteria_set.title}: {', '.join(kinds)}" if several else criteria_set.title, grades)
            for grades, kinds in found
        ]
        return self._part("grades", scales=told, sources=self._library.sources)

    def calendar_table(self) -> Markup:
        """The steps of the yearly round."""
        steps = self._edition.calendar
        origins = {step.origin.model_dump_json(): step.origin for step in steps}
        told = [
            (", ".join(one.title for one in steps if one.origin == origin), origin)
            for origin in origins.values()
        ]
        if len(told) == 1:
            told = [("", origin) for _, origin in told]
        return self._part("calendar", steps=steps, origins=told, sources=self._library.sources)

    def unit_kinds_table(self) -> Markup:
        """The kinds of unit of an edition."""
        return self._part("unit_kinds")

    def legal_basis(self) -> Markup:
        """The documents that an edition rests on."""
        return self._part("legal_basis", sources=self._library.sources)

    def notice(self) -> Markup:
        """The notice of an edition."""
        return self._part("notice")

    def exemptions(self, set_id: str) -> Markup:
        """Which criteria of a set each circumstance exempts from."""
        criteria_set = self._set(set_id)
        found = [
            (
                circumstance,
                [
                    leaf
                    for leaf in criteria_set.leaves()
                    if leaf.not_applicable and circumstance.id in leaf.not_applicable.for_
                ],
            )
            for circumstance in self._edition.circumstances
        ]
        return self._part(
            "exemptions",
            criteria_set=criteria_set,
            places=self._own.nodes(criteria_set),
            exemptions=[(one, leaves) for one, leaves in found if leaves],
        )

    def example_of(self, situation: Situation, turn: int = 0) -> Markup:
        """The example that shows a situation, another on each ``turn``; empty where the edition
        has none."""
        found = example_for(situation, self._library.featured, self._library.examples, turn)
        return self._part("example", scored=found) if found else Markup()

    def unit_of(self, situation: UnitSituation) -> Markup:
        """The component indexes of a unit that shows a situation; empty where there is none."""
        found = unit_for(situation, self._library.featured, self._library.units)
        return self.unit_fields(found.example.id) if found else Markup()

    def questions_on(self, situation: QuestionSituation) -> Markup:
        """The questions chosen for a situation; empty where there are none."""
        names = self._library.featured.questions.get(situation, ())
        return self.questions(*names) if names else Markup()

    def worked_round(self) -> Markup:
        """A round of appraisal on two invented units; empty where the edition has no items for
        it."""
        made = worked_round(self._library)
        if made is None:
            return Markup()
        return self._part("worked_round", made=made, places=self._own.nodes(made.criteria_set))

    def item(self, kind: str = "", evidence: bool = False) -> tuple[str, str] | None:
        """Set and number of an item to show: of the boundary example, else the first.

        With ``kind``, its rule is of this kind; with ``evidence``, it names some.
        """
        shown = example_for("boundary", self._library.featured, self._library.examples)
        items = [(shown.criteria_set.id, shown.node)] if shown else []
        items += [(one.id, leaf) for one in self._library.sets for leaf in one.leaves()]
        for set_id, leaf in items:
            is_of_kind = leaf.rule is not None and kind in ("", leaf.rule.kind)
            if is_of_kind and (leaf.evidence or not evidence):
                return set_id, leaf.id
        return None

    def ends(self) -> str:
        """How far bonuses and penalties may lead a total."""
        return ends_told(self._library.sets, self._edition.scoring)

    def kinds(self) -> frozenset[str]:
        """The rule kinds that the edition uses, also within cases."""
        return frozenset(
            rule.kind for leaf in self._leaves() if leaf.rule for rule in leaf.rule.within()
        )

    def lapses(self) -> bool:
        """Whether a rule itself says that nothing to divide by leaves an item out."""
        return any(one.rule.lapses() for one in self._leaves() if one.rule)

    def due_later(self) -> bool:
        """Whether a last day lies after the year that is scored."""
        days = (day for one in self._leaves() if one.rule for day in due_days(one.rule))
        return any(day.year > self._edition.year for day in days)

    def _leaves(self) -> Iterator[Node]:
        for criteria_set in self._library.sets:
            yield from criteria_set.leaves()

    def surveyed(self) -> bool:
        """Whether people are asked for the points of some item."""
        return any(leaf.is_surveyed for leaf in self._leaves())

    def origin_of(self, origin: Origin) -> Markup:
        """Where a part of the edition comes from."""
        return self._part("told", origin=origin, sources=self._library.sources)

    def more(self, folder: str) -> Markup:
        """A list of the pages that this edition adds in a folder; empty where there are none."""
        return self._part("pages", pages=[one for one in self._pages if one.folder == folder])

    def _part(self, part: str, **values: Any) -> Markup:
        return Markup(render_macro("quotes.html.jinja", part, self._here, self._edition, **values))

    def _link(self, address: str, text: str) -> Markup:
        way = addresses.up(self._here)
        return Markup('<a href="{}{}">{}</a>').format(way, address, inert(text))

    def _set(self, set_id: str) -> CriteriaSet:
        try:
            return self._library.find_set(set_id)
        except KeyError:
            unknown("bộ tiêu chí", set_id, (one.id for one in self._library.sets))

    def _node(self, set_id: str, code: str) -> tuple[CriteriaSet, Node]:
        criteria_set = self._set(set_id)
        node = criteria_set.find(code)
        if node is None:
            unknown("mục", code, (one.id for one in criteria_set.walk()))
        return criteria_set, node


def quotes_of(library: Library, edition_id: str, here: str) -> Quotes:
    """What a page of the site as a whole, at ``here``, quotes of one edition."""
    try:
        return Quotes(library.find(edition_id), here)
    except KeyError:
        unknown("phiên bản", edition_id, (one.edition.id for one in library.editions))
