"""A real LibreOffice, for what only an office program can tell."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from openpyxl.utils import get_column_letter

Pages = Mapping[str, Mapping[str, float | str]]
"""What the cells of a workbook show, by page and address; a cell with nothing in it is left out."""
EVERY_PAGE = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,true,false,false,false,-1"
"""A file a page, UTF-8; texts in quotation marks, numbers not and as they are calculated."""
FIELD = re.compile(r'(?:"((?:[^"]|"")*)"|([^,\n]*))([,\n])')

ALWAYS_ANEW = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""
"""Else the office shows the values that a file holds, and any of ours would do."""


@cache
def _profile() -> TemporaryDirectory[str]:
    """The settings of this process's office, made once: to make them takes it long."""
    folder = TemporaryDirectory()
    settings = Path(folder.name, "user", "registrymodifications.xcu")
    settings.parent.mkdir()
    settings.write_text(ALWAYS_ANEW, encoding="utf-8")
    return folder


def convert(files: Iterable[Path], form: str, folder: Path) -> Path:
    """The files as ``form`` (xlsx, pdf) in a folder below ``folder``, calculated anew.

    Without LibreOffice the test is skipped; in CI it fails.
    """
    office = shutil.which("soffice")
    if office is None:
        if os.environ.get("CCHC_REQUIRE_OFFICE"):
            pytest.fail("không có LibreOffice, mà ở đây bắt buộc phải có")
        pytest.skip("không có LibreOffice")
    form_name, _, _ = form.partition(":")
    out = folder / f"office-{form_name}"
    profile = f"-env:UserInstallation={Path(_profile().name).as_uri()}"
    paths = [str(path) for path in files]
    command = [office, profile, "--headless", "--convert-to", form, "--outdir", str(out), *paths]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    assert len(list(out.iterdir())) >= len(paths)
    return out


def calculated(files: Sequence[Path], folder: Path) -> list[Pages]:
    """What the office calculates in workbooks: half the work of having them saved as such.

    Numbers have 12 digits; what else a cell shows is a text.
    """
    made: dict[str, dict[str, Mapping[str, float | str]]] = {path.stem: {} for path in files}
    for path in convert(files, EVERY_PAGE, folder).iterdir():
        name = max((one for one in made if path.stem.startswith(f"{one}-")), key=len)
        page = path.stem.removeprefix(f"{name}-")
        made[name][page] = dict(_cells(path.read_text("utf-8")))
    assert all(made.values())
    return [made[path.stem] for path in files]


def _cells(text: str) -> Iterator[tuple[str, float | str]]:
    """The fields that are not empty, with the address of their cell."""
    row = column = 1
    for field in FIELD.finditer(text):
        quoted, bare, end = field.groups()
        if quoted is not None:
            yield f"{get_column_letter(column)}{row}", quoted.replace('""', '"')
        elif bare:
            yield f"{get_column_letter(column)}{row}", _number(bare)
        row, column = (row + 1, 1) if end == "\n" else (row, column + 1)


def _number(bare: str) -> float | str:
    try:
        return float(bare)
    except ValueError:
        return bare  # a day, for one
