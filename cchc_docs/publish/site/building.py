"""Builds the site: its pages, then what is made from them."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from cchc_docs.ground.problems import ProblemsFound
from cchc_docs.library import Library, load_library
from cchc_docs.publish import addresses
from cchc_docs.publish.artefacts.artefact import NotMade
from cchc_docs.publish.claims import Collision
from cchc_docs.publish.site.listing import write_downloads
from cchc_docs.publish.site.placing import SITE, place_to_build, swap
from cchc_docs.publish.typesetting.typeset import NotTypeset
from cchc_docs.publish.typesetting.unprintable import unprintable
from cchc_docs.setup.lock import Busy

ARTEFACTS = "build/artefacts"
"""Files for downloading from earlier builds, by their keys."""
FIXED_TIME = "1387929600"
"""SOURCE_DATE_EPOCH of every build, 25/12/2013: pages do not depend on the clock."""


def prepare_environment() -> None:
    """Settings that MkDocs and Material read from the environment."""
    os.environ["SOURCE_DATE_EPOCH"] = FIXED_TIME
    os.environ["NO_MKDOCS_2_WARNING"] = "1"


def build_site(root: Path) -> int:
    """Builds ``root/site``; returns 0, or 1 after saying what is wrong.

    A build that fails leaves the last good site as it was. Raises ProblemsFound when the library
    has problems.
    """
    try:
        with place_to_build(root) as fresh:
            library = load_library(root / "criteria")
            examples = len(library.all_examples())
            print(f"Bộ tiêu chí không có vấn đề ({examples} ví dụ). Đang dựng trang…")
            if not (build_pages(library, root, fresh) and _downloads(library, root, fresh)):
                told = f"Không dựng được trang; thư mục {SITE} giữ nguyên bản trước."
                print(told, file=sys.stderr)
                return 1
            swap(root, fresh)
    except Busy as busy:
        print(busy, file=sys.stderr)
        return 1
    pages = sum(1 for _ in (root / SITE).rglob("*.html"))
    print(f"Xong: {pages} trang trong thư mục {SITE}. Mở {SITE}/{addresses.HOME} để xem.")
    return 0


def build_pages(library: Library, root: Path, fresh: Path) -> bool:
    """Builds the pages alone into ``fresh``; False after saying what is wrong."""
    prepare_environment()
    import logging

    from mkdocs.commands.build import build
    from mkdocs.config import load_config
    from mkdocs.exceptions import Abort, BuildError, ConfigurationError
    from mkdocs.utils import CountHandler

    from cchc_docs.publish.site.plugin import hand_over

    logger = logging.getLogger("mkdocs")
    logger.setLevel(logging.INFO)
    shown = logging.StreamHandler()
    shown.setLevel(logging.WARNING)
    # what the machine refuses is told once, at the end
    shown.addFilter(lambda record: not isinstance(sys.exc_info()[1], OSError))
    counted = CountHandler()
    counted.setLevel(logging.WARNING)
    logger.addHandler(shown)
    logger.addHandler(counted)
    try:
        config = load_config(str(root / "mkdocs.yml"), site_dir=str(fresh))
        hand_over(library, config)
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
        return not counted.get_counts()
    except (Abort, BuildError, ConfigurationError) as error:
        print(error, file=sys.stderr)
        return False
    except SystemExit:  # the way in which a macro that fails ends, after telling why
        return False
    finally:
        logger.removeHandler(shown)
        logger.removeHandler(counted)


def _downloads(library: Library, root: Path, fresh: Path) -> bool:
    strip(fresh)
    try:
        write_downloads(library, fresh, root / ARTEFACTS)
    except Collision as error:
        print(error, file=sys.stderr)
        return False
    except NotMade as error:
        if isinstance(error.__cause__, NotTypeset):
            problems = list(unprintable(root, error.__cause__.characters))
            if problems:
                print(ProblemsFound(problems).report(), file=sys.stderr)
                return False
        print(error, file=sys.stderr)
        return False
    return True


def strip(folder: Path) -> None:
    """Removes what no reader needs: source maps, other languages' search files, empty map."""
    unused = [*folder.rglob("*.map"), *folder.glob("sitemap.xml*")]
    lunr = folder / "assets" / "javascripts" / "lunr"
    kept = {"lunr.stemmer.support.min.js", "lunr.vi.min.js"}
    unused += [path for path in lunr.rglob("*.js") if path.name not in kept]
    for path in unused:
        path.unlink()
