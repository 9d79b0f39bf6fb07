"""Tables of answers in files: CSV, Parquet; a row a unit, a column for every input."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from cchc_docs.criteria.model import CriteriaSet, Edition
from cchc_docs.importing.grid import Unreadable
from cchc_docs.results.columns.cards import score_frame
from cchc_docs.results.columns.frames import KIND, UNIT
from cchc_docs.results.columns.ranking import rank_frame
from cchc_docs.results.standings import Ranking


def rank_answers(paths: Sequence[Path], edition: Edition, criteria_set: CriteriaSet) -> Ranking:
    """The units of all tables ranked together; raises Unreadable."""
    frame = pd.concat([read_answers(path) for path in paths], ignore_index=True)
    missing = [name for name in (UNIT, KIND) if name not in frame.columns]
    if missing:
        raise Unreadable(f"{paths[0].name}: thiếu cột {', '.join(missing)}.")
    try:
        cards = score_frame(frame, edition, criteria_set)
    except KeyError as unknown:
        names = ", ".join(str(one) for one in unknown.args[:5])
        raise Unreadable(f"{paths[0].name}: bộ {criteria_set.id} không có cột {names}.") from None
    return rank_frame(cards, edition, paths[0].name)


def read_answers(path: Path) -> pd.DataFrame:
    """The table of a file; figures by their shortest decimals."""
    try:
        if path.suffix.lower() == ".parquet":
            return pd.read_parquet(path)
        return pd.read_csv(path, encoding="utf-8-sig")
    except ImportError:
        raise Unreadable(f"{path.name}: đọc tệp Parquet cần gói pyarrow.") from None
    except (ValueError, OSError):
        raise Unreadable(f"{path.name}: không đọc được bảng câu trả lời.") from None
