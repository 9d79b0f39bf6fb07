"""What the decks hold: everything a trainer needs of an item, from the library alone."""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import groupby
from pathlib import Path

import pytest
from lxml import html

from cchc_docs.ground.numbers import show
from cchc_docs.ground.text import lower_first
from cchc_docs.lessons.course import Course
from cchc_docs.library import EditionLibrary, Library, load_library
from cchc_docs.publish import addresses
from cchc_docs.publish.slides import contents, deck_files, deck_pages, decks, lengths
from cchc_docs.publish.slides.criterion_slides import CriterionSlides
from cchc_docs.publish.slides.deck import Deck, Slide
from cchc_docs.publish.slides.lengths import deck_advice, deck_problems
from cchc_docs.publish.words.origins import STATUS_TITLES
from tests.publish.pages.test_pages import HOSTILE

ON_A_SHEET = 6
"""Slides of a hand-out on one page."""
SHIPPED, SMALL = "quang-ninh-2013/trinh-chieu", "mau-2020/trinh-chieu"


@pytest.fixture(scope="module")
def shipped_decks(shipped: EditionLibrary) -> dict[str, Deck]:
    return {deck.path: deck for deck in decks(shipped)}


@pytest.fixture(scope="module")
def documents(shipped: EditionLibrary) -> dict[str, html.HtmlElement]:
    files = dict(written(shipped))
    return {path: html.fromstring(text) for path, text in files.items() if path.endswith(".html")}


def written(library: EditionLibrary) -> list[tuple[str, str]]:
    return list(deck_files(library, decks(library), None))


def course_of(library: EditionLibrary) -> Course:
    assert library.course is not None
    return library.course


def of_kind(deck: Deck, kind: str) -> list[Slide]:
    return [slide for slide in deck.slides() if slide.kind == kind]


def test_a_deck_for_every_field_set_and_session(
    shipped: EditionLibrary, shipped_decks: dict[str, Deck]
) -> None:
    wanted = set()
    own = addresses.of(shipped.edition)
    for one in shipped.sets:
        wanted.add(own.set_deck(one.id))
        wanted |= {own.field_deck(one.id, field.id) for field in one.fields}
    wanted |= {own.session_deck(session.id) for session in course_of(shipped).sessions}
    assert set(shipped_decks) == wanted


def test_the_engine_is_loaded_only_where_there_is_a_calculator(
    documents: dict[str, html.HtmlElement],
) -> None:
    for path, document in documents.items():
        loaded = document.xpath("boolean(//script[starts-with(text(), 'CCHC.sets[')])")
        assert loaded == document.xpath("boolean(//*[@class = 'calculator'])"), path


def test_addresses_of_slides_are_unique(shipped_decks: dict[str, Deck]) -> None:
    for path, deck in shipped_decks.items():
        ids = [slide.id for slide in deck.slides()]
        assert len(set(ids)) == len(ids), path


def test_every_item_has_its_lesson_in_order(
    shipped: EditionLibrary, shipped_decks: dict[str, Deck]
) -> None:
    for one in shipped.sets:
        for field in one.fields:
            deck = shipped_decks[f"{SHIPPED}/{one.id}/{field.id}.html"]
            for leaf in field.leaves():
                kinds = [slide.kind for slide in deck.slides() if slide.node is leaf]
                wanted = ["rule", "case", *(["mistakes"] if leaf.mistakes else [])]
                taught = [kind for kind in kinds if kind != "proof"]
                assert [kind for kind, _ in groupby(taught)] == wanted, leaf.id


def test_each_field_draws_one_paper_with_the_places_to_look_at(
    shipped_decks: dict[str, Deck], documents: dict[str, html.HtmlElement]
) -> None:
    for path, deck in shipped_decks.items():
        drawn = [slide for slide in deck.slides() if slide.kind == "proof"]
        is_of_a_field = not deck.plan and not path.endswith("/index.html")
        assert len(drawn) == (1 if is_of_a_field else 0), path
        for slide in drawn:
            shown = documents[path].get_element_by_id(slide.id)
            told = " ".join(shown.text_content().split())
            assert "(mẫu giả định)" in told
            assert isinstance(slide.content, contents.Proof)
            assert lower_first(slide.content.evidence.point_at) in told
            places, marks = shown.find_class("slide-proofs")[0], shown.find_class("proof-mark")
            assert len(places.findall("li")) == len(marks) == 5
            assert "Biên soạn" in shown.find_class("slide-top")[0].text_content()


