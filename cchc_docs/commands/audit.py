"""``cchc audit``: what does not add up in annexes, filled sheets and tables of results."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence

from cchc_docs.auditing.commented import commented, copy_names
from cchc_docs.auditing.documents import KINDS, Document, audit_beside, audit_file
from cchc_docs.auditing.found import WEIGHTS, Found
from cchc_docs.commands.folders import files_below
from cchc_docs.commands.output import refuse_over, write_whole
from cchc_docs.commands.parameters import CRITERIA, PATH, Options, argument, flag, option
from cchc_docs.commands.sets import find_set
from cchc_docs.ground.problems import Problem, ProblemsFound
from cchc_docs.library import load_library

PARAMS = (
    argument("paths", "TỆP", f"tệp {', '.join(KINDS)}, hoặc thư mục", many=True),
    option("--set", metavar="PHIÊN-BẢN/BỘ", about="đối chiếu mã, điểm với bộ này"),
    flag("--json", "in JSON: điều tìm thấy, và tệp không đọc được"),
    option("--copy", metavar="THƯ-MỤC", kind=PATH, about="ghi bản Excel có lời nhắc ở từng ô"),
    CRITERIA,
)
"""What the command takes."""


def run(options: Options) -> int:
    """Tells what it found; 1 when something is wrong or could not be read."""
    library = load_library(options.criteria) if options.set else None
    against = find_set(options.set, library, options.criteria)[1] if library else None
    documents: list[Document] = []
    unread: list[Problem] = []
    for path in files_below(options.paths, KINDS):
        try:
            documents.append(audit_file(path, against))
        except ProblemsFound as refused:
            unread.extend(refused.problems)
    beside = tuple(audit_beside(documents))
    found = [one for document in documents for one in document.found] + list(beside)
    if not options.json:
        if documents or not unread:
            print("\n".join(_lines(documents, found)))
        if unread:
            print(ProblemsFound(unread).report(), file=sys.stderr)
    if options.copy:
        options.copy.mkdir(parents=True, exist_ok=True)
        names = copy_names([document.path for document in documents])
        for document in documents:
            path = options.copy / names[document.path]
            refuse_over(path, *names)
            write_whole(path, commented(document, [*document.found, *beside]))
    if options.json:  # last: what goes wrong before is the only thing told
        problems = ProblemsFound(unread).data()
        told = {"found": [one.data() for one in found], "problems": problems}
        print(json.dumps(told, ensure_ascii=False, indent=2))
    return 1 if unread or any(one.weight == "wrong" for one in found) else 0


def _lines(documents: Sequence[Document], found: Sequence[Found]) -> Iterator[str]:
    for document in documents:
        rows = sum(len(grid.rows) for grid in document.grids)
        yield f"{document.path.name}: {rows} dòng, {len(list(document.draft.walk()))} mục."
        if document.outline.unread:
            yield f"    Không đọc, không thấy cột điểm: {', '.join(document.outline.unread)}."
    for one in found:
        yield f"\n{one.spot.file}, {one.spot}: {WEIGHTS[one.weight]}. {one.what}"
        yield f"    Phép tính: {one.working}"
        yield f"    Đúng khi: {one.remedy}"
    counts = Counter(one.weight for one in found)
    told = ", ".join(
        f"{words.lower()} {counts[weight]}" for weight, words in WEIGHTS.items() if counts[weight]
    )
    yield f"\n{len(found)} điều tìm thấy: {told}." if found else "\nKhông thấy số nào không khớp."
