"""Pages of a criteria set: the set, its fields, its criteria."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from cchc_docs.comparing.report import beside
from cchc_docs.criteria.model import CriteriaField, CriteriaSet, Edition, Node, Role
from cchc_docs.criteria.origins import Source
from cchc_docs.criteria.shares import maxima
from cchc_docs.ground.model import Model
from cchc_docs.ground.numbers import show
from cchc_docs.ground.text import lower_first
from cchc_docs.lessons.examples import ScoredExample
from cchc_docs.lessons.questions import Question
from cchc_docs.library import EditionLibrary
from cchc_docs.publish import addresses
from cchc_docs.publish.browser.bundles import LEARNING, NEARING, calculator_scripts
from cchc_docs.publish.pages.keys import MadeOf
from cchc_docs.publish.pages.learning import codes
from cchc_docs.publish.pages.lists import LISTS, Listing
from cchc_docs.publish.pages.related import set_strip, strip
from cchc_docs.publish.pages.rendering import edition_page, render
from cchc_docs.publish.words.assignment import TO_FILL, calendar, due_days, tasks
from cchc_docs.publish.words.exemptions import exempt_units, policy_told
from cchc_docs.publish.words.places import ROLE_TITLES, ends_told, place_told, roles
from cchc_docs.rules.columns import COLUMNS, Column

ITEMS = Listing(
    what="mục",
    asks="Có chữ",
    facets=(
        ("linh-vuc", "Lĩnh vực"),
        ("cach", "Cách chấm"),
        ("toi-da", "Điểm tối đa"),
        ("ai-cham", "Chấm ở cột"),
        ("goc", "Nguồn gốc"),
        ("thang", "Hạn trong tháng"),
        ("khong", "Không áp dụng cho"),
    ),
    orders=(
        ("toi-da-", "Điểm tối đa, cao trước"),
        ("han", "Hạn, sớm trước"),
        ("cach", "Cách chấm"),
        ("ten", "Tên"),
    ),
)
"""How the table of all items is asked."""


SCORED_BY: Mapping[Column, str] = {
    "self": "Đơn vị tự chấm, cơ quan thẩm định chấm lại",
    "survey": "điều tra xã hội học",
}
"""Who scores a part of the maximum, by the column in which it is scored first."""


@dataclass(frozen=True)
class Section:
    """A part of a criterion's page; ``level`` is that of its heading."""

    node: Node
    level: int
    is_top: bool
    exempt: tuple[str, ...]
    policy: str
    role: Role
    """Its own, or that of what it lies in."""
    place: str
    """How it stands in its set, where that is not as usual."""
    examples: tuple[ScoredExample, ...]
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class OverviewRow:
    """A line of the table of a whole set; ``depth`` is 0 for a field."""

    node: Node
    link: str
    depth: int
    field: str
    exempt: tuple[str, ...]
    place: str

    @property
    def days(self) -> list[datetime.date]:
        """The last days that its rule names."""
        return due_days(self.node.rule) if self.node.rule else []

    @property
    def scored_by(self) -> str:
        """The column in which it is scored first."""
        return COLUMNS[self.node.rule.columns[0]] if self.node.rule else ""


