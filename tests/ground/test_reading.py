"""What is no file, or none that anybody means, is refused before it is opened."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pytest

from cchc_docs.ground.reading import MAX_TEXT, NotMeant, content, json_of, look_package


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "x.yaml")
    with pytest.raises(NotMeant, match="không phải tệp thường"):
        content(tmp_path / "x.yaml")


def test_a_long_file_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes(b"x" * (MAX_TEXT + 1))
    with pytest.raises(NotMeant, match="dài quá 1 MB"):
        content(path)


def package(path: Path, **parts: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(f"xl/{name}.xml", data)
    return path


def test_a_package_that_unpacks_to_far_more_is_not_opened(tmp_path: Path) -> None:
    with pytest.raises(NotMeant, match="giải nén ra 12 MB"):
        look_package(package(tmp_path / "x.xlsx", sheet1=b" " * 12_000_000))


@pytest.mark.parametrize(
    "bomb",
    [
        b'<mergeCell ref="A1:XFD1048576"/>',
        b"<x:mergeCell ref='$A$1:$B$90000'/>",
        b'<hyperlink location="a" ref="A1:Z9999"/>',
        b'<mergeCell ref="A1:A30000"/><mergeCell ref="B1:B30000"/>',
    ],
)
def test_cells_that_would_be_made_are_counted(tmp_path: Path, bomb: bytes) -> None:
    with pytest.raises(NotMeant, match="gộp"):
        look_package(package(tmp_path / "x.xlsx", sheet1=bomb))


def test_what_officials_merge_is_opened(tmp_path: Path) -> None:
    look_package(package(tmp_path / "x.xlsx", sheet1=b'<mergeCell ref="A1:XFD2"/>', b=b"<b/>"))


@pytest.mark.parametrize("text", ["[NaN]", '{"a": -Infinity}', "[" * 100_000, "{'a': 1}"])
def test_json_is_what_the_browser_reads_too(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 -- whatever is wrong with it
        json_of(text)
