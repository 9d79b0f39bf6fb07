"""The downloads of a built site, and the list of them on its downloads page."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from cchc_docs.library import Library
from cchc_docs.publish import addresses, open_data, pdf, workbook
from cchc_docs.publish.artefacts.artefact import Artefact, library_stamp, write_all
from cchc_docs.publish.claims import Collision
from cchc_docs.publish.pages.downloads import SLOT
from cchc_docs.publish.pages.rendering import render
from cchc_docs.publish.pdf.marks import unmarked
from cchc_docs.publish.report import docx
from cchc_docs.publish.site.offline import ZIP, offline_zip


@dataclass(frozen=True)
class Listed:
    """A file on the downloads page: its address from there, size in bytes, digest it prints."""

    title: str
    group: str
    href: str
    size: int
    digest: str
    sha256: str


def write_downloads(library: Library, site: Path, cached: Path) -> None:
    """Makes every artefact below ``site``, lists them on the downloads page, packs the site.

    ``site`` holds the built pages; ``cached`` is the folder of ``write_all``. The page within the
    zip does not list the zip. Raises NotMade, Collision.
    """
    made = artefacts(library, site)
    check_free(made, site)
    write_all(made, site, cached)
    for path in site.rglob("*.html"):
        path.write_bytes(unmarked(path.read_bytes()))
    page = site / addresses.DOWNLOADS
    before, _, after = page.read_text("utf-8").partition(SLOT)
    page.write_text(before + _list(library, site, made) + after, "utf-8", newline="\n")
    (site / ZIP).write_bytes(offline_zip(library, site))
    whole = Artefact(
        ZIP, "Cả trang, mở không cần mạng (ZIP)", "Cả trang", library_stamp(library), "", bytes
    )
    page.write_text(before + _list(library, site, (whole, *made)) + after, "utf-8", newline="\n")


def artefacts(library: Library, site: Path) -> tuple[Artefact, ...]:
    """The artefacts of every publisher, in the order of the downloads page."""
    return (
        *pdf.artefacts(library, site),
        *workbook.artefacts(library),
        *docx.artefacts(library),
        *open_data.artefacts(library),
    )


def check_free(made: Iterable[Artefact], site: Path) -> None:
    """Raises Collision where an artefact would take the place of another, or of a page."""
    taken: dict[str, str] = {ZIP: "cả trang"}
    for one in made:
        if one.path in taken:
            raise Collision(one.path, taken[one.path], one.title)
        if (site / one.path).exists():
            raise Collision(one.path, "một tệp của trang", one.title)
        taken[one.path] = one.title


def _list(library: Library, site: Path, made: Iterable[Artefact]) -> str:
    groups: dict[str, list[Listed]] = {}
    for artefact in made:
        groups.setdefault(artefact.group, []).append(_listed(artefact, library, site))
    return render(
        "downloads.html.jinja", addresses.DOWNLOADS, groups=groups, stamp=library_stamp(library)
    )


def _listed(artefact: Artefact, library: Library, site: Path) -> Listed:
    content = (site / artefact.path).read_bytes()
    href = addresses.seen_from(artefact.path, addresses.DOWNLOADS)
    sha256 = hashlib.sha256(content).hexdigest()
    printed = artefact.printed
    is_whole = len(printed.titles) == len(library.editions)
    title = artefact.title if is_whole else f"{artefact.title} – {'; '.join(printed.titles)}"
    return Listed(title, artefact.group, href, len(content), printed.digest, sha256)
