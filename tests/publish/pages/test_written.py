"""Pages in prose: an edition's own take the place of those for any, and may quote it."""

from __future__ import annotations

from pathlib import Path

import pytest

from cchc_docs.ground.problems import ProblemsFound
from cchc_docs.library import EditionLibrary, Library, load_library
from cchc_docs.publish.pages.written import for_any_edition, written, written_pages

GENERIC = "tu-cham/tep-phieu"


def with_page(folder: Path, name: str, text: str) -> EditionLibrary:
    """The edition of ``folder`` with one more page of its own."""
    page = folder / "mau-2020" / "pages" / f"{name}.md"
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(text, "utf-8")
    return load_library(folder).editions[0]


def test_every_edition_has_the_pages_for_any(small: EditionLibrary) -> None:
    made = dict(written_pages(small))
    assert set(made) == {f"mau-2020/{name}.md" for name in for_any_edition()}
    for text in made.values():
        assert 'edition: "mau-2020"' in text


def test_an_own_page_takes_the_place_of_the_one_for_any(small_copy: Path) -> None:
    own = with_page(small_copy, GENERIC, "---\ntitle: Tệp của tỉnh\n---\n# Tệp của tỉnh\n")
    made = dict(written_pages(own))
    assert set(made) == {f"mau-2020/{name}.md" for name in for_any_edition()}
    assert made[f"mau-2020/{GENERIC}.md"].endswith("# Tệp của tỉnh")


def test_a_page_is_named_by_its_head_else_by_its_heading(small_copy: Path) -> None:
    with_page(small_copy, "a/index", "---\ntitle: Theo đầu trang\n---\n# Khác\n")
    pages = written(with_page(small_copy, "a/hai", "Mở đầu.\n\n# Theo tiêu đề\n"))
    assert [pages[name].title for name in ("a/index", "a/hai")] == [
        "Theo đầu trang",
        "Theo tiêu đề",
    ]
    assert pages["a/hai"].folder == "a"


def test_a_page_quotes_its_edition(small_copy: Path) -> None:
    text = "# Trang\n\nMục này {{ max_points('phong-ban', '1.1') }} điểm, năm {{ edition.year }}.\n"
    made = dict(written_pages(with_page(small_copy, "rieng/index", text)))
    assert "Mục này 5 điểm, năm 2020." in made["mau-2020/rieng/index.md"]


def test_all_that_cannot_be_quoted_is_told_at_once_with_file_and_line(small_copy: Path) -> None:
    head = "---\ntitle: Trang\n---\n# Trang\n\n"
    with_page(small_copy, "rieng/mot", head + "Xem {{ example('khong-co') }}.\n")
    with_page(small_copy, "rieng/hai", head + "\n{{ set_max('phong-khac') }}\n")
    own = with_page(small_copy, "rieng/ba", "# Trang\n\n{{ khong_co() }}\n{% if %}\n")
    with pytest.raises(ProblemsFound) as found:
        dict(written_pages(own))
    told = [(Path(one.file).name, one.line, one.what) for one in found.value.problems]
    assert sorted(told, key=lambda one: one[0])[1:] == [
        (
            "hai.md",
            7,
            "Không dựng được trang: Không có bộ tiêu chí «phong-khac». Có: phong-ban.",
        ),
        (
            "mot.md",
            6,
            "Không dựng được trang: Không có ví dụ «khong-co». Có: moi-1.1-mot-phan.",
        ),
    ]
    assert min(told)[:2] == ("ba.md", 4)


@pytest.mark.parametrize("name", ["phuong-phap/cach-tinh", "phuong-phap/lam-tron-xep-hang"])
def test_what_this_program_chose_is_not_told_as_the_decisions(
    two_editions: Library, name: str
) -> None:
    official, training = two_editions.editions
    assert official.edition.status == "official"
    for own, said in ((official, "của bộ tài liệu này"), (training, "quy ước của bộ tập huấn")):
        made = dict(written_pages(own))
        assert said in made[f"{own.edition.id}/{name}.md"]


def test_ties_and_quotas_of_an_edition_are_told(small_copy: Path) -> None:
    path = small_copy / "mau-2020" / "edition.yaml"
    rules = """ranking:
  tie_breaks: [{label: Điểm trừ, item: "4", prefer: lower}]
  quotas: [{label: Tốt không quá một phần năm, grade: Tốt, percent: 20}]
  origin: {status: rebuilt, note: Mẫu.}
"""
    path.write_text(path.read_text("utf-8") + rules, "utf-8")
    made = dict(written_pages(load_library(small_copy).editions[0]))
    page = made["mau-2020/phuong-phap/lam-tron-xep-hang.md"]
    assert "1. Điểm trừ (điểm mục 4, điểm thấp hơn xếp trên)" in page
    assert "- Tốt không quá một phần năm (loại Tốt: không quá 20" in page
    assert "Mọi đơn vị có thể cùng xếp loại tốt" not in page


def test_what_a_set_does_not_have_is_not_told_of_it(small_copy: Path) -> None:
    made = dict(written_pages(load_library(small_copy).editions[0]))
    assert "quy tắc ghi thẳng" in made["mau-2020/phuong-phap/khong-ap-dung.md"]
    assert "trừ việc có hạn" not in made["mau-2020/phuong-phap/cach-tinh.md"]
    field = next((small_copy / "mau-2020" / "phong-ban").glob("1-*.yaml"))
    said = field.read_text("utf-8").replace("when_none: not_applicable", "when_none: full")
    due = next(line for line in said.splitlines() if "due: " in line)
    later = due.replace("2020", "2021")
    field.write_text(said.replace(due, later), "utf-8")
    made = dict(written_pages(load_library(small_copy).editions[0]))
    assert "quy tắc ghi thẳng" not in made["mau-2020/phuong-phap/khong-ap-dung.md"]
    assert "trừ việc có hạn ghi ở năm sau" in made["mau-2020/phuong-phap/cach-tinh.md"]
