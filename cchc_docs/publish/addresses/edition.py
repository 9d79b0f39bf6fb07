"""Where everything stands that is an edition's own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from cchc_docs.criteria.model import CriteriaSet, Edition
from cchc_docs.ground.text import slug
from cchc_docs.publish.addresses.site import DOWNLOADS, script


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


def rule_anchor(code: str) -> str:
    """The rule of an item, on the page of its criterion."""
    return f"quy-tac-{code}"


def trial_anchor(code: str) -> str:
    """The calculator of an item there."""
    return f"thu-tinh-{code}"


def of(edition: Edition) -> EditionAddresses:
    """The addresses of an edition."""
    return EditionAddresses(edition.id)


@dataclass(frozen=True)
class EditionAddresses:
    """Where everything stands that is an edition's own: below a folder of its name."""

    edition: str
    """Its id."""

    @property
    def home(self) -> str:
        """The first page of the edition, where the site has others beside it."""
        return self._at("index.html")

    @property
    def sets(self) -> str:
        """The list of its criteria sets."""
        return self._at("tieu-chi/index.html")

    @property
    def examples(self) -> str:
        """The list of worked examples and whole units."""
        return self._at("vi-du/index.html")

    @property
    def coverage(self) -> str:
        """Which items have which examples."""
        return self._at("vi-du/do-phu.html")

    @property
    def season(self) -> str:
        """The results of an invented season."""
        return self._at("vi-du/ket-qua-mau.html")

    def season_unit(self, name: str) -> str:
        """The results of one of its units."""
        return self._at(f"vi-du/ket-qua-mau/{name}.html")

    @property
    def sample_report(self) -> str:
        """The same as one file to print."""
        return self.download("ket-qua-mau.pdf")

    @property
    def sample_annex(self) -> str:
        """The annex of a decision on them."""
        return self.download("ket-qua-mau-phu-luc.docx")

    @property
    def exercises(self) -> str:
        """The page that leads to the exercises."""
        return self._at("luyen-tap/index.html")

    @property
    def questions(self) -> str:
        """All questions and answers."""
        return self._at("hoi-dap/index.html")

    @property
    def trainers(self) -> str:
        """What trainers read first."""
        return self._at("giang-vien/index.html")

    @property
    def plan(self) -> str:
        """The session plan."""
        return self._at("giang-vien/ke-hoach.html")

    @property
    def class_pack(self) -> str:
        """What a class needs on paper."""
        return self._at("giang-vien/bo-lop-hoc.html")

    @property
    def decks(self) -> str:
        """The list of the decks."""
        return self._at("trinh-chieu/index.html")

    @property
    def downloads(self) -> str:
        """The list of files for downloading."""
        return self._at(f"{DOWNLOADS}/index.html")

    @property
    def sums(self) -> str:
        """The SHA-256 of each of those files, as ``sha256sum --check`` reads them."""
        return self._at(f"{DOWNLOADS}/SHA256SUMS")

    @property
    def glossary(self) -> str:
        """Terms and abbreviations."""
        return self._at("tra-cuu/thuat-ngu.html")

    @property
    def sources(self) -> str:
        """The documents that are cited."""
        return self._at("tra-cuu/nguon.html")

    @property
    def gaps(self) -> str:
        """What is not known."""
        return self._at("tra-cuu/chua-biet.html")

    @property
    def changes(self) -> str:
        """What changed since the edition before."""
        return self._at("tra-cuu/thay-doi.html")

    @property
    def problems(self) -> str:
        """Every kind of problem that a file or a command may have, by its code."""
        return self._at("ma-van-de.html")

    @property
    def method(self) -> str:
        """How the index is made, the first of its pages."""
        return self._at("phuong-phap/index.html")

    def method_page(self, name: str) -> str:
        """Another of the pages on how the index is made, ``khong-ap-dung``."""
        return self.page(f"phuong-phap/{name}")

    @property
    def calculation(self) -> str:
        """How the index is worked out."""
        return self.method_page("cach-tinh")

    @property
    def process(self) -> str:
        """The steps from self-scoring to the result."""
        return self.method_page("quy-trinh")

    @property
    def last_column(self) -> str:
        """Which column settles the points."""
        return f"{self.calculation}#cot-nao-chot-diem"

    @property
    def conventions(self) -> str:
        """How every item is read where it says nothing else."""
        return f"{self.calculation}#cach-hieu-chung"

    @property
    def self_scoring(self) -> str:
        """How a unit scores itself, the first of its pages."""
        return self._at("tu-cham/index.html")

    def self_scoring_page(self, name: str) -> str:
        """Another of the pages on how a unit scores itself, ``giai-trinh``."""
        return self.page(f"tu-cham/{name}")

    @property
    def appraising(self) -> str:
        """How the sheets of units are appraised."""
        return self.page("tham-dinh/index")

    def page(self, name: str) -> str:
        """A page written by hand, or from a pattern, ``tu-cham/giai-trinh``."""
        return self._at(f"{name}.html")

    def guide(self, set_id: str) -> Guide:
        """The patterns of a set."""
        page = self._at(f"tieu-chi/{set_id}/{{page}}.html")
        return Guide(self.set_page(set_id), page, f"{page}#{anchor('{code}')}")

    def set_page(self, set_id: str) -> str:
        """The page of a set."""
        return self._at(f"tieu-chi/{set_id}/index.html")

    def overview_page(self, set_id: str) -> str:
        """Everything that has points in a set, on one table."""
        return self._at(f"tieu-chi/{set_id}/tong-hop.html")

    def assignment_page(self, set_id: str) -> str:
        """Who does what until when, for a set."""
        return self._at(f"tieu-chi/{set_id}/phan-cong.html")

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
        return f"{self.coverage}#{set_id}"

    def example(self, name: str) -> str:
        """The page of a worked example, or of a whole-unit one."""
        return self._at(f"vi-du/{name}.html")

    def examples_on(self, set_id: str, code: str) -> str:
        """The list of examples, those of a field, criterion or item alone."""
        return f"{self.examples}?bo={set_id}&muc={code}"

    def questions_on(self, set_id: str, code: str) -> str:
        """The questions on a field, criterion or item alone."""
        return f"{self.questions}?bo={set_id}&muc={code}"

    def question(self, name: str) -> str:
        """A question with its answer."""
        return f"{self.questions}#{name}"

    def sheet_page(self, set_id: str) -> str:
        """Where a unit fills in the whole sheet of a set."""
        return self._at(f"bang-cham/{set_id}.html")

    def sheet_item(self, set_id: str, code: str) -> str:
        """The same, opened at one item."""
        return f"{self.sheet_page(set_id)}#muc-{code}"

    def exercise_page(self, set_id: str) -> str:
        """Where people practise a set."""
        return self._at(f"luyen-tap/{set_id}.html")

    def learning_page(self, set_id: str) -> str:
        """The learner's path through a set."""
        return self._at(f"lo-trinh/{set_id}.html")

    def exercises_on(self, set_id: str, code: str) -> str:
        """The same, one item alone."""
        return f"{self.exercise_page(set_id)}?muc={code}"

    def session(self, name: str) -> str:
        """A session on the page of the plan."""
        return f"{self.plan}#{name}"

    def field_deck(self, set_id: str, code: str) -> str:
        """The deck of a field."""
        return self._at(f"trinh-chieu/{set_id}/{code}.html")

    def set_deck(self, set_id: str) -> str:
        """The deck of a set."""
        return self._at(f"trinh-chieu/{set_id}/index.html")

    def session_deck(self, name: str) -> str:
        """The deck of a session of the plan."""
        return self._at(f"giang-vien/trinh-chieu/{name}.html")

    def term(self, name: str) -> str:
        """A term in the glossary."""
        return f"{self.glossary}#{slug(name)}"

    def source(self, name: str) -> str:
        """A source that the edition cites."""
        return f"{self.sources}#{name}"

    def download(self, name: str) -> str:
        """A file for downloading, which names its edition also where it lies alone."""
        return self._at(f"{DOWNLOADS}/{self.edition}-{name}")

    def booklet(self, set_id: str, code: str) -> str:
        """A field on paper."""
        return self.download(f"{booklet(set_id, code)}.pdf")

    def assignment_file(self, set_id: str) -> str:
        """The table of who does what until when, to fill in."""
        return self.download(f"phan-cong-{set_id}.xlsx")

    def trial_file(self, set_id: str) -> str:
        """The sheet of a set for the middle of the year."""
        return self.download(f"cham-thu-{set_id}.docx")

    def model_file(self, name: str) -> str:
        """A model text in Word."""
        return self.download(f"mau-{name}.docx")

    def open_data(self, name: str) -> str:
        """A file of the open data."""
        return self._at(f"{DOWNLOADS}/du-lieu/{name}")

    def set_script(self, set_id: str) -> str:
        """The data of a set, for the calculators."""
        return script(f"data/{self.edition}/{set_id}")

    def exercise_script(self, set_id: str) -> str:
        """What the questions on a set need."""
        return script(f"data/{self.edition}/{set_id}-luyen-tap")

    @property
    def search_script(self) -> str:
        """What the search finds in it."""
        return script(f"data/{self.edition}/tim-kiem")

    @property
    def search_later_script(self) -> str:
        """What the search loads after its first answer."""
        return script(f"data/{self.edition}/tim-kiem-sau")

    def _at(self, place: str) -> str:
        return f"{self.edition}/{place}"


def booklet(set_id: str, code: str) -> str:
    """What the booklet of a field is called."""
    return f"linh-vuc-{set_id}-{code}"
