"""An address is claimed once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from cchc_docs.library import Library
from cchc_docs.publish.addresses import Collision
from cchc_docs.publish.artefacts.artefact import Artefact, library_stamp
from cchc_docs.publish.pages import generate
from cchc_docs.publish.site.building import build_site
from cchc_docs.publish.site.listing import check_free


def test_two_pages_at_one_address_are_refused_by_name(small: Library) -> None:
    first = small.all_examples()[0]
    other = replace(first, example=first.example.model_copy(update={"title": "Ví dụ khác"}))
    both = replace(small, examples={first.edition.id: (first, other)})
    with pytest.raises(
        Collision, match=r"vi-du/moi-1\.1-mot-phan\.md: «Đạt một phần» và «Ví dụ khác»"
    ):
        generate(both)


def test_two_downloads_at_one_address_are_refused(small: Library, tmp_path: Path) -> None:
    printed = library_stamp(small)
    one, other = (
        Artefact("tai-ve/a.pdf", title, "Nhóm", printed, "k", bytes) for title in ("Một", "Hai")
    )
    check_free([one], tmp_path)
    with pytest.raises(Collision, match=r"tai-ve/a\.pdf: Một và Hai"):
        check_free([one, other], tmp_path)
    (tmp_path / "tai-ve").mkdir()
    (tmp_path / "tai-ve" / "a.pdf").touch()
    with pytest.raises(Collision, match="một tệp của trang và Một"):
        check_free([one], tmp_path)


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("hoi-dap/index.md", "hoi-dap/index.html: tệp hoi-dap/index.md và «Khó khăn"),
        ("trinh-chieu/buoi-1.md", "trinh-chieu/buoi-1.html: tệp trinh-chieu/buoi-1.md và «Chấm"),
        ("assets/javascripts/scoring.js", "assets/javascripts/scoring.js: tệp assets"),
    ],
)
def test_a_page_by_hand_in_the_place_of_a_generated_one_stops_the_build(
    project: Path, path: str, told: str, capfd: pytest.CaptureFixture[str]
) -> None:
    page = project / "docs" / path
    page.parent.mkdir(exist_ok=True, parents=True)
    page.write_text("# Trang\n", "utf-8")
    assert build_site(project) == 1
    assert told in capfd.readouterr().err
