"""Files that have been read before are what they were, parsed again or not."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from cchc_docs.criteria import documents
from cchc_docs.criteria.documents import Known, Reading, read_document
from cchc_docs.criteria.plain_json import EXACT, from_json, to_json
from cchc_docs.ground.kept import Kept
from cchc_docs.ground.problems import ProblemsFound
from cchc_docs.library import Library, load_library
from tests.conftest import SMALL


def loaded(folder: Path, store: Path, known: Known | None = None) -> Library:
    kept = Kept(store)
    try:
        library = load_library(folder, Reading(kept, known))
    except ProblemsFound:
        kept.leave()
        raise
    kept.finish()
    return library


def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    names: list[str] = []
    parse = documents.parse_document

    def noted(path: Path, text: str) -> documents.Document:
        names.append(path.name)
        return parse(path, text)

    monkeypatch.setattr(documents, "parse_document", noted)
    return names


def test_a_library_of_files_read_before_is_that_of_files_read_anew(
    tmp_path: Path, shipped_library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = shipped_library.editions[0].folder.parent
    loaded(folder, tmp_path / "kept.db")
    names = parsed(monkeypatch)
    assert loaded(folder, tmp_path / "kept.db") == shipped_library
    assert names == []


@pytest.mark.parametrize("in_process", [True, False])
def test_only_a_file_that_changed_is_parsed_and_its_problems_have_their_lines(
    small_copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, in_process: bool
) -> None:
    known: Known | None = {} if in_process else None
    loaded(small_copy, tmp_path / "kept.db", known)
    names = parsed(monkeypatch)
    field = next(small_copy.glob("mau-2020/phong-ban/1-*.yaml"))
    sound = field.read_text("utf-8")
    for _ in range(2):
        field.write_text(sound.replace("max: 5", "max: 6", 1), "utf-8")
        with pytest.raises(ProblemsFound) as found:
            loaded(small_copy, tmp_path / "kept.db", known)
        assert set(names) == {field.name}
        with pytest.raises(ProblemsFound) as anew:
            load_library(small_copy)
        assert found.value.problems == anew.value.problems
        field.write_text(sound, "utf-8")
        names.clear()
        assert loaded(small_copy, tmp_path / "kept.db", known) == load_library(small_copy)
        names.clear()


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("mau-2020/edition.yaml", "not_applicable: shrink", "not_applicable: full"),
        ("sources.yaml", "issuer: ", "issuer: Bộ Y và "),
        ("mau-2020/phong-ban/1-*.yaml", "label: Không đạt", "label: Chưa đạt"),
        ("mau-2020/examples/*.yaml", "story: ", "story: Thêm. "),
    ],
)
def test_an_example_is_scored_again_when_anything_changes_that_its_score_depends_on(
    small_copy: Path, name: str, before: str, after: str
) -> None:
    known: Known = {}
    load_library(small_copy, Reading(Kept(), known))
    file = next(small_copy.glob(name))
    text = file.read_text("utf-8")
    assert before in text
    for now in (text.replace(before, after, 1), text):
        file.write_text(now, "utf-8")
        outcomes: list[object] = []
        for reading in (Reading(Kept(), known), None):
            try:
                outcomes.append(load_library(small_copy, reading))
            except ProblemsFound as found:
                outcomes.append(found.problems)
        assert outcomes[0] == outcomes[1]


def test_an_example_of_which_nothing_has_changed_is_not_scored_again(small_copy: Path) -> None:
    known: Known = {}
    edited = small_copy / "mau-2020" / "units" / "phong-a.yaml"
    before = load_library(small_copy, Reading(Kept(), known)).editions[0]
    edited.write_text(edited.read_text("utf-8").replace("trả lời", "đã trả lời", 1), "utf-8")
    after = load_library(small_copy, Reading(Kept(), known)).editions[0]
    assert before.units != after.units
    pairs = zip(before.examples, after.examples, strict=True)
    assert all(one.score is other.score for one, other in pairs)


def test_data_come_back_from_json_as_they_were(tmp_path: Path) -> None:
    text = (
        'a: [1, 0.10, -2.5, true, null, "\\0", "1.0"]\n"": {"/": 1}\nb: []\nc: 12345678901234567\n'
    )
    (tmp_path / "a.yaml").write_text(text, "utf-8")
    data = read_document(tmp_path / "a.yaml").data
    again = from_json(to_json(data))
    assert again == data
    assert [type(one) for one in again["a"]] == [type(one) for one in data["a"]]
    assert again["a"][1] == Fraction(1, 10)
    for path in SMALL.rglob("*.yaml"):
        assert from_json(to_json(read_document(path).data)) == read_document(path).data
    with pytest.raises(ValueError, match=EXACT):
        to_json({EXACT: "1"})
