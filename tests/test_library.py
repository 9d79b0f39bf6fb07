"""Everything that is wrong is told in one run, whatever else is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from cchc_docs.ground.problems import ProblemsFound
from cchc_docs.library import EditionLibrary, Library, load_library

FIRST, SECOND = "mau-2020", "thu-2024"


def spoil(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert text.count(old) >= 1
    path.write_text(text.replace(old, new, 1), "utf-8")


def told(folder: Path) -> list[str]:
    """What is told, a line each: the file's name and what is wrong."""
    with pytest.raises(ProblemsFound) as found:
        load_library(folder)
    return [f"{Path(one.file).name}: {one.what}" for one in found.value.problems]


def test_each_edition_finds_what_is_its_own_under_the_same_ids(two_editions: Library) -> None:
    assert [one.edition.id for one in two_editions.editions] == [SECOND, FIRST]
    for own in two_editions.editions:
        assert own is two_editions.find(own.edition.id)
        example = own.find_example("moi-1.1-mot-phan")
        assert example.edition is own.edition
        assert example.criteria_set is own.find_set("phong-ban")
        assert example.node is example.criteria_set.node("1.1")
        assert own.examples_by_criterion["phong-ban", "1.1"] == (example,)
    first, second = (two_editions.find(name) for name in (FIRST, SECOND))
    assert (first.find_set("phong-ban").max, second.find_set("phong-ban").max) == (60, 10)
    with pytest.raises(KeyError):
        two_editions.find("khong-co")
    with pytest.raises(KeyError):
        first.find_set("khong-co")


def test_shared_sources_and_terms_stand_beside_those_that_an_edition_adds(two_copy: Path) -> None:
    term = "- {term: Tổ công tác, definition: Nhóm người làm một việc.}\n"
    (two_copy / SECOND / "glossary.yaml").write_text(term, "utf-8")
    source = (two_copy / "sources.yaml").read_text("utf-8").replace("van-ban-mau", "van-ban-khac")
    (two_copy / SECOND / "sources.yaml").write_text(source, "utf-8")
    second, first = load_library(two_copy).editions
    assert [one.term for one in first.glossary] == ["Điểm tối đa"]
    assert [one.term for one in second.glossary] == ["Điểm tối đa", "Tổ công tác"]
    assert (set(first.sources), first.added) == ({"van-ban-mau"}, set())
    assert set(second.sources) == {"van-ban-mau", "van-ban-khac"}
    assert second.added == {"van-ban-khac"}


def test_what_changes_in_one_edition_leaves_the_digest_of_the_other(
    two_editions: Library, two_copy: Path
) -> None:
    spoil(two_copy / SECOND / "edition.yaml", "của tỉnh", "của một tỉnh")
    changed = load_library(two_copy)
    assert changed.find(FIRST).digest == two_editions.find(FIRST).digest
    assert changed.find(SECOND).digest != two_editions.find(SECOND).digest
    assert changed.digest != two_editions.digest


def test_wrong_lessons_wrong_rules_and_a_term_told_twice_are_told_in_one_run(
    two_copy: Path,
) -> None:
    first, second = two_copy / FIRST, two_copy / SECOND
    spoil(two_copy / "glossary.yaml", "Điểm tối đa,", "điểm, definition: Mẫu.}\n- {term: Điểm,")
    spoil(first / "examples" / "moi-1.1-mot-phan.yaml", "self: 2.5", "self: 3")
    spoil(first / "units" / "phong-a.yaml", "points: 48", "points: 49")
    spoil(first / "questions" / "1-hoi.yaml", '"1.1"', '"1.9"')
    spoil(first / "course.yaml", "[hoi-mau]", "[hoi-khac]")
    spoil(second / "phong-ban" / "1-giai-quyet-ho-so.yaml", "max: 10", "max: 9")
    spoil(second / "examples" / "moi-1.1-mot-phan.yaml", "kind: partial", "kind: half")
    spoil(second / "units" / "phong-a.yaml", "set: phong-ban", "set: phong-khac")

    found = told(two_copy)

    for words in (
        "glossary.yaml: Thuật ngữ «Điểm» giải nghĩa hai lần.",
        "moi-1.1-mot-phan.yaml: Ví dụ ghi cột self 3 điểm, tính theo quy tắc thì 2,5 điểm.",
        "phong-a.yaml: Ví dụ ghi 49, tính theo quy tắc thì 48.",
        "1-hoi.yaml: Bộ tiêu chí phong-ban không có mục 1.9.",
        "course.yaml: Không có câu hỏi «hoi-khac».",
        "phong-a.yaml: Không có bộ tiêu chí «phong-khac» trong phiên bản «thu-2024».",
    ):
        assert words in found
    assert any(one.startswith("1-giai-quyet-ho-so.yaml: ") for one in found)
    assert any(one.startswith("moi-1.1-mot-phan.yaml: ") and "half" in one for one in found)


def test_wrong_examples_of_every_edition_are_told(two_copy: Path) -> None:
    spoil(two_copy / FIRST / "examples" / "moi-1.1-mot-phan.yaml", "self: 2.5", "self: 3")
    second = two_copy / SECOND / "examples" / "moi-1.1-mot-phan.yaml"
    spoil(second, "self: 5", "self: 4")
    assert [one.partition(", ")[0] for one in told(two_copy)] == [
        "moi-1.1-mot-phan.yaml: Ví dụ ghi cột self 3 điểm",
        "moi-1.1-mot-phan.yaml: Ví dụ ghi cột self 4 điểm",
    ]


def test_what_follows_from_wrong_rules_is_not_told(two_copy: Path) -> None:
    field = two_copy / FIRST / "phong-ban" / "1-moi-kieu-quy-tac.yaml"
    spoil(field, "points: 2.5", "points: 2.4")  # an example and a unit come to other points
    spoil(field, "van-ban-mau", "van-ban-khac")
    spoil(two_copy / SECOND / "examples" / "moi-1.1-mot-phan.yaml", "self: 5", "self: 4")
    assert [one.partition(":")[0] for one in told(two_copy)] == [
        "1-moi-kieu-quy-tac.yaml",
        "moi-1.1-mot-phan.yaml",
    ]


def test_an_edition_with_faults_of_its_own_still_has_its_examples_checked(two_copy: Path) -> None:
    edition = two_copy / FIRST / "edition.yaml"
    spoil(edition, "below: 90", "below: 89")
    spoil(two_copy / FIRST / "examples" / "moi-1.1-mot-phan.yaml", "self: 2.5", "self: 3")
    spoil(two_copy / FIRST / "units" / "phong-a.yaml", "points: 48", "points: 49")
    assert [one.partition(":")[0] for one in told(two_copy)] == [
        "edition.yaml",
        "moi-1.1-mot-phan.yaml",
        "phong-a.yaml",
    ]


def test_everything_is_scored_once(small: EditionLibrary) -> None:
    (example,) = small.examples_by_criterion["phong-ban", "1.1"]
    assert example is small.find_example("moi-1.1-mot-phan")
    assert example.score.columns["self"].points == example.example.expect.self_
    assert small.examples_by_criterion is small.examples_by_criterion
    (unit,) = small.units
    assert unit.card.points == unit.example.expect.points
