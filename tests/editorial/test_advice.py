"""Each file in ``broken`` replaces one of a small project; its header says what is advised.

# replaces: criteria/mau-2020/phong-ban/3-diem-thuong.yaml
# says: 12: words of the advice (line in this very file)
# without: a file that does not go with it, if any
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from cchc_docs.cli import main
from cchc_docs.editorial.advice import NOT_SPELLED, advice
from cchc_docs.library import Library, load_library
from tests.conftest import ROOT, with_second

BROKEN = sorted((ROOT / "tests" / "editorial" / "broken").iterdir())


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with two editions, a page, a place for an edition's own and the dictionary, free to
    be broken."""
    return made_in(tmp_path)


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What is advised of the project as long as it is whole: of no error, of no broken file."""
    project = made_in(tmp_path_factory.mktemp("nguyen"))
    assert main(["check", str(project / "criteria")]) == 0
    return told(project)


def made_in(folder: Path) -> Path:
    with_second(folder / "criteria")
    (folder / "docs").mkdir()
    (folder / "docs" / "cham.md").write_text("# Chấm điểm\n\nMột đoạn mở đầu.\n", "utf-8")
    (folder / "criteria" / "mau-2020" / "pages").mkdir()
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
    return folder


def told(project: Path) -> list[str]:
    """What is advised, a line each."""
    folder = project / "criteria"
    return [str(one).splitlines()[0] for one in advice(load_library(folder), folder)]


@pytest.mark.parametrize("broken", BROKEN, ids=lambda path: path.stem)
def test_is_advised_with_file_line_and_remedy(
    broken: Path, project: Path, before: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    text = broken.read_text("utf-8")
    header = r"^(?:# |<!-- )(replaces|says|without): (.*?)(?: -->)?$"
    given = dict(re.findall(header, text, re.M))
    replaces, says = given["replaces"], given["says"]
    words = says.partition(": ")[2]
    assert not [one for one in before if words in one]
    shutil.copyfile(broken, project / replaces)
    if "without" in given:
        (project / given["without"]).unlink()

    assert main(["check", "--strict", str(project / "criteria")]) == 1
    said = capsys.readouterr().err
    assert f"{replaces}:{says}\n    Được phép: " in said
    assert said.count(f"{replaces}:{says}\n") == 1
    assert said.count("Cách sửa: ") == said.count("Được phép: ") > 0
    assert said.rstrip().endswith(" điều nên sửa.")  # and no error


def test_what_is_advised_is_no_error(project: Path) -> None:
    broken = ROOT / "tests" / "editorial" / "broken" / "sentence-long.yaml"
    shutil.copyfile(broken, project / "criteria" / "mau-2020" / "phong-ban" / "3-diem-thuong.yaml")
    assert main(["check", str(project / "criteria")]) == 0


def test_every_kind_of_advice_is_there() -> None:
    wanted = "sentence space percent abbreviation spelling cost parts kinds example unit question "
    wanted += "course glossary source edition official page nothing day figure"
    assert {path.stem.split("-")[0] for path in BROKEN} == set(wanted.split())


def test_the_shipped_library_and_its_pages_pass(shipped_library: Library) -> None:
    assert [str(one) for one in advice(shipped_library, ROOT / "criteria")] == []


def test_examples_that_are_missing_are_named(project: Path) -> None:
    found = {line.partition("Mục ")[2] for line in told(project) if "chưa có ví dụ cho" in line}
    assert (
        "1.1 chưa có ví dụ cho: đạt điểm tối đa; không có điểm; thiếu tài liệu kiểm chứng; "
        "tự chấm cao hơn thẩm định." in found
    )  # its one example shows a part of the points
    assert any(one.startswith("1.2.1 ") and "đúng mốc 70; đúng mốc 90." in one for one in found)
    assert any(one.startswith("1.2.2.2 ") and "đúng mốc 15/12/2020" in one for one in found)
    assert any(one.startswith("1.10 ") and "không có điểm (trường hợp 1)" in one for one in found)


def test_an_official_annex_has_its_own_words_and_its_own_mix(project: Path) -> None:
    """It repeats sentences, is long, spells as it likes, scores in one way, has few examples."""
    field = project / "criteria" / "thu-2024" / "phong-ban" / "1-giai-quyet-ho-so.yaml"
    item = """\
  - id: "1.{n}"
    title: Hiện đại hóa {n}
    meaning: Đơn vị giải quyết hồ sơ đúng hạn cho người dân.
    max: 5
    rule:
      kind: share
      measure: {{label: Tỷ lệ hồ sơ số hóa đạt 80% trở lên, unit: "%", of: [Số đúng, Số hồ sơ]}}
    origin: {{status: official, source: van-ban-mau, at: Mục 1.{n}}}
"""
    text = field.read_text("utf-8").partition("criteria:\n")[0] + "criteria:\n"
    field.write_text(text + item.format(n=1) + item.format(n=2), "utf-8")
    for name in ("examples", "units"):
        shutil.rmtree(project / "criteria" / "thu-2024" / name)
    (project / "criteria" / "thu-2024" / "course.yaml").unlink()
    shutil.rmtree(project / "criteria" / "mau-2020")

    assert told(project) == []
    assert main(["check", "--strict", str(project / "criteria")]) == 0


def test_without_a_dictionary_it_says_that_spelling_was_not_checked(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "node_modules").unlink()
    page = project / "docs" / "cham.md"
    page.write_text("# Chấm điểmm\n", "utf-8")
    assert not [one for one in told(project) if "điểmm" in one]
    main(["check", "--strict", str(project / "criteria")])
    assert NOT_SPELLED in capsys.readouterr().err
