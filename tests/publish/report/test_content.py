"""The self-scoring report says what the card says, in the layout of an official report."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path

import pdfplumber
import pypdfium2
import pytest
from docx import Document
from docx.document import Document as Text
from docx.shared import Mm

from cchc_docs.cli import main
from cchc_docs.criteria.documents import parse_document, read_document
from cchc_docs.library import EditionLibrary
from cchc_docs.publish.artefacts.artefact import edition_stamp
from cchc_docs.publish.report.content import SelfReport
from cchc_docs.publish.report.docx import report_docx
from cchc_docs.publish.report.filling import blank_report, filled_report
from cchc_docs.publish.report.pdf import report_pdf
from cchc_docs.scoring.answers import read_sheet
from cchc_docs.scoring.scorecard import score_sheet
from tests.conftest import ROOT, SMALL
from tests.office import convert

ANSWERS = ROOT / "tests" / "scoring" / "answers-small.yaml"


@pytest.fixture
def filled(small: EditionLibrary) -> SelfReport:
    read, _ = read_sheet(read_document(ANSWERS), (small.edition,))
    assert read is not None
    sheet, edition, criteria_set = read
    return filled_report(score_sheet(sheet, edition, criteria_set, {**small.sources}))


def all_text(text: Text) -> str:
    cells = [cell.text for table in text.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in text.paragraphs), *cells])


def test_a_filled_report_holds_the_self_scores(filled: SelfReport) -> None:
    points = {row.code: row.points for row in filled.rows}
    assert points["1.1"] == "5"  # the appraiser's 2,5 stands elsewhere
    assert points["1.2.1"] == "không áp dụng"
    assert points["1.2.2.1"] == "2,6667"
    assert points["1.5"] == "Điều tra XHH"
    assert points["3"] == "4, tính 3"  # of the bonus
    assert filled.result == (
        "Tổng điểm tự chấm: 40,3667 điểm. Tổng điểm tối đa được tính: 55 điểm, "
        "trong đó 5 điểm do điều tra xã hội học."
    )


def test_maxima_add_up_to_the_total_without_what_is_left_out(filled: SelfReport) -> None:
    maxima = {row.code: row.maximum for row in filled.rows}
    assert (maxima["1.2.1"], maxima["1.2"], maxima["1"], maxima["2"]) == ("5", "10", "35", "20")
    assert (maxima["3"], filled.total.maximum) == ("3", "55")  # a bonus stands outside


def test_the_unit_s_own_figures_say_not_applicable(small: EditionLibrary) -> None:
    head = ANSWERS.read_text("utf-8").partition("answers:")[0]
    entry = "{self: {part: 0, whole: 0}, appraised: {part: 4, whole: 5}}"
    text = parse_document(Path("thu.yaml"), f'{head}answers:\n  "1.2.1": {entry}\n')
    read, _ = read_sheet(text, (small.edition,))
    assert read is not None
    report = filled_report(score_sheet(*read, small.sources))
    assert {row.code: row.points for row in report.rows}["1.2.1"] == "không áp dụng"


def test_explanations_and_reasons_are_told_together(filled: SelfReport) -> None:
    told = {code: words for code, _, words in filled.explanations}
    assert told["1.1"] == "Đã làm một phần."
    assert set(told) == {"1.1"}
    assert filled.exempt == (
        "Mục 1.2.1: Số việc xong: 0; Số việc giao: 0; Số việc giao bằng 0: không phát sinh việc "
        "để tính Tỷ lệ xong; điểm tối đa giảm 5 điểm.",
        "Mục 1.4: Không áp dụng: Đơn vị không có việc này; được 6 điểm.",
    )


def test_a_line_can_be_recomputed_from_its_figures(filled: SelfReport) -> None:
    figures = {row.code: row.figures for row in filled.rows}
    assert figures["1.2.2.1"].splitlines() == [
        "Số đúng hạn: 2; Số hồ sơ: 3",
        "2 : 3 × 100% ≈ 66,6667%",
        "66,6667% đạt mức sàn 50%: tính điểm theo tỷ lệ",
        "66,6667% : 100% × 4 ≈ 2,6667 điểm",
    ]
    assert figures["4.1"] == "Vi phạm: 1\n1 × 2 = 2 điểm"
    assert figures["1"] == figures["1.2.1"] == ""  # a sum; no points to compute


def test_points_by_field_add_up(filled: SelfReport) -> None:
    assert [row.cells[0:1] + row.cells[2:] for row in filled.fields] == [
        ("1", "35", "30", "24,1667", "80,56"),  # 5 points are by survey
        ("2", "20", "20", "16,2", "81,00"),
        ("", "55", "50", "40,3667", "80,73"),
        ("3", "3", "", "4, tính 3", ""),  # a bonus and a penalty stand outside
        ("4", "4", "", "2", ""),
    ]


def test_what_is_not_explained_is_told(filled: SelfReport) -> None:
    silent = replace(filled, explanations=())
    assert silent.remarks[0].startswith("Còn ")
    assert "mà chưa có giải trình: " in silent.remarks[0]
    assert "1.1" not in filled.unexplained  # explained
    assert "1.2.2.1" in filled.unexplained
    assert not set(filled.unexplained) & set(filled.unanswered)
    full = replace(silent, unexplained=(), unanswered=())
    assert full.remarks == ("Không có mục cần giải trình.",)


def test_headings_are_headings_of_word(filled: SelfReport, small: EditionLibrary) -> None:
    text = Document(io.BytesIO(report_docx(filled, edition_stamp(small))))
    styles = {one.text[:4]: one.style.name for one in text.paragraphs if one.style}
    assert [styles[key] for key in ("I. K", "II. ", "III.")] == ["Heading 1"] * 3


def test_a_report_says_that_its_set_was_made_for_training(shipped: EditionLibrary) -> None:
    edition = shipped.edition
    assert "biên soạn để tập huấn" in blank_report(edition, edition.sets[0]).opening
    official = edition.model_copy(update={"status": "official"})
    assert "tập huấn" not in blank_report(official, edition.sets[0]).opening


def test_a_blank_report_has_every_item_and_no_points(small: EditionLibrary) -> None:
    edition = small.edition
    report = blank_report(edition, edition.sets[0])
    nodes = [node for field in edition.sets[0].fields for node in field.walk()]
    assert [row.code for row in report.rows] == [node.id for node in nodes]
    assert {row.points for row in report.rows} == {"", "Điều tra XHH"}


def test_the_layout_is_that_of_an_official_report(
    filled: SelfReport, small: EditionLibrary
) -> None:
    text = Document(io.BytesIO(report_docx(filled, edition_stamp(small))))
    section = text.sections[0]
    sizes = (section.page_width, section.page_height, section.left_margin, section.right_margin)
    assert [round((size or 0) / Mm(1)) for size in sizes] == [210, 297, 30, 15]
    assert [round((m or 0) / Mm(1)) for m in (section.top_margin, section.bottom_margin)] == [
        20,
        20,
    ]
    assert text.styles["Normal"].font.name == "Times New Roman"
    assert section.different_first_page_header_footer
    assert "PAGE" in section.header._element.xml
    assert "PAGE" not in section.first_page_header._element.xml
    told = all_text(text)
    wanted = (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: ",
        "PHÒNG A",
    )
    for words in (
        *wanted,
        "Nơi nhận:",
        "Kính gửi:",
        "I. KẾT QUẢ TỰ CHẤM",
        "II. GIẢI TRÌNH",
        "III. KHÓ KHĂN",
        "Thực hiện ....",
        "năm 2020 của Phòng A./.",
    ):
        assert words in told
    for footer in (section.footer, section.first_page_footer):
        assert "không phải văn bản nào" in footer.paragraphs[0].text
        assert edition_stamp(small).digest in footer.paragraphs[0].text


def test_the_same_report_gives_the_same_bytes(filled: SelfReport, small: EditionLibrary) -> None:
    assert report_docx(filled, edition_stamp(small)) == report_docx(filled, edition_stamp(small))


def test_the_pdf_says_the_same_words_in_the_same_order(
    filled: SelfReport, small: EditionLibrary
) -> None:
    with pypdfium2.PdfDocument(report_pdf(filled, edition_stamp(small))) as document:
        texts = [page.get_textpage().get_text_bounded() for page in document]
    told = re.sub(r"\s+", "", "".join(texts))
    written = Document(io.BytesIO(report_docx(filled, edition_stamp(small))))
    for paragraph in written.paragraphs:
        assert re.sub(r"\s+", "", paragraph.text) in told
    for row in filled.table:
        assert re.sub(r"\s+", "", "".join((row.code, row.title, row.maximum))) in told
    wanted = ("CỘNGHÒA", "PHÒNGA", "BÁOCÁO", "Kínhgửi", "I.KẾT", "II.GIẢI", "III.KHÓ", "Nơinhận:")
    places = [told.index(words) for words in wanted[2:]]
    assert places == sorted(places)
    assert all(words in told for words in wanted)


def test_a_long_explanation_is_printed_to_its_end(
    filled: SelfReport, small: EditionLibrary
) -> None:
    (code, title, _), *rest = filled.explanations
    tasks = [f"NV{number:03}" for number in range(600)]
    long = replace(filled, explanations=((code, title, " ".join(tasks)), *rest))
    with pypdfium2.PdfDocument(report_pdf(long, edition_stamp(small))) as document:
        told = "".join(page.get_textpage().get_text_bounded(bottom=62) for page in document)
    assert [task for task in tasks if task not in told] == []


def test_the_command_writes_a_pdf(tmp_path: Path) -> None:
    path = tmp_path / "bao-cao.pdf"
    assert main(["report", str(ANSWERS), "--pdf", "-o", str(path), "--criteria", str(SMALL)]) == 0
    assert path.read_bytes().startswith(b"%PDF-1.7")


def test_the_command_writes_the_report(tmp_path: Path) -> None:
    path = tmp_path / "bao-cao.docx"
    assert main(["report", str(ANSWERS), "--docx", "-o", str(path), "--criteria", str(SMALL)]) == 0
    assert "Phòng A báo cáo kết quả" in all_text(Document(str(path)))


def test_the_command_tells_problems_and_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answers, path = tmp_path / "sai.yaml", tmp_path / "bao-cao.docx"
    answers.write_text(ANSWERS.read_text("utf-8").replace("level: 1", "level: 8"), "utf-8")
    assert main(["report", str(answers), "--docx", "-o", str(path), "--criteria", str(SMALL)]) == 1
    assert "Không có mức 8." in capsys.readouterr().err
    assert not path.exists()


def test_libreoffice_prints_the_blank_reports(shipped: EditionLibrary, tmp_path: Path) -> None:
    edition = shipped.edition
    for one in edition.sets:
        path = tmp_path / f"{one.id}.docx"
        path.write_bytes(report_docx(blank_report(edition, one), edition_stamp(shipped)))
    made = convert(sorted(tmp_path.glob("*.docx")), "pdf", tmp_path)
    for path in made.iterdir():
        assert path.read_bytes().count(b"/Type/Page/") >= 2


def test_no_head_of_a_field_or_criterion_stands_last_on_a_page(shipped: EditionLibrary) -> None:
    for unit in shipped.units:
        report = filled_report(unit.card)
        strong = {row.cells[0] for row in report.table if row.is_strong and row.cells[0]}
        made = report_pdf(report, edition_stamp(shipped))
        with pdfplumber.open(io.BytesIO(made)) as file:
            tables = [page.extract_tables() for page in file.pages]
        last = [found[-1][-1][0] for found in tables if found][:-1]  # the very last row is the sum
        assert len(last) > 5
        assert not strong & set(last), unit.example.id
