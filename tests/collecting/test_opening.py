"""Large workbooks are opened, those that are made to unpack without end are not."""

from __future__ import annotations

import time
import zipfile
from pathlib import Path

import pytest

from cchc_docs.collecting.opening import opened
from cchc_docs.ground.reading import NotMeant


def test_a_sheet_that_unpacks_to_a_thousand_times_itself_is_not_opened(tmp_path: Path) -> None:
    path, million = tmp_path / "x.xlsx", b" " * 1_000_000
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package,
        package.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet,
    ):
        for _ in range(101):
            sheet.write(million)
    began = time.process_time()
    with pytest.raises(NotMeant, match="giải nén ra 101 MB"), opened(path):
        pass
    assert time.process_time() - began < 2
