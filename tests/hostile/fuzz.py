"""One target under atheris: ``python -m tests.hostile.fuzz TARGET SECONDS SEED``.

A finding is kept in ``corpus/TARGET``, one for each place of the package that it came through;
then the search goes on.
"""

from __future__ import annotations

import hashlib
import sys
import traceback
from pathlib import Path
from tempfile import mkdtemp

import atheris

with atheris.instrument_imports(include=["cchc_docs"]):
    from tests.hostile.targets import TARGETS

CORPUS = Path(__file__).parent / "corpus"


def main(name: str, seconds: str, seed: str) -> None:
    """Runs until the time is over."""
    target, folder, seen = TARGETS[name], Path(mkdtemp()), set[str]()

    def one(script: bytes) -> None:
        data = target.input(script)
        try:
            target.run(data, folder)
        except Exception as error:
            frame = traceback.extract_tb(error.__traceback__)[-1]
            place = f"{type(error).__name__} {Path(frame.filename).name}:{frame.lineno}"
            if place not in seen:
                seen.add(place)
                kept = CORPUS / name / f"{hashlib.sha256(data).hexdigest()[:12]}{target.suffix}"
                kept.parent.mkdir(parents=True, exist_ok=True)
                kept.write_bytes(data)
                print(f"{name}: {place}: {error!r:.200} → {kept}", flush=True)

    options = [f"-max_total_time={seconds}", f"-seed={seed}", "-max_len=220", "-verbosity=0"]
    atheris.Setup([sys.argv[0], *options, "-print_final_stats=1"], one)
    atheris.Fuzz()


if __name__ == "__main__":
    main(*sys.argv[1:4])
