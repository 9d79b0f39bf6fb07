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
