"""Everything that is wrong is told in one run, whatever else is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from cchc_docs.ground.problems import ProblemsFound
from cchc_docs.library import Library, load_library

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


def test_sets_and_examples_are_found_by_their_edition(two_editions: Library) -> None:
    assert [(one.id, two.id) for one, two in two_editions.sets()] == [
        (FIRST, "phong-ban"),
        (SECOND, "bo-phan-2024"),
    ]
    example = two_editions.find_example(SECOND, "nam-mau-1.1-mot-nua")
    assert example.criteria_set is two_editions.find_set("bo-phan-2024")[1]
    assert example.node is example.criteria_set.node("1.1")
    with pytest.raises(KeyError):
        two_editions.find_example(FIRST, "nam-mau-1.1-mot-nua")


def test_wrong_lessons_wrong_rules_and_a_term_told_twice_are_told_in_one_run(
    two_copy: Path,
) -> None:
    first, second = two_copy / FIRST, two_copy / SECOND
    spoil(two_copy / "glossary.yaml", "Điểm tối đa,", "điểm, definition: Mẫu.}\n- {term: Điểm,")
    spoil(first / "examples" / "moi-1.1-mot-phan.yaml", "self: 2.5", "self: 3")
    spoil(first / "units" / "phong-a.yaml", "points: 48", "points: 49")
    spoil(first / "questions" / "1-hoi.yaml", '"1.1"', '"1.9"')
    spoil(first / "course.yaml", "[hoi-mau]", "[hoi-khac]")
    spoil(second / "bo-phan-2024" / "1-giai-quyet-ho-so.yaml", "max: 10", "max: 9")
    spoil(second / "examples" / "nam-mau-1.1-mot-nua.yaml", "kind: partial", "kind: half")
    spoil(second / "units" / "bo-phan-b.yaml", "set: bo-phan-2024", "set: phong-khac")

    found = told(two_copy)

    for words in (
        "glossary.yaml: Thuật ngữ «Điểm» giải nghĩa hai lần.",
        "moi-1.1-mot-phan.yaml: Ví dụ ghi cột self 3 điểm, tính theo quy tắc thì 2,5 điểm.",
        "phong-a.yaml: Ví dụ ghi 49, tính theo quy tắc thì 48.",
        "1-hoi.yaml: Bộ tiêu chí phong-ban không có mục 1.9.",
        "course.yaml: Không có câu hỏi «hoi-khac».",
        "bo-phan-b.yaml: Không có bộ tiêu chí «phong-khac» trong phiên bản «thu-2024».",
    ):
        assert words in found
    assert any(one.startswith("1-giai-quyet-ho-so.yaml: ") for one in found)
    assert any(one.startswith("nam-mau-1.1-mot-nua.yaml: ") and "half" in one for one in found)


def test_wrong_examples_of_every_edition_are_told(two_copy: Path) -> None:
    spoil(two_copy / FIRST / "examples" / "moi-1.1-mot-phan.yaml", "self: 2.5", "self: 3")
    second = two_copy / SECOND / "examples" / "nam-mau-1.1-mot-nua.yaml"
    spoil(second, "self: 5", "self: 4")
    assert [one.partition(", ")[0] for one in told(two_copy)] == [
        "moi-1.1-mot-phan.yaml: Ví dụ ghi cột self 3 điểm",
        "nam-mau-1.1-mot-nua.yaml: Ví dụ ghi cột self 4 điểm",
    ]


def test_what_follows_from_wrong_rules_is_not_told(two_copy: Path) -> None:
    field = two_copy / FIRST / "phong-ban" / "1-moi-kieu-quy-tac.yaml"
    spoil(field, "points: 2.5", "points: 2.4")  # an example and a unit come to other points
    spoil(field, "van-ban-mau", "van-ban-khac")
    spoil(two_copy / SECOND / "examples" / "nam-mau-1.1-mot-nua.yaml", "self: 5", "self: 4")
    assert [one.partition(":")[0] for one in told(two_copy)] == [
        "1-moi-kieu-quy-tac.yaml",
        "nam-mau-1.1-mot-nua.yaml",
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


def test_everything_is_scored_once(small: Library) -> None:
    (example,) = small.examples_by_criterion["phong-ban", "1.1"]
    assert example is small.find_example(FIRST, "moi-1.1-mot-phan")
    assert example.score.columns["self"].points == example.example.expect.self_
    assert small.examples_by_criterion is small.examples_by_criterion
    (unit,) = small.units[FIRST]
    assert unit.card.points == unit.example.expect.points
