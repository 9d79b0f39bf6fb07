"""All advice on a library and the pages beside it."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from importlib.resources import files
from pathlib import Path

import yaml

from cchc_docs.editorial.amounts import amounts, changed_sizes, real_names
from cchc_docs.editorial.asking import asked_twice, figures_asked_twice
from cchc_docs.editorial.pages import page_passages, pages, typed_figures
from cchc_docs.editorial.passages import Passage, item_passages, own_rules, passages
from cchc_docs.editorial.spelling import (
    DICTIONARY,
    Speller,
    misspelled,
    misspelled_letters,
    read_files,
    speller,
)
from cchc_docs.editorial.wording import kept_notice, said_twice, spaced_percentages, wording
from cchc_docs.ground.problems import Problem
from cchc_docs.library import Library

NOT_SPELLED = f"Chưa kiểm tra chính tả: không có từ điển {DICTIONARY.as_posix()} (xem README)."
"""What is said where there is no dictionary."""


def advice(library: Library, folder: Path) -> tuple[Problem, ...]:
    """What is worth mending in the library in ``folder``, sorted, and in the pages beside it.

    Titles and rules of an official edition are a decision's own words, and so is its mix of
    rules: nothing is said of them.
    """
    texts = [*passages(library, folder)]
    written = [one for path in pages(folder.parent) for one in page_passages(path)]
    found = [
        *wording((*texts, *written), _abbreviations(library)),
        *(told for own in library.editions for told in said_twice(item_passages(own))),
        *(told for rule in own_rules(library) for told in spaced_percentages(rule)),
        *(told for own in library.editions for told in kept_notice(own)),
        *(told for own in library.editions for told in asked_twice(own)),
        *(told for own in library.editions for told in figures_asked_twice(own)),
        *(one for path in pages(folder.parent) for one in typed_figures(path)),
        *_amounts(library),
    ]
    known = speller_of(folder.parent)
    if known is not None:
        found += _spelling(library, folder, (*texts, *written), known)
    return tuple(sorted(set(found)))


def speller_of(project: Path) -> Speller | None:
    """The speller of a project with the words that are always allowed."""
    return speller(project, words()["foreign"], words()["kept"])


@functools.cache
def words() -> Mapping[str, tuple[str, ...]]:
    """What is no Vietnamese syllable and right all the same, by kind."""
    return yaml.safe_load(files(__package__).joinpath("words.yaml").read_text("utf-8"))  # type: ignore[no-any-return]


def _abbreviations(library: Library) -> frozenset[str]:
    terms = (term for own in library.editions for term in own.glossary)
    explained = {term.abbreviation for term in terms if term.abbreviation}
    parts = {part for name in explained for part in name.split()}
    return frozenset({*explained, *parts, *words()["capitals"]})


def _amounts(library: Library) -> Iterator[Problem]:
    for own in library.editions:
        yield from real_names(own)
        yield from changed_sizes(own)
        if own.edition.status == "training" and own.edition.complete:
            for criteria_set in own.sets:
                yield from amounts(own, criteria_set)


def _spelling(
    library: Library, folder: Path, texts: tuple[Passage, ...], known: Speller
) -> Iterator[Problem]:
    official = [own.folder for own in library.editions if own.edition.status == "official"]
    own = [
        path
        for path in sorted(folder.rglob("*.yaml"))
        if not any(path.is_relative_to(other) for other in official)
    ]
    whole = [*misspelled_letters((*own, *read_files(folder.parent, words()["patterns"])), known)]
    yield from whole
    told = {(one.file, one.what) for one in whole}
    yield from (one for one in misspelled(texts, known) if (one.file, one.what) not in told)