@dataclass(frozen=True)
class SetPages:
    """Everything the pages of one set are made from."""

    library: EditionLibrary
    criteria_set: CriteriaSet
    made_of: MadeOf

    @property
    def edition(self) -> Edition:
        """The edition of the set."""
        return self.library.edition

    @property
    def sources(self) -> Mapping[str, Source]:
        """The documents that it may cite."""
        return self.library.sources

    def pages(self) -> Iterator[tuple[str, str]]:
        """Address and Markdown of every page of the set."""
        own, name = self._addresses, self.criteria_set.id
        yield addresses.markdown(own.set_page(name)), self.set_page()
        yield addresses.markdown(own.overview_page(name)), self.overview_page()
        yield addresses.markdown(own.assignment_page(name)), self.assignment_page()
        for field in self.criteria_set.fields:
            yield addresses.markdown(own.node_page(name, field.id)), self.field_page(field)
            for criterion in field.criteria:
                here = own.node_page(name, criterion.id)
                yield addresses.markdown(here), self.criterion_page(field, criterion)

    @property
    def _addresses(self) -> addresses.EditionAddresses:
        return addresses.of(self.edition)

    def set_page(self) -> str:
        """The set: its fields and maxima."""
        titles = {kind.id: kind.title for kind in self.edition.unit_kinds}
        body = render(
            "criteria_set.md.jinja",
            self._addresses.set_page(self.criteria_set.id),
            edition=self.edition,
            criteria_set=self.criteria_set,
            kinds=[titles[kind] for kind in self.criteria_set.unit_kinds],
            places={
                field.id: place_told(field, self.edition) for field in self.criteria_set.fields
            },
            shares=list(self._shares()),
            ends=ends_told((self.criteria_set,), self.edition.scoring),
            widest=max(field.max for field in self.criteria_set.fields),
            links=set_strip(self.library, self.criteria_set),
            codes=codes(self.criteria_set),
            sources=self.sources,
        )
        return edition_page(
            self.edition,
            self.criteria_set.title,
            body,
            section=self.criteria_set.id,
            scripts=[LEARNING],
        )

    def overview_page(self) -> str:
        """Everything that has points, on one table."""
        here = self._addresses.overview_page(self.criteria_set.id)
        places = self._addresses.nodes(self.criteria_set)
        rows = [
            OverviewRow(
                node,
                places[node.id],
                depth,
                f"{field.id}. {field.title}",
                exempt_units(node, self.edition),
                place_told(node, self.edition),
            )
            for field in self.criteria_set.fields
            for node, depth in field.walk_deep()
        ]
        body = render(
            "overview.md.jinja",
            here,
            edition=self.edition,
            criteria_set=self.criteria_set,
            rows=rows,
            listing=ITEMS,
            sources=self.sources,
        )
        return edition_page(
            self.edition,
            f"Bảng tổng hợp: {self.criteria_set.title}",
            body,
            section=self.criteria_set.id,
            scripts=[LISTS],
            styles=["lists"],
        )

    def assignment_page(self) -> str:
        """What the unit has to share out among its people, and the days of the year."""
        body = render(
            "assignment.md.jinja",
            self._addresses.assignment_page(self.criteria_set.id),
            edition=self.edition,
            criteria_set=self.criteria_set,
            days=calendar(self.criteria_set),
            fields=[(field, list(tasks(field))) for field in self.criteria_set.fields],
            places=self._addresses.nodes(self.criteria_set),
            to_fill=TO_FILL,
            file=self._addresses.assignment_file(self.criteria_set.id),
        )
        title = f"Phân công và lịch năm: {self.criteria_set.title}"
        return edition_page(self.edition, title, body, section=self.criteria_set.id)

    def field_page(self, field: CriteriaField) -> str:
        """A field: its criteria and maxima, or its own rule."""
        body = render(
            "field.md.jinja",
            self._addresses.node_page(self.criteria_set.id, field.id),
            edition=self.edition,
            field=field,
            role=place_told(field, self.edition),
            rows=list(self._rows(field)),
            exempt=exempt_units(field, self.edition),
            policy=policy_told(field, self.edition),
            examples=self.library.examples_on(self.criteria_set, field),
            questions=self.library.questions_on(self.criteria_set, field),
            set_id=self.criteria_set.id,
            links=strip(self.library, self.criteria_set, field, field),
            sources=self.sources,
        )
        meta = {
            "section": self.criteria_set.id,
            "of": self.criteria_set.title,
            "field": field.id,
            **(self._scripts() if field.rule else {}),
        }
        return edition_page(self.edition, f"Lĩnh vực {field.id}. {field.title}", body, **meta)

    def criterion_page(self, field: CriteriaField, criterion: Node) -> str:
        """A criterion with a section for each of its sub-criteria."""
        role_of = dict(roles(field))
        links = strip(self.library, self.criteria_set, field, criterion)
        lawless = self._lawless(field, criterion)
        meta = {
            "section": self.criteria_set.id,
            "of": self.criteria_set.title,
            "field": field.id,
            **self._scripts(),
        }

        def made() -> str:
            body = render(
                "criterion.md.jinja",
                self._addresses.node_page(self.criteria_set.id, criterion.id),
                edition=self.edition,
                node=criterion,
                leaves=list(criterion.leaves()),
                lawless=lawless,
                sections=[
                    self._section(node, depth + 1, role_of[node.id])
                    for node, depth in criterion.walk_deep()
                ],
                role=ROLE_TITLES.get(field.role),
                set_id=self.criteria_set.id,
                links=links,
                sources=self.sources,
            )
            return edition_page(self.edition, f"{criterion.id}. {criterion.title}", body, **meta)

        parts = list(criterion.walk())
        models: list[Model] = [criterion]
        for node in parts:
            models += self.made_of.examples(self.criteria_set.id, node)
            models += self.made_of.questions(self.criteria_set.id, node)
        more = (field.role, [role_of[node.id] for node in parts], links, meta, lawless)
        return self.made_of.page(made, *models, more=more)

    def _lawless(self, field: CriteriaField, criterion: Node) -> list[str]:
        """The items of a finished training set for which no document is cited, nor above them."""
        edition = self.edition
        if edition.status != "training" or not edition.complete or field.legal:
            return []
        legal = [node.id for node in criterion.walk() if node.legal]
        items = [leaf.id for leaf in criterion.leaves()]
        return [one for one in items if not any(f"{one}.".startswith(f"{up}.") for up in legal)]

    def _scripts(self) -> dict[str, list[str]]:
        """Of a page with calculators and a tick for what was learned."""
        later = calculator_scripts(self.edition, self.criteria_set)
        return {"scripts": [NEARING, LEARNING], "later": later}

    def _section(self, node: Node, level: int, role: Role) -> Section:
        return Section(
            node,
            min(level, 5),
            level == 1,
            exempt_units(node, self.edition),
            policy_told(node, self.edition),
            role,
            place_told(node, self.edition),
            self.library.examples_on(self.criteria_set, node),
            self.library.questions_on(self.criteria_set, node),
        )

    def _shares(self) -> Iterator[str]:
        """How much of the maximum is scored by whom; a sentence for units that differ in it."""
        titles = {one.id: one.title for one in self.edition.unit_kinds}
        alike: dict[str, list[str]] = {}
        for kind in self.criteria_set.unit_kinds:
            most = maxima(self.criteria_set, kind)
            whole = sum(most.values(), Fraction(0))
            told = "; ".join(
                f"{SCORED_BY[column]}: {show(most[column])} điểm "
                f"({show(most[column] / whole * 100, 1)}%)"
                for column in SCORED_BY
                if column in most
            )
            alike.setdefault(told, []).append(titles[kind])
        for told, kinds in alike.items():
            yield told if len(alike) == 1 else f"{', '.join(kinds)} – {lower_first(told)}"

    def _rows(self, field: CriteriaField) -> Iterator[tuple[Node, str, int, str]]:
        places = self._addresses.nodes(self.criteria_set)
        for criterion in field.criteria:
            for node, depth in criterion.walk_deep(1):
                yield node, places[node.id], depth, place_told(node, self.edition)


def sets_page(library: EditionLibrary) -> Iterator[tuple[str, str]]:
    """The list of the sets, where there are several beside each other."""
    edition, here = library.edition, addresses.of(library.edition).sets
    names = [one.title for one in library.sets]
    heading = f"{', '.join(names[:-1])} và {names[-1]}"
    told = beside(library.sets, names) if len(names) > 1 else ()
    body = render("criteria_sets.md.jinja", here, edition=edition, heading=heading, sections=told)
    yield addresses.markdown(here), edition_page(edition, "Bộ tiêu chí", body)
