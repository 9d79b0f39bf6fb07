"""The index of the search: what the library has, and the text of every other page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from cchc_docs.criteria.documents import read_document
from cchc_docs.criteria.provinces import provinces
from cchc_docs.library import EditionLibrary, Library
from cchc_docs.publish import addresses
from cchc_docs.publish.browser.bundles import FINDING, as_script
from cchc_docs.publish.search.entries import LATER, Entry, covered, entries, same_words
from cchc_docs.publish.search.packing import addresses_in_short, in_words, packing
from cchc_docs.publish.search.sections import sections

SHARED = addresses.script("data/tim-kiem")
"""What the search finds in pages of no edition, and the words that mean the same everywhere."""
SAME = Path(__file__).with_name("same_words.yaml")
SAID = Path(__file__).with_name("said_of_pages.yaml")


class Searching:
    """Reads pages as they are built, and writes what was found in them."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._covered = {own.edition.id: covered(own) for own in library.editions}
        self._pages: dict[str | None, list[Entry]] = {}

    def covers(self, address: str, edition: str | None) -> bool:
        """Whether the library itself tells what is on a page."""
        return edition is not None and address in self._covered[edition]

    def read(self, content: str, address: str, title: str, edition: str | None) -> list[Entry]:
        """What is found on a page of an edition, or of none."""
        if self.covers(address, edition):
            return []
        # the home page says in short what others say in full
        return list(sections("" if address == addresses.HOME else content, address, title))

    def add(self, found: list[Entry], edition: str | None) -> None:
        """Takes note of what was found on a page."""
        self._pages.setdefault(edition, []).extend(found)

    def write(self, site: Path) -> None:
        """A script for each edition, and one for pages of none, with the words of all signs."""
        scripts = dict(self._scripts())
        texts = (text for one in scripts.values() for text in one.texts())
        words, packed = packing(texts)
        spoken = in_words(words)
        for path, script in scripts.items():
            told = script.data(packed, spoken, words if path == SHARED else [])
            _write(site / path, told)

    def _scripts(self) -> Iterator[tuple[str, _Script]]:
        shared = list(_as_said(self._pages.get(None, []), ""))
        yield SHARED, _Script("", shared, same=read_document(SAME).data)
        for own in self._library.editions:
            edition, its = own.edition, addresses.of(own.edition)
            found = [*_as_said([*self._pages.get(edition.id, []), *entries(own)], edition.id)]
            name = f"{edition.title}, năm {edition.year}" if self._are_several else ""
            true_of_all = [provinces()[edition.province]] if edition.province else []
            true_of_all.append(str(edition.year))
            first = [one for one in found if one.kind not in LATER]
            yield its.search_script, _Script(name, first, true_of_all, list(same_words(own)))
            later = [one for one in found if one.kind in LATER]
            yield its.search_later_script, _Script(name, later)

    def scripts(self, edition: str | None) -> list[str]:
        """What the search of a page loads: what is of its edition, or of all where it has none."""
        return [FINDING, SHARED, *(own.search_script for own in self._wanted(edition))]

    def later_scripts(self, edition: str | None) -> list[str]:
        """What it loads when the first answer stands."""
        return [own.search_later_script for own in self._wanted(edition)]

    def _wanted(self, edition: str | None) -> list[addresses.EditionAddresses]:
        every = [own.edition for own in self._library.editions]
        return [addresses.of(one) for one in every if edition in (None, one.id)]

    def ways_on(self, edition: str | None) -> list[tuple[str, str]]:
        """Titles and addresses of what to look at where nothing was found."""
        if edition is None:
            return [("Trang chủ", addresses.HOME)]
        return list(_ways_on(self._library.find(edition)))

    @property
    def _are_several(self) -> bool:
        return len(self._library.editions) > 1


class _Script(NamedTuple):
    """What a script of the index tells; ``own``: words true of all in it."""

    name: str
    found: Sequence[Entry]
    own: Sequence[str] = ()
    same: Sequence[Sequence[str]] = ()

    def texts(self) -> Iterator[str]:
        """All that may be packed."""
        for one in self.found:
            yield from _told(one).texts()
        for group in self.same:
            yield from group

    def data(
        self, packed: Callable[[str], str], spoken: Callable[[str], str], words: list[str]
    ) -> str:
        """The script itself; ``spoken`` tells addresses so that they pack."""
        told = [_told(one) for one in self.found]
        short = addresses_in_short([(one.address, one.title) for one in told])
        packed_entries = (
            one.told_as(packed)._replace(address=packed(spoken(address)))
            for one, address in zip(told, short, strict=True)
        )
        script = {
            "name": self.name,
            "own": self.own,
            "columns": list(zip(*packed_entries, strict=True)),  # packs better than rows
            "words": words,
            "same": [[packed(text) for text in group] for group in self.same],
        }
        return f"(window.cchcFindable = window.cchcFindable || []).push({as_script(script)});\n"


def _told(one: Entry) -> Entry:
    """An entry as it is written: a kind of problem is called as its address ends."""
    return one._replace(title="") if one.kind == "problem" else one


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8", newline="\n")


def _as_said(found: Iterable[Entry], edition: str) -> Iterator[Entry]:
    """Entries with what people type for their pages."""
    said: dict[str, list[str]] = read_document(SAID).data
    for one in found:
        address = one.address.removeprefix(f"{edition}/")
        words = said.get(address) or said.get(f"{address.rpartition('/')[0]}/") or ()
        yield one._replace(also="\n".join((one.also, *words))) if one.kind == "page" else one


def _ways_on(library: EditionLibrary) -> list[tuple[str, str]]:
    own = addresses.of(library.edition)
    found = [(f"Bảng tổng hợp: {one.title}", own.overview_page(one.id)) for one in library.sets]
    if library.questions:
        found.append(("Hỏi và đáp", own.questions))
    if library.glossary:
        found.append(("Thuật ngữ và chữ viết tắt", own.glossary))
    return found
