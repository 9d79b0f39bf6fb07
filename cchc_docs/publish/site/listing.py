"""The downloads of a built site, and the list of them on its downloads page."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from cchc_docs.ground.kept import Kept
from cchc_docs.library import EditionLibrary, Library
from cchc_docs.publish import addresses, class_pack, model_texts, open_data, pdf, results, workbook
from cchc_docs.publish.artefacts.artefact import Artefact, edition_stamp, library_stamp, write_all
from cchc_docs.publish.claims import Collision
from cchc_docs.publish.pages.downloads import SLOT
from cchc_docs.publish.pages.rendering import render
from cchc_docs.publish.pdf.marks import unmarked
from cchc_docs.publish.pdf.page_tree import Pages
from cchc_docs.publish.report import docx
from cchc_docs.publish.site.offline import ZIP, offline_zip
from cchc_docs.publish.workbook import layout

SITE = "Cả bộ tài liệu"
FIRST = {
    layout.GROUP: "Ghi số liệu, bảng tự tính điểm theo đúng quy tắc. Chỉ ghi vào ô nền vàng.",
    docx.GROUP: "Mẫu Word theo thể thức văn bản hành chính: bảng tự chấm, giải trình, đề xuất.",
    SITE: "Một tệp nén mang theo USB, mở không cần mạng. README.txt trong đó chỉ cách mở.",
}
"""The groups that most come for, with what each is; the downloads page shows them first."""
LEFT_OUT = "Bản này chỉ có các trang để đọc, không kèm tệp tải về."
FOLLOWING = "Tệp tải về đang được làm lại theo nội dung mới; làm xong thì trang tự mở lại."
"""What the downloads page says where there is nothing to list."""


@dataclass(frozen=True)
class Listed:
    """A file on the downloads page: its address from there, size in bytes, digest it prints."""

    title: str
    group: str
    href: str
    size: int
    digest: str
    sha256: str


@dataclass(frozen=True)
class Built:
    """The pages of a built site, by address."""

    marked: Mapping[str, Callable[[], str]]
    """What gives each with its marks for paper."""
    digests: Mapping[str, str]
    """Of those that stay as they are: SHA-256."""


def write_downloads(
    library: Library, site: Path, cached: Path, site_url: str | None, kept: Kept, built: Built
) -> None:
    """Makes every artefact below ``site``, lists them on the downloads page, packs the site.

    ``site`` holds the ``built`` pages; ``cached`` is the folder of ``write_all``. The page within
    the zip does not list the zip. Raises NotMade, Collision.
    """
    read = Pages(site, built.marked)
    made = {own.edition.id: artefacts(own, read, site_url, kept) for own in library.editions}
    everything = tuple(chain(*made.values()))
    check_free(everything, site)
    write_all(everything, site, cached)
    for path in site.rglob("*.html"):
        if path.relative_to(site).as_posix() not in built.marked:  # decks, what others brought
            path.write_bytes(unmarked(path.read_bytes()))
    pages = [site / addresses.of(own.edition).downloads for own in library.editions]
    parts = [page.read_text("utf-8").partition(SLOT) for page in pages]

    def write(*first: Artefact) -> None:
        for own, page, (before, _, after) in zip(library.editions, pages, parts, strict=True):
            listed = _listed(own, site, (*first, *made[own.edition.id]))
            told = _list(own, listed)
            page.write_text(before + told + after, "utf-8", newline="\n")
            sums = "".join(f"{one.sha256}  {one.href}\n" for one in listed)
            (site / addresses.of(own.edition).sums).write_text(sums, "utf-8", newline="\n")

    write()
    (site / ZIP).parent.mkdir(exist_ok=True)
    (site / ZIP).write_bytes(offline_zip(library, site, kept, built.digests))
    title = "Cả bộ tài liệu, mở không cần mạng (ZIP)"
    write(Artefact(ZIP, title, SITE, library_stamp(library), "", bytes))


def without_downloads(html: str) -> str:
    """A page of a site without files: what leads to one leads to the page that says so."""
    return not_listed(addresses.TO_A_DOWNLOAD.sub(r'href="\1index.html', html), LEFT_OUT)


def not_listed(html: str, why: str) -> str:
    """A page of a site that has no files, be it for a while, with a word of ``why``."""
    return html.replace(SLOT, f'<p class="notice">{why}</p>')


def artefacts(
    library: EditionLibrary, pages: Pages, site_url: str | None, kept: Kept
) -> tuple[Artefact, ...]:
    """The artefacts of every publisher, in the order of the downloads page."""
    return (
        *pdf.artefacts(library, pages, site_url, kept),
        *class_pack.artefacts(library),
        *workbook.artefacts(library),
        *docx.artefacts(library),
        *model_texts.artefacts(library),
        *results.artefacts(library, kept),
        *open_data.artefacts(library),
    )


def check_free(made: Iterable[Artefact], site: Path) -> None:
    """Raises Collision where an artefact would take the place of another, or of a page."""
    taken: dict[str, str] = {ZIP: SITE}
    for one in made:
        if one.path in taken:
            raise Collision(one.path, taken[one.path], one.title)
        if (site / one.path).exists():
            raise Collision(one.path, "một tệp của trang", one.title)
        taken[one.path] = one.title


def _listed(library: EditionLibrary, site: Path, made: Iterable[Artefact]) -> list[Listed]:
    here = addresses.of(library.edition).downloads
    found = []
    for one in made:
        content = (site / one.path).read_bytes()
        href = addresses.seen_from(one.path, here)
        sha256 = hashlib.sha256(content).hexdigest()
        found.append(Listed(one.title, one.group, href, len(content), one.printed.digest, sha256))
    return found


def _list(library: EditionLibrary, listed: Iterable[Listed]) -> str:
    groups: dict[str, list[Listed]] = {}
    for one in listed:
        groups.setdefault(one.group, []).append(one)
    return render(
        "downloads.html.jinja",
        addresses.of(library.edition).downloads,
        edition=library.edition,
        groups=groups,
        first=FIRST,
        stamp=edition_stamp(library),
    )
