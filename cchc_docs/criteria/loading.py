"""From YAML files to the model: every shape checked, every problem with file and line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from cchc_docs.criteria import wording
from cchc_docs.criteria.documents import Document, documents_below, read_document
from cchc_docs.criteria.model import (
    CriteriaField,
    CriteriaSet,
    Edition,
    EditionDeclaration,
    SetDeclaration,
    Source,
    Term,
)
from cchc_docs.ground.problems import Problem

M = TypeVar("M", bound=BaseModel)

DEEPEST = 3
"""Parts of the longest path that is read: edition, folder, file."""
SCHEMAS = "schema"
"""The folder beside the editions that holds what ``cchc schema`` writes."""


@dataclass(frozen=True)
class LoadedField:
    """A field of right shape and the file it came from."""

    document: Document
    set_id: str
    field: CriteriaField


@dataclass
class Loaded:
    """What was read, where it stood, and what is wrong with it so far."""

    problems: list[Problem] = field(default_factory=list)
    sources: dict[str, Source] = field(default_factory=dict)
    source_ids: tuple[str, ...] | None = None
    """Every id in sources.yaml, also of sources that are refused; None: not readable."""
    glossary: tuple[Term, ...] = ()
    editions: list[Edition] = field(default_factory=list)
    edition_files: dict[str, Document] = field(default_factory=dict)
    fields: list[LoadedField] = field(default_factory=list)
    """Every field of right shape, also of a set that is not whole."""
    declared: list[tuple[Document, EditionDeclaration]] = field(default_factory=list)
    """Every edition.yaml of right shape, even when its fields could not be read."""


def read_model(document: Document, model: type[M], problems: list[Problem]) -> M | None:
    """The document as ``model``; its problems are added to ``problems``, and then None."""
    problems.extend(document.problems)
    if not document.is_readable:
        return None
    try:
        value = model.model_validate(document.data)
    except ValidationError as error:
        problems.extend(document.told(finding) for finding in wording.findings(error, model))
        return None
    return None if document.problems else value


def read_list(document: Document, model: type[M], problems: list[Problem]) -> tuple[M, ...]:
    """The document as a list of ``model``; what is refused is left out and told."""
    problems.extend(document.problems)
    if not document.is_readable:
        return ()
    if not isinstance(document.data, tuple):
        problems.append(
            document.problem(
                (),
                "Tệp này phải là một danh sách.",
                "Mỗi mục bắt đầu bằng «- ».",
                "Thêm dấu gạch đầu dòng trước mỗi mục.",
            )
        )
        return ()
    kept: list[M] = []
    for position, item in enumerate(document.data):
        try:
            kept.append(model.model_validate(item))
        except ValidationError as error:
            problems.extend(
                document.told(finding, (position,)) for finding in wording.findings(error, model)
            )
    return tuple(kept)


def load(folder: Path) -> Loaded:
    """Everything below ``folder`` (the folder ``criteria``)."""
    loaded = Loaded()
    if not folder.is_dir():
        missing = Document(folder, None, None)
        loaded.problems.append(
            missing.problem(
                (),
                "Không có thư mục này.",
                "Thư mục criteria có sources.yaml và mỗi phiên bản một thư mục.",
                "Kiểm tra lại đường dẫn.",
            )
        )
        return loaded
    _read_sources(folder, loaded)
    glossary = folder / "glossary.yaml"
    if glossary.exists():
        _read_glossary(read_document(glossary), loaded)
    editions = sorted(path.parent for path in folder.glob("*/edition.yaml"))
    if not editions:
        loaded.problems.append(
            Document(folder, None, None).problem(
                (),
                "Không có phiên bản nào.",
                "Ít nhất một thư mục con có tệp edition.yaml.",
                "Thêm thư mục phiên bản, xem quang-ninh-2013 làm mẫu.",
            )
        )
    for edition in editions:
        _read_edition(edition, loaded)
    loaded.problems.extend(_overlooked(folder))
    return loaded


def _overlooked(folder: Path) -> Iterator[Problem]:
    """What its place or name keeps from being read: no edition.yaml, too deep, not .yaml."""
    for below in sorted(folder.iterdir()):
        is_edition = (below / "edition.yaml").exists()
        if below.is_dir() and below.name != SCHEMAS and not is_edition:
            yield Document(below, None, None).problem(
                (),
                "Thư mục này không có edition.yaml nên không được đọc.",
                "Mỗi thư mục con là một phiên bản có edition.yaml.",
                "Thêm edition.yaml, hoặc chuyển thư mục ra ngoài.",
            )
    for path in sorted(folder.rglob("*")):
        if path.suffix == ".yaml" and len(path.relative_to(folder).parts) > DEEPEST:
            yield Document(path, None, None).problem(
                (),
                "Tệp nằm trong thư mục con nên không được đọc.",
                "Mỗi tệp nằm ngay trong thư mục của bộ tiêu chí, examples, questions hoặc units.",
                "Chuyển tệp lên một tầng.",
            )
        if path.suffix.lower() in (".yml", ".yaml") and path.suffix != ".yaml":
            yield Document(path, None, None).problem(
                (),
                f"Tệp có đuôi {path.suffix} nên không được đọc.",
                "Đuôi .yaml, chữ thường.",
                f"Đổi tên thành {path.stem}.yaml.",
            )


def _read_sources(folder: Path, loaded: Loaded) -> None:
    document = read_document(folder / "sources.yaml")
    if isinstance(document.data, tuple):
        found = (item.get("id") for item in document.data if isinstance(item, dict))
        loaded.source_ids = tuple(name for name in found if isinstance(name, str))
    for position, source in enumerate(read_list(document, Source, loaded.problems)):
        if source.id in loaded.sources:
            loaded.problems.append(
                document.problem(
                    (position, "id"),
                    f"Nguồn {source.id} ghi hai lần.",
                    "Mỗi nguồn một mã riêng.",
                    "Xoá mục trùng hoặc đổi mã.",
                )
            )
        loaded.sources[source.id] = source


def _read_glossary(document: Document, loaded: Loaded) -> None:
    seen = set()
    loaded.glossary = read_list(document, Term, loaded.problems)
    for position, term in enumerate(loaded.glossary):
        if term.term.lower() in seen:
            loaded.problems.append(
                document.problem(
                    (position, "term"),
                    f"Thuật ngữ «{term.term}» giải nghĩa hai lần.",
                    "Mỗi thuật ngữ một mục.",
                    "Gộp hai mục làm một.",
                )
            )
        seen.add(term.term.lower())


def _read_edition(folder: Path, loaded: Loaded) -> None:
    document = read_document(folder / "edition.yaml")
    declaration = read_model(document, EditionDeclaration, loaded.problems)
    declared = declaration.sets if declaration else _declared_anyway(document)
    sets = [_read_set(folder, document, one, loaded) for one in declared]
    if declaration is None:
        return
    loaded.declared.append((document, declaration))
    if all(one is not None for one in sets):
        edition = Edition.model_construct(**{**dict(declaration), "sets": tuple(sets)})
        loaded.editions.append(edition)
        loaded.edition_files[edition.id] = document


def _declared_anyway(document: Document) -> Iterable[SetDeclaration]:
    """The sets of an edition.yaml that has other faults: their files are checked all the same."""
    data = document.data
    found = data.get("sets", ()) if isinstance(data, dict) else ()
    adapter = TypeAdapter(SetDeclaration)
    for item in found if isinstance(found, tuple) else ():
        try:
            yield adapter.validate_python(item)
        except ValidationError:
            continue


def _read_set(
    folder: Path, edition: Document, declaration: SetDeclaration, loaded: Loaded
) -> CriteriaSet | None:
    below = folder / declaration.id
    paths = list(documents_below(below))
    if not paths:
        loaded.problems.append(
            edition.problem(
                ("sets",),
                f"Bộ tiêu chí {declaration.id} không có tệp lĩnh vực nào.",
                f"Thư mục {declaration.id}/ có mỗi lĩnh vực một tệp .yaml.",
                "Thêm tệp lĩnh vực, hoặc bỏ bộ tiêu chí khỏi edition.yaml.",
            )
        )
        return None
    fields: list[CriteriaField] = []
    whole = True
    for path in paths:
        document = read_document(path)
        one = read_model(document, CriteriaField, loaded.problems)
        if one is None:
            whole = False
            continue
        fields.append(one)
        loaded.fields.append(LoadedField(document, declaration.id, one))
    if not whole:
        return None
    return CriteriaSet.model_construct(**{**dict(declaration), "fields": tuple(fields)})
