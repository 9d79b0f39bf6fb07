"""Large tables on the processes of Dask: the result of one machine, whatever becomes of them."""

from __future__ import annotations

import os
import signal
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pandas as pd
import pytest
from distributed import Client, LocalCluster

from cchc_docs.cli import main
from cchc_docs.ground.problems import ProblemsFound
from cchc_docs.library import EditionLibrary
from cchc_docs.results.columns.files import rank_answers, read_answers
from cchc_docs.results.columns.spread import parts_of, rank_spread
from tests.conftest import ROOT, SMALL

TABLE = ROOT / "criteria" / "quang-ninh-2013" / "season" / "so-ban-nganh.csv"
WAIT = 300
"""Seconds after which a test gives up."""


@pytest.fixture
def tables(tmp_path: Path) -> list[Path]:
    """Two files of six row groups each; a row of the second is wrong, a unit stands twice."""
    season = read_answers(TABLE)
    found = []
    for number in range(2):
        rows = pd.concat([season] * 6, ignore_index=True)
        rows["unit"] = [f"Sở {number}.{row}" for row in range(len(rows))]
        if number:
            rows.loc[50, "1.1.1/self/level"] = 99
            rows.loc[60, "unit"] = "Sở 0.7"
        found.append(tmp_path / f"phan-{number}.parquet")
        rows.to_parquet(found[-1], row_group_size=12)
    return found


def test_a_lost_process_changes_nothing(shipped: EditionLibrary, tables: list[Path]) -> None:
    """Two worker processes, one of them killed while it is at work."""
    assert len(parts_of(tables)) == 12
    rules = (shipped.edition, shipped.find_set("so-ban-nganh"))
    with (
        LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster,
        Client(cluster) as client,
        ThreadPoolExecutor(1) as beside,
    ):
        processes = client.run(os.getpid)
        result = beside.submit(rank_spread, tables, *rules, cluster.scheduler_address)
        end = time.monotonic() + WAIT
        while not (busy := [name for name, held in client.processing().items() if held]):
            assert time.monotonic() < end
            time.sleep(0.01)
        os.kill(processes[busy[0]], signal.SIGKILL)
        spread = result.result(WAIT)
        assert processes[busy[0]] not in client.run(os.getpid).values()
    assert spread == rank_answers(tables, *rules)
    assert len(spread.standings) == 2 * 6 * 12
    wrong, twice = spread.found
    assert (wrong.spot.file, str(wrong.spot)) == (
        "phan-1.parquet",
        "bảng câu trả lời, dòng 52",
    )
    assert "«Sở 0.7» có hai dòng" in twice.what


@pytest.mark.parametrize(
    ("name", "told"),
    [("so.csv", "--on dask không đọc tệp này"), ("so.parquet", "Không đọc được bảng câu trả lời")],
)
def test_what_is_no_parquet_is_told(tmp_path: Path, name: str, told: str) -> None:
    path = tmp_path / name
    path.write_text("unit,unit_kind\n", "utf-8")
    with pytest.raises(ProblemsFound, match=told):
        parts_of([path])


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--on", "dask"), "--on đi cùng --set"),
        (("--set", "mau-2020/phong-ban", "--on", "dask="), "ghi dask, hoặc dask=ĐỊA-CHỈ"),
        (("--set", "mau-2020/phong-ban", "--on", "spark"), "ghi dask, hoặc dask=ĐỊA-CHỈ"),
    ],
)
def test_a_wrong_engine_is_told(
    options: tuple[str, ...], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["rank", str(TABLE), *options, "--criteria", str(SMALL)]) == 2
    assert told in capsys.readouterr().err
