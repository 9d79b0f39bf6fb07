"""Builds the site: its pages, then what is made from them."""

from __future__ import annotations

import gc
import logging
import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import BuildError, ConfigurationError

from cchc_docs import assets
from cchc_docs.ground.problems import Problem, ProblemsFound, refused, shown_path
from cchc_docs.library import Library
from cchc_docs.publish import addresses
from cchc_docs.publish.site.furnishing import not_set_up
from cchc_docs.publish.site.keeping import Memory
from cchc_docs.publish.site.placing import BUILD, SITE, place_to_build, swap
from cchc_docs.publish.site.plugin import hand_over, plugin_of
from cchc_docs.publish.site.standing import note
from cchc_docs.publish.site.unchanged import is_same, made_of, remember
from cchc_docs.setup.lock import Busy

PROJECT = "mkdocs.yml"
FOLLOW = Path(BUILD, "files-follow")
"""Is there while a site has pages without their files for downloading."""
Done = TypeVar("Done")
UNCOLLECTED = 100_000
"""New objects of a build between two looks of Python for those that nobody holds any more: at its
own 700 they are a tenth of the work, since a library stays in memory as long as the build."""
_TRACEBACK = re.compile("```.*?```", re.DOTALL)
"""Of a macro that fails, in what the macros plugin says of it."""
FIXED_TIME = "1387929600"
"""SOURCE_DATE_EPOCH of every build, 25/12/2013: pages do not depend on the clock."""


def prepare_environment() -> None:
    """Settings that MkDocs and Material read from the environment."""
    os.environ["SOURCE_DATE_EPOCH"] = FIXED_TIME
    os.environ["NO_MKDOCS_2_WARNING"] = "1"


def build_site(root: Path, *, pages_first: bool = False, memory: Memory | None = None) -> int:
    """Builds ``root/site``; returns 0.

    With ``pages_first`` it may leave the files for downloading to a build that is to follow
    (``are_files_to_follow``). ``memory``: of earlier builds in this process.

    A build that fails leaves the last good site as it was. Raises ProblemsFound when the library
    has problems, where there is no project, while another build runs, what MkDocs complains of.
    """
    if assets.are_missing():
        raise not_set_up(root)
    if not (root / PROJECT).is_file():
        raise refused(
            root,
            f"Thư mục không có tệp {PROJECT}.",
            "Thư mục của một dự án.",
            "Vào thư mục của dự án rồi chạy lại, hoặc tạo dự án mới bằng «cchc new».",
            "B013",
        )
    try:
        with place_to_build(root) as fresh:
            _built(root, fresh, pages_first, memory)
    except Busy as busy:
        allowed = "Mỗi thư mục một việc dựng hoặc chuẩn bị."
        raise refused(root, f"{busy}.", allowed, "Chờ việc ấy xong rồi chạy lại.", "B014") from None
    pages = sum(1 for _ in (root / SITE).rglob("*.html"))
    print(f"Xong: {pages} trang trong thư mục {SITE}. Mở {SITE}/{addresses.HOME} để xem.")
    return 0


def _built(root: Path, fresh: Path, pages_first: bool, memory: Memory | None) -> None:
    def begin() -> tuple[MkDocsConfig, str | None]:
        config = _settings(root, fresh)
        return config, made_of(config)

    config, before = _went_through(begin, root)
    if before and is_same(root, before):
        print("Không có gì thay đổi từ lần dựng trước.")
        return
    plugin_of(config).files_follow = follow = bool(pages_first and before)
    plugin_of(config).is_beside = before is not None

    def work() -> None:
        library = plugin_of(config).load(config, memory)
        examples = sum(len(own.examples) for own in library.editions)
        print(f"Bộ tiêu chí không có vấn đề ({examples} ví dụ). Đang dựng trang…", flush=True)
        build(config)

    _went_through(work, root)
    swap(root, fresh)
    note(root, plugin_of(config).keys())
    if follow:
        (root / FOLLOW).touch()
        return
    (root / FOLLOW).unlink(missing_ok=True)
    if before and before == made_of(config):
        remember(root, before)


def are_files_to_follow(root: Path) -> bool:
    """Whether the site of ``root`` has new pages without their files for downloading."""
    return (root / FOLLOW).exists()


def build_pages(library: Library, root: Path, fresh: Path) -> None:
    """Builds the pages alone into ``fresh``; raises ProblemsFound with what is wrong."""

    def work() -> None:
        config = _settings(root, fresh)
        plugin_of(config).config.downloads = False
        hand_over(library, config)
        build(config)

    _went_through(work, root)


def followed(root: Path) -> tuple[str, ...]:
    """The files and folders that a site is made from, for a preview."""
    config = load_config(str(root / PROJECT))
    return plugin_of(config).config.criteria, config.docs_dir, config.config_file_path


def _settings(root: Path, fresh: Path) -> MkDocsConfig:
    prepare_environment()
    config = load_config(str(root / PROJECT), site_dir=str(fresh))
    config.plugins.on_startup(command="build", dirty=False)
    return config


class _Complaints(logging.Handler):
    """What MkDocs says while it works; not what is told by its own name at the end."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if not any(isinstance(one, OSError | ProblemsFound) for one in _chain(sys.exc_info()[1])):
            self.said.append(record.getMessage())


def _went_through(work: Callable[[], Done], root: Path) -> Done:
    """What the work gives; raises ProblemsFound where MkDocs had anything to complain of."""
    logger, heard = logging.getLogger("mkdocs"), _Complaints()
    logger.setLevel(logging.INFO)
    logger.addHandler(heard)
    told: list[Problem] = []
    try:
        with _seldom_collected():
            done = work()
        if not heard.said:
            return done
    except (BuildError, ConfigurationError, SystemExit) as error:
        # SystemExit: of MkDocs, or of a macro that fails; both have told why
        for one in _chain(error):
            told += one.problems if isinstance(one, ProblemsFound) else ()
        if not isinstance(error, SystemExit) and not told:
            heard.said.append(str(error))
    finally:
        logger.removeHandler(heard)
    told += (_complaint(root, words) for words in heard.said)
    raise ProblemsFound(told or [_complaint(root, "Aborted")]) from None


def _complaint(root: Path, words: str) -> Problem:
    said = " ".join(_TRACEBACK.sub("", words).split())
    return Problem(
        shown_path(root / PROJECT),
        0,
        f"Không dựng được trang, MkDocs báo: {said}",
        "MkDocs dựng xong mà không báo gì.",
        f"Sửa chỗ được báo rồi chạy lại; thư mục {SITE} giữ nguyên bản trước.",
        "B017",
    )


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """The error, what it came from, and so on."""
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


@contextmanager
def _seldom_collected() -> Iterator[None]:
    before = gc.get_threshold()
    gc.set_threshold(UNCOLLECTED, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
