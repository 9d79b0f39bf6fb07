"""The address book: where everything stands in the site is asked here and typed nowhere else.

An address goes from the top of the site: ``tieu-chi/so-ban-nganh/1.1.html#tc-1.1.4``. A page is
written as Markdown at ``markdown(address)``; ``up(address)`` leads from it back to the top.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import NamedTuple

from cchc_docs.criteria.model import CriteriaSet, Edition
from cchc_docs.ground.text import slug

_CRITERIA = "tieu-chi"
_EXAMPLES = "vi-du"
_EXERCISES = "luyen-tap"
_SHEETS = "bang-cham"
_QUESTIONS = "hoi-dap"
_TRAINERS = "giang-vien"
_DECKS = "trinh-chieu"
_DOWNLOADS = "tai-ve"
_OPEN_DATA = f"{_DOWNLOADS}/du-lieu"
_REFERENCE = "tra-cuu"
_ASSETS = "assets"
_STYLES = f"{_ASSETS}/stylesheets"

HOME = "index.html"
SETS = f"{_CRITERIA}/index.html"
EXAMPLES = f"{_EXAMPLES}/index.html"
COVERAGE = f"{_EXAMPLES}/do-phu.html"
EXERCISES = f"{_EXERCISES}/index.html"
QUESTIONS = f"{_QUESTIONS}/index.html"
TRAINERS = f"{_TRAINERS}/index.html"
PLAN = f"{_TRAINERS}/ke-hoach.html"
DECKS = f"{_DECKS}/index.html"
DOWNLOADS = f"{_DOWNLOADS}/index.html"
GLOSSARY = f"{_REFERENCE}/thuat-ngu.html"
SOURCES = f"{_REFERENCE}/nguon.html"
GAPS = f"{_REFERENCE}/chua-biet.html"
COURSE = "khoa-hoc/index.html"
METHOD = "phuong-phap/index.html"
SELF_SCORING = "tu-cham/index.html"
"""Of hand-written pages, each first in a folder."""
LAST_COLUMN = "phuong-phap/cach-tinh.html#cot-nao-chot-diem"
"""On a hand-written page: which column settles the points."""
SCRIPTS = f"{_ASSETS}/javascripts"
"""The folder of all scripts."""


class Guide(NamedTuple):
    """Where a set is explained, as patterns that Python and the browser fill in alike.

    ``page``: with ``{page}``, the number of a field or criterion. ``part``: with ``{code}`` too,
    the number of what stands below a heading of its own there.
    """

    home: str
    page: str
    part: str


def anchor(code: str) -> str:
    """The place of a sub-criterion on the page of its criterion, of an item in a deck."""
    return f"tc-{code}"


def of(edition: Edition) -> EditionAddresses:
    """The addresses of an edition."""
    return EditionAddresses(edition.id)


@dataclass(frozen=True)
class EditionAddresses:
    """Where everything stands that is an edition's own."""

    edition: str

    def guide(self, set_id: str) -> Guide:
        """The patterns of a set."""
        page = f"{_CRITERIA}/{set_id}/{{page}}.html"
        return Guide(self.set_page(set_id), page, f"{page}#{anchor('{code}')}")

    def set_page(self, set_id: str) -> str:
        """The page of a set."""
        return f"{_CRITERIA}/{set_id}/index.html"

    def overview_page(self, set_id: str) -> str:
        """Everything that has points in a set, on one table."""
        return f"{_CRITERIA}/{set_id}/tong-hop.html"

    def node_page(self, set_id: str, code: str) -> str:
        """The page of a field or criterion."""
        return self.guide(set_id).page.format(page=code)

    def nodes(self, criteria_set: CriteriaSet) -> dict[str, str]:
        """Where each field, criterion and sub-criterion is explained, by its number."""
        own = self.guide(criteria_set.id)
        found: dict[str, str] = {}
        for field in criteria_set.fields:
            found[field.id] = own.page.format(page=field.id)
            for criterion in field.criteria:
                for node in criterion.walk():
                    pattern = own.page if node is criterion else own.part
                    found[node.id] = pattern.format(page=criterion.id, code=node.id)
        return found

    def set_coverage(self, set_id: str) -> str:
        """Which items of a set have which examples."""
        return f"{COVERAGE}#{set_id}"

    def example(self, name: str) -> str:
        """The page of a worked example, or of a whole-unit one."""
        return f"{_EXAMPLES}/{name}.html"

    def question(self, name: str) -> str:
        """A question with its answer."""
        return f"{QUESTIONS}#{name}"

    def sheet_page(self, set_id: str) -> str:
        """Where a unit fills in the whole sheet of a set."""
        return f"{_SHEETS}/{set_id}.html"

    def exercise_page(self, set_id: str) -> str:
        """Where people practise a set."""
        return f"{_EXERCISES}/{set_id}.html"

    def exercises_on(self, set_id: str, code: str) -> str:
        """The same, one item alone."""
        return f"{self.exercise_page(set_id)}?muc={code}"

    def session(self, name: str) -> str:
        """A session on the page of the plan."""
        return f"{PLAN}#{name}"

    def field_deck(self, set_id: str, code: str) -> str:
        """The deck of a field."""
        return f"{_DECKS}/{set_id}-{code}.html"

    def set_deck(self, set_id: str) -> str:
        """The deck of a set."""
        return f"{_DECKS}/{set_id}.html"

    def session_deck(self, name: str) -> str:
        """The deck of a session of the plan."""
        return f"{_DECKS}/{name}.html"

    def set_script(self, set_id: str) -> str:
        """The data of a set, for the calculators."""
        return script(f"data/{set_id}")

    def exercise_script(self, set_id: str) -> str:
        """What the questions on a set need."""
        return script(f"data/{set_id}-luyen-tap")


def term(name: str) -> str:
    """A term in the glossary."""
    return f"{GLOSSARY}#{slug(name)}"


def source(name: str) -> str:
    """A source that the library cites."""
    return f"{SOURCES}#{name}"


def download(name: str) -> str:
    """A file for downloading."""
    return f"{_DOWNLOADS}/{name}"


def open_data(name: str) -> str:
    """A file of the open data."""
    return f"{_OPEN_DATA}/{name}"


def script(name: str) -> str:
    """A script that pages load."""
    return f"{SCRIPTS}/{name}.js"


def asset(name: str) -> str:
    """A file that every site takes along."""
    return f"{_ASSETS}/{name}"


def style(name: str) -> str:
    """A style sheet."""
    return f"{_STYLES}/{name}.css"


def markdown(address: str) -> str:
    """The Markdown from which a page is built."""
    return address.removesuffix(".html") + ".md"


def up(address: str) -> str:
    """From a page to the top of the site."""
    return "../" * address.count("/")


def seen_from(address: str, page: str) -> str:
    """The shortest way from a page: ``1.1.html`` for one in the same folder."""
    return posixpath.relpath(address, posixpath.dirname(page) or ".")


def pages_beside(address: str) -> str:
    """The pattern of all pages in the folder of one."""
    return f"{folder(address)}/*"


def folder(address: str) -> str:
    """The folder of an address."""
    return posixpath.dirname(address)
