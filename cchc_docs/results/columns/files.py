"""Tables of answers in files: CSV, Parquet; a row a unit, a column for every input."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from cchc_docs.criteria.model import CriteriaSet, Edition
from cchc_docs.ground.problems import ProblemsFound, refused
from cchc_docs.ground.reading import look
from cchc_docs.results.columns.cards import check_names, score_frame
from cchc_docs.results.columns.frames import KIND, UNIT
from cchc_docs.results.columns.ranking import Scored, scored, together
from cchc_docs.results.standings import Ranking

MAX_FILE = 2_000_000_000
"""Bytes of a table: far more units than there are."""


def rank_answers(paths: Sequence[Path], edition: Edition, criteria_set: CriteriaSet) -> Ranking:
    """The units of all tables ranked together; raises ProblemsFound."""
    parts = (score_table(read_answers(one), edition, criteria_set, one) for one in paths)
    return together(parts, edition)


def score_table(
    frame: pd.DataFrame, edition: Edition, criteria_set: CriteriaSet, path: Path, above: int = 0
) -> Scored:
    """The units of a table, or of the part of it below so many rows; raises ProblemsFound."""
    check_columns(frame, criteria_set, path, above)
    cards = score_frame(frame, edition, criteria_set)
    return scored(cards, edition, path.name, above)


def check_columns(
    frame: pd.DataFrame, criteria_set: CriteriaSet, path: Path, above: int = 0
) -> None:
    """Raises ProblemsFound where a column is missing, or of no item of the set, or a row has no
    name."""
    missing = [name for name in (UNIT, KIND) if name not in frame.columns]
    if missing:
        raise refused(
            path,
            f"Thiếu cột {', '.join(missing)}.",
            f"Mỗi dòng một đơn vị, có cột {UNIT} và {KIND}.",
            "Thêm cột, hoặc sửa tên cột ở dòng đầu.",
            "D005",
        )
    try:
        check_names(frame, criteria_set)
    except KeyError as unknown:
        names = ", ".join(str(one) for one in unknown.args[:5])
        raise refused(
            path,
            f"Bộ {criteria_set.id} không có cột {names}.",
            "Cột của các mục trong bộ, tên bắt đầu bằng mã mục.",
            "Sửa tên cột, hoặc chọn đúng bộ ở --set.",
            "D006",
        ) from None
    nameless = frame[[UNIT, KIND]].isna().any(axis=1).to_numpy().nonzero()[0]
    if len(nameless):
        raise refused(
            path,
            f"Dòng {above + int(nameless[0]) + 2} thiếu tên đơn vị hoặc loại đơn vị.",
            f"Mỗi dòng một đơn vị, ghi đủ cột {UNIT} và {KIND}.",
            "Ghi nốt ô ấy, hoặc xoá dòng.",
            "D025",
        )


def read_answers(path: Path) -> pd.DataFrame:
    """The table of a file; figures by their shortest decimals."""
    try:
        look(path, MAX_FILE)
        if path.suffix.lower() == ".parquet":
            return pd.read_parquet(path).reset_index(drop=True)
        frame = pd.read_csv(path, encoding="utf-8-sig", low_memory=False)
    except ImportError:
        raise refused(
            path,
            "Chưa cài phần đọc tệp Parquet.",
            "Tệp CSV; tệp Parquet sau khi cài cchc-docs[dask].",
            "Cài gói ấy, hoặc đổi bảng sang CSV.",
            "D007",
        ) from None
    except (ValueError, OSError):
        raise unread(path) from None
    if not isinstance(frame.index, pd.RangeIndex):  # pandas would take the first for their names
        raise refused(
            path,
            "Các dòng có nhiều ô hơn hàng đầu đề.",
            "Mỗi cột một tên ở dòng đầu.",
            "Ghi tên cột còn thiếu, hoặc xoá dấu phẩy thừa ở cuối các dòng.",
            "D026",
        )
    return frame


def unread(path: Path) -> ProblemsFound:
    """A file that holds no table of answers, to be raised."""
    return refused(
        path,
        "Không đọc được bảng câu trả lời.",
        "Bảng CSV mã UTF-8 hoặc Parquet, mỗi dòng một đơn vị.",
        "Kiểm tra tên tệp; mở tệp xem có hỏng không.",
        "D008",
    )
