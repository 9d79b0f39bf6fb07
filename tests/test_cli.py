"""The command line as an official uses it."""

from __future__ import annotations

import io
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from gettext import GNUTranslations
from importlib.metadata import version
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from cchc_docs.cli import COMMANDS, main, unheard
from cchc_docs.cli import STOPS as STOP_NAMES
from cchc_docs.commands import check
from cchc_docs.commands.language import LOCALE
from cchc_docs.commands.parameters import Options
from cchc_docs.ground.problems import refused
from tests.conftest import ROOT, SMALL

ANSWERS = ROOT / "tests" / "scoring" / "answers-small.yaml"


def test_check_sums_up(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(SMALL)]) == 0
    assert "Không có vấn đề: 1 phiên bản, 1 bộ tiêu chí" in capsys.readouterr().out


def test_check_of_a_folder_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "khong-co"]) == 1
    assert "Không có thư mục này" in capsys.readouterr().err


STOPS = [getattr(signal, name) for name in STOP_NAMES if hasattr(signal, name)]


@pytest.fixture
def keys() -> Iterator[None]:
    """Ctrl+C as Python takes it, whoever runs the tests."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("keys")
@pytest.mark.parametrize("json_too", [[], ["--json"]])
@pytest.mark.parametrize("stop", STOPS, ids=lambda one: one.name)
def test_a_key_that_a_library_swallows_stops_all_the_same(
    stop: signal.Signals,
    json_too: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    before = [signal.getsignal(one) for one in STOPS]

    def swallowing(_options: Options) -> int:
        with suppress(KeyboardInterrupt):
            signal.raise_signal(stop)
        raise refused(SMALL, "Không thật.", "Thật.", "Không sửa gì.", "C001")

    monkeypatch.setattr(check, "run", swallowing)
    assert main(["check", str(SMALL), *json_too]) == 130
    assert "Không thật" not in "".join(capsys.readouterr())
    assert [signal.getsignal(one) for one in STOPS] == before


class Deaf:
    """What nothing can be raised out of."""

    def __init__(self, stop: signal.Signals) -> None:
        self._stop = stop

    def __del__(self) -> None:
        signal.raise_signal(self._stop)


@pytest.mark.usefixtures("keys")
@pytest.mark.parametrize("stop", STOPS, ids=lambda one: one.name)
def test_a_key_in_what_cannot_raise_comes_a_moment_later(
    stop: signal.Signals, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def deaf(_options: Options) -> int:
        Deaf(stop)
        for _ in range(1000):
            time.sleep(0.01)
        return 0

    monkeypatch.setattr(check, "run", deaf)
    monkeypatch.setattr(sys, "unraisablehook", unheard)
    begun = time.monotonic()
    assert main(["check", str(SMALL)]) == 130
    assert time.monotonic() - begun < 5
    assert not capsys.readouterr().err


PRESSES = {
    "while it is imported": """
class Presses:
    def find_spec(self, name, path, target=None):
        try:
            name == "click" and signal.raise_signal(signal.SIGINT)
        except KeyboardInterrupt as key:  # as Python does round what a class body calls
            raise RuntimeError(name) from key
