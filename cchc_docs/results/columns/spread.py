"""Tables of answers scored part by part on the processes or machines of Dask.

A part is a row group of a Parquet file: Dask hands parts out, does again what a lost process had,
and brings the results; each part is scored as a whole table is.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from cchc_docs.criteria.model import CriteriaSet, Edition
from cchc_docs.ground.problems import refused
from cchc_docs.results.columns.files import score_table, unread
from cchc_docs.results.columns.ranking import Scored, together
from cchc_docs.results.standings import Ranking

PARQUET = ".parquet"
PART = "part"
EMPTY = pd.DataFrame({PART: pd.Series(dtype=object)})
Part = tuple[Path, int, int]
"""A file, the number of its row group, and how many rows stand above it."""


def rank_spread(
    paths: Sequence[Path], edition: Edition, criteria_set: CriteriaSet, address: str | None
) -> Ranking:
    """The units of all tables ranked together; ``address``: of a scheduler, None: own processes.

    Raises ProblemsFound.
    """
    try:
        import dask.config
        from dask.dataframe import from_map
        from dask.delayed import delayed
        from distributed import Client, as_completed
    except ImportError:
        raise refused(
            paths[0],
            "Chưa cài phần chấm trên nhiều tiến trình.",
            "--on dask sau khi cài cchc-docs[dask].",
            "Cài gói ấy, hoặc bỏ --on.",
            "D002",
        ) from None
    parts = parts_of(paths)
    try:
        client = (
            Client(address) if address else Client(threads_per_worker=1, dashboard_address=None)
        )
    except (OSError, ValueError):
        raise refused(
            paths[0],
            f"Không nối được tới Dask ở {address}.",
            "Địa chỉ của bộ điều phối đang chạy, ví dụ tcp://may-chu:8786.",
            "Kiểm tra địa chỉ, hoặc ghi --on dask để chấm trên máy này.",
            "D003",
        ) from None
    with client, dask.config.set({"dataframe.convert-string": False}):
        rules = delayed((edition, criteria_set), pure=True)
        frames: Any = from_map(_frame, parts, meta=EMPTY)
        tasks = frames.map_partitions(_score, rules, meta=EMPTY).to_delayed()
        waited = {future: place for place, future in enumerate(client.compute(tasks))}
        done: dict[int, pd.DataFrame] = {}
        # fetched and let go one by one, so that no process holds the results of many parts
        for future, frame in as_completed([*waited], with_results=True):
            done[waited.pop(future)] = frame
    return together((part for place in sorted(done) for part in done[place][PART]), edition)


def parts_of(paths: Sequence[Path]) -> list[Part]:
    """The row groups of Parquet files, in order; raises ProblemsFound."""
    from pyarrow import ArrowInvalid
    from pyarrow.parquet import ParquetFile

    found: list[Part] = []
    for path in paths:
        if path.suffix.lower() != PARQUET:
            raise refused(
                path,
                "--on dask không đọc tệp này.",
                f"Tệp {PARQUET}.",
                "Đổi bảng sang Parquet, hoặc bỏ --on.",
                "D004",
            )
        try:
            about = ParquetFile(path).metadata
        except (ArrowInvalid, OSError):
            raise unread(path) from None
        above = 0
        for group in range(about.num_row_groups):
            found.append((path.resolve(), group, above))
            above += about.row_group(group).num_rows
    return found


def _frame(part: Part) -> pd.DataFrame:
    return pd.DataFrame({PART: pd.Series([part], dtype=object)})


def _score(parts: pd.DataFrame, rules: tuple[Edition, CriteriaSet]) -> pd.DataFrame:
    """The parts of a partition, scored where it lies."""
    done = [_scored(path, group, above, *rules) for path, group, above in parts[PART]]
    return pd.DataFrame({PART: pd.Series(done, dtype=object)})


def _scored(
    path: Path, group: int, above: int, edition: Edition, criteria_set: CriteriaSet
) -> Scored:
    from pyarrow.parquet import ParquetFile

    table: Any = ParquetFile(path).read_row_group(group)
    return score_table(table.to_pandas(), edition, criteria_set, path, above)
