"""Release check of the columns: equal to the exact engine on a million answers, and how fast.

``--answers N`` compares N answers of rules by chance, ``--seed N`` takes others; ``--cards N``
scores and ranks so many cards of 100 items and prints seconds and memory; ``--ballots N`` counts
so many ballots of ten questions; ``--growth N M …`` ranks
so many on two processes of Dask, and prints how seconds and memory grow. Run it alone.
"""

import sys

from release_check import check

PROGRAM = """
import math, resource, sys, tempfile, time
from pathlib import Path
from fractions import Fraction
sys.path.insert(0, sys.argv[1])
import numpy as np
import pandas as pd
from cchc_docs.criteria.model import CriteriaSet, Edition
from cchc_docs.results.columns.cards import score_frame
from cchc_docs.results.columns.frames import flat
from cchc_docs.results.columns.ranking import rank_frame
from tests.browser.random_rules import cases
from tests.results.columns.parity import REFUSED, by_engine
from tests.results.columns.test_kinds import assert_equal

answers, seed, cards, ballots, *growth = (int(one) for one in sys.argv[2:])
ITEMS, DRAWN, PART = 100, 150, 5000
ORIGIN = {"status": "rebuilt", "note": "Bộ đo tốc độ."}

compared = left = 0
while compared < answers:
    for rule, maximum, raws in cases(seed, rules=110, answers=200):
        left += assert_equal(rule, maximum, raws)
        compared += len(raws)
    seed += 1
print(f"{compared} câu trả lời giống nhau, {left} để bộ tính chính xác làm", flush=True)

def plain(value):
    # as office programs and Parquet hold figures
    if not isinstance(value, Fraction):
        return value
    return int(value) if value.denominator == 1 else float(value)

picks, items, drawn = np.random.default_rng(seed), [], {}
for rule, maximum, raws in cases(seed, rules=2 * ITEMS, answers=DRAWN):
    if len(items) == ITEMS:
        break
    code = f"1.{len(items) + 1}"
    sound = [raw for raw in raws if by_engine(rule, maximum, raw) not in (REFUSED, None)]
    if len(sound) < DRAWN / 2:
        continue
    items.append({"id": code, "title": code, "max": maximum, "origin": ORIGIN,
                  "rule": rule})
    small = pd.DataFrame(
        [{key: plain(value) for key, value in flat(raw)} for raw in sound]
    ).convert_dtypes()
    drawn[f"{code}/{rule.columns[0]}"] = small

def table(rows, first=0):
    columns = {}
    for code, small in drawn.items():
        at = picks.integers(0, len(small), rows)
        for name in small.columns:
            columns[f"{code}/{name}"] = small[name].take(at).reset_index(drop=True)
    names = [f"Xã {first + n}" for n in range(rows)]
    return pd.DataFrame({"unit": names, "unit_kind": "xa", **columns})

total = sum(one["max"] for one in items)
edition = Edition.model_validate({
    "id": "do", "title": "Đo", "year": 2026, "status": "training", "notice": "Đo.",
    "scoring": {"decimals": 2, "not_applicable": "shrink", "origin": ORIGIN},
    "unit_kinds": ({"id": "xa", "title": "Xã", "origin": ORIGIN},),
    "grades": ({"unit_kinds": ("xa",), "origin": ORIGIN, "levels": (
        {"label": "Tốt", "from": 65}, {"label": "Khá", "from": 50, "below": 65},
        {"label": "Yếu", "below": 50})},),
    "sets": ({"id": "bo", "title": "Bộ", "unit_kinds": ("xa",), "max": total, "origin": ORIGIN,
              "fields": ({"id": "1", "title": "Một", "max": total, "origin": ORIGIN,
                          "criteria": tuple(items)},)},),
})
def whole():
    frame = table(cards)
    print(f"bảng {frame.shape[0]} × {frame.shape[1]}", flush=True)
    began, busy = time.perf_counter(), time.process_time()
    scored = score_frame(frame, edition, edition.sets[0])
    ranking = rank_frame(scored, edition, "do")
    took, busy = time.perf_counter() - began, time.process_time() - busy
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    ranked = sum(one.rank is not None for one in ranking.standings)
    print(f"{cards} phiếu × {len(items)} mục: {took:.1f} s ({busy:.1f} s bận), {memory:.2f} GB, "
          f"{ranked} xếp hạng, {len(ranking.found)} câu trả lời sai", flush=True)

def survey():
    from cchc_docs.collecting.survey import tallied
    from cchc_docs.library import load_library
    from cchc_docs.rules.survey import Survey
    from tests.collecting.season import season_of

    (small,) = load_library(Path(sys.argv[1], "tests", "small")).editions
    sheet = next(one.example.sheet for one in small.units)
    named = [sheet.model_copy(update={"unit": f"Đơn vị {n}"}) for n in range(20)]
    leaves = next(one for one in small.sets if one.id == sheet.set).leaves()
    item = next(one for one in leaves if isinstance(one.rule, Survey))
    labels = np.array([one.label for one in item.rule.levels])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "phieu.csv")
        given = {item.id + " " * n: picks.choice(labels, ballots) for n in range(10)}
        pd.DataFrame(
            {"STT": range(ballots), "Đơn vị": picks.choice([one.unit for one in named], ballots)}
            | given
        ).to_csv(path, index=False)
        began, busy = time.perf_counter(), time.process_time()
        tally = tallied(path, season_of(small, *named))
        took, busy = time.perf_counter() - began, time.process_time() - busy
    counted = sum(map(sum, tally.counts.values()))
    print(f"{ballots} phiếu điều tra × 10 câu: {took:.1f} s ({busy:.1f} s bận), {counted} trả lời",
          flush=True)

def used():
    now = resource.getrusage(resource.RUSAGE_SELF)
    return now.ru_maxrss / 1e6, now.ru_utime + now.ru_stime

def spread(sizes):
    from distributed import Client, LocalCluster
    from cchc_docs.results.columns.spread import rank_spread

    before = None
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            paths = []
            for first in range(0, size, PART):
                paths.append(Path(folder, f"{first}.parquet"))
                table(min(PART, size - first), first).to_parquet(paths[-1])
            with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
                with Client(cluster) as client:
                    began, own = time.perf_counter(), time.process_time()
                    rank_spread(paths, edition, edition.sets[0], cluster.scheduler_address)
                    took, busy = time.perf_counter() - began, time.process_time() - own
                    of_workers = client.run(used).values()
                memory = max(most for most, _ in of_workers)
                busy += sum(seconds for _, seconds in of_workers)
        told = (f"{size} phiếu trên hai tiến trình: {took:.1f} s ({busy:.1f} s bận), "
                f"mỗi tiến trình {memory:.2f} GB")
        if before:
            grown = math.log(size / before[0])
            powers = [math.log(one / old) / grown for one, old in zip((took, busy), before[1:])]
            told += f", số mũ {powers[0]:.2f} ({powers[1]:.2f} theo s bận)"
        print(told, flush=True)
        before = size, took, busy

if __name__ == "__main__":
    if cards:
        whole()
    if ballots:
        survey()
    if growth:
        spread(growth)
"""

SIZES = {
    "answers": 1_000_000,
    "seed": 1,
    "cards": 100_000,
    "ballots": 1_000_000,
    "growth": [],
}  # type: dict[str, int | list[int]]

if __name__ == "__main__":
    sys.exit(check(__doc__, PROGRAM, SIZES))
