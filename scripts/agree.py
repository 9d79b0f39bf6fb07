"""Release check: Python, browser and workbook give the same on answers by chance to all rule kinds.

Rules are drawn too. ``--answers N`` go to the two engines (every step and sentence is compared),
``--sheets N`` to workbooks that LibreOffice calculates (points, maxima, totals); ``--seed N`` draws
others. 1 when something differs, with the first of it.
"""

import sys

from release_check import check

PROGRAM = """
import sys, tempfile, time
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from cchc_docs.library import load_library
from tests.browser.parity import differences, engine_host
from tests.browser.random_rules import cases
from tests.publish.workbook.chance import apart

wanted, sheets, seed = (int(one) for one in sys.argv[2:])
found, began, compared = [], time.perf_counter(), 0
run = engine_host()
while compared < wanted:
    count, apart_now = differences(run, cases(seed + compared, rules=110, answers=200))
    compared += count
    found += apart_now
print(f"{compared} câu trả lời ở Python và trình duyệt: {len(found)} khác nhau, "
      f"{time.perf_counter() - began:.0f} s", flush=True)
(small,) = load_library(Path(sys.argv[1], "tests", "small")).editions
began, answers, done = time.perf_counter(), 0, 0
apart_there = []
with tempfile.TemporaryDirectory() as folder:
    while done < sheets:
        some = min(10, sheets - done)
        count, told = apart(small, seed + done, some, Path(folder, str(done)))
        answers, done = answers + count, done + some
        apart_there += told
print(f"{answers} câu trả lời ở {done} bảng tính: {len(apart_there)} khác nhau, "
      f"{time.perf_counter() - began:.0f} s", flush=True)
for one in [*found[:5], *apart_there[:5]]:
    print(one)
sys.exit(1 if found or apart_there else 0)
"""

SIZES = {"answers": 1_000_000, "sheets": 200, "seed": 1}  # type: dict[str, int | list[int]]

if __name__ == "__main__":
    sys.exit(check(__doc__, PROGRAM, SIZES))
