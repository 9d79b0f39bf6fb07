"""Rules by chance calculate in LibreOffice as in the engine; ``scripts/agree.py`` goes on."""

from __future__ import annotations

from pathlib import Path

from cchc_docs.library import EditionLibrary
from tests.publish.workbook.chance import apart


def test_rules_by_chance_are_the_same_in_the_workbook(
    small: EditionLibrary, tmp_path: Path
) -> None:
    answers, found = apart(small, seed=2013, sheets=4, folder=tmp_path / "phieu")
    assert answers > 200
    assert found == []
