"""What a letter that asks for explanations says: items found lower than the unit claims."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from cchc_docs.collecting.book_layout import EXEMPT
from cchc_docs.collecting.season import Season, Unit, penalties_of
from cchc_docs.criteria.model import Evidence
from cchc_docs.ground.numbers import show
from cchc_docs.ground.text import lower_first
from cchc_docs.publish.report.content import Columns
from cchc_docs.scoring.answers import Entry

SUBJECT = "V/v giải trình kết quả tự chấm điểm Chỉ số cải cách hành chính năm {year}"
PARENT, SENDER = "CƠ QUAN CHỦ QUẢN", "CƠ QUAN THẨM ĐỊNH"
NUMBER = "Số: ……/……"
ITEM_COLUMNS = Columns(
    ("Mã", "Mục", "Điểm", "Lý do của người thẩm định", "Tài liệu làm rõ được"),
    (15, 33, 31, 34, 52),
    centred=(0,),
)
POINTS = "Tự chấm: {claimed}\nThẩm định: {found}\nChênh: {stake}"
NO_REASON = "(chưa ghi)"
NO_DOCUMENT = "Tài liệu chứng minh số liệu đã khai"
CLOSING = (
    "Với mỗi mục, đề nghị ghi điểm đề nghị, số liệu và cách tính, kèm tài liệu kiểm chứng "
    "chỉ rõ mục, trang.",
    "Văn bản giải trình gửi về ……………………… trước ngày …… tháng …… năm ………",
)
RECIPIENTS = ("Nơi nhận:", "- Như trên;", "- Lưu: VT, ……")
SIGNER = "THỦ TRƯỞNG CƠ QUAN"


@dataclass(frozen=True)
class Item:
    """An item to explain; ``stake`` is what the unit would lose."""

    code: str
    title: str
    claimed: Fraction | None
    """None: that it is not applicable."""
    found: Fraction
    stake: Fraction
    reason: str
    documents: str

    @property
    def cells(self) -> tuple[str, ...]:
        """Under ITEM_COLUMNS."""
        points = POINTS.format(
            claimed=EXEMPT if self.claimed is None else show(self.claimed),
            found=show(self.found),
            stake=show(self.stake),
        )
        return self.code, self.title, points, self.reason or NO_REASON, self.documents


@dataclass(frozen=True)
class Request:
    """A letter to one unit."""

    unit: str
    year: int
    set_title: str
    notice: str
    is_official: bool
    items: tuple[Item, ...]

    @property
    def subject(self) -> str:
        """What the letter is about."""
        return SUBJECT.format(year=self.year)

    @property
    def to(self) -> str:
        """Whom it is for."""
        return f"Kính gửi: {self.unit}"

    @property
    def opening(self) -> tuple[str, ...]:
        """What stands above the table."""
        made = "" if self.is_official else " biên soạn để tập huấn"
        at_stake = show(sum((one.stake for one in self.items), Fraction(0)))
        return (
            f"Qua thẩm định kết quả tự chấm điểm năm {self.year} của {self.unit} theo "
            f"{lower_first(self.set_title)}{made}, có {len(self.items)} mục người thẩm định chấm "
            f"khác điểm tự chấm, tổng số điểm chênh là {at_stake} điểm. Đề nghị {self.unit} "
            "giải trình các mục sau:",
        )


def request_of(season: Season, unit: Unit) -> Request | None:
    """The letter to a unit; None where there is nothing to explain.

    What is explained already or appraised a second time is not asked for again.
    """
    items = tuple(_items(season, unit))
    edition = season.library.edition
    if not items:
        return None
    return Request(
        unit=unit.sheet.unit,
        year=season.year,
        set_title=season.set_of(unit).title,
        notice=" ".join(edition.notice.split()),
        is_official=edition.status == "official",
        items=items,
    )


def _items(season: Season, unit: Unit) -> Iterator[Item]:
    penalties = penalties_of(season.set_of(unit))
    for line in season.card(unit).all_lines():
        node = line.node
        entry = unit.sheet.answers.get(node.id, Entry())
        claimed, found = line.columns.get("self"), line.columns.get("appraised")
        is_exempt = node.id in unit.overruled
        if node.rule is None or found is None or (claimed is None and not is_exempt):
            continue
        most = node.max if claimed is None else claimed
        stake = found - (claimed or 0) if node.id in penalties else most - found
        if stake > 0 and entry.appraised_2 is None and not entry.explanation:
            yield Item(
                node.id,
                node.title,
                claimed,
                found,
                stake,
                unit.reasons.get(node.id, ""),
                "\n".join(map(_document, node.evidence)) or NO_DOCUMENT,
            )


def _document(one: Evidence) -> str:
    return f"– {one.document} ({lower_first(one.issuer)}): {lower_first(one.point_at)}"
