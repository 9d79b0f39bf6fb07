"""A real LibreOffice, for what only an office program can tell."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

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
    out = folder / f"office-{form}"
    profile = f"-env:UserInstallation={Path(_profile().name).as_uri()}"
    paths = [str(path) for path in files]
    command = [office, profile, "--headless", "--convert-to", form, "--outdir", str(out), *paths]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    assert len(list(out.iterdir())) == len(paths)
    return out
