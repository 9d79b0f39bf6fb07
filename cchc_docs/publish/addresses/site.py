"""Where everything stands that is the site's as a whole; how addresses are read and turned."""

from __future__ import annotations

import posixpath
import re

DOWNLOADS = "tai-ve"
IN_DOWNLOADS = f"/{DOWNLOADS}/"
"""What stands in the address of a file for downloading."""
TO_A_DOWNLOAD = re.compile(rf'href="([^":]*\b{DOWNLOADS}/)(?!index\.html)[^"]+')
"""A link within the site to a file for downloading; the first group is their folder."""
_ASSETS = "assets"
_STYLES = f"{_ASSETS}/stylesheets"

HOME = "index.html"
BESIDE = "so-sanh.html"
"""Sets of several provinces beside each other."""
WORKER, MANIFEST = "service-worker.js", "app.webmanifest"
"""What makes a served site an app; a worker sees only what lies beside and below it."""
NOT_KEPT = "khong-co-mang.html"
"""What opens without a network where a page is not kept."""
KEPT_LIST = "danh-muc-luu.json"
"""All that is kept of a site for who asks for it, each with what tells its revisions apart."""
ICON = f"{_ASSETS}/images/icon.svg"
SCRIPTS = f"{_ASSETS}/javascripts"
"""The folder of all scripts."""


def download(name: str) -> str:
    """A file for downloading that belongs to the site as a whole."""
    return f"{DOWNLOADS}/{name}"


def is_download(address: str) -> bool:
    """Whether it lies in a folder of files for downloading."""
    return DOWNLOADS in address.split("/")


def script(name: str) -> str:
    """A script that pages load."""
    return f"{SCRIPTS}/{name}.js"


def font(name: str) -> str:
    """A font of the pages."""
    return f"assets/fonts/{name}.woff2"


def asset(name: str) -> str:
    """A file that every site takes along."""
    return f"{_ASSETS}/{name}"


def style(name: str) -> str:
    """A style sheet."""
    return f"{_STYLES}/{name}.css"


def markdown(address: str) -> str:
    """The Markdown from which a page is built."""
    return address.removesuffix(".html") + ".md"


def up(address: str) -> str:
    """From a page to the top of the site."""
    return "../" * address.count("/")


def seen_from(address: str, page: str) -> str:
    """The shortest way from a page: ``1.1.html`` for one in the same folder."""
    return posixpath.relpath(address, posixpath.dirname(page) or ".")


def pages_beside(address: str) -> str:
    """The pattern of all pages in the folder of one."""
    return f"{folder(address)}/*"


def folder(address: str) -> str:
    """The folder of an address."""
    return posixpath.dirname(address)
