"""Results take no other file's place."""

from __future__ import annotations

from pathlib import Path

import pytest

from cchc_docs.cli import main
from cchc_docs.commands.output import write_all
from cchc_docs.ground.problems import ProblemsFound
from tests.conftest import SMALL
from tests.failing import Failing

TABLE = "TT,Đơn vị,Điểm\n1,Sở A,90\n2,Sở B,80\n"


def test_a_folder_is_written_again_while_nobody_has_changed_it(tmp_path: Path) -> None:
    folder = tmp_path / "ra"
    write_all(folder, {"a.docx": b"1", "b/c.html": b"1"})
    write_all(folder, {"a.docx": b"2", "d.docx": b"2"})
    write_all(folder, {"a.docx": b"1", "b/c.html": b"3"})
    assert [(folder / name).read_bytes() for name in ("a.docx", "b/c.html")] == [b"1", b"3"]


@pytest.mark.parametrize("theirs", [b"x", b"1 and more"])
def test_what_somebody_else_wrote_or_changed_stays(tmp_path: Path, theirs: bytes) -> None:
    write_all(tmp_path, {"a.docx": b"1"})
    (tmp_path / "a.docx").write_bytes(theirs)
    with pytest.raises(ProblemsFound, match=r"Không ghi đè tệp đang có: a\.docx\."):
        write_all(tmp_path, {"b.docx": b"2", "a.docx": b"2"})
    assert (tmp_path / "a.docx").read_bytes() == theirs
    assert not (tmp_path / "b.docx").exists()


def test_a_full_disk_leaves_all_files_of_a_folder_as_they_were(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "ra"
    old, new = {"a.docx": b"1", "b.pdf": b"1"}, {"a.docx": b"2", "b.pdf": b"2", "c/d.html": b"2"}
    write_all(folder, old)
    before = {path: path.read_bytes() for path in folder.rglob("*")}

    def again() -> int:
        try:
            write_all(folder, new)
        except OSError:
            return 1
        return 0

    failing = Failing(monkeypatch, tmp_path)
    codes = []
    for code in failing.each(again):
        codes.append(code)
        assert {path: path.read_bytes() for path in folder.rglob("*")} == before
    assert codes == [1] * 4
    assert {name: (folder / name).read_bytes() for name in new} == new


def test_the_results_of_a_season_take_no_other_file_s_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "bang.csv").write_text(TABLE, "utf-8")
    (tmp_path / "phu-luc.docx").write_bytes(b"of somebody")
    assert main(["rank", str(tmp_path / "bang.csv"), "-o", str(tmp_path)]) == 1
    assert "Không ghi đè tệp đang có: phu-luc.docx." in capsys.readouterr().err
    assert {path.name for path in tmp_path.iterdir()} == {"bang.csv", "phu-luc.docx"}


def test_results_of_an_earlier_year_are_not_written_over(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    now, before = tmp_path / "nay.csv", tmp_path / "truoc.csv"
    now.write_text(TABLE.replace("90", "95"), "utf-8")
    before.write_text(TABLE, "utf-8")
    assert main(["rank", str(now), "--before", str(before), "-o", str(before)]) == 1
    assert "chính là tệp được đọc" in capsys.readouterr().err
    assert before.read_text("utf-8") == TABLE


@pytest.mark.parametrize("command", ["collect", "explain-requests"])
def test_nothing_is_written_among_the_criteria(
    command: str, small_copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = str(small_copy / "ra.xlsx")
    assert main([command, str(SMALL), "-o", out, "--criteria", str(small_copy)]) == 1
    assert "nằm trong thư mục" in capsys.readouterr().err
