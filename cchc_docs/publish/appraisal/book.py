"""The appraisal workbook of a season: a summary, all items of each set, the files read."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl import Workbook

from cchc_docs.collecting import book_layout as names
from cchc_docs.collecting.gathering import FileRead
from cchc_docs.collecting.season import Season
from cchc_docs.publish.appraisal.files_sheet import write_files
from cchc_docs.publish.appraisal.items_sheet import ItemsSheet, Places
from cchc_docs.publish.appraisal.summary_sheet import SummarySheet
from cchc_docs.publish.artefacts.artefact import edition_stamp
from cchc_docs.publish.workbook import layout
from cchc_docs.publish.workbook.shown import file_of
from cchc_docs.scoring.workbook_layout import LISTS

ITEMS = "Thẩm định"


def appraisal_bytes(season: Season, files: Sequence[FileRead] = ()) -> bytes:
    """The appraisal workbook as a file; the same season gives the same bytes."""
    return file_of(appraisal_workbook(season, files), edition_stamp(season.library).date)


def appraisal_workbook(season: Season, files: Sequence[FileRead] = ()) -> Workbook:
    """A row a unit, a row an item of each unit, a row a file."""
    edition, stamp = season.library.edition, edition_stamp(season.library)
    book = Workbook()
    book.properties.title = f"Sổ thẩm định năm {season.year} – {edition.title}"
    book.properties.creator = edition.title
    first = book.active
    assert first is not None
    first.title = names.SUMMARY
    used = {one.sheet.set for one in season.units}
    sets = [one for one in season.library.sets if one.id in used]
    sheets = {
        one.id: book.create_sheet(ITEMS if len(sets) == 1 else f"{ITEMS} {number}")
        for number, one in enumerate(sets, 1)
    }
    told = book.create_sheet(names.FILES)
    lists = layout.Lists(book.create_sheet(LISTS))
    items = {one.id: ItemsSheet(sheets[one.id], edition, one, lists) for one in sets}
    places: list[Places] = []
    cards = season.cards()
    for number, (unit, card) in enumerate(zip(season.units, cards, strict=True), 1):
        places.append(items[unit.sheet.set].write(number, unit, card))
    for one in items.values():
        one.finish(stamp)
    SummarySheet(first, season).write(cards, places, stamp)
    write_files(told, edition, files, stamp)
    return book
