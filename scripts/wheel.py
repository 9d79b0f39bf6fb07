"""Builds the package into dist/: one .whl with all that a site needs, for machines without Node."""

import os
import sys

import environment

FOLDER = "dist"
FIXED_TIME = "1387929600"  # the same content gives the same bytes
BUILD = "import sys; from flit_core import buildapi; print(buildapi.build_wheel(sys.argv[1]))"


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
