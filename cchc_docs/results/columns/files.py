"""Tables of answers in files: CSV, Parquet; a row a unit, a column for every input."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from cchc_docs.criteria.model import CriteriaSet, Edition
from cchc_docs.importing.grid import Unreadable
from cchc_docs.results.columns.cards import score_frame
from cchc_docs.results.columns.frames import KIND, UNIT
from cchc_docs.results.columns.ranking import Scored, scored, together
from cchc_docs.results.standings import Ranking


def rank_answers(paths: Sequence[Path], edition: Edition, criteria_set: CriteriaSet) -> Ranking:
    """The units of all tables ranked together; raises Unreadable."""
    parts = (score_table(read_answers(one), edition, criteria_set, one.name) for one in paths)
    return together(parts, edition)


def score_table(
    frame: pd.DataFrame, edition: Edition, criteria_set: CriteriaSet, file: str, above: int = 0
) -> Scored:
    """The units of a table, or of the part of it below so many rows; raises Unreadable."""
    missing = [name for name in (UNIT, KIND) if name not in frame.columns]
    if missing:
        raise Unreadable(f"{file}: thiếu cột {', '.join(missing)}.")
    try:
        cards = score_frame(frame, edition, criteria_set)
    except KeyError as unknown:
        names = ", ".join(str(one) for one in unknown.args[:5])
        raise Unreadable(f"{file}: bộ {criteria_set.id} không có cột {names}.") from None
    return scored(cards, edition, file, above)


def read_answers(path: Path) -> pd.DataFrame:
    """The table of a file; figures by their shortest decimals."""
    try:
        if path.suffix.lower() == ".parquet":
            return pd.read_parquet(path)
        return pd.read_csv(path, encoding="utf-8-sig")
    except ImportError:
        raise Unreadable(f"{path.name}: đọc tệp Parquet cần cài cchc-docs[dask].") from None
    except (ValueError, OSError):
        raise Unreadable(f"{path.name}: không đọc được bảng câu trả lời.") from None
