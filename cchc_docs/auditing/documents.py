"""Files audited alone, and beside each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from cchc_docs.auditing.annex import audit_annex, name_of, spot_of
from cchc_docs.auditing.counts import audit_counts, find_counts
from cchc_docs.auditing.found import Found
from cchc_docs.auditing.result_finding import find_tables
from cchc_docs.auditing.results import audit_results
from cchc_docs.auditing.scores import ROLES, audit_scores
from cchc_docs.criteria.model import CriteriaSet
from cchc_docs.ground.numbers import show
from cchc_docs.ground.problems import refused
from cchc_docs.importing.csv_tables import read_csv_table
from cchc_docs.importing.draft import Draft, draft_of
from cchc_docs.importing.grid import Grid
from cchc_docs.importing.items import Item, Outline
from cchc_docs.importing.outline import read_outline
from cchc_docs.importing.reading import READERS, read_grids

_UNIT = re.compile(r"^(?:tên )?(?:đơn vị|cơ quan)\s*(?:tự chấm|báo cáo)?\s*:\s*(.+)", re.I)
KINDS = (*READERS, ".csv")


@dataclass(frozen=True)
class Document:
    """A file that was read for an audit."""

    path: Path
    grids: tuple[Grid, ...]
    outline: Outline
    draft: Draft
    found: tuple[Found, ...]

    @property
    def unit(self) -> str | None:
        """The unit that a line of the file names."""
        lines = (_UNIT.match(text) for text in self.outline.captions)
        return next((found[1].strip(" .").casefold() for found in lines if found), None)


def audit_file(path: Path, against: CriteriaSet | None = None) -> Document:
    """What is found in a file; raises ProblemsFound."""
    grids = (read_csv_table(path),) if path.suffix.lower() == ".csv" else read_grids(path)
    found: list[Found] = []
    rest = []
    tables = find_tables(grids)
    for results in tables.results:
        found.extend(audit_results(results))
    for grid in tables.rest:
        if counts := find_counts(grid):
            found.extend(audit_counts(counts))
        else:
            rest.append(grid)
    outline = read_outline(rest)
    draft = draft_of(outline)
    found.extend(audit_annex(outline, draft))
    found.extend(audit_scores(outline, draft))
    if against is not None:
        found.extend(_against(draft, against))
    if len(rest) == len(grids) and not draft.fields:
        raise refused(
            path,
            "Không tìm thấy bảng điểm nào.",
            "Phụ lục, phiếu chấm, bảng kết quả có cột điểm; bảng đếm đơn vị theo loại.",
            "Kiểm tra đã chọn đúng tệp.",
            "D001",
        )
    return Document(path, tuple(grids), outline, draft, tuple(found))


def audit_beside(documents: Sequence[Document]) -> Iterator[Found]:
    """Scores of one unit that two documents give differently."""
    seen: dict[tuple[str, str, str], Item] = {}
    for document in documents:
        unit = document.unit
        for node in document.draft.walk() if unit else ():
            for role, value in node.item.scores.items():
                key = (str(unit), f"{node.id} {node.item.title}".casefold(), role)
                other = seen.setdefault(key, node.item)
                if role in ROLES and other.scores[role] != value:
                    yield Found(
                        "quoted-differently",
                        "wrong",
                        spot_of(node.item, role),
                        f"Điểm {ROLES[role]} của «{name_of(node.item)}» khác tệp {other.file}.",
                        f"{show(value)} ở đây, {show(other.scores[role])} ở {other.file} "
                        f"({spot_of(other, role)})",
                        "Sửa cho hai tệp giống nhau.",
                    )


def _against(draft: Draft, criteria: CriteriaSet) -> Iterator[Found]:
    """Items that the set does not have, and maxima that it gives differently."""
    known = {node.id: node.max for node in criteria.walk()}
    for node in draft.walk():
        if node.id not in known:
            yield Found(
                "no-such-code",
                "wrong",
                spot_of(node.item, "code"),
                f"Bộ {criteria.id} không có mục {node.id} («{name_of(node.item)}»).",
                f"{len(known)} mã trong bộ",
                "Sửa mã, hoặc bỏ dòng.",
            )
        elif known[node.id] != node.max:
            yield Found(
                "other-maximum",
                "wrong",
                spot_of(node.item),
                f"Điểm tối đa của «{name_of(node.item)}» khác bộ {criteria.id}.",
                f"{show(node.max)} ở đây, {show(known[node.id])} trong bộ",
                f"Ghi {show(known[node.id])}.",
            )
