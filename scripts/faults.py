"""Release check: whatever stops a build of the small library, the last good site stands whole.

``--writes N``: builds in which one write, spread over all of them, meets a full disk;
``--kills N``: builds that are killed at a random moment, each with a second build beside it. After
each the site must be the one before or the new one, and the next build must go through.
"""

import argparse
import sys

import environment

PROGRAM = """
import hashlib, io, os, random, shutil, signal, subprocess, sys, tempfile, time
from pathlib import Path
root, writes, kills, seed = Path(sys.argv[1]), *(int(one) for one in sys.argv[2:])
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

def held():
    found = hashlib.sha256()
    for path in sorted((folder / "site").rglob("*")):
        if path.is_file():
            found.update(path.relative_to(folder).as_posix().encode() + path.read_bytes())
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
print(*wrong, sep="\\n")
shutil.rmtree(folder)
sys.exit(1 if wrong else 0)
"""


def main():
    # type: () -> int
    """0 when nothing was lost."""
    environment.speak_utf8()
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--writes", type=int, default=100)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    try:
        python = environment.prepare(with_tests=False)
    except environment.SetupFailed as failed:
        print(failed, file=sys.stderr)
        return 1
    sizes = [str(one) for one in (options.writes, options.kills, options.seed)]
    return environment.run([python, "-c", PROGRAM, environment.ROOT, *sizes])


if __name__ == "__main__":
    sys.exit(main())
