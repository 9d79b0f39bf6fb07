"""Builds the package into dist/: one .whl with all that a site needs, for machines without Node.

Beside it a bill of materials (CycloneDX) of all that it holds and needs.
"""

import os
import sys

import environment

FOLDER = "dist"
FIXED_TIME = "1387929600"  # the same content gives the same bytes
BUILD = """
import sys
from pathlib import Path
from flit_core import buildapi
from cchc_docs.setup.bill import bill
folder = Path(sys.argv[1])
made = buildapi.build_wheel(folder)
name = "-".join(made.split("-")[:2]) + ".cdx.json"
(folder / name).write_text(bill(Path(), whole=True), "utf-8", newline="\\n")
print(made, name, sep="\\n")
"""


def main():
    # type: () -> int
    """Prepares the environment, which makes fonts and scripts, then packs; 0 when all went well."""
    environment.speak_utf8()
    try:
        python = environment.prepare(with_tests=False)
    except environment.SetupFailed as failed:
        print(failed, file=sys.stderr)
        return 1
    folder = os.path.join(environment.ROOT, FOLDER)
    os.makedirs(folder, exist_ok=True)
    os.environ["SOURCE_DATE_EPOCH"] = FIXED_TIME
    print("Gói trong thư mục {}:".format(FOLDER), flush=True)
    return environment.run([python, "-c", BUILD, folder])


if __name__ == "__main__":
    sys.exit(main())
