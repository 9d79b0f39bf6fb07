"""A sheet's file and link, its past, and what would raise an answer."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Any

import pytest
from jsonschema import Draft202012Validator as Validator
from pydantic import ValidationError

from cchc_docs.criteria.documents import read_document
from cchc_docs.ground.numbers import MAX_DIGITS
from cchc_docs.library import EditionLibrary, Library
from cchc_docs.publish.browser.bundles import scripts
from cchc_docs.publish.browser.data import to_browser
from cchc_docs.rules import Rule
from cchc_docs.rules.model import AnswerRefused
from cchc_docs.scoring.answers import Sheet, read_sheet
from cchc_docs.scoring.saved_sheet import SavedSheet, as_answers, check_problems, is_saved
from cchc_docs.scoring.scorecard import score_sheet
from cchc_docs.yaml_reference import schema_text
from tests.answers import grid
from tests.browser.parity import Run, engine_host, rule_result, told
from tests.browser.test_parity import random_sheets
from tests.hostile.spoiling import spoiled

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def sheets(small_library: Library, shipped_library: Library) -> Run:
    data = [
        text
        for lib in (small_library, shipped_library)
        for path, text in scripts(lib)
        if "/data/" in path
    ]
    return engine_host(data)


@pytest.fixture(scope="module")
def filled(small: EditionLibrary) -> list[Any]:
    """Sheets by chance that are scored, with what Python makes of them."""
    edition, criteria_set = small.edition, small.find_set("phong-ban")
    found = []
    for raw in random_sheets(edition, 200):
        sheet = {**raw, "unit": "Phòng Ă; 100 %"}
        try:
            card = score_sheet(Sheet.model_validate(sheet), edition, criteria_set, small.sources)
        except (AnswerRefused, ValidationError):
            continue
        found.append((to_browser(sheet), told(card.points)))
    assert len(found) > 100
    return found


def test_a_file_gives_back_what_was_saved(sheets: Run, filled: list[Any]) -> None:
    cases = [{"set": "phong-ban", "sheet": sheet} for sheet, _ in filled]
    texts = sheets("fileTexts", cases)
    for text, (sheet, points) in zip(texts, filled, strict=True):
        (back,) = sheets("files", [{"set": "phong-ban", "text": text}])
        assert back == {"sheet": sheet, "left_out": {}, "notes": [], "points": points}


def test_cchc_reads_the_saved_file(
    sheets: Run, filled: list[Any], small: EditionLibrary, tmp_path: Path
) -> None:
    schema = Validator(json.loads(schema_text(SavedSheet)))
    texts = sheets("fileTexts", [{"set": "phong-ban", "sheet": sheet} for sheet, _ in filled])
    for text, (_, points) in zip(texts, filled, strict=True):
        schema.validate(json.loads(text))
        (tmp_path / "phieu.json").write_text(text, "utf-8")
        document = read_document(tmp_path / "phieu.json")
        assert is_saved(document)
        assert not list(check_problems(document))
        read, problems = read_sheet(as_answers(document), (small.edition,))
        assert read is not None, problems
        assert told(score_sheet(*read, small.sources).points) == points


def test_a_link_gives_back_the_answers(sheets: Run, filled: list[Any]) -> None:
    texts = sheets("linkTexts", [{"sheet": sheet} for sheet, _ in filled])
    found = sheets("links", [{"set": "phong-ban", "text": f"x.html#{text}"} for text in texts])
    for text, back, (sheet, points) in zip(texts, found, filled, strict=True):
        assert (back["points"], back["sheet"]["unit"]) == (points, sheet["unit"])
        assert back["notes"] == []
        assert len(text) < 600  # a dozen answers, some with figures of twenty digits


def test_a_link_is_short_and_readable(sheets: Run) -> None:
    answers = {
        "1.1": {"self": {"level": 2}, "appraised": {"points": "1.5"}},
        "1.2.1": {"self": {"part": 36, "whole": 40}},
        "1.2.2.2": {"self": {"date": "14/12/2020"}},
        "1.4": {"not_applicable": "khong-viec"},
        "1.10": {"self": {"case": 2, "level": 1}},
    }
    sheet = {"edition": "mau-2020", "set": "phong-ban", "unit": "Phòng A", "unit_kind": "phong"}
    (text,) = sheets("linkTexts", [{"sheet": {**sheet, "year": 2020, "answers": answers}}])
    start = "phieu=1;mau-2020;phong-ban;phong;2020;Ph%C3%B2ng%20A;1.1:tm2,ad1.5;1.2.1:tp36~40;"
    assert text.startswith(start + "1.2.2.2:tn14.12.2020;1.4:-khong-viec;1.10:tc2m1;")


def test_a_link_cut_short_or_misspelt_is_refused(sheets: Run, filled: list[Any]) -> None:
    (text,) = sheets("linkTexts", [{"sheet": filled[0][0]}])
    spoilt = [text[:end] for end in range(len(text))]
    spoilt += [
        text[:at] + ("7" if text[at] != "7" else "8") + text[at + 1 :] for at in range(6, len(text))
    ]
    for back in sheets("links", [{"set": "phong-ban", "text": one} for one in spoilt]):
        assert "cắt hoặc sai ký tự" in back["unreadable"]


def test_a_link_that_somebody_made_up_is_read_or_refused(sheets: Run, filled: list[Any]) -> None:
    """Signed as a real one, so that what reads it comes to see it."""
    texts = sheets("linkTexts", [{"sheet": sheet} for sheet, _ in filled[:20]])
    chance, made = Random(2020), []
    for text in texts * 60:
        body = text.removeprefix("phieu=").rpartition(";")[0]
        spoilt = spoiled(body.encode(), chance.randbytes(chance.choice((5, 10, 20))))
        made.append({"set": "phong-ban", "body": spoilt.decode("utf-8", "replace")})
    found = sheets("signedLinks", made)
    refused = [one["unreadable"] for one in found if "unreadable" in one]
    assert 100 < len(refused) < len(made)
    assert all(refused)


def flipped(text: str, chance: Random) -> str:
    """The text with one to three bits of its bytes turned over."""
    whole = bytearray(text.encode())
    for _ in range(chance.randint(1, 3)):
        whole[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
    return whole.decode("utf-8", "replace")


def data_of(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return None


def test_a_file_with_flipped_bytes_is_never_taken_for_the_one_saved(
    sheets: Run, filled: list[Any]
) -> None:
    chance = Random(2013)
    (text,) = sheets("fileTexts", [{"set": "phong-ban", "sheet": filled[1][0]}])
    spoilt = [flipped(text, chance) for _ in range(3000)]
    spoilt = [one for one in spoilt if data_of(one) != data_of(text)]
    found = sheets("files", [{"set": "phong-ban", "text": one} for one in spoilt])
    assert len(found) > 2500
    assert all("unreadable" in back for back in found)
    altered = [back for back in found if "mã kiểm tra" in back["unreadable"]]
    assert len(altered) > 400
    assert all(back["points"] for back in altered)  # what is left can still be looked at


def test_every_wrong_digit_in_a_file_is_noticed(
    sheets: Run, filled: list[Any], small: EditionLibrary, tmp_path: Path
) -> None:
    (text,) = sheets("fileTexts", [{"set": "phong-ban", "sheet": filled[2][0]}])
    places = [at for at, sign in enumerate(text) if sign.isdigit()]
    spoilt = [f"{text[:at]}{(int(text[at]) + 1) % 10}{text[at + 1 :]}" for at in places]
    for one, back in zip(
        spoilt,
        sheets("files", [{"set": "phong-ban", "text": one} for one in spoilt]),
        strict=True,
    ):
        assert "unreadable" in back, one
    path = tmp_path / "phieu.json"
    for one in spoilt:
        path.write_text(one, "utf-8")
        assert list(check_problems(read_document(path)))


def test_a_file_of_the_first_version_has_no_check_and_is_read(
    sheets: Run, filled: list[Any]
) -> None:
    chance = Random(1)
    sheet, points = filled[0]
    text = json.dumps({"format": "cchc-sheet", "version": 1, **sheet})
    (back,) = sheets("files", [{"set": "phong-ban", "text": text}])
    assert (back["sheet"], back["points"], back["notes"]) == (sheet, points, [])
    spoilt = [flipped(text, chance) for _ in range(1500)]
    for back in sheets("files", [{"set": "phong-ban", "text": one} for one in spoilt]):
        assert "unreadable" in back or "points" in back  # and never breaks


SAVED = sorted((HERE / "saved").glob("*.json"))
"""A file of every version ever written, never changed again."""
LINK = (
    "phieu=1;mau-2020;phong-ban;phong;2020;Ph%C3%B2ng%20%C4%82%3B%20100%20%25;2:tv81.25,bv80;"
    "1.1:tm2,ad1.5;1.2.1:tp36~40;1.2.2.2:tn14.12.2020;1.3:ts2;1.4:-khong-viec;1.10:tc2m1;rknv"
)


@pytest.mark.parametrize("path", SAVED, ids=lambda path: path.stem)
def test_every_version_of_the_file_is_read_for_ever(
    sheets: Run, small: EditionLibrary, path: Path
) -> None:
    data = json.loads(path.read_text("utf-8"))
    assert str(data["version"]) == path.stem
    (back,) = sheets("files", [{"set": "phong-ban", "text": path.read_text("utf-8")}])
    assert back["sheet"]["answers"] == data["answers"]
    assert (back["left_out"], back["points"]) == (data["left_out"], "77/2")
    document = read_document(path)
    assert not list(check_problems(document))
    read, _ = read_sheet(as_answers(document), (small.edition,))
    assert read is not None
    assert score_sheet(*read, small.sources).points == Fraction(77, 2)


def test_the_newest_version_has_its_file(sheets: Run) -> None:
    (text,) = sheets("fileTexts", [{"set": "phong-ban", "sheet": json.loads(EMPTY)}])
    assert SAVED[-1].stem == str(json.loads(text)["version"])


def test_a_link_once_given_is_read_for_ever(sheets: Run) -> None:
    (back,) = sheets("links", [{"set": "phong-ban", "text": LINK}])
    assert (back["points"], back["notes"]) == ("77/2", [])


def test_a_number_that_was_saved_longer_than_meant_is_told(
    sheets: Run, small: EditionLibrary, tmp_path: Path
) -> None:
    sheet = {**json.loads(EMPTY), "answers": {"1.3": {"self": {"count": "9" * 30}}}}
    told = f"dài quá {MAX_DIGITS} chữ số"
    text = json.dumps({"format": "cchc-sheet", "version": 1, **sheet})
    (linked,) = sheets("linkTexts", [{"sheet": sheet}])
    (file,) = sheets("files", [{"set": "phong-ban", "text": text}])
    (link,) = sheets("links", [{"set": "phong-ban", "text": linked}])
    for back in (file, link):
        assert back["left_out"] == sheet["answers"]
        assert told in back["notes"][0]
    (tmp_path / "phieu.json").write_text(text, "utf-8")
    read, problems = read_sheet(
        as_answers(read_document(tmp_path / "phieu.json")), (small.edition,)
    )
    assert read is None
    assert [told in one.what for one in problems] == [True]


EMPTY = """{"edition": "mau-2020", "set": "phong-ban", "unit": "Phòng A", "unit_kind": "phong",
  "year": 2020, "answers": {}}"""


HOSTILE = [
    ("[]", "không phải tệp phiếu chấm"),
    ("{}", "không phải tệp phiếu chấm"),
    ('{"format": "cchc-sheet", "version": 3}', "bản mới hơn"),
    ('{"format": "cchc-sheet", "version": "constructor"}', "bản mới hơn"),
    ('{"format": "cchc-sheet", "version": 1, "set": "la"}', "phiếu của bộ tiêu chí «la»"),
    ('{"format": "cchc-sheet", "version": 1, "set": "phong-ban", "answers": []}', "không có phần"),
    (" " * 5_000_001, "quá lớn"),
]


@pytest.mark.parametrize(("text", "said"), HOSTILE, ids=range(len(HOSTILE)))
def test_what_is_no_sheet_is_refused_in_words(sheets: Run, text: str, said: str) -> None:
    (back,) = sheets("files", [{"set": "phong-ban", "text": text}])
    assert said in back["unreadable"]


def test_what_a_stranger_writes_stays_data(sheets: Run) -> None:
    answers = {
        "__proto__": {"self": {"level": 1}},
        "constructor": {"self": {"level": 1}},
        "1.1": {"self": {"level": 1, "__proto__": {"points": 9}}},
        "1.3": {"self": {"count": "9" * 61}},
        "1.4": {"toString": {}},
        "<b>": "x",
    }
    data = {"format": "cchc-sheet", "version": 1, "set": "phong-ban", "edition": "mau-2020"}
    text = json.dumps({**data, "unit_kind": "phong", "year": 2020, "answers": answers})
    (back,) = sheets("files", [{"set": "phong-ban", "text": text}])
    assert back["sheet"]["answers"] == {}
    assert len(back["notes"]) == len(answers)


def test_an_older_sheet_says_what_changed_and_loses_nothing(sheets: Run) -> None:
    gone = {"self": {"level": 1}, "explanation": "Mục cũ."}
    data = {
        "format": "cchc-sheet",
        "version": 1,
        "set": "phong-ban",
        "edition": "mau-2019",
        "unit": "Phòng A",
        "unit_kind": "phong-cu",
        "year": 2019,
        "answers": {"1.1": {"self": {"level": 1}}, "9.9": gone, "1.3": {"self": {"level": 1}}},
        "maxima": {"1.1": 4, "1.3": 4},
        "points": {"1.1": "4"},
    }
    (back,) = sheets("files", [{"set": "phong-ban", "text": json.dumps(data)}])
    assert back["points"] == "5/1"
    assert back["left_out"] == {"9.9": gone, "1.3": {"self": {"level": 1}}}
    edition, kind, year, *others = back["notes"]
    assert "«mau-2019»" in edition
    assert year.startswith("Phiếu ghi năm 2019; bộ tiêu chí là của năm 2020")
    assert "Loại đơn vị" in kind
    assert others[0].startswith("Mục 9.9 để riêng, không tính: Bộ tiêu chí đang mở không có")
    assert others[1].startswith("Mục 1.3 để riêng, không tính:")
    assert others[2] == "Mục 1.1: điểm tối đa khi làm phiếu là 4, nay là 5."
    assert others[3].startswith("Mục mới, khi làm phiếu chưa có: 1.2.1, ")
    assert others[4] == "Mục 1.1: cùng câu trả lời, khi làm phiếu được 4 điểm, nay được 5 điểm."
    (text,) = sheets("fileTexts", [{"set": "phong-ban", **back}])
    assert json.loads(text)["left_out"] == back["left_out"]


def test_every_change_can_be_undone_and_done_again(sheets: Run) -> None:
    changes = [
        ["1.1", {"self": {"level": 1}}, "a"],
        ["1.1", {"self": {"level": 2}}, "a"],  # the same field: one step
        ["1.3", {"self": {"count": 2}}, "b"],
        ["1.1", {"self": None}, "a"],
    ]
    (found,) = sheets("desk", [{"set": "phong-ban", "changes": changes[:3]}])
    assert found["seen"] == ["5/1", "5/2", "11/2"]
    assert found["back"] == ["5/2", "0/1"]
    assert found["again"] == "11/2"


def test_what_would_raise_an_answer_is_the_nearest_that_earns_more(
    sheets: Run, small: EditionLibrary, shipped: EditionLibrary
) -> None:
    """Every grid answer of every rule: the points told are those of Python's engine, and no part
    between the answer and the one told earns more."""
    cases, rules = [], []
    for library in (small, shipped):
        edition = library.edition
        for criteria_set in edition.sets:
            for leaf in criteria_set.leaves():
                assert leaf.rule
                column = leaf.rule.columns[0]
                for raw in grid(leaf.rule, leaf.max)[::7]:
                    if rule_result(leaf.rule, leaf.max, raw).get("points") is None:
                        continue  # a sheet holds no answer that is refused
                    case = {"set": criteria_set.id, "id": leaf.id, "column": column}
                    cases.append({**case, "raw": to_browser(raw)})
                    rules.append((leaf.rule, leaf.max, raw))
    found = sheets("raised", cases)
    told_count = 0
    for (rule, most, raw), raised in zip(rules, found, strict=True):
        points = Fraction(rule_result(rule, most, raw)["points"])
        if raised is None:
            continue
        told_count += 1
        then = Fraction(rule_result(rule, most, _numbers(raised["raw"]))["points"])
        assert then == Fraction(raised["points"]) == points + Fraction(raised["gain"]) > points
        if "part" in raw and "case" not in raw:
            _is_nearest(rule, most, raw, raised, points)
    assert told_count > 1000


def _numbers(raw: Any) -> Any:
    """Numbers of the browser's answer as Python reads them."""
    if isinstance(raw, dict):
        return {key: value if key == "date" else _numbers(value) for key, value in raw.items()}
    if isinstance(raw, list):
        return tuple(_numbers(one) for one in raw)
    if isinstance(raw, str):
        return int(raw) if raw.isdigit() else Fraction(raw)
    return raw


