"""Annexes that LibreOffice printed: rows cut by a page, words broken in narrow columns."""

from __future__ import annotations

from pathlib import Path

from cchc_docs.importing.reading import read_annex
from tests.importing.making import make_annex
from tests.importing.test_annexes import ANNEXES, told
from tests.office import convert

PRINTED = ("ca-mau-rows", "dak-lak-merged", "split-without-heads", "tables-by-field", "pdf-narrow")


def test_a_printed_annex_gives_what_its_word_file_gives(tmp_path: Path) -> None:
    annexes = [one for one in ANNEXES if one["id"] in PRINTED]
    printed = convert([make_annex(one, tmp_path) for one in annexes], "pdf", tmp_path)
    for annex in annexes:
        draft = read_annex([printed / f"{annex['id']}.pdf"], year=annex.get("year"))
        assert [told(node) for node in draft.walk()] == annex["gives"]
