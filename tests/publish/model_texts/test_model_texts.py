"""Model texts: the same words on the page and in Word, each plainly a model."""

from __future__ import annotations

import io
from pathlib import Path

from docx import Document

from cchc_docs.lessons.model_texts import load_model_texts
from cchc_docs.library import EditionLibrary, Library
from cchc_docs.publish import addresses
from cchc_docs.publish.model_texts import artefacts, model_texts
from cchc_docs.publish.pages.quotes import Quotes


def words(made: bytes) -> str:
    text = Document(io.BytesIO(made))
    tables = (cell.text for table in text.tables for row in table.rows for cell in row.cells)
    return "\n".join((*tables, *(one.text for one in text.paragraphs)))


def test_each_is_a_letter_with_head_and_end(shipped: EditionLibrary) -> None:
    texts = [one for one in artefacts(shipped) if "-mau-" in one.path]
    made = {one.path.rsplit("-mau-")[1]: one.make() for one in texts}
    assert set(made) == {f"{one.id}.docx" for one in model_texts(shipped)}
    decision = words(made["quyet-dinh-giao-viec.docx"])
    for told in ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "QUYẾT ĐỊNH", "Điều 4.", "Nơi nhận:"):
        assert told in decision
    assert f"năm {shipped.edition.year}" in decision
    assert "{" not in decision
    assert "*" not in decision
    minutes = words(made["bien-ban-tu-cham.docx"])
    assert minutes.index("THƯ KÝ") < minutes.index("CHỦ TOẠ\n") < minutes.index("Nơi nhận:")
    assert "………, ngày" not in minutes  # minutes tell their day where the meeting ends
    foot = Document(io.BytesIO(made["quyet-dinh-giao-viec.docx"])).sections[0].footer
    assert "giả định" in foot.paragraphs[0].text


def test_the_sheet_for_the_middle_of_a_year_has_every_item(shipped: EditionLibrary) -> None:
    made = [one for one in artefacts(shipped) if "cham-thu" in one.path]
    assert [one.path for one in made] == [
        addresses.of(shipped.edition).trial_file(one.id) for one in shipped.sets
    ]
    text = Document(io.BytesIO(made[0].make()))
    rows = [[cell.text for cell in row.cells] for row in text.tables[1].rows]
    leaves = list(shipped.sets[0].leaves())
    assert [row[0] for row in rows if "." in row[0]] == [leaf.id for leaf in leaves]
    dues = {row[0]: row[3] for row in rows}
    assert (dues["1.1.4"], dues["4.2.2"]) == ("", "15/7/2013 (hạn tập huấn)")
    assert "Không tự chấm: điều tra XHH" in {row[4] for row in rows}
    assert "không phải" in text.sections[0].footer.paragraphs[0].text


def test_the_same_content_gives_the_same_bytes(small_library: Library) -> None:
    one = next(artefacts(small_library.editions[0]))
    assert one.make() == one.make()


def test_a_page_shows_what_word_holds(shipped: EditionLibrary) -> None:
    told = str(Quotes(shipped, addresses.of(shipped.edition).method).model_text("bien-ban-tu-cham"))
    assert "<strong>1. Điểm tự chấm.</strong>" in told
    assert told.index("CHỦ TOẠ</strong>") < told.index("Nơi nhận:")
    assert "*" not in told


def test_an_edition_adds_its_own(shipped: EditionLibrary, small_library: Library) -> None:
    own = {one.id for one in model_texts(shipped)}
    assert {one.id for one in model_texts(small_library.editions[0])} < own


def test_an_id_used_twice_is_told(tmp_path: Path) -> None:
    one = "- {id: a, title: A, unit: X, subject: S, body: [B], signers: [K]}\n"
    (tmp_path / "model_texts.yaml").write_text(one * 2, "utf-8")
    _, problems = load_model_texts(tmp_path)
    assert [(told.line, told.what) for told in problems] == [(2, "Mã mẫu văn bản a ghi hai lần.")]