def _is_nearest(rule: Rule, most: Fraction, raw: Any, raised: Any, points: Fraction) -> None:
    here, there = Fraction(raw["part"]), Fraction(raised["raw"]["part"])
    if here.denominator != 1 or abs(there - here) > 60:
        return
    step = 1 if there > here else -1
    for part in range(int(here) + step, int(there), step):
        between = rule_result(rule, most, {**raw, "part": Fraction(part)})
        assert "points" not in between or Fraction(between["points"]) <= points


def test_full_marks_are_not_raised(sheets: Run) -> None:
    case = {"set": "phong-ban", "id": "1.1", "column": "self", "raw": {"level": 1}}
    assert sheets("raised", [case]) == [None]


def test_words_of_what_would_raise(sheets: Run) -> None:
    def text(code: str, raw: Any) -> Any:
        (found,) = sheets(
            "raised", [{"set": "phong-ban", "id": code, "column": "self", "raw": raw}]
        )
        return found["text"]

    assert text("1.1", {"level": 3}) == "đạt mức “Đạt một phần”"
    assert text("1.2.1", {"part": 36, "whole": 40}) == "Số việc xong cần là 37 trên 40, hiện là 36"
    assert text("1.2.2.2", {"date": "18/12/2020"}) == "Gửi báo cáo chậm nhất ngày 15/12/2020"
    assert text("1.4", {"counts": [1, 2]}) == "bớt một lần: Đơn thư đúng"
