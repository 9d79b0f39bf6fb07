"""Release check: whatever stops a build or a command, what was there before stands whole.

``--writes N``: builds of the small library in which one write, spread over all of them, meets a
full disk; ``--kills N``: builds that are killed at a random moment, each with a second build beside
it. After each the site must be the one before or the new one, and the next build must go through.
``--commands N``: reports, rankings, collections and imports that are killed or stopped by Ctrl-C
at a random moment: what they write over is as before or new, and the same command then works.
"""

import sys

from release_check import check

PROGRAM = """
import hashlib, io, os, random, shutil, signal, subprocess, sys, tempfile, time
import zipfile
from pathlib import Path
root, writes, kills, stops, seed = Path(sys.argv[1]), *(int(one) for one in sys.argv[2:])
chance = random.Random(seed)
folder = Path(tempfile.mkdtemp())
shutil.copytree(root / "tests" / "small", folder / "criteria")
(folder / "docs").mkdir()
settings = (root / "mkdocs.yml").read_text("utf-8").partition("\\nnav:")[0]
(folder / "mkdocs.yml").write_text(settings + "\\nnav:\\n  - Trang: trang.md\\n", "utf-8")
page = folder / "docs" / "trang.md"
BUILD = '''
import builtins, errno, io, sys
from pathlib import Path
from cchc_docs.cli import main
real, at, count = io.open, int(sys.argv[2]), 0
def opened(file, mode="r", *more, **named):
    global count
    found = real(file, mode, *more, **named)
    if set(mode) & set("wax+") and not isinstance(file, int):
        count += 1
        if count == at:
            raise OSError(errno.ENOSPC, "No space left on device", str(file))
    return found
io.open = builtins.open = opened
code = main(["build", sys.argv[1]])
print(count)
sys.exit(code)
'''

def held(name="site"):
    found = hashlib.sha256()
    for path in sorted((folder / name).rglob("*")) or [folder / name]:
        if path.is_file() and path.suffix != ".part":
            parts = [path.read_bytes()]
            if path.suffix == ".xlsx":  # but when it was written
                with zipfile.ZipFile(path) as packed:
                    names = [one for one in packed.namelist() if "core.xml" not in one]
                    parts = [packed.read(one) for one in names]
            found.update(path.relative_to(folder).as_posix().encode() + b"".join(parts))
    return found.hexdigest()

def changed(number):
    page.write_text(f"# Trang\\n\\nLần {number}\\n", "utf-8")

def build(at=0):
    command = [sys.executable, "-c", BUILD, str(folder), str(at)]
    return subprocess.run(command, capture_output=True, text=True)

def whole(why):
    done = build()
    if done.returncode:
        wrong.append(f"{why}: {done.stderr[-300:]}")
    return held(), int(done.stdout.split()[-1] if done.stdout else 0)

wrong, number = [], 0
changed(number)
good, count = whole("first")
for at in sorted(chance.sample(range(1, count + 1), min(writes, count))):
    number += 1
    changed(number)
    done = build(at)
    if "Traceback" in done.stderr or done.returncode not in (0, 1):
        wrong.append(f"write {at}: {done.stderr[-300:]}")
    if done.returncode and held() != good:
        wrong.append(f"write {at}: the site has changed")
    good, _ = whole(f"after write {at}")
print(f"{writes} lần ghi hỏng trong {count}: {len(wrong)} sai", flush=True)
changed(number + 1)
began = time.perf_counter()
whole("for the time")
took = time.perf_counter() - began
for one in range(kills):
    number += 1
    changed(number)
    good = held()
    command = [sys.executable, "-m", "cchc_docs", "build", str(folder)]
    first = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(took * chance.random() / 2)
    second = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    time.sleep(took * chance.random() / 2)
    first.send_signal(signal.SIGKILL)
    first.wait()
    said = second.communicate()[1].decode()
    if "Traceback" in said or second.returncode not in (0, 1):
        wrong.append(f"kill {one}, beside: {said[-300:]}")
    site = folder / "site"
    if site.exists() and second.returncode and held() not in (good, ""):
        before = held()
        if whole(f"after kill {one}")[0] != before:
            wrong.append(f"kill {one}: neither the site before nor the new one")
    whole(f"after kill {one}")
print(f"{kills} lần bị dừng đột ngột, mỗi lần có một lần dựng nữa bên cạnh: {len(wrong)} sai")

# Commands: each first with answers A, then stopped with answers B.
sys.path.insert(0, str(root))
import textwrap
import docx
unit = (folder / "criteria" / "mau-2020" / "units" / "phong-a.yaml").read_text("utf-8")
sheet = textwrap.dedent(unit.partition("sheet:\\n")[2].partition("expect:")[0])
(folder / "phieu").mkdir()
annex = docx.Document()
table = annex.add_table(rows=0, cols=3)
for cells in (("STT", "Tiêu chí", "Điểm tối đa"), ("1", "Chỉ đạo", "2"), ("1.1", "Kế hoạch", "2"),
              ("", "Có kế hoạch", "2"), ("", "Không có kế hoạch", "0")):
    for cell, words in zip(table.add_row().cells, cells):
        cell.text = words
annex.save(str(folder / "phu-luc.docx"))
COMMANDS = (
    ("bao-cao.docx", "report phieu/a.yaml -o bao-cao.docx"),
    ("hang.xlsx", "rank phieu -o hang.xlsx"),
    ("so.xlsx", "collect phieu -o so.xlsx"),
    ("criteria/nhap-2024", "import phu-luc.docx --edition nhap-2024 --set nhap"),
)

def answers(unit_name):
    text = sheet.replace("unit: Phòng A", f"unit: {unit_name}")
    (folder / "phieu" / "a.yaml").write_text(text, "utf-8")

def lost(output):
    path = folder / output
    shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)

def started(words):
    command = [sys.executable, "-m", "cchc_docs", *words.split()]
    return subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE)

def ended(words):
    one = started(words)
    told = one.communicate()[1].decode()
    return one.returncode, told

began_with, results = len(wrong), {}
for output, words in COMMANDS:
    for name in ("Phòng A", "Phòng B"):
        if output != "so.xlsx" or name == "Phòng A":  # sheets join those that it has
            lost(output)
        answers(name)
        begun = time.perf_counter()
        code, told = ended(words)
        results[output, name] = (held(output), time.perf_counter() - begun)
        if code or not (folder / output).exists():
            wrong.append(f"{words}: {told[-300:]}")
hit = 0
for number in range(stops):
    output, words = COMMANDS[number % len(COMMANDS)]
    is_new = output.startswith("criteria")
    lost(output)
    if not is_new:
        answers("Phòng A")
        ended(words)
    before = held(output)
    answers("Phòng B")
    one = started(words)
    time.sleep(results[output, "Phòng B"][1] * 0.9 * chance.random())
    signs = chance.choice((signal.SIGKILL, signal.SIGINT))
    hit += one.poll() is None
    one.send_signal(signs)
    told = one.communicate()[1].decode()
    if "Traceback" in told:
        wrong.append(f"{words}, {signs.name}: {told[-600:]}")
    now = held(output)
    if not is_new and now not in (before, results[output, "Phòng B"][0]):
        wrong.append(f"{words}, {signs.name}: neither the file before nor the new one")
    if is_new and now == results[output, "Phòng B"][0]:
        continue  # it is there: once more would be refused
    code, told = ended(words)
    if code or held(output) != results[output, "Phòng B"][0]:
        wrong.append(f"{words} after {signs.name}: {told[-600:]}")
print(f"{stops} lệnh, {hit} bị dừng giữa chừng: {len(wrong) - began_with} sai", flush=True)
print(*wrong, sep="\\n")
shutil.rmtree(folder)
sys.exit(1 if wrong else 0)
"""

SIZES = {"writes": 100, "kills": 50, "commands": 150, "seed": 1}  # type: dict[str, int | list[int]]

if __name__ == "__main__":
    sys.exit(check(__doc__, PROGRAM, SIZES, with_tests=False))
