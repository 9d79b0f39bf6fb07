"""The self-scoring report of a unit: what stands in it, whatever file it becomes."""

from __future__ import annotations

from dataclasses import dataclass

from cchc_docs.ground.text import lower_first

SUBJECT = "Kết quả tự chấm điểm Chỉ số cải cách hành chính năm {year}"
TITLES = (
    "I. KẾT QUẢ TỰ CHẤM ĐIỂM THEO LĨNH VỰC",
    "II. GIẢI TRÌNH",
    "III. KHÓ KHĂN, VƯỚNG MẮC VÀ ĐỀ XUẤT",
)
DETAILS = "Điểm, số liệu và tài liệu kiểm chứng của từng mục: Phụ lục kèm theo."
APPENDIX = "Phụ lục"
APPENDIX_TITLE = "BẢNG TỰ CHẤM ĐIỂM CHI TIẾT VÀ SỐ LIỆU, NĂM {year}"
ATTACHED = "(Kèm theo Báo cáo số ……/BC-…… ngày …… tháng …… năm …… của ………)"


@dataclass(frozen=True)
class Columns:
    """The columns of a table: heads, widths in mm (together the width between the margins)."""

    heads: tuple[str, ...]
    widths: tuple[int, ...]
    centred: tuple[int, ...]
    """Places of columns of codes and points."""


FIELD_COLUMNS = Columns(
    (
        "Mã",
        "Lĩnh vực",
        "Điểm tối đa được tính",
        "Trong đó đơn vị tự chấm",
        "Điểm tự chấm",
        "Tỷ lệ, %",
    ),
    (12, 65, 23, 23, 22, 20),
    centred=(0, 2, 3, 4, 5),
)
SELF_COLUMNS = Columns(
    (
        "Mã",
        "Lĩnh vực, tiêu chí, tiêu chí thành phần",
        "Điểm tối đa",
        "Số liệu và cách tính điểm",
        "Điểm tự chấm",
        "Tài liệu kiểm chứng",
    ),
    (17, 70, 17, 78, 22, 53),
    centred=(0, 2, 4),
)
"""On the long side of a page."""
EXPLANATION_COLUMNS = Columns(
    ("Mã", "Tiêu chí thành phần", "Nội dung giải trình"), (17, 58, 90), centred=(0,)
)
NOT_APPLICABLE = "không áp dụng"
DOTS = "." * 40
EMPTY_ROWS = 5
"""Empty lines for writing explanations in a blank report."""

# The head, the end and the signature of an administrative text, after Nghị định 30/2020/NĐ-CP.
PARENT = "CƠ QUAN CHỦ QUẢN"
NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
NUMBER = "Số: ……/BC-……"
PLACE_AND_DAY = "………, ngày …… tháng …… năm ………"
KIND = "BÁO CÁO"
ADDRESSEE = f"Kính gửi: {DOTS}"
NO_EXPLANATION = "Không có mục cần giải trình."
TO_WRITE = (f"Khó khăn, vướng mắc: {DOTS}", f"Đề xuất, kiến nghị: {DOTS}")
LAST = "Trên đây là kết quả tự chấm điểm Chỉ số cải cách hành chính năm {year} của {unit}./."
RECIPIENTS = ("Nơi nhận:", "- Như trên;", "- Lưu: VT, ……")
SIGNER = "THỦ TRƯỞNG ĐƠN VỊ"
SIGNING = "(Ký, ghi rõ họ tên, đóng dấu)"


def closing(unit: str, year: str) -> tuple[str, ...]:
    """The lines of the last part, down to the mark that ends the text."""
    return (*TO_WRITE, LAST.format(unit=unit, year=year))


@dataclass(frozen=True)
class FieldRow:
    """A field of the set, or all that are scored, in the table by field."""

    code: str
    title: str
    maximum: str
    own: str
    """What of the maximum the unit scores itself."""
    points: str
    rate: str
    """The points in per cent of what the unit scores itself."""
    is_strong: bool = False

    @property
    def cells(self) -> tuple[str, ...]:
        """Under FIELD_COLUMNS."""
        return self.code, self.title, self.maximum, self.own, self.points, self.rate


@dataclass(frozen=True)
class ReportRow:
    """A line of the table of self scores; ``level`` is 0 for a field."""

    level: int
    code: str
    title: str
    maximum: str
    figures: str
    """What the points follow from, a line each: figures, arithmetic, what the rule says of it."""
    points: str
    evidence: str

    @property
    def cells(self) -> tuple[str, ...]:
        """Under SELF_COLUMNS."""
        return self.code, self.title, self.maximum, self.figures, self.points, self.evidence

    @property
    def is_strong(self) -> bool:
        """Fields and criteria stand out from sub-criteria."""
        return self.level < 2


@dataclass(frozen=True)
class SelfReport:
    """A report, filled from a card or blank."""

    unit: str | None
    year: int
    subject: str
    notice: str
    set_title: str
    is_official: bool
    fields: tuple[FieldRow, ...]
    """The fields that make up the total, then the total, then bonus and penalty."""
    rows: tuple[ReportRow, ...]
    total: ReportRow
    result: str
    """What the self scores come to, in a sentence."""
    explanations: tuple[tuple[str, str, str], ...]
    """Code, title, explanation; empty lines when blank."""
    exempt: tuple[str, ...] = ()
    """Why items are left out, a sentence a reason."""
    unexplained: tuple[str, ...] = ()
    """Codes of items below their maximum of which nothing is explained."""
    unanswered: tuple[str, ...] = ()
    """Codes of items that the unit scores and has not."""

    @property
    def remarks(self) -> tuple[str, ...]:
        """What stands below the explanations: what is still to be explained or answered."""
        told = (
            ("mục chưa đạt điểm tối đa mà chưa có giải trình", self.unexplained),
            ("mục chưa chấm điểm", self.unanswered),
        )
        found = tuple(
            f"Còn {len(codes)} {words}: {', '.join(codes)}." for words, codes in told if codes
        )
        return found if found or self.explanations else (NO_EXPLANATION,)

    @property
    def head(self) -> str:
        """The unit in the head of the text."""
        return self.unit.upper() if self.unit else "TÊN ĐƠN VỊ"

    @property
    def opening(self) -> str:
        """The first sentence."""
        made = "" if self.is_official else " biên soạn để tập huấn"
        return (
            f"Thực hiện {DOTS}, {self.unit or DOTS} báo cáo kết quả tự chấm điểm Chỉ số cải "
            f"cách hành chính năm {self.year} theo {lower_first(self.set_title)}{made} như sau:"
        )

    @property
    def table(self) -> tuple[ReportRow, ...]:
        """The rows with their total."""
        return (*self.rows, self.total)
