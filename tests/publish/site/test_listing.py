"""The downloads page tells the truth about every file; a file that fails stops the build."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from cchc_docs.ground.problems import ProblemsFound
from cchc_docs.publish import open_data
from cchc_docs.publish.artefacts.artefact import Artefact, write_all
from cchc_docs.publish.artefacts.packing import packed
from cchc_docs.publish.pages.downloads import SLOT
from cchc_docs.publish.site import listing
from cchc_docs.publish.site.building import build_site


def test_the_page_lists_every_file_with_its_hash(project: Path) -> None:
    assert build_site(project) == 0
    folder = project / "site" / "mau-2020" / "tai-ve"
    page = (folder / "index.html").read_text("utf-8")
    assert SLOT not in page
    sums = (folder / "SHA256SUMS").read_text("utf-8")
    digests = {name: digest for digest, name in re.findall(r"(\w{64})  (.+)\n", sums)}
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*.*")}
    whole = "../../tai-ve/chi-so-cchc-ngoai-tuyen.zip"
    assert digests.keys() == {whole, *files} - {"index.html"}
    linked = re.findall(r'<li><a href="([^"]+)" download>', page)
    assert sorted(linked) == sorted(digests)
    assert all(f"{digest}  {name}\n" in page for name, digest in digests.items())
    for name, digest in digests.items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest
    groups = re.findall(r"<h2>(.*?)</h2>", page)
    assert groups == [
        "Phiếu chấm điểm",
        "Báo cáo tự chấm điểm",
        "Cả bộ tài liệu",
        "Sổ tay",
        "Tập ví dụ",
        "Danh mục tài liệu kiểm chứng",
        "Tập theo lĩnh vực: Bộ tiêu chí phòng, ban",
        "Tài liệu phát tay",
        "Phiếu in",
        "Bộ tài liệu lớp học",
        "Mẫu văn bản",
        "Dữ liệu mở",
        "Kiểm tra tệp",
    ]


def test_a_file_that_cannot_be_made_leaves_the_last_good_site(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert build_site(project) == 0
    kept = (project / "site" / "index.html").stat().st_ino

    def fail(_: object) -> str:
        raise ValueError("hết chỗ")

    monkeypatch.setattr(open_data, "as_json", fail)
    monkeypatch.setattr(listing, "write_all", without_cache)
    (project / "docs" / "trang.md").touch()  # something to build
    with pytest.raises(ProblemsFound, match="Không làm được mau-2020/tai-ve/du-lieu"):
        build_site(project)
    assert (project / "site" / "index.html").stat().st_ino == kept


def without_cache(made: Iterable[Artefact], site: Path, cached: Path) -> None:
    """As on a machine that has built nothing yet."""
    write_all(made, site, cached / "empty")


def test_a_zip_is_the_same_for_the_same_files() -> None:
    files = {"a/b.txt": b"b", "a/c.txt": b"c" * 1000}
    assert packed(files) == packed(dict(files))
    assert packed(files) != packed({"a/b.txt": b"b"})
