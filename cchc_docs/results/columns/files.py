"""Tables of answers in files: CSV, Parquet; a row a unit, a column for every input."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from cchc_docs.criteria.model import CriteriaSet, Edition
from cchc_docs.ground.problems import ProblemsFound, refused
from cchc_docs.results.columns.cards import check_names, score_frame
from cchc_docs.results.columns.frames import KIND, UNIT
from cchc_docs.results.columns.ranking import Scored, scored, together
from cchc_docs.results.standings import Ranking


def rank_answers(paths: Sequence[Path], edition: Edition, criteria_set: CriteriaSet) -> Ranking:
    """The units of all tables ranked together; raises ProblemsFound."""
    parts = (score_table(read_answers(one), edition, criteria_set, one) for one in paths)
    return together(parts, edition)


def score_table(
    frame: pd.DataFrame, edition: Edition, criteria_set: CriteriaSet, path: Path, above: int = 0
) -> Scored:
    """The units of a table, or of the part of it below so many rows; raises ProblemsFound."""
    check_columns(frame, criteria_set, path)
    cards = score_frame(frame, edition, criteria_set)
    return scored(cards, edition, path.name, above)


def check_columns(frame: pd.DataFrame, criteria_set: CriteriaSet, path: Path) -> None:
    """Raises ProblemsFound where a column is missing, or of no item of the set."""
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


def read_answers(path: Path) -> pd.DataFrame:
    """The table of a file; figures by their shortest decimals."""
    try:
        if path.suffix.lower() == ".parquet":
            return pd.read_parquet(path)
        return pd.read_csv(path, encoding="utf-8-sig")
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


def unread(path: Path) -> ProblemsFound:
    """A file that holds no table of answers, to be raised."""
    return refused(
        path,
        "Không đọc được bảng câu trả lời.",
        "Bảng CSV mã UTF-8 hoặc Parquet, mỗi dòng một đơn vị.",
        "Kiểm tra tên tệp; mở tệp xem có hỏng không.",
        "D008",
    )
