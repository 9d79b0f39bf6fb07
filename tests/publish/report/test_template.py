"""A clerk changes the template in Word; it is checked before it is used."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as Text

from cchc_docs.cli import main
from cchc_docs.publish.report.docx import template_text
from cchc_docs.publish.report.fields import LISTS, REQUIRED, Item, known_fields
from cchc_docs.publish.report.template import fill, read_template
from tests.conftest import ROOT, SMALL

ANSWERS = ROOT / "tests" / "scoring" / "answers-small.yaml"


def saved(folder: Path, change: Callable[[Text], object]) -> Path:
    """The template as somebody has changed it."""
    text = template_text()
    change(text)
    path = folder / "mau.docx"
    text.save(str(path))
    return path


def reported(template: Path, name: str = "bao-cao.docx") -> int:
    out = template.with_name(name)
    command = ["report", str(ANSWERS), "-o", str(out), "--template", str(template)]
    return main([*command, "--criteria", str(SMALL)])


def words_of(text: Text) -> str:
    cells = [cell.text for table in text.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in text.paragraphs), *cells])


def test_a_clerk_s_own_words_stay_and_fields_are_filled(tmp_path: Path) -> None:
    def change(text: Text) -> None:
        text.tables[0].cell(0, 0).paragraphs[0].runs[0].text = "UBND TỈNH A"
        text.add_paragraph("Kính gửi: Sở Nội vụ, từ {{ ten_don_vi }}")

    template = saved(tmp_path, change)
    assert reported(template) == 0
    made = Document(str(tmp_path / "bao-cao.docx"))
    told = words_of(made)
    assert "UBND TỈNH A" in told
    assert "từ Phòng A" in told
    assert "Số đúng hạn: 2; Số hồ sơ: 3\n2 : 3 × 100% ≈ 66,6667%" in told
    assert "{{" not in told + made.sections[0].footer.paragraphs[0].text


def test_a_field_that_word_has_cut_in_pieces_is_one_field() -> None:
    text = Document()
    paragraph = text.add_paragraph()
    for piece in ("Đơn vị {", "{ten_", "don_vi}", "} gửi {{nam}}"):
        paragraph.add_run(piece)
    fill(text, {"ten_don_vi": "Phòng A", "nam": "2020"}, {})
    assert paragraph.text == "Đơn vị Phòng A gửi 2020"


def test_a_row_stands_once_for_each_item_and_a_table_of_none_goes() -> None:
    text = Document()
    for name in ("giai_trinh", "bang"):
        table = text.add_table(2, 2)
        table.cell(0, 0).text = "Mã"
        table.cell(1, 0).text = f"{{{{{name}.ma}}}}"
    rows = [Item({"ma": "1"}, is_strong=True), Item({"ma": "1.1\n1.2"})]
    fill(text, {}, {"giai_trinh": [], "bang": rows})
    (table,) = text.tables
    assert [row.cells[0].text for row in table.rows] == ["Mã", "1", "1.1\n1.2"]
    strong = [cell.paragraphs[0].runs[0].bold for cell in table.columns[0].cells]
    assert strong == [None, True, None]


def test_all_that_is_wrong_with_a_template_is_told_at_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def change(text: Text) -> None:
        text.add_paragraph("{{ten_don_vj}} và {{ten_don_vi")
        text.add_paragraph("{{bang.ma}} {{giai_trinh.ma}}")
        for paragraph in text.paragraphs:
            if paragraph.text == "{{ket_qua}}":
                paragraph.runs[0].text = "…"

    assert reported(saved(tmp_path, change)) == 1
    told = capsys.readouterr().err
    assert "chỗ «{{ten_don_vj}} và {{ten_don_vi»: Không có trường {{ten_don_vj}}." in told
    assert "Sửa thành {{ten_don_vi}}." in told
    assert "Dấu ngoặc của một trường không đủ đôi." in told
    assert "Một hàng có trường của nhiều danh sách: bang, giai_trinh." in told
    assert "Mẫu thiếu trường {{ket_qua}}." in told
    assert told.rstrip().endswith("Có 4 vấn đề cần sửa.")
    assert not (tmp_path / "bao-cao.docx").exists()


def test_an_empty_text_lacks_every_field_that_is_needed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "mau.docx"
    Document().save(str(path))
    assert reported(path) == 1
    assert capsys.readouterr().err.count("Mẫu thiếu trường") == len(REQUIRED)


@pytest.mark.parametrize("content", [b"\xd0\xcf\x11\xe0", b"PK\x03\x04", b"Mau", b""])
def test_what_is_no_docx_is_told(
    tmp_path: Path, content: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "mau.docx"
    path.write_bytes(content)
    assert reported(path) == 1
    assert "không phải tệp Word dạng .docx" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("word/document.xml", rb"w:document\b", b"w:other"),
        ("[Content_Types].xml", rb"wordprocessingml[.]footer[+]xml", b"other"),
        ("docProps/core.xml", rb"cp:coreProperties\b", b"cp:other"),
        ("docProps/core.xml", rb".+", b""),
    ],
)
def test_a_docx_with_a_damaged_part_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], part: str, old: bytes, new: bytes
) -> None:
    whole = saved(tmp_path, lambda text: None)
    path = tmp_path / "hong.docx"
    with zipfile.ZipFile(whole) as sound, zipfile.ZipFile(path, "w") as damaged:
        for name in sound.namelist():
            content = sound.read(name)
            changed = re.sub(old, new, content, flags=re.DOTALL) if name == part else content
            assert (changed != content) == (name == part)
            damaged.writestr(name, changed)
    assert reported(path) == 1
    assert "Không đọc được mẫu" in capsys.readouterr().err


def test_a_template_is_for_word_only(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert reported(saved(tmp_path, lambda text: None), "bao-cao.pdf") == 1
    assert "bỏ --template" in capsys.readouterr().err


def test_our_own_template_has_every_field_but_optional_ones(tmp_path: Path) -> None:
    read_template(saved(tmp_path, lambda text: None))
    assert set(REQUIRED) <= set(known_fields())
    assert all(keys for _, keys in LISTS.values())


def test_the_page_for_clerks_names_every_field() -> None:
    written = ROOT / "cchc_docs/publish/pages/templates/written/cho-nguoi-quan-tri.md"
    told = re.findall(r"`([a-z_.]+)`", written.read_text("utf-8").partition("| Trường |")[2])
    named, before = set(), ""
    for name in told:
        before = before if name.startswith(".") else name.partition(".")[0]
        named.add(before + name if name.startswith(".") else name)
    assert named == set(known_fields())
