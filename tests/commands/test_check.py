"""``cchc check`` tells beforehand what a build would refuse."""

from __future__ import annotations

from pathlib import Path

import pytest

from cchc_docs.cli import main
from cchc_docs.publish.typesetting.typeset import refused

FIELD = Path("mau-2020", "phong-ban", "2-tu-cham-ca-linh-vuc.yaml")


def test_letters_that_no_font_has_are_told_beside_everything_else(
    small_copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (small_copy / FIELD).read_text("utf-8")
    spoiled = text.replace("title: Điểm", "title: 漢 Điểm \uf0b7 ≤ «√» –", 1)
    (small_copy / FIELD).write_text(f"# chỉ là chú thích: 😀\n{spoiled}", "utf-8")
    (small_copy / "sources.yaml").write_text("- id: [\n", "utf-8")

    assert main(["check", str(small_copy)]) == 1

    told = capsys.readouterr().err
    line = 2 + text[: text.index("title: ")].count("\n")
    assert f"{FIELD.name}:{line}: Phông chữ in không có ký tự «漢» (U+6F22" in told
    assert f"{FIELD.name}:{line}: Phông chữ in không có ký tự «\uf0b7» (U+F0B7" in told
    assert told.count("Phông chữ in") == 2
    assert "sources.yaml:" in told


def test_letters_on_the_pages_of_an_edition_are_told(
    small_copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = small_copy / "mau-2020" / "pages" / "trang.md"
    page.parent.mkdir()
    page.write_text("# Trang 😀\n", "utf-8")
    (small_copy / "README.md").write_text("Ghi chú 😀\n", "utf-8")
    assert main(["check", str(small_copy)]) == 1
    told = capsys.readouterr().err
    assert "trang.md:1: Phông chữ in không có ký tự «😀»" in told
    assert "README.md" not in told


@pytest.mark.parametrize("characters", ["ăâđêôơư ẨẪẬ", "≤≥≈√−–…«»“”→☐☑✓№₫", "a\u0301"])
def test_what_people_write_can_be_set(characters: str) -> None:
    assert refused(characters) == ""


@pytest.mark.parametrize("character", ["😀", "漢", "\uf0b7", "\u0378"])
def test_what_no_font_has_is_refused(character: str) -> None:
    assert set(refused(f"a{character}b")) == {character}
