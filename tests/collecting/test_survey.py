"""What a survey found, out of tables and ballots as people keep them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook

from cchc_docs.collecting import survey_columns
from cchc_docs.collecting.season import Season
from cchc_docs.collecting.survey import with_survey
from cchc_docs.collecting.survey_columns import csv_parts
from cchc_docs.ground.problems import ProblemsFound
from cchc_docs.library import EditionLibrary
from cchc_docs.scoring.answers import Entry
from tests.collecting.season import season_of

CODE = "1.5"
"""The item of the small library that a survey scores: Tốt, Khá, Kém."""


@pytest.fixture
def season(small: EditionLibrary) -> Season:
    """Two units of which the survey has said nothing yet."""
    sheet = small.units[0].example.sheet
    answers = {code: entry for code, entry in sheet.answers.items() if code != CODE}
    names = ("Phòng A", "Phòng B")
    return season_of(
        small, *(sheet.model_copy(update={"unit": one, "answers": answers}) for one in names)
    )


def put(folder: Path, text: str, name: str = "phieu.csv", encoding: str = "utf-8-sig") -> Path:
    """A file of the survey."""
    path = folder / name
    path.write_text(text, encoding)
    return path


def counted(season: Season) -> dict[str, Sequence[int] | None]:
    """The counts of each unit."""
    found = ((one.sheet.unit, one.sheet.answers.get(CODE, Entry())) for one in season.units)
    return {name: entry.survey["counts"] if entry.survey else None for name, entry in found}


def labels(small: EditionLibrary) -> list[str]:
    """What people could tick."""
    rule = small.sets[0].node(CODE).rule
    return [one.label for one in getattr(rule, "levels", ())]


@pytest.mark.parametrize(
    "encoding_and_mark", [("utf-8-sig", ","), ("utf-8", ";"), ("utf-16", "\t")]
)
def test_a_table_of_counts(
    season: Season, small: EditionLibrary, tmp_path: Path, encoding_and_mark: tuple[str, str]
) -> None:
    encoding, mark = encoding_and_mark
    first, second, third = labels(small)
    heads = f"STT,Đơn vị,Mã mục,{first.upper()},{second},Mức 3,Tổng số phiếu,Không trả lời"
    rows = f"{heads}\n1,phòng  a,{CODE}. Đánh giá,6,2,2,10,3\n2,Phòng B,{CODE},1,,0,1,"
    path = put(tmp_path, rows.replace(",", mark), encoding=encoding)
    after, told = with_survey(season, [path])
    assert third
    assert counted(after) == {"Phòng A": (6, 2, 2), "Phòng B": (1, 0, 0)}
    assert [one.partition(": ")[2] for one in told] == [
        "11 câu trả lời được tính, 3 để trống, 0 chỗ không tính."
    ]
    assert after.cards()[0].columns["survey"] > 0


def test_raw_ballots_one_a_row_or_one_a_reply(
    season: Season, small: EditionLibrary, tmp_path: Path
) -> None:
    first, second, _ = labels(small)
    wide = f"Đơn vị,Ngày,{CODE} Hỏi gì\nPhòng A,1/1,{first}\nPhòng A,1/1,B\nPhòng B,,3\nPhòng B,,\n"
    after, told = with_survey(season, [put(tmp_path, wide)])
    assert counted(after) == {"Phòng A": (1, 1, 0), "Phòng B": (0, 0, 1)}
    assert "3 câu trả lời được tính, 1 để trống, 0 chỗ không tính" in told[0]
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (("Cơ quan", "Mục", "Trả lời"), ("Phòng A", CODE, second), ("Phòng B", CODE, 1)):
        sheet.append(row)
    book.save(tmp_path / "phieu.xlsx")
    after, _ = with_survey(season, [tmp_path / "phieu.xlsx"])
    assert counted(after) == {"Phòng A": (0, 1, 0), "Phòng B": (1, 0, 0)}


def test_what_is_not_counted_is_told_with_its_row(season: Season, tmp_path: Path) -> None:
    text = (
        f"Đơn vị,Mục,Trả lời\nPhòng A,{CODE},E\nPhòng C,{CODE},1\nPhòng A,9.9,1\n"
        f"Phòng A,1.1,1\nPhòng A,{CODE},1\n"
    )
    after, told = with_survey(season, [put(tmp_path, text)])
    assert counted(after) == {"Phòng A": (1, 0, 0), "Phòng B": None}
    assert "1 câu trả lời được tính, 0 để trống, 4 chỗ không tính" in told[0]
    assert [one.split(": ", 1)[1] for one in told[1:]] == [
        f"mục {CODE} không có câu trả lời «E» (dòng 2).",
        "đơn vị «Phòng C» không có trong sổ (dòng 3).",
        "bộ tiêu chí phong-ban không có mục «9.9» (dòng 4).",
        "mục 1.1 không do điều tra xã hội học cho điểm (dòng 5).",
        f"chưa có kết quả điều tra của mục {CODE}.",
    ]


def test_rows_of_counts_that_do_not_add_up_or_come_twice_are_not_taken(
    season: Season, tmp_path: Path
) -> None:
    text = (
        f"Đơn vị,Mục,1,2,3,Tổng,Mức 4\nPhòng A,{CODE},1,1,1,4,\nPhòng B,{CODE},1,x,1,,\n"
        f"Phòng B,{CODE},1,0,0,1,2\nPhòng B,{CODE},9,0,0,9,\n"
    )
    after, told = with_survey(season, [put(tmp_path, text)])
    assert counted(after) == {"Phòng A": None, "Phòng B": (1, 0, 0)}
    assert [one.split(": ", 1)[1] for one in told[1:5]] == [
        f"mục {CODE} ghi tổng 4 phiếu, các mức cộng lại 3 (dòng 2).",
        f"mục {CODE}, «x» không phải số phiếu (dòng 3).",
        f"mục {CODE} không có mức «Mức 4» (dòng 4).",
        f"mục {CODE} của đơn vị này đã có ở dòng trên (dòng 5).",
    ]


def test_fewer_replies_than_the_method_asks_give_no_points(season: Season, tmp_path: Path) -> None:
    path = put(tmp_path, f"Đơn vị,Mục,1,2,3\nPhòng A,{CODE},9,0,0\nPhòng B,{CODE},10,0,0\n")
    after, told = with_survey(season, [path], least=10)
    assert counted(after) == {"Phòng A": None, "Phòng B": (10, 0, 0)}
    assert "Phòng A, mục 1.5: 9 phiếu hợp lệ, phương pháp đòi ít nhất 10" in told[1]


def test_an_outcome_that_is_there_stays_and_files_of_ballots_add_up(
    season: Season, tmp_path: Path
) -> None:
    ballots = f"Đơn vị,{CODE}\nPhòng A,1\n"
    one, two = put(tmp_path, ballots, "a.csv"), put(tmp_path, ballots, "b.csv")
    after, told = with_survey(season, [one, two])
    assert counted(after)["Phòng A"] == (2, 0, 0)
    assert any("cộng với phiếu của tệp trước" in words for words in told)
    again, told = with_survey(after, [one])
    assert again == after
    assert any("sổ đã có kết quả điều tra khác, giữ như cũ" in words for words in told)
    table = f"Đơn vị,Mục,1,2,3\nPhòng A,{CODE},9,0,0\n"
    tables = [put(tmp_path, table, "c.csv"), put(tmp_path, table, "d.csv")]
    after, told = with_survey(season, tables)
    assert counted(after)["Phòng A"] == (9, 0, 0)
    assert any("giữ bảng trước" in words for words in told)


def test_a_file_that_is_no_table_is_refused(season: Season, tmp_path: Path) -> None:
    with pytest.raises(ProblemsFound, match="Không thấy hàng đầu đề có cột «Đơn vị»"):
        with_survey(season, [put(tmp_path, "a,b\n1,2\n")])
    (tmp_path / "x.csv").write_bytes("Đơn vị".encode("cp1258", "replace") + b"\xff\xd0")
    with pytest.raises(ProblemsFound, match="không phải chữ Unicode UTF-8"):
        with_survey(season, [tmp_path / "x.csv"])


def test_many_ballots_are_counted_as_one_by_one(
    season: Season, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """More rows than are counted at once; a fault here and there is told with its first lines."""
    monkeypatch.setattr(survey_columns, "AT_ONCE", 50_000)
    lines = ["Đơn vị,Mục,Trả lời"]
    for number in range(60_000):
        lines.append(f"Phòng {'AB'[number % 2]},{CODE},{1 + number % 3}")
    for number in (7, 50_007, 59_999):
        lines[number] = f"Phòng A,{CODE},lạ"
    lines[100] = ",,"
    lines[200] = f"Phòng X,{CODE},1"
    lines[300] = f"Phòng B,{CODE},"
    after, told = with_survey(season, [put(tmp_path, "\n".join(lines))])
    counts = counted(after)
    assert sum(sum(one or ()) for one in counts.values()) == 60_000 - 6
    assert told[0].endswith("59994 câu trả lời được tính, 1 để trống, 4 chỗ không tính.")
    assert told[1].endswith(
        f"mục {CODE} không có câu trả lời «lạ» (dòng 8, dòng 50008, dòng 60000)."
    )
    assert told[2].endswith("đơn vị «Phòng X» không có trong sổ (dòng 201).")


def cells(path: Path) -> list[tuple[str, ...]]:
    """All cells of a CSV file, row by row, each row with its line."""
    return [
        (str(part.lines[row]), *(column.at(row) for column in part.columns))
        for part in csv_parts(path)
        for row in range(len(part.lines))
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_plain_lines_are_read_as_quoted_ones(tmp_path: Path, end: str) -> None:
    """Figures stay words, short rows and empty lines stay where they are."""
    rows = [["Đơn vị", "1.50", "x"], ["Phòng A", "01"], [], ["", " 2 ", "NA"], ["null"], ["a", "1"]]
    plain = end.join(",".join(row) for row in rows) + end
    quoted = end.join(",".join(f'"{cell}"' for cell in row) for row in rows) + end
    found = cells(put(tmp_path, plain))
    assert found == cells(put(tmp_path, quoted, "b.csv"))
    assert found == [(str(line), *row, *[""] * (3 - len(row))) for line, row in enumerate(rows, 1)]