sys.meta_path.insert(0, Presses())
""",
    "at the very end": "import atexit; atexit.register(signal.raise_signal, signal.SIGINT)",
}


@pytest.mark.skipif(os.name == "nt", reason="Windows tells it by another code")
@pytest.mark.parametrize("pressed", PRESSES.values(), ids=PRESSES)
def test_the_key_before_and_after_a_command_ends_it_without_a_word(pressed: str) -> None:
    program = (
        f"import signal, sys\n{pressed}\nfrom cchc_docs.__main__ import main\nsys.exit(main())"
    )
    command = [sys.executable, "-c", program, "--version"]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (-signal.SIGINT, "")


def test_score_prints_the_card(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["score", str(ANSWERS), "--criteria", str(SMALL)]) == 0
    out = capsys.readouterr().out
    assert "Chỉ số: 75,21%, xếp loại Khá" in out
    assert "Phép tính" not in out


def test_score_explains(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["score", str(ANSWERS), "--criteria", str(SMALL), "--explain"]) == 0
    assert "Phép tính: 2 : 3 × 100% ≈ 66,6667%" in capsys.readouterr().out


def test_score_of_a_broken_sheet(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "cau-tra-loi.yaml"
    path.write_text(ANSWERS.read_text("utf-8").replace("level: 1", "level: 8"), "utf-8")
    assert main(["score", str(path), "--criteria", str(SMALL)]) == 1
    err = capsys.readouterr().err
    assert "cau-tra-loi.yaml:7: Không có mức 8." in err
    assert "Traceback" not in err


def test_score_of_a_file_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["score", "khong-co.yaml", "--criteria", str(SMALL)]) == 1
    assert "Không đọc được tệp" in capsys.readouterr().err


def test_score_of_a_saved_sheet_that_was_altered(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "phieu.json"
    path.write_text(
        '{"format": "cchc-sheet", "version": 2, "edition": "mau-2020", "set": "phong-ban",\n'
        '"unit": "Phòng A", "unit_kind": "phong", "year": 2020, "answers": {},\n'
        '"check": "00000000"}',
        "utf-8",
    )
    assert main(["score", str(path), "--criteria", str(SMALL)]) == 1
    err = capsys.readouterr().err
    assert "phieu.json:3: Tệp không còn nguyên như lúc lưu: mã kiểm tra không khớp." in err
    path.write_text(path.read_text("utf-8").replace("00000000", "ab"), "utf-8")
    assert main(["score", str(path), "--criteria", str(SMALL)]) == 1


def test_every_command_helps_in_vietnamese(capsys: pytest.CaptureFixture[str]) -> None:
    english = {"usage", "positional", "options", "show", "default", "arguments", "required", "exit"}
    for name in ("", *COMMANDS):
        assert main([*([name] if name else []), "--help"]) == 0
        out = capsys.readouterr().out
        assert out.startswith("Cách dùng: cchc")
        assert not english & set(re.findall(r"\w+", out.lower()))


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "thiếu LỆNH."),
        (["lam"], "không có lệnh 'lam'."),
        (["chek"], "không có lệnh 'chek'. Có phải là 'check'"),
        (["score"], "thiếu 'TỆP'."),
        (["score", "a", "b"], "thừa b."),
        (["score", "a", "--exp"], "không có tuỳ chọn '--exp'. Có phải là '--explain'"),
        (["score", "a", "--criteria"], "--criteria: thiếu giá trị."),
        (["score", "a", "--json", "--explain"], "--explain không đi cùng --json."),
        (["report", "a", "--pdf", "--docx", "-o", "b"], "--docx không đi cùng --pdf."),
        (["score", "a", "--json=1"], "--json không nhận giá trị."),
        (["report", "a", "--pdf"], "thiếu '-o' / '--output'."),
        (["rank", "a", "--max", "x"], "'--max': 'x' không phải số nguyên."),
        (["rank", "a", "--ties", "x"], "'--ties': không có 'x'; có: 'skip', 'dense'."),
        (["list", "x"], "không có 'x'; có: 'editions', 'sets', 'kinds', 'items'."),
    ],
)
def test_a_wrong_command_line_is_told_in_vietnamese(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    err = capsys.readouterr().err
    assert re.search(rf"Lệnh chưa đúng: .*{re.escape(words)}", err), err


def test_what_click_says_is_compiled_as_it_was_written() -> None:
    folder = LOCALE / "vi" / "LC_MESSAGES"
    said = GNUTranslations((folder / "cchc.mo").open("rb"))
    written = [one for one in read_po(io.BytesIO((folder / "cchc.po").read_bytes())) if one.id]
    for one in written:
        first, *more = [one.id] if isinstance(one.id, str) else one.id
        words = [one.string] if isinstance(one.string, str) else [*(one.string or ())]
        assert words == [said.ngettext(first, more[0], 1) if more else said.gettext(first)]
    assert len(written) > 20


def test_commands_are_completed_by_the_shell(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("_CCHC_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", "cchc sco")
    monkeypatch.setenv("COMP_CWORD", "1")
    assert main() == 0
    assert capsys.readouterr().out == "plain,score\n"


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"cchc {version('cchc-docs')}\n"


def test_every_command_has_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(SMALL), "--json"]) == 0
    assert "Không có vấn đề" in json.loads(capsys.readouterr().out)["said"][0]
    assert main(["score", "khong-co.yaml", "--criteria", str(SMALL), "--json"]) == 1
    (problem,) = json.loads(capsys.readouterr().out)["problems"]
    assert (problem["file"], problem["line"]) == ("khong-co.yaml", 1)


def test_problems_as_annotations_and_in_json(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(tmp_path), "--format", "github"]) == 1
    assert capsys.readouterr().out.startswith("::error file=")
    assert main(["check", str(tmp_path), "--format", "github", "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert (told["said"], bool(told["problems"])) == ([], True)


def test_a_command_is_imported_when_it_runs() -> None:
    program = "import sys, cchc_docs.cli; print('cchc_docs.commands.rank' in sys.modules)"
    command = [sys.executable, "-c", program]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == "False\n"


def test_check_takes_its_folder_either_way(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--criteria", str(SMALL)]) == 0
    assert "Không có vấn đề" in capsys.readouterr().out


def test_score_gives_the_card_exactly(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["score", str(ANSWERS), "--criteria", str(SMALL), "--json"]) == 0
    card = json.loads(capsys.readouterr().out)
    assert (card["unit"], card["points"], card["max"]) == ("Phòng A", "1241/30", "55")
    line = next(one for one in card["lines"] if one["id"] == "1.2.2.1")
    assert ["compute", "2 : 3 × 100% ≈ 66,6667%"] in line["steps"]["self"]


def test_score_takes_a_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = ANSWERS.read_text("utf-8")
    (tmp_path / "a.yaml").write_text(text, "utf-8")
    (tmp_path / "b.yaml").write_text(text.replace("Phòng A", "Phòng B"), "utf-8")
    command = ["score", str(tmp_path), "--criteria", str(SMALL)]
    assert main([*command, "--json"]) == 0
    read = json.loads(capsys.readouterr().out)
    assert [card["unit"] for card in read["cards"]] == ["Phòng A", "Phòng B"]
    assert read["problems"] == []
    (tmp_path / "a.yaml").write_text(text.replace("level: 1", "level: 8"), "utf-8")
    assert main(command) == 1
    told = capsys.readouterr()
    assert told.out.startswith("Phòng B – ")
    assert "a.yaml:7: Không có mức 8." in told.err
    assert main([*command, "--json"]) == 1  # a wrong file hides no card
    read = json.loads(capsys.readouterr().out)
    assert [card["unit"] for card in read["cards"]] == ["Phòng B"]
    assert [one["what"] for one in read["problems"]] == ["Không có mức 8."]
    assert main(["score", str(SMALL / "schema"), "--criteria", str(SMALL)]) == 1


def test_score_reads_standard_input(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(ANSWERS.read_bytes())))
    assert main(["score", "-", "--criteria", str(SMALL)]) == 0
    assert "xếp loại Khá" in capsys.readouterr().out
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"unit: A\nunit: B\n")))
    assert main(["score", "-", "--criteria", str(SMALL)]) == 1
    assert "đầu vào chuẩn:2: " in capsys.readouterr().err


def test_a_file_that_cannot_be_written_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["report", str(ANSWERS), "--criteria", str(SMALL), "-o"]
    assert main([*command, str(tmp_path / "khong-co" / "x.docx")]) == 1
    assert "không có tệp hoặc thư mục này" in capsys.readouterr().err
    (tmp_path / "x.docx").mkdir()
    assert main([*command, str(tmp_path / "x.docx")]) == 1
    assert "x.docx: Không đọc hoặc ghi được: đây là một thư mục" in capsys.readouterr().err
    assert main([*command, str(tmp_path / "x.odt")]) == 1
    assert "đuôi .docx hoặc .pdf" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["x.docx"]  # nothing half written


def test_what_the_machine_refuses_is_a_problem_in_json_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = str(tmp_path / "khong-co" / "x.docx")
    assert main(["report", str(ANSWERS), "--criteria", str(SMALL), "-o", out, "--json"]) == 1
    (problem,) = json.loads(capsys.readouterr().out)["problems"]
    assert (problem["code"], problem["file"]) == ("CCHC-C021", out)


def test_a_character_without_a_glyph_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = tmp_path / "a.yaml"
    answers.write_text(ANSWERS.read_text("utf-8").replace("Phòng A", "Phòng 部"), "utf-8")
    out = tmp_path / "x.pdf"
    assert main(["report", str(answers), "--criteria", str(SMALL), "-o", str(out)]) == 1
    assert "Phông chữ in không có ký tự «部» (U+90E8)" in capsys.readouterr().err
    assert not out.exists()


def test_schema_outside_the_project_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["schema"]) == 1
    assert (
        "criteria/README.md: Không đọc hoặc ghi được: không có tệp hoặc thư mục này"
        in capsys.readouterr().err
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="Linux only")
def test_output_that_nobody_takes_is_told() -> None:
    command = [sys.executable, "-m", "cchc_docs", "score", str(ANSWERS), "--criteria", str(SMALL)]
    with Path("/dev/full").open("w") as full:
        ran = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (ran.returncode, "Traceback" in ran.stderr) == (1, False)
    closed, end = os.pipe()
    os.close(closed)
    ran = subprocess.run(command, stdout=end, stderr=subprocess.PIPE, text=True, check=False)
    os.close(end)
    assert ran.returncode == 1
    assert ran.stderr == "Nơi nhận kết quả đã đóng, chưa in hết.\n"


@pytest.mark.parametrize("output", ["x.yaml", "lien-ket.docx", "criteria/x.docx", "x.pdf"])
def test_a_report_never_takes_the_place_of_what_it_is_made_from(
    tmp_path: Path, small_copy: Path, capsys: pytest.CaptureFixture[str], output: str
) -> None:
    answers = tmp_path / "x.yaml"
    answers.write_bytes(ANSWERS.read_bytes())
    (tmp_path / "lien-ket.docx").symlink_to(answers)
    command = ["report", str(answers), "--criteria", str(small_copy), "--docx", "-o"]
    assert main([*command, str(tmp_path / output)]) == 1
    assert "Cách sửa: Đổi" in capsys.readouterr().err
    assert answers.read_bytes() == ANSWERS.read_bytes()
    assert not (small_copy / "x.docx").exists()


def test_a_long_name_of_a_unit_is_reported(tmp_path: Path) -> None:
    answers = tmp_path / "a.yaml"
    answers.write_text(ANSWERS.read_text("utf-8").replace("Phòng A", "Phòng A " * 60), "utf-8")
    out = tmp_path / "x.docx"
    assert main(["report", str(answers), "--criteria", str(SMALL), "-o", str(out)]) == 0
    assert out.exists()


def test_a_fault_of_the_program_says_how_to_report_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise KeyError("khoá")

    monkeypatch.setattr("cchc_docs.commands.score.card_text", fails)
    command = ["score", str(ANSWERS), "--criteria", str(SMALL)]
    assert main(command) == 3
    err = capsys.readouterr().err
    assert err.startswith("Lỗi của chương trình, không phải của tệp đang đọc: KeyError: 'khoá'\n")
    assert "    Ở: commands/score.py:" in err
    assert "Traceback" not in err
    monkeypatch.setenv("CCHC_TRACE", "1")
    with pytest.raises(KeyError):
        main(command)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows")
@pytest.mark.parametrize("name", ["a.yaml", "a.json", "a.xlsx"])
def test_a_pipe_in_place_of_a_file_is_told_not_waited_for(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    os.mkfifo(tmp_path / name)
    assert main(["score", str(tmp_path / name), "--criteria", str(SMALL)]) == 1
    assert "không phải tệp thường." in capsys.readouterr().err


def test_streams_that_were_closed_before_are_as_empty(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    monkeypatch.setattr(sys, "stdout", None)
    assert main(["score", str(ANSWERS), "--criteria", str(SMALL)]) in (0, 1)
    assert main(["score", "-", "--criteria", str(SMALL)]) == 1
    assert "Tệp trống." in capsys.readouterr().err
