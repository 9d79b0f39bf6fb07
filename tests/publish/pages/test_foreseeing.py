"""What a build would refuse, or show as nobody meant, on pages in ``docs``."""

from __future__ import annotations

from pathlib import Path

import pytest

from cchc_docs.library import load_library
from cchc_docs.publish.pages.foreseeing import mistyped, page_problems

HEAD = "---\nrender_macros: true\n---\n"
CASES = [
    ("{{ edition('mau-2020').notice() }}", [(1, "Trang có chỗ gọi {{ … }} mà không nói là có")]),
    ("Viết `{{ … }}` thì gọi.\n\n```\n{{ notice() }}\n```\n", []),
    (f"{HEAD}{{{{ edition('mau-2020').notice() }}}}\n", []),
    (f"{HEAD}Một dòng.\n\n{{{{ notice() }}}}\n", [(6, "Không có tên «notice».")]),
    (f"{HEAD}{{{{ edition('mau-2020').noticed }}}}\n", [(4, "Không có tên «noticed».")]),
    (f"{HEAD}{{{{ edition( }}}}\n", [(4, "Chỗ gọi viết chưa đúng")]),
    (f"{HEAD}{{{{ edition() }}}}\n", [(4, "Chỗ gọi thiếu hoặc thừa phần trong ngoặc tròn.")]),
    (f"{HEAD}{{{{ edition('mau-1') }}}}\n", [(4, "Không có phiên bản «mau-1». Có: mau-2020.")]),
    ("[Trang](khong-co.md)\n", [(1, "Đường dẫn «khong-co.md» không tới trang nào.")]),
]


@pytest.mark.parametrize(("text", "told"), CASES)
def test_a_page_is_told_before_it_is_built(
    small_copy: Path, tmp_path: Path, text: str, told: list[tuple[int, str]]
) -> None:
    page = tmp_path / "docs" / "trang.md"
    page.parent.mkdir()
    page.write_text(text, "utf-8")
    problems = page_problems(load_library(small_copy), tmp_path)
    assert [one.line for one in problems] == [line for line, _ in told]
    for one, (_, said) in zip(problems, told, strict=True):
        assert said in one.what


def test_what_needs_no_library_is_told_beside_a_broken_one(small_copy: Path) -> None:
    (site := small_copy.parent / "docs").mkdir(exist_ok=True)
    (site / "a.md").write_text("Xem {{ notice() }}\n", "utf-8")
    (site / "b.md").write_text(f"{HEAD}\n{{{{ edition( }}}}\n", "utf-8")
    (own := small_copy / "mau-2020" / "pages").mkdir(exist_ok=True)
    (own / "c.md").write_text("---\ntitle: C\n---\n{{ notice(. }}\n", "utf-8")
    (small_copy / "mau-2020" / "edition.yaml").write_text("id: [", "utf-8")
    told = [(Path(one.file).name, one.line, one.code) for one in mistyped(small_copy)]
    assert told == [("a.md", 1, "B012"), ("c.md", 4, "B003"), ("b.md", 5, "B003")]
