"""The fields of a report, as a template names them: ``{{ten_don_vi}}``, ``{{bang.ma}}``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cchc_docs.ground.days import show_day
from cchc_docs.publish.artefacts.artefact import Stamp
from cchc_docs.publish.report.content import (
    DOTS,
    EXPLANATION_COLUMNS,
    FIELD_COLUMNS,
    SELF_COLUMNS,
    SelfReport,
)

TEXTS: Mapping[str, str] = {
    "ten_don_vi": "Tên đơn vị",
    "ten_don_vi_hoa": "Tên đơn vị, chữ in hoa",
    "nam": "Năm được chấm",
    "bo_tieu_chi": "Tên bộ tiêu chí",
    "trich_yeu": "Trích yếu của báo cáo",
    "mo_dau": "Câu mở đầu",
    "ket_qua": "Câu kết luận: tổng điểm tự chấm, điểm tối đa được tính",
    "luu_y": "Lưu ý: báo cáo theo bộ tiêu chí nào",
    "ngay_noi_dung": "Ngày của nội dung bộ tiêu chí",
    "ma_noi_dung": "Mã của nội dung bộ tiêu chí",
}
"""Fields of one text, with what they hold."""
SENTENCE = {"cau": "Một câu"}
LISTS: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "linh_vuc": (
        "mỗi lĩnh vực một hàng",
        dict(
            zip(
                ("ma", "ten", "toi_da", "phan_tu_cham", "diem", "ty_le"),
                FIELD_COLUMNS.heads,
                strict=True,
            )
        ),
    ),
    "khong_ap_dung": ("mỗi lý do bỏ chấm một đoạn", SENTENCE),
    "giai_trinh": (
        "mỗi mục có giải trình một hàng",
        dict(zip(("ma", "ten", "noi_dung"), EXPLANATION_COLUMNS.heads, strict=True)),
    ),
    "con_thieu": ("mỗi điều còn thiếu một đoạn", SENTENCE),
    "bang": (
        "mỗi mục một hàng",
        dict(
            zip(
                ("ma", "ten", "toi_da", "so_lieu", "diem", "tai_lieu"),
                SELF_COLUMNS.heads,
                strict=True,
            )
        ),
    ),
}
"""Lists: each takes a row of a table, or a paragraph, as often as it has items."""
REQUIRED = (
    "ten_don_vi",
    "nam",
    "ket_qua",
    "luu_y",
    "linh_vuc.ten",
    "linh_vuc.diem",
    "khong_ap_dung.cau",
    "giai_trinh.ma",
    "giai_trinh.noi_dung",
    "con_thieu.cau",
    *(f"bang.{key}" for key in LISTS["bang"][1]),
)
"""Without these nobody can recompute the report, or it would pass for something else."""


@dataclass(frozen=True)
class Item:
    """One item of a list: its values by key, and whether it stands out."""

    values: Mapping[str, str]
    is_strong: bool = False


def known_fields() -> tuple[str, ...]:
    """Every field that a template may name."""
    inside = (f"{name}.{key}" for name, (_, keys) in LISTS.items() for key in keys)
    return (*TEXTS, *inside)


def texts_of(report: SelfReport, stamp: Stamp) -> dict[str, str]:
    """The values of TEXTS."""
    return {
        "ten_don_vi": report.unit or DOTS,
        "ten_don_vi_hoa": report.head,
        "nam": str(report.year),
        "bo_tieu_chi": report.set_title,
        "trich_yeu": report.subject,
        "mo_dau": report.opening,
        "ket_qua": report.result,
        "luu_y": report.notice,
        "ngay_noi_dung": show_day(stamp.date),
        "ma_noi_dung": stamp.digest,
    }


def lists_of(report: SelfReport) -> dict[str, list[Item]]:
    """The items of LISTS."""

    def item(name: str, cells: Sequence[str], is_strong: bool = False) -> Item:
        return Item(dict(zip(LISTS[name][1], cells, strict=True)), is_strong)

    return {
        "linh_vuc": [item("linh_vuc", row.cells, row.is_strong) for row in report.fields],
        "khong_ap_dung": [item("khong_ap_dung", (told,)) for told in report.exempt],
        "giai_trinh": [item("giai_trinh", told) for told in report.explanations],
        "con_thieu": [item("con_thieu", (told,)) for told in report.remarks],
        "bang": [item("bang", row.cells, row.is_strong) for row in report.table],
    }
