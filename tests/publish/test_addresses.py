"""The address book is asked by everybody, and an address is claimed once."""

from __future__ import annotations

import ast
import re
from dataclasses import replace
from pathlib import Path

import pytest

from cchc_docs.ground.problems import ProblemsFound
from cchc_docs.library import EditionLibrary, Library
from cchc_docs.publish import addresses
from cchc_docs.publish.artefacts.artefact import Artefact, edition_stamp
from cchc_docs.publish.claims import Collision
from cchc_docs.publish.pages import generate
from cchc_docs.publish.site.building import build_site
from cchc_docs.publish.site.listing import check_free
from tests.conftest import ROOT


def test_two_pages_at_one_address_are_refused_by_name(small: EditionLibrary) -> None:
    (first,) = small.examples
    other = replace(first, example=first.example.model_copy(update={"title": "Ví dụ khác"}))
    both = replace(small, examples=(first, other))
    with pytest.raises(
        Collision, match=r"vi-du/moi-1\.1-mot-phan\.md: «Đạt một phần» và «Ví dụ khác»"
    ):
        generate(Library((both,), small.digest))


def test_two_downloads_at_one_address_are_refused(small: EditionLibrary, tmp_path: Path) -> None:
    printed = edition_stamp(small)
    one, other = (
        Artefact("tai-ve/a.pdf", title, "Nhóm", printed, "k", bytes) for title in ("Một", "Hai")
    )
    check_free([one], tmp_path)
    with pytest.raises(Collision, match=r"tai-ve/a\.pdf: Một và Hai"):
        check_free([one, other], tmp_path)
    (tmp_path / "tai-ve").mkdir()
    (tmp_path / "tai-ve" / "a.pdf").touch()
    with pytest.raises(Collision, match="một tệp của trang và Một"):
        check_free([one], tmp_path)


S = "mau-2020"
DECK = f"{S}/giang-vien/trinh-chieu/buoi-1"


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("index.md", "index.html: tệp index.md và «Trang chủ"),
        (f"{S}/hoi-dap/index.md", f"{S}/hoi-dap/index.html: tệp {S}/hoi-dap/index.md và «Khó khăn"),
        (f"{DECK}.md", f"{DECK}.html: tệp {DECK}.md và «Chấm"),
        ("assets/javascripts/scoring.js", "assets/javascripts/scoring.js: tệp assets"),
    ],
)
def test_a_page_by_hand_in_the_place_of_a_generated_one_stops_the_build(
    project: Path, path: str, told: str
) -> None:
    page = project / "docs" / path
    page.parent.mkdir(exist_ok=True, parents=True)
    page.write_text("# Trang\n", "utf-8")
    with pytest.raises(ProblemsFound, match=re.escape(told)):
        build_site(project)


NAMES = (
    r"tieu-chi|vi-du|luyen-tap|bang-cham|hoi-dap|giang-vien|trinh-chieu|tai-ve|tra-cuu|"
    r"phuong-phap|tu-cham|khoa-hoc|lo-trinh|tham-dinh"
)
TYPED = re.compile(rf"(?<![\w-])(?:(?:{NAMES})/|assets/|#tc-)|/index\.html|'index\.html'")
"""How an address looks that was not asked for."""
PUBLISH = ROOT / "cchc_docs" / "publish"
MODULES = [one for one in PUBLISH.rglob("*.py") if one.parent.name != "addresses"]
BROWSER = [one for one in (ROOT / "browser").rglob("*.js") if one.parent.name != "test"]
TEMPLATES = [one for end in ("jinja", "html") for one in PUBLISH.rglob(f"*.{end}")]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_template_types_an_address(path: Path) -> None:
    assert not TYPED.findall(path.read_text("utf-8"))


@pytest.mark.parametrize("path", BROWSER, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_no_script_types_an_address(path: Path) -> None:
    assert not TYPED.findall(path.read_text("utf-8"))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_no_module_but_the_book_types_an_address(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    told = {id(one.value) for one in ast.walk(tree) if isinstance(one, ast.Expr)}
    typed = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told
        if TYPED.search(node.value)
    ]
    assert typed == []


def test_every_address_of_the_book_is_there(two_editions: Library) -> None:
    """Pages at the addresses by which they are linked."""
    written = set(generate(two_editions))
    for library in two_editions.editions:
        own = addresses.of(library.edition)
        for criteria_set in library.sets:
            name = criteria_set.id
            pages = [own.set_page(name), own.overview_page(name), own.sheet_page(name)]
            pages += [own.exercise_page(name), *own.nodes(criteria_set).values()]
            assert {addresses.markdown(page.partition("#")[0]) for page in pages} < written


def test_a_node_is_where_the_pattern_of_its_set_says(small: EditionLibrary) -> None:
    edition, criteria_set = small.edition, small.find_set("phong-ban")
    own = addresses.of(edition)
    found = own.nodes(criteria_set)
    assert found["1.2.2.1"] == "mau-2020/tieu-chi/phong-ban/1.2.html#tc-1.2.2.1"
    assert found["1.2.2.1"] == own.guide("phong-ban").part.format(page="1.2", code="1.2.2.1")


@pytest.mark.parametrize(
    ("address", "page", "way"),
    [
        ("a/1.html#x", "a/2.html", "1.html#x"),
        ("a/1.html", "index.html", "a/1.html"),
        ("a/1.html", "b/c/2.html", "../../a/1.html"),
    ],
)
def test_the_shortest_way_from_a_page(address: str, page: str, way: str) -> None:
    assert addresses.seen_from(address, page) == way
