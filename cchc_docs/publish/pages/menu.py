"""The menu of an edition: what there is, in the order in which people need it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cchc_docs.library import EditionLibrary
from cchc_docs.publish import addresses
from cchc_docs.publish.pages.changes import compared
from cchc_docs.publish.pages.written import Written, written

METHOD = (
    "index",
    "linh-vuc",
    "cach-tinh",
    "chi-so-thanh-phan",
    "khong-ap-dung",
    "lam-tron-xep-hang",
    "quy-trinh",
)
SELF_SCORING = (
    "index",
    "tai-lieu-kiem-chung",
    "giai-trinh",
    "mau-van-ban",
    "con-hai-tuan",
    "doc-ket-qua",
    "sau-tham-dinh",
    "tep-phieu",
)
APPRAISING = ("index",)
"""Pages for any edition in the order of the menu; what an edition adds follows."""
PLACED = ("", "phuong-phap", "tu-cham", "tham-dinh", "giang-vien")
"""Folders whose pages have a place in the menu already; the first is of no folder."""


@dataclass(frozen=True)
class Entry:
    """A line of the menu; its own title is None where the page has one."""

    address: str
    title: str | None = None


@dataclass(frozen=True)
class Section:
    """A heading of the menu with what stands below it; the first is its own page."""

    title: str
    entries: tuple[Entry, ...]

    @property
    def addresses(self) -> tuple[str, ...]:
        """Where its pages stand."""
        return tuple(one.address for one in self.entries)


def menu(library: EditionLibrary) -> tuple[Section, ...]:
    """The menu of an edition; what it does not have is left out."""
    own = addresses.of(library.edition)
    examples = library.examples or library.units
    found = (
        *own_sections(library),
        _section(library, "Phương pháp", "phuong-phap", METHOD),
        Section(
            "Bộ tiêu chí",
            (Entry(own.sets), *(Entry(own.set_page(one.id), one.title) for one in library.sets)),
        ),
        Section(
            "Phiếu chấm điểm",
            tuple(Entry(own.sheet_page(one.id), one.title) for one in library.sets),
        ),
        _section(library, "Tự chấm điểm", "tu-cham", SELF_SCORING),
        _section(library, "Thẩm định", "tham-dinh", APPRAISING),
        Section(
            "Lộ trình học",
            tuple(Entry(own.learning_page(one.id), one.title) for one in library.sets),
        ),
        Section("Luyện tập", (Entry(own.exercises),)),
        Section(
            "Ví dụ có lời giải",
            (
                *((Entry(own.examples),) if examples else ()),
                *((Entry(own.season),) if library.has_season else ()),
            ),
        ),
        Section("Hỏi và đáp", (Entry(own.questions),) if library.questions else ()),
        Section("Cho giảng viên", tuple(_teaching(library))),
        Section("Đọc ngoại tuyến", (Entry(own.page("doc-ngoai-tuyen")),)),
        Section("Tải về", (Entry(own.downloads),)),
        Section("Tra cứu", tuple(_reference(library))),
        Section(
            "Cho người quản trị",
            (Entry(own.page("cho-nguoi-quan-tri")), Entry(own.problems)),
        ),
    )
    return tuple(one for one in found if one.entries)


def own_sections(library: EditionLibrary) -> Iterator[Section]:
    """The folders of pages that only this edition has: each named by its first page."""
    folders: dict[str, list[Written]] = {}
    for one in written(library).values():
        if one.folder.partition("/")[0] not in PLACED:
            folders.setdefault(one.folder, []).append(one)
    own = addresses.of(library.edition)
    for pages in folders.values():
        yield Section(pages[0].title, tuple(Entry(own.page(one.name)) for one in pages))


def _section(library: EditionLibrary, title: str, folder: str, order: tuple[str, ...]) -> Section:
    names = [f"{folder}/{name}" for name in order]
    found = [name for name, one in written(library).items() if one.folder == folder]
    listed = [*(name for name in names if name in found), *(n for n in found if n not in names)]
    own = addresses.of(library.edition)
    return Section(title, tuple(Entry(own.page(name)) for name in listed))


def _teaching(library: EditionLibrary) -> Iterator[Entry]:
    own = addresses.of(library.edition)
    yield from _section(library, "", "giang-vien", ("index",)).entries
    if library.course is not None:
        yield Entry(own.plan)
        if library.course.people:
            yield Entry(own.class_pack)
    yield Entry(own.decks)


def _reference(library: EditionLibrary) -> Iterator[Entry]:
    own = addresses.of(library.edition)
    if library.glossary:
        yield Entry(own.glossary)
    yield Entry(own.sources)
    yield Entry(own.gaps)
    if compared(library):
        yield Entry(own.changes)
