"""From YAML files to the model: every shape checked, every problem with file and line."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from cchc_docs.criteria import wording
from cchc_docs.criteria.documents import Document, documents_below, read_document
from cchc_docs.criteria.edition_parts import Term
from cchc_docs.criteria.model import (
    CriteriaField,
    CriteriaSet,
    Edition,
    EditionDeclaration,
    SetDeclaration,
)
from cchc_docs.criteria.origins import Source
from cchc_docs.criteria.overlooked import overlooked, set_folders
from cchc_docs.ground.findings import Place
from cchc_docs.ground.problems import Problem

M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True)
class Sources:
    """Documents that may be cited, by id."""

    known: Mapping[str, Source] = field(default_factory=dict)
    ids: tuple[str, ...] | None = ()
    """Also of those that are refused; None: a file of them is not readable."""

    def with_own(self, own: Sources) -> Sources:
        """These, then what an edition adds."""
        ids = None if self.ids is None or own.ids is None else (*self.ids, *own.ids)
        return Sources({**self.known, **own.known}, ids)


@dataclass(frozen=True)
class LoadedField:
    """A field of right shape and the file it came from."""

    document: Document
    field: CriteriaField


@dataclass(frozen=True)
class LoadedSet:
    """A declared set with those of its fields that are of right shape."""

    declaration: SetDeclaration
    fields: tuple[LoadedField, ...]
    whole: CriteriaSet | None
    """None while a field cannot be read."""


@dataclass(frozen=True)
class LoadedEdition:
    """What was read of one edition's folder."""

    document: Document
    declaration: EditionDeclaration | None
    """None while edition.yaml has faults of shape; its sets are read all the same."""
    sets: tuple[LoadedSet, ...]
    sources: Sources
    """The shared ones and those it adds."""
    added: frozenset[str]
    """Ids of the sources that it adds."""
    glossary: tuple[Term, ...]
    """The shared terms and those it adds."""

    @property
    def folder(self) -> Path:
        """Where its files lie."""
        return self.document.path.parent

    def with_sets(self, ids: Collection[str]) -> Edition | None:
        """The edition with those of its sets that are whole and named in ``ids``."""
        if self.declaration is None:
            return None
        sets = tuple(one.whole for one in self.sets if one.whole and one.whole.id in ids)
        return Edition.model_construct(**{**dict(self.declaration), "sets": sets})


@dataclass(frozen=True)
class Loaded:
    """What was read, where it stood, and what is wrong with its shape."""

    problems: tuple[Problem, ...] = ()
    editions: tuple[LoadedEdition, ...] = ()


def read_model(document: Document, model: type[M]) -> tuple[M | None, tuple[Problem, ...]]:
    """The document as ``model``; None when there are problems."""
    if not document.is_readable:
        return None, document.problems
    value: M | None = document.models.get(model)
    try:
        if value is None:
            value = document.models[model] = model.model_validate(document.data)
    except ValidationError as error:
        found = (document.told(finding) for finding in wording.findings(error, model))
        return None, (*document.problems, *found)
    return (None if document.problems else value), document.problems


def read_list(
    document: Document, model: type[M]
) -> tuple[tuple[tuple[Place, M], ...], tuple[Problem, ...]]:
    """The document as a list of ``model``, each with its place; what is refused is told."""
    if not document.is_readable:
        return (), document.problems
    if not isinstance(document.data, tuple):
        no_list = document.problem(
            (),
            "Tệp này phải là một danh sách.",
            "Mỗi mục bắt đầu bằng «- ».",
            "Thêm dấu gạch đầu dòng trước mỗi mục.",
            "S001",
        )
        return (), (*document.problems, no_list)
    kept: list[tuple[Place, M]] = []
    problems = [*document.problems]
    for position, item in enumerate(document.data):
        try:
            kept.append(((position,), model.model_validate(item)))
        except ValidationError as error:
            found = wording.findings(error, model)
            problems.extend(document.told(finding, (position,)) for finding in found)
    return tuple(kept), tuple(problems)


def listed_ids(document: Document) -> tuple[str, ...] | None:
    """Every id in a file that is a list, also of items that are refused; None: not readable."""
    if not isinstance(document.data, tuple):
        return None
    found = (item.get("id") for item in document.data if isinstance(item, dict))
    return tuple(name for name in found if isinstance(name, str))


def load(folder: Path) -> Loaded:
    """Everything below ``folder`` (the folder ``criteria``)."""
    if not folder.is_dir():
        missing = Document(folder, None, False).problem(
            (),
            "Không có thư mục này.",
            "Thư mục criteria có sources.yaml và mỗi phiên bản một thư mục.",
            "Kiểm tra lại đường dẫn.",
            "S002",
        )
        return Loaded((missing,))
    problems: list[Problem] = []
    sources, found = _read_sources(folder, Sources())
    problems.extend(found)
    glossary, found = _read_glossary(folder, ())
    problems.extend(found)
    editions = []
    for path in sorted(folder.glob("*/edition.yaml")):
        edition, found = _read_edition(path, sources, glossary)
        editions.append(edition)
        problems.extend(found)
    problems.extend(overlooked(folder, {one.folder: _named(one.document) for one in editions}))
    return Loaded(tuple(problems), tuple(editions))