def test_decks_can_be_taught(shipped: EditionLibrary, shipped_decks: dict[str, Deck]) -> None:
    for path, deck in shipped_decks.items():
        slides = len(list(deck.taught()))
        if not deck.plan:
            assert slides <= 60, path
            continue
        assert slides <= sum(part.minutes for part in deck.plan), path
        assert slides <= 45, path
        on_paper = sum(slide.is_on_paper for slide in deck.taught())
        assert on_paper <= 8 * ON_A_SHEET, path
    assert not [*deck_problems(shipped), *deck_advice(shipped)]


def test_a_field_too_long_for_one_sitting_is_advised(
    two_editions: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A decision's own field is as large as it is: nothing is said of that."""
    monkeypatch.setattr(lengths, "MOST_OF_A_FIELD", 5)
    official, training = two_editions.editions
    assert official.edition.status == "official"
    assert not list(deck_advice(official))
    told = next(deck_advice(training))
    assert (told.severity, told.line) == ("advice", 1)
    assert "Bản trình chiếu của lĩnh vực 1 có" in told.what


def test_what_is_only_at_hand_is_listed_by_its_number(shipped_decks: dict[str, Deck]) -> None:
    deck = shipped_decks["quang-ninh-2013/giang-vien/trinh-chieu/buoi-2.html"]
    slides = list(deck.slides())
    listed = [
        row for s in slides if isinstance(s.content, contents.Backups) for row in s.content.rows
    ]
    assert [slides[number - 1].id for number, _, _ in listed] == [name for _, name, _ in listed]
    backup = [stack for stack in deck.stacks if stack.backup]
    assert {stack.slides[0].id for stack in backup[1:]} == {name for _, name, _ in listed}
    assert {"head", "story", "steps", "calculator"} <= {
        slide.kind for stack in backup for slide in stack.slides
    }


def test_steps_are_those_of_the_engine(
    shipped: EditionLibrary, shipped_decks: dict[str, Deck]
) -> None:
    shown: dict[str, list[str]] = {}
    for deck in shipped_decks.values():
        for slide in of_kind(deck, "steps"):
            name = re.search(r"-[\d.]+-((?:so|huyen)-[\d.]+-.*)-buoc-", slide.id)
            assert name is not None
            assert isinstance(slide.content, contents.Steps)
            steps = [step.text for step in slide.content.steps]
            shown.setdefault(name[1], []).extend(steps)
    named = {n for s in course_of(shipped).sessions for a in s.activities for n in a.examples}
    assert set(shown) == named
    for scored in (shipped.find_example(name) for name in named):
        score = scored.score
        columns = score.columns.values()
        traces = [score.steps] if score.not_applicable else [one.steps for one in columns]
        told = [step.text for trace in traces for step in trace if step.kind != "source"]
        assert shown[scored.example.id] == told


def test_the_answer_of_a_case_comes_at_a_click(
    shipped_decks: dict[str, Deck], documents: dict[str, html.HtmlElement]
) -> None:
    for path, deck in shipped_decks.items():
        for slide in of_kind(deck, "case"):
            section = documents[path].get_element_by_id(slide.id)
            assert isinstance(slide.content, contents.Case)
            example = slide.content.example
            assert example.story in section.find_class("slide-story")[0].text_content()
            for answer in section.find_class("slide-why"):
                assert "fragment" in answer.get("class")
                assert example.why in answer.text_content()


def test_the_story_asks_and_only_the_trainer_has_the_answer(
    shipped_decks: dict[str, Deck], documents: dict[str, html.HtmlElement]
) -> None:
    for path, deck in shipped_decks.items():
        for slide in of_kind(deck, "story"):
            section = documents[path].get_element_by_id(slide.id)
            seen = section.find_class("slide")[0].text_content()
            assert "được mấy điểm?" in seen
            assert "Đáp án" not in seen
            assert isinstance(slide.content, contents.Story)
            assert slide.content.example.why not in seen
            assert "Đáp án" in section.find_class("notes")[0].text_content()


def test_mistakes_tell_what_they_cost(documents: dict[str, html.HtmlElement]) -> None:
    section = documents[f"{SHIPPED}/so-ban-nganh/1.html"].get_element_by_id("tc-1.1.4-loi")
    assert section.text_content().count("mất 1 điểm") == 2


WRITTEN_HERE = {"proof", "story", "case", "steps", "mistakes", "question"}


def test_every_slide_of_a_criterion_carries_the_mark_of_its_origin(
    shipped_decks: dict[str, Deck], documents: dict[str, html.HtmlElement]
) -> None:
    for path, deck in shipped_decks.items():
        for slide in deck.slides():
            section = documents[path].get_element_by_id(slide.id)
            marks = [mark.text_content().strip() for mark in section.find_class("origin")]
            status = slide.node.origin.status if slide.node else None
            mark = "rebuilt" if slide.kind in WRITTEN_HERE and status else status
            mark = None if slide.kind == "outline" else mark  # its rows differ
            assert marks == ([STATUS_TITLES[mark]] if mark else []), (path, slide.id)
            foot = section.find_class("slide-foot")[0].text_content()
            if isinstance(slide.content, contents.SessionOpening):
                status = slide.content.origin.status
            told = status if slide.kind in ("head", "rule", "session") else None
            wanted = STATUS_TITLES[told] if told else "không phải văn bản chính thức"
            assert wanted in foot or slide.kind == "opening", (path, slide.id)


def test_a_session_shows_what_its_plan_names(
    shipped: EditionLibrary, shipped_decks: dict[str, Deck]
) -> None:
    for session in course_of(shipped).sessions:
        deck = shipped_decks[f"quang-ninh-2013/giang-vien/trinh-chieu/{session.id}.html"]
        assert [one.minutes for one in deck.plan] == [a.minutes for a in session.activities]
        assert deck.start == session.start
        for number, activity in enumerate(session.activities):
            stacks = [stack for stack in deck.stacks if stack.activity == number]
            slides = [slide for stack in stacks if not stack.backup for slide in stack.slides]
            ids = " ".join(slide.id for slide in slides) + " "
            for name in activity.questions:
                assert ids.count(f"-{name} ") == 1, name
            more = " ".join(slide.id for stack in stacks if stack.backup for slide in stack.slides)
            for name in activity.examples:
                assert f"-{name}-buoc-1" in more, name
            for set_id, codes in activity.criteria.items():
                nodes = [shipped.find_set(set_id).node(code) for code in codes]
                # fields and criteria of two sets alike are shown once
                scored = [node.id for node in nodes if node.rule]
                assert all(f"{set_id}-{code} " in ids for code in scored)
                assert all(f"-{code} " in ids for code in codes)
            asked = [s.content for s in slides if s.kind == "ask"]
            assert asked == ([contents.Ask(activity.ask)] if activity.ask else [])
            exercises = [s.title for s in slides if s.kind == "exercise"]
            assert exercises == [one.title for one in activity.exercises]
            opening = next(slide for slide in slides if slide.kind == "activity")
            assert opening.notes == activity.say


def test_answers_to_questions_come_after_the_question(
    documents: dict[str, html.HtmlElement],
) -> None:
    deck = documents["quang-ninh-2013/giang-vien/trinh-chieu/buoi-2.html"]
    section = deck.get_element_by_id("phan-1-hoi-1-ty-le-dung-moc")
    assert section.find_class("slide-ask")
    answers = section.find_class("slide-answer")
    assert answers
    assert all("fragment" in answer.get("class") for answer in answers)


def test_the_deck_of_a_set_has_its_points(
    shipped: EditionLibrary, documents: dict[str, html.HtmlElement]
) -> None:
    one = shipped.find_set("so-ban-nganh")
    deck = documents[f"{SHIPPED}/so-ban-nganh/index.html"]
    points = deck.xpath("//section[@id='cach-cham']//tbody/tr/td[3]/text()")
    assert sum(float(text.replace(",", ".")) for text in points) == float(one.max)
    fields = deck.xpath("//section[starts-with(@id, 'linh-vuc-bang')]//tbody/tr/td[3]/text()")
    assert fields == [show(field.max) for field in one.fields]


def test_the_page_of_decks_lists_every_one(
    shipped: EditionLibrary, shipped_decks: dict[str, Deck]
) -> None:
    ((path, text),) = deck_pages(shipped, decks(shipped))
    assert path == f"{SHIPPED}/index.md"
    for deck in shipped_decks:
        assert f'href="../../{deck}"' in text


def test_the_small_library_with_every_kind(small: EditionLibrary) -> None:
    files = dict(deck_files(small, decks(small), "https://vi-du.vn/"))
    deck = html.fromstring(files[f"{SMALL}/phong-ban/1.html"])
    assert deck.xpath("//body/@data-site-url") == ["https://vi-du.vn/"]
    shown = [str(one.get("id")) for one in deck.iter("section") if one.get("data-kind") == "rule"]
    items = [f"tc-{leaf.id}" for leaf in small.find_set("phong-ban").fields[0].leaves()]
    assert [one for one in shown if "-tiep-" not in one] == items
    rows = deck.xpath("//section[starts-with(@id, 'tc-1.10')]//td[@class = 'number']/text()")
    rule = small.find_set("phong-ban").node("1.10").rule
    assert rule
    assert rows == [row.points for row in rule.table(Fraction(5))]


def test_how_an_item_stands_in_its_set_is_said(small: EditionLibrary) -> None:
    files = dict(written(small))
    item = html.fromstring(files[f"{SMALL}/phong-ban/4.html"])
    place = "//section[@id = 'tc-4.1']//p[@class = 'slide-place']/text()"
    assert item.xpath(place) == ["Điểm phạt, mức trần"]  # that of its field
    whole = html.fromstring(files[f"{SMALL}/phong-ban/index.html"])
    told = "//section[@id = 'linh-vuc-bang-1']//span[@class = 'slide-set']/text()"
    assert whole.xpath(told) == ["điểm thưởng, mức trần", "điểm phạt, mức trần"]


def test_a_penalty_is_not_earned(small: EditionLibrary) -> None:
    slides = CriterionSlides(small, small.find_set("phong-ban"))
    nodes = {node.id: node for node in small.find_set("phong-ban").walk()}
    heads = {code: slides.head(nodes[code]).content for code in ("1.1", "3.1", "4.1")}
    titles = [one.most_title for one in heads.values() if isinstance(one, contents.Head)]
    assert titles == ["Đủ điểm khi", "Mức thưởng", "Mức trừ"]


def test_the_deck_of_a_set_shows_every_way_of_scoring(small: EditionLibrary) -> None:
    deck = next(deck for deck in decks(small) if deck.path == f"{SMALL}/phong-ban/index.html")
    shown = [s.node.rule.kind for s in of_kind(deck, "calculator") if s.node and s.node.rule]
    examples = small.examples_by_criterion
    leaves = small.find_set("phong-ban").leaves()
    wanted = [leaf.rule.kind for leaf in leaves if ("phong-ban", leaf.id) in examples if leaf.rule]
    assert shown == list(dict.fromkeys(wanted))


def test_an_unwritten_field_has_no_deck(small_copy: Path) -> None:
    field = small_copy / "mau-2020" / "phong-ban" / "2-tu-cham-ca-linh-vuc.yaml"
    (small_copy / "mau-2020" / "units" / "phong-a.yaml").unlink()  # it answers that field
    kept = field.read_text("utf-8").partition("rule:")[0]
    origin = "origin: {status: rebuilt, note: Mẫu.}\n"
    field.write_text(f"{kept}unwritten: Chưa có người viết.\n{origin}", "utf-8")
    library = load_library(small_copy).editions[0]
    made = list(decks(library))
    paths = [deck.path for deck in made]
    assert f"{SMALL}/phong-ban/2.html" not in paths
    assert f"{SMALL}/phong-ban/1.html" in paths
    assert all(stack.slides for deck in made for stack in deck.stacks)
    whole = next(deck for deck in made if deck.path == f"{SMALL}/phong-ban/index.html")
    assert not any("phong-ban-2" in str(slide.content) for slide in whole.slides())


def test_the_same_library_gives_the_same_decks(small: EditionLibrary) -> None:
    assert written(small) == written(small)


def test_hostile_text_stays_text(small_copy: Path) -> None:
    path = small_copy / "mau-2020" / "phong-ban" / "1-moi-kieu-quy-tac.yaml"
    quoted = "'" + HOSTILE.replace("'", "''") + "'"
    text = path.read_text("utf-8")
    for old in ("Thang tỷ lệ", "Không có mục con", "Trên 90%", "Sáng kiến", "Tỷ lệ xong"):
        text = text.replace(f": {old}", f": {quoted}")
    path.write_text(text, "utf-8")
    course = small_copy / "mau-2020" / "course.yaml"
    course.write_text(course.read_text("utf-8").replace("Làm ví dụ", quoted), "utf-8")
    shown = 0
    for name, text in written(load_library(small_copy).editions[0]):
        if name.endswith(".html"):
            assert "<script>alert" not in text
            read = html.tostring(html.fromstring(text), method="text", encoding="unicode")
            shown += read.count(HOSTILE)
    assert shown > 5
