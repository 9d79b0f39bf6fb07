"""Each file in tests/broken replaces one of the small library; its header says what is told.

# replaces: mau-2020/edition.yaml
# says: 18: words of the problem (line in this very file)
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from cchc_docs.cli import main
from tests.conftest import ROOT

BROKEN = sorted((ROOT / "tests" / "broken").glob("*.yaml"))


@pytest.mark.parametrize("broken", BROKEN, ids=lambda path: path.stem)
def test_is_told_with_file_line_and_remedy(
    broken: Path, small_copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    replaces, says = re.findall(r"^# (?:replaces|says): (.*)$", broken.read_text("utf-8"), re.M)
    shutil.copyfile(broken, small_copy / replaces)

    code = main(["check", str(small_copy)])

    told = capsys.readouterr().err
    assert code == 1
    assert f"{replaces}:{says}\n    Được phép: " in told
    assert "Traceback" not in told
    assert told.count("Cách sửa: ") == told.count("Được phép: ") > 0


def test_every_kind_of_problem_is_there() -> None:
    kinds = {path.stem.split("-")[0] for path in BROKEN}
    wanted = "shape yaml sum id source origin rule bands grades kind circumstance example question "
    wanted += "term unit course"
    assert set(wanted.split()) <= kinds


def test_all_problems_are_told_at_once(
    small_copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("sum-of-sub-criteria", "shape-unknown-key", "shape-bad-day", "source-twice"):
        broken = ROOT / "tests" / "broken" / f"{name}.yaml"
        replaces = re.search(r"^# replaces: (.*)$", broken.read_text("utf-8"), re.M)
        assert replaces
        shutil.copyfile(broken, small_copy / replaces[1])

    assert main(["check", str(small_copy)]) == 1

    told = capsys.readouterr().err
    for words in ("khác điểm tối đa 14", "Khoá lạ: titel", "không phải ngày", "ghi hai lần"):
        assert words in told
    assert "khong-viec" not in told  # what follows from an unreadable edition is not told


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("mau-2021/thu.yaml", "mau-2021:1: Thư mục này không có edition.yaml"),
        ("mau-2020/phong-ban/5-x.yml", "5-x.yml:1: Tệp có đuôi .yml nên không được đọc."),
        ("mau-2020/examples/cu/x.yaml", "x.yaml:1: Tệp nằm trong thư mục con nên không được đọc."),
        ("mau-2020/phong-ban/5-x.YAML", "5-x.YAML:1: Tệp có đuôi .YAML nên không được đọc."),
        ("mau-2020/phong-ban/5-x.yaml.txt", "5-x.yaml.txt:1: Tệp có đuôi .txt nên không được đọc."),
        ("mau-2020/examples/ghi-chu", "ghi-chu:1: Tệp không có đuôi nên không được đọc."),
        ("mau-2020/pages/a/b.md.txt", "b.md.txt:1: Tệp có đuôi .txt nên không được đọc."),
        ("mau-2020/phong-ban/cu/y.docx", "y.docx:1: Tệp nằm trong thư mục con nên không được đọc."),
        ("mau-2020/example/x.yaml", "mau-2020/example:1: Thư mục example không có trong phiên bản"),
        ("mau-2020/bo-khac/1-x.yaml", "mau-2020/bo-khac:1: Thư mục bo-khac không có trong phiên"),
        ("mau-2020/course.yml", "mau-2020/course.yml:1: Tệp course.yml không được đọc."),
        ("nguon.yaml", "criteria/nguon.yaml:1: Tệp nguon.yaml không được đọc."),
    ],
)
def test_what_would_be_overlooked_is_told(
    name: str, says: str, small_copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (small_copy / name).parent.mkdir(parents=True, exist_ok=True)
    (small_copy / name).write_text("id: x\n", "utf-8")

    assert main(["check", str(small_copy)]) == 1

    assert says in capsys.readouterr().err


@pytest.mark.parametrize(
    "name",
    ["README.md", "mau-2020/README.vi.md", "mau-2020/phong-ban/.DS_Store", "mau-2020/x.yaml~"],
)
def test_what_nobody_takes_for_content_is_let_be(name: str, small_copy: Path) -> None:
    (small_copy / name).write_text("id: x\n", "utf-8")
    assert main(["check", str(small_copy)]) == 0


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("id: mau-2020", "id: [mau-2020"),  # no YAML at all
        ("sets:", "set:"),  # nothing of the sets
        ("- id: phong-ban", "- id: phong-ban\n    la: 1"),  # a set that is declared wrongly
    ],
)
def test_the_other_files_of_a_broken_edition_are_checked(
    old: str, new: str, small_copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edition = small_copy / "mau-2020"
    broken = {
        "edition.yaml": (old, new),
        "phong-ban/1-moi-kieu-quy-tac.yaml": ("title:", "titel:"),
        "examples/moi-1.1-mot-phan.yaml": ("story:", "storys:"),
        "questions/1-hoi.yaml": ("answer:", "answers:"),
        "units/phong-a.yaml": ("lessons:", "lesson:"),
        "course.yaml": ("goal:", "goals:"),
        "../glossary.yaml": ("definition:", "definitions:"),
    }
    for name, (before, after) in broken.items():
        text = (edition / name).read_text("utf-8")
        assert before in text, name
        (edition / name).write_text(text.replace(before, after, 1), "utf-8")

    assert main(["check", str(small_copy)]) == 1

    told = capsys.readouterr().err
    assert [name for name in broken if f"{Path(name).name}:" not in told] == []
    assert "Traceback" not in told


def test_a_folder_named_like_a_file_is_told(
    small_copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (small_copy / "mau-2020" / "phong-ban" / "5-x.yaml").mkdir()

    assert main(["check", str(small_copy)]) == 1

    assert "5-x.yaml:1: Không đọc được tệp: đây là một thư mục." in capsys.readouterr().err


def test_two_editions_may_use_the_same_ids(
    small_copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = small_copy / "mau-2021"
    shutil.copytree(small_copy / "mau-2020", other)
    for path in (other / "edition.yaml", other / "units" / "phong-a.yaml"):
        text = path.read_text("utf-8")
        path.write_text(text.replace("mau-2020", "mau-2021"), "utf-8")

    assert main(["check", str(small_copy)]) == 0, capsys.readouterr().err


def test_two_editions_with_one_id_are_told(
    two_copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = two_copy / "thu-2024" / "edition.yaml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("id: thu-2024", "id: mau-2020", 1), "utf-8")

    assert main(["check", str(two_copy)]) == 1

    told = capsys.readouterr().err
    assert "thu-2024/edition.yaml:1: Mã «mau-2020» đã dùng ở phiên bản mau-2020." in told
