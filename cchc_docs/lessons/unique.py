"""Ids that are addresses of an edition's pages: each means one thing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from cchc_docs.criteria.documents import documents_below, read_document
from cchc_docs.ground.problems import Problem

RESERVED = ("index", "do-phu")
"""Names of other pages beside those of the examples."""


def check_unique_ids(folder: Path) -> Iterator[Problem]:
    """Worked examples and whole-unit ones of the edition in ``folder`` that share a page.

    What one kind repeats is told where it is read.
    """
    examples = {path.stem: path for path in documents_below(folder / "examples")}
    units = list(documents_below(folder / "units"))
    for path in units:
        if path.stem in examples:
            other = examples[path.stem].relative_to(folder).as_posix()
            yield _taken(path, f"Mã «{path.stem}» đã dùng cho ví dụ ở {other}.")
    for path in (*examples.values(), *units):
        if path.stem in RESERVED:
            yield _taken(path, f"Mã «{path.stem}» là tên một trang khác.")


def _taken(path: Path, what: str) -> Problem:
    return read_document(path).problem(
        ("id",),
        what,
        "Ví dụ và đơn vị mẫu không chung mã: mã là địa chỉ trang.",
        "Đặt mã khác; tệp mang tên theo mã thì đổi cả tên tệp.",
        "L019",
    )