def _read_sources(folder: Path, shared: Sources) -> tuple[Sources, tuple[Problem, ...]]:
    """What the folder's sources.yaml adds to the ``shared`` ones."""
    path = folder / "sources.yaml"
    if not path.exists():
        return shared, ()
    document = read_document(path)
    read, problems = read_list(document, Source)
    sources: dict[str, Source] = {}
    for place, source in read:
        if source.id in sources or source.id in shared.known:
            twice = document.problem(
                (*place, "id"),
                f"Nguồn {source.id} ghi hai lần.",
                "Mỗi nguồn một mã riêng; phiên bản dùng được cả nguồn chung ở criteria.",
                "Xoá mục trùng hoặc đổi mã.",
                "S003",
            )
            problems = (*problems, twice)
        sources[source.id] = source
    return shared.with_own(Sources(sources, listed_ids(document))), problems


def _read_glossary(
    folder: Path, shared: tuple[Term, ...]
) -> tuple[tuple[Term, ...], tuple[Problem, ...]]:
    """What the folder's glossary.yaml adds to the ``shared`` terms."""
    path = folder / "glossary.yaml"
    if not path.exists():
        return shared, ()
    document = read_document(path)
    read, problems = read_list(document, Term)
    seen = {term.term.lower() for term in shared}
    for place, term in read:
        if term.term.lower() in seen:
            twice = document.problem(
                (*place, "term"),
                f"Thuật ngữ «{term.term}» giải nghĩa hai lần.",
                "Mỗi thuật ngữ một mục.",
                "Gộp hai mục làm một.",
                "S004",
            )
            problems = (*problems, twice)
        seen.add(term.term.lower())
    return (*shared, *(term for _, term in read)), problems


def _read_edition(
    path: Path, shared: Sources, terms: tuple[Term, ...]
) -> tuple[LoadedEdition, tuple[Problem, ...]]:
    document = read_document(path)
    declaration, problems = read_model(document, EditionDeclaration)
    sources, found = _read_sources(path.parent, shared)
    glossary, wrong = _read_glossary(path.parent, terms)
    problems = (*problems, *found, *wrong)
    sets = []
    for one in declaration.sets if declaration else _declared_anyway(document):
        loaded, found = _read_set(document, one)
        sets.append(loaded)
        problems = (*problems, *found)
    problems = (*problems, *_otherwise_unread(document, sets))
    added = frozenset(sources.known.keys() - shared.known.keys())
    whole = LoadedEdition(document, declaration, tuple(sets), sources, added, glossary)
    return whole, problems


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


def _named(edition: Document) -> tuple[str, ...] | None:
    """Ids of the sets in an edition.yaml, whatever else it says; None: not all can be read."""
    data = edition.data
    sets = data.get("sets") if isinstance(data, dict) else None
    if not sets or not isinstance(sets, tuple):
        return None
    ids = [one.get("id") if isinstance(one, dict) else None for one in sets]
    return None if None in ids else tuple(str(one) for one in ids)


def _otherwise_unread(edition: Document, sets: Iterable[LoadedSet]) -> Iterator[Problem]:
    """What is wrong with the shape of fields whose set edition.yaml fails to declare."""
    named, read = _named(edition), {one.declaration.id for one in sets}
    for folder in set_folders(edition.path.parent):
        if folder.name not in read and (named is None or folder.name in named):
            for path in documents_below(folder):
                yield from read_model(read_document(path), CriteriaField)[1]


def _read_set(
    edition: Document, declaration: SetDeclaration
) -> tuple[LoadedSet, tuple[Problem, ...]]:
    paths = list(documents_below(edition.path.parent / declaration.id))
    if not paths:
        missing = edition.problem(
            ("sets",),
            f"Bộ tiêu chí {declaration.id} không có tệp lĩnh vực nào.",
            f"Thư mục {declaration.id}/ có mỗi lĩnh vực một tệp .yaml.",
            "Thêm tệp lĩnh vực, hoặc bỏ bộ tiêu chí khỏi edition.yaml.",
            "S005",
        )
        return LoadedSet(declaration, (), None), (missing,)
    fields: list[LoadedField] = []
    problems: list[Problem] = []
    for path in paths:
        document = read_document(path)
        one, found = read_model(document, CriteriaField)
        problems.extend(found)
        if one is not None:
            fields.append(LoadedField(document, one))
    whole = None
    if len(fields) == len(paths):
        parts = {**dict(declaration), "fields": tuple(one.field for one in fields)}
        whole = CriteriaSet.model_construct(**parts)
    return LoadedSet(declaration, tuple(fields), whole), tuple(problems)
