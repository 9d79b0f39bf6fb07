"""Files for downloading: what each is made of, and making only those that changed."""

from __future__ import annotations

import datetime
import hashlib
import os
import shutil
from collections.abc import Callable, Collection, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

import cchc_docs
from cchc_docs.criteria.content import SHOWN, set_content, without_teaching
from cchc_docs.criteria.model import CriteriaSet, Edition
from cchc_docs.ground.digests import digest, files_digest
from cchc_docs.ground.disk import is_full
from cchc_docs.library import EditionLibrary, Library

SUBJECT = "Chỉ số cải cách hành chính"
NOT_OFFICIAL = "Tài liệu tập huấn, không phải văn bản chính thức"
EACH_SAYS = "Mỗi bộ chỉ số tự ghi là tài liệu tập huấn hay theo văn bản chính thức"
OFFICIAL = "Bộ tiêu chí theo văn bản chính thức; hướng dẫn để tham khảo"


@dataclass(frozen=True)
class Artefact:
    """A file for downloading: where it stands in the site, what it is, how it is made."""

    path: str
    """Address in the site: ``tai-ve/so-tay.pdf``."""
    title: str
    """What it is (Vietnamese), for the downloads page."""
    group: str
    """Heading on the downloads page: ``Sổ tay``, ``Phiếu chấm``…"""
    printed: Stamp
    """What it prints of its content."""
    key: str
    """Hash over everything it is made of (``key_of``)."""
    make: Callable[[], bytes]
    """The file; the same bytes for the same key."""


@dataclass(frozen=True)
class Stamp:
    """What every artefact prints of the content it was made from."""

    titles: tuple[str, ...]
    """Titles of the editions in it."""
    series: str
    """What it is a part of."""
    foot: str
    """What stands on every page: what its editions are."""
    digest: str
    """First 12 hexadecimal digits of a SHA-256: of what the artefact holds of the library."""
    date: datetime.date
    """Day of the content, as its newest edition says; never the clock."""


class NotMade(Exception):
    """An artefact could not be made; the message says which (Vietnamese)."""


def notices(editions: Iterable[Edition]) -> tuple[str, ...]:
    """What each edition says of itself, under its title where there are several."""
    told = [(one.title, " ".join(one.notice.split())) for one in editions]
    if len(told) == 1:
        return (told[0][1],)
    return tuple(f"{title}: {notice}" for title, notice in told)


def today_told(edition: Edition) -> str:
    """What an edition says of the year in which it is read; it may say nothing."""
    return " ".join(edition.today.text.split()) if edition.today else ""


def foot_words(editions: Iterable[Edition]) -> str:
    """What stands at the foot of what these editions are printed on."""
    told = {OFFICIAL if one.status == "official" else NOT_OFFICIAL for one in editions}
    return told.pop() if len(told) == 1 else EACH_SAYS


def stamp(editions: Sequence[Edition], content: bytes) -> Stamp:
    """The stamp of an artefact that holds ``content`` of these editions, and no others.

    Of two print-outs with one digest the content is the same, whatever else has changed. The day
    is the last of the year scored where no edition says one.
    """
    return stamp_of(editions, hashlib.sha256(content).hexdigest())


def library_stamp(library: Library) -> Stamp:
    """The stamp of an artefact that holds the whole library."""
    return stamp_of([one.edition for one in library.editions], library.digest)


def edition_stamp(library: EditionLibrary) -> Stamp:
    """The stamp of an artefact that holds a whole edition."""
    return stamp_of((library.edition,), library.digest)


def stamp_of(editions: Sequence[Edition], digest: str) -> Stamp:
    """The stamp of what has this digest, or one that is known by it."""
    days = [one.updated or datetime.date(one.year, 12, 31) for one in editions]
    titles = tuple(one.title for one in editions)
    is_official = all(one.status == "official" for one in editions)
    series = SUBJECT if is_official else f"Tài liệu tập huấn {SUBJECT}"
    return Stamp(titles, series, foot_words(editions), digest[:SHOWN], max(days))


def set_artefact(
    edition: Edition,
    criteria_set: CriteriaSet,
    path: str,
    what: str,
    group: str,
    make: Callable[[CriteriaSet, Stamp], bytes],
    teaches: Collection[str] = (),
) -> Artefact:
    """A file that holds one set and prints its code; ``what`` stands after the set's title.

    It is made of the set without what that teaches, ``teaches`` excepted.
    """
    printed = stamp((edition,), set_content(edition, criteria_set))
    held = without_teaching(criteria_set, but=teaches)
    key = key_of(printed, held.model_dump_json().encode())
    title = f"{criteria_set.title}: {what}"
    return Artefact(path, title, group, printed, key, partial(make, held, printed))


def key_of(printed: Stamp, *inputs: bytes) -> str:
    """Key of an artefact: what its stamp stands for, this package's code and ``inputs``."""
    return digest(f"{printed}", code_digest(), *inputs)


@cache
def code_digest() -> str:
    """Hash of this package's files and of the locked libraries beside it."""
    package = Path(cchc_docs.__file__).parent
    every = (path for path in package.rglob("*") if "__pycache__" not in path.parts)
    files = [path for path in every if path.is_file()]
    files.append(package.parent / "requirements" / "site.txt")
    return files_digest(
        (path.relative_to(package.parent).as_posix(), path)
        for path in sorted(files)
        if path.exists()
    )


def write_all(artefacts: Iterable[Artefact], site: Path, cached: Path) -> None:
    """Writes each below ``site``; what ``cached`` holds under its key is copied, not made again.

    ``cached`` keeps only what this call used. Raises NotMade.
    """
    cached.mkdir(parents=True, exist_ok=True)
    # setting in type leaves Python's lock, so that threads use every core
    with ThreadPoolExecutor(os.cpu_count()) as workers:
        making = [(artefact, workers.submit(_kept, artefact, cached)) for artefact in artefacts]
    kept = set()
    for artefact, made in making:
        content = made.result()
        kept.add(content)
        target = site / artefact.path
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(content, target)
    for old in set(cached.iterdir()) - kept:
        old.unlink()


def _kept(artefact: Artefact, cached: Path) -> Path:
    """The artefact's file in the cache, made where it is not there yet."""
    name = digest(artefact.path, artefact.key)
    path = cached / name
    if not path.exists():
        part = path.with_suffix(".part")
        try:
            part.write_bytes(_made(artefact))
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
    return path


def _made(artefact: Artefact) -> bytes:
    try:
        return artefact.make()
    except Exception as error:
        if is_full(error):
            raise
        raise NotMade(f"Không làm được {artefact.path} ({artefact.title}): {error}") from error
