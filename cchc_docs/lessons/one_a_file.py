"""What lies one a file, the file named after its id: worked examples, whole units."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from cchc_docs.criteria.documents import Document, documents_below, read_document
from cchc_docs.criteria.loading import read_model
from cchc_docs.criteria.origins import Slug
from cchc_docs.ground.findings import Finding
from cchc_docs.ground.model import Model
from cchc_docs.ground.problems import Problem


class Named(Model):
    """An example as its file says it."""

    id: Slug
    """Mã ví dụ, trùng tên tệp."""


Written = TypeVar("Written", bound=Named)
Scored = TypeVar("Scored")


def load_each(
    folder: Path,
    model: type[Written],
    check: Callable[[Written, dict[type, Any]], tuple[Scored | None, Iterable[Finding]]],
) -> tuple[tuple[Scored, ...], tuple[Problem, ...]]:
    """All of a folder in order of file name, each as ``check`` scores it, and all problems.

    ``check`` is given what its file keeps from one reading to the next, by its type.
    """
    found: list[Scored] = []
    problems: list[Problem] = []
    for path in documents_below(folder):
        document = read_document(path)
        example, told = read_model(document, model)
        problems.extend(told)
        if example is not None:
            scored, findings = check(example, document.models)
            problems.extend(document.all_told((*_misnamed(example, document), *findings)))
            if scored is not None:
                found.append(scored)
    return tuple(found), tuple(problems)


def _misnamed(example: Named, document: Document) -> Iterator[Finding]:
    if document.path.stem != example.id:
        yield Finding(
            ("id",),
            f"Tên tệp {document.path.name} khác mã ví dụ {example.id}.",
            f"{example.id}.yaml",
            "Đổi tên tệp hoặc sửa id.",
            "L013",
        )
