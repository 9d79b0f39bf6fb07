"""``cchc check --fix``: what can only be meant one way is written so, and nothing else."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from cchc_docs.cli import main
from cchc_docs.criteria.mending import settled
from tests.conftest import ROOT

FIELD = "mau-2020/phong-ban/1-moi-kieu-quy-tac.yaml"


@pytest.mark.parametrize(
    ("broken", "line"),
    [
        ("shape-decimal-comma-in-braces", "each: 0.5}"),
        ("shape-decimal-comma", "max: 20.5"),
        ("shape-id-not-quoted", '- id: "1.10"'),
        ("shape-not-nfc", "title: Điểm của lãnh đạo"),
    ],
)
def test_a_mechanical_fault_is_mended(
    broken: str, line: str, small_copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = ROOT / "tests" / "broken" / f"{broken}.yaml"
    replaces, says = re.findall(r"^# (?:replaces|says): (.*)$", source.read_text("utf-8"), re.M)
    shutil.copyfile(source, small_copy / replaces)
    main(["check", str(small_copy), "--fix"])
    told = capsys.readouterr()
    assert f"{replaces}:{says.split(':')[0]}: " in told.out
    assert line in (small_copy / replaces).read_text("utf-8")
    assert f"{replaces}:{says}" not in told.err


@pytest.mark.parametrize(
    "broken", ["sum-of-sub-criteria", "shape-unknown-key", "bands-gap", "yaml-syntax-quote"]
)
def test_what_a_person_must_decide_stays(broken: str, small_copy: Path) -> None:
    source = ROOT / "tests" / "broken" / f"{broken}.yaml"
    replaces = re.search(r"^# replaces: (.*)$", source.read_text("utf-8"), re.M)
    assert replaces
    shutil.copyfile(source, small_copy / replaces[1])
    assert main(["check", str(small_copy), "--fix"]) == 1
    assert (small_copy / replaces[1]).read_bytes() == source.read_bytes()


def test_another_encoding_is_told_and_left_as_it_is(
    small_copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = small_copy / FIELD
    path.write_bytes(other := path.read_text("utf-8").encode("utf-16"))
    assert main(["check", str(small_copy), "--fix"]) == 1
    assert "Tệp không phải chữ Unicode UTF-8." in capsys.readouterr().err
    assert path.read_bytes() == other


def test_a_sound_library_is_left_as_it_is(small_copy: Path) -> None:
    before = {path: path.read_bytes() for path in small_copy.rglob("*.yaml")}
    assert main(["check", str(small_copy), "--fix"]) == 0
    assert {path: path.read_bytes() for path in small_copy.rglob("*.yaml")} == before


def test_a_mark_at_the_beginning_goes() -> None:
    assert settled("\ufeffid: a\r\n") == "id: a\r\n"
