"""Errors planted in files: all are found, and nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from cchc_docs.auditing.documents import audit_file
from cchc_docs.auditing.found import Found
from tests.importing.making import make_annex
from tests.importing.test_annexes import ANNEXES

PLANTED: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("planted.yaml").read_text("utf-8")
)


def told(found: Found) -> str:
    """A finding in short."""
    return f"{found.kind} {found.weight}: {found.spot}"


@pytest.mark.parametrize("file", PLANTED, ids=[one["id"] for one in PLANTED])
def test_all_that_is_wrong_is_found_and_nothing_else(file: dict[str, Any], tmp_path: Path) -> None:
    document = audit_file(make_annex(file, tmp_path))
    assert [told(one) for one in document.found] == file["finds"]
    assert all(one.working and one.remedy for one in document.found)


@pytest.mark.parametrize("annex", ANNEXES, ids=[one["id"] for one in ANNEXES])
def test_an_annex_that_adds_up_gives_no_alarm(annex: dict[str, Any], tmp_path: Path) -> None:
    found = audit_file(make_annex(annex, tmp_path)).found
    assert [told(one) for one in found] == annex.get("finds", [])
