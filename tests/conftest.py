"""What tests share: the small library, copies of it to break, and a real Chromium."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
from playwright.sync_api import Browser, sync_playwright

from cchc_docs.library import EditionLibrary, Library, load_library

ROOT = Path(__file__).parents[1]
SMALL = ROOT / "tests" / "small"
SECOND = ROOT / "tests" / "second"
"""An official edition of another year and province, to stand beside the small library's."""
NEEDLESS = (
    # as Playwright asks for; the last list counts
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsUpgrades",
    "HttpsFirstBalancedModeAutoEnable",
    "LensOverlay",
    "MediaRouter",
    "PaintHolding",
    "ThirdPartyStoragePartitioning",
    "AvoidCorsURLLoaderRestartOnRedirect",
    "OptimizationHints",
    "NetworkTimeServiceQuerying",
    "AimEnabled",
    "PreconnectToSearch",
    # two pages of the address bar, which every window brings and nobody sees
    "WebUIOmniboxPopup",
    "WebUIOmniboxAimPopup",
)
"""What Chromium is to leave out: half of the work of a new window."""
QUIET = [
    f"--disable-features={','.join(NEEDLESS)}",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


if "PYTEST_XDIST_WORKER" in os.environ:  # what tests start is not measured, only they are
    os.environ.pop("COVERAGE_PROCESS_CONFIG", None)


def pytest_configure() -> None:
    """Properties are about results; how long a case takes hangs on what else the machine does."""
    hypothesis.settings.register_profile("any machine", deadline=None)
    hypothesis.settings.load_profile("any machine")


@pytest.fixture(scope="session")
def small_library() -> Library:
    """One edition with every rule kind, three levels, bonus, penalty; 60 points in all."""
    return load_library(SMALL)


@pytest.fixture(scope="session")
def small(small_library: Library) -> EditionLibrary:
    """The only edition of the small library."""
    (only,) = small_library.editions
    return only


@pytest.fixture(scope="session")
def shipped_library() -> Library:
    """The library that the project publishes."""
    return load_library(ROOT / "criteria")


@pytest.fixture(scope="session")
def shipped(shipped_library: Library) -> EditionLibrary:
    """The edition that the lessons, pages and figures named in tests are of."""
    return shipped_library.find("quang-ninh-2013")


@pytest.fixture(scope="session")
def two_editions(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The small library with a second edition: official, of another year, of the same ids."""
    return load_library(with_second(tmp_path_factory.mktemp("hai") / "criteria"))


def with_second(folder: Path) -> Path:
    """``folder`` with the small library and the second edition."""
    shutil.copytree(SMALL, folder, dirs_exist_ok=True)
    return Path(shutil.copytree(SECOND, folder, dirs_exist_ok=True))


@pytest.fixture
def two_copy(tmp_path: Path) -> Path:
    """A folder with both editions, free to be broken."""
    return with_second(tmp_path / "criteria")


@pytest.fixture
def small_copy(tmp_path: Path) -> Path:
    """A folder with the small library, free to be broken."""
    return Path(shutil.copytree(SMALL, tmp_path / "criteria"))


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser | None]:
    """Debian's Chromium, None where there is none; in CI it must be there."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        if os.environ.get("CCHC_REQUIRE_BROWSER"):
            pytest.fail("không có chromium, mà ở đây bắt buộc phải có")
        yield None
        return
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield started
        started.close()


@pytest.fixture(scope="session")
def browser(chromium: Browser | None) -> Browser:
    """The same; without it the tests that need it are skipped."""
    if chromium is None:
        pytest.skip("không có chromium")
    return chromium
