"""What Word keeps beside the words that are read: revisions, marks of notes, boxes, tables."""

from __future__ import annotations

from pathlib import Path

from docx import Document
from docx.document import Document as WordFile
from docx.oxml import parse_xml
from docx.table import Table, _Cell

from cchc_docs.importing.draft import Draft
from cchc_docs.importing.reading import read_annex
from tests.importing.test_annexes import told

SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
HEAD = ["STT", "Tiêu chí", "Điểm tối đa", "Cách chấm"]


def add(cell: _Cell, xml: str) -> None:
    """Puts a piece of XML at the end of a cell."""
    name = xml[1 : min(xml.index(" "), xml.index(">"))]
    cell.paragraphs[-1]._p.append(parse_xml(xml.replace(f"<{name}", f"<{name} {SPACE}", 1)))


def run(text: str, name: str = "t", style: str = "") -> str:
    """A run of text."""
    return f'<w:r>{style}<w:{name} xml:space="preserve">{text}</w:{name}></w:r>'


def raised(text: str) -> str:
    """A run set higher than the line, as marks of notes are."""
    return run(text, style='<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>')


def table(within: WordFile | _Cell, rows: list[list[str]]) -> Table:
    """A table with these words."""
    made = within.add_table(len(rows), len(rows[0]))
    for cells, texts in zip(made.rows, rows, strict=True):
        for cell, text in zip(cells.cells, texts, strict=True):
            cell.text = text
    return made


def read(document: WordFile, folder: Path) -> Draft:
    """What the reader makes of a document."""
    document.save(str(folder / "phu-luc.docx"))
    return read_annex([folder / "phu-luc.docx"])


def lines(draft: Draft) -> list[str]:
    """Its items in a line each."""
    return [told(node) for node in draft.walk()]


def test_only_what_revisions_leave_is_read(tmp_path: Path) -> None:
    document = Document()
    made = table(document, [HEAD, ["1", "Giải ngân", "", "Điểm = tỷ lệ giải ngân × 4"]])
    add(made.cell(1, 2), f'<w:del w:id="1">{run("5", "delText")}</w:del>')
    add(made.cell(1, 2), f'<w:ins w:id="2">{run("4")}</w:ins>')
    add(made.cell(1, 3), f'<w:moveFrom w:id="3">{run("; dưới 50%: 0 điểm")}</w:moveFrom>')
    assert lines(read(document, tmp_path)) == ["1 | 4 | share"]


def test_marks_of_notes_are_no_figures_and_square_metres_stay(tmp_path: Path) -> None:
    document = Document()
    rows = [["1", "Phòng một cửa rộng 80 m", "4", "Có: 4 điểm; không: 0 điểm"]]
    made = table(document, [HEAD, *rows])
    add(made.cell(1, 1), raised("2"))
    add(made.cell(1, 1), raised("(*)"))
    add(made.cell(1, 2), raised("1"))
    draft = read(document, tmp_path)
    assert lines(draft) == ["1 | 4 | choice 4; 0"]
    assert draft.fields[0].item.title == "Phòng một cửa rộng 80 m²"


def test_words_of_a_box_are_those_of_no_cell(tmp_path: Path) -> None:
    document = Document()
    made = table(document, [HEAD, ["1", "Họp", "2", "Có: 2 điểm; không: 0 điểm"]])
    kept = f"<w:txbxContent><w:p>{run('Dự thảo')}</w:p></w:txbxContent>"
    space = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    both = f"<m:Choice>{kept}</m:Choice><m:Fallback>{kept}</m:Fallback>"
    add(
        made.cell(1, 3),
        f'<w:r><m:AlternateContent xmlns:m="{space}">{both}</m:AlternateContent></w:r>',
    )
    draft = read(document, tmp_path)
    assert lines(draft) == ["1 | 2 | choice 2; 0"]
    assert draft.captions == ["Dự thảo"]


def test_a_table_of_levels_inside_a_cell(tmp_path: Path) -> None:
    document = Document()
    made = table(document, [HEAD, ["1", "Tập huấn", "5", ""]])
    levels = [["Từ 80% trở lên", "5"], ["Từ 50% đến dưới 80%", "3"], ["Dưới 50%", "0"]]
    table(made.cell(1, 3), levels)
    assert lines(read(document, tmp_path)) == ["1 | 5 | bands >=80=5; >=50<80=3; <50=0"]


def test_a_table_that_only_lays_others_out(tmp_path: Path) -> None:
    document = Document()
    outer = document.add_table(1, 2)
    yes = "Có: 3 điểm; không: 0 điểm"
    table(outer.cell(0, 0), [HEAD, ["1", "Thể chế số", "3", ""], ["1.1", "Quy chế", "3", yes]])
    table(outer.cell(0, 1), [HEAD, ["2", "Hạ tầng số", "3", ""], ["2.1", "Mạng", "3", yes]])
    draft = read(document, tmp_path)
    assert lines(draft) == ["1 | 3", "1.1 | 3 | choice 3; 0", "2 | 3", "2.1 | 3 | choice 3; 0"]
