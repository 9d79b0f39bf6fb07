"""Model texts on pages and as DOCX: those true for any edition, and those an edition adds."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, partial
from pathlib import Path

from cchc_docs.ground.problems import ProblemsFound
from cchc_docs.lessons.model_texts import ModelText, load_model_texts
from cchc_docs.library import EditionLibrary
from cchc_docs.publish import addresses
from cchc_docs.publish.artefacts.artefact import Artefact, key_of, notices, stamp
from cchc_docs.publish.model_texts.docx import model_docx
from cchc_docs.publish.model_texts.trial import trial_artefact

GROUP = "Mẫu văn bản"


def model_texts(library: EditionLibrary) -> tuple[ModelText, ...]:
    """The general ones with the edition's year, then its own; its own takes the place of a
    general one of the same id."""
    own = {one.id: one for one in library.model_texts}
    general = [one for one in _general() if one.id not in own]
    return tuple(_of_year(one, library.edition.year) for one in (*general, *own.values()))


def artefacts(library: EditionLibrary) -> Iterator[Artefact]:
    """A DOCX of each, and the sheet for the middle of the year of each set."""
    edition = library.edition
    for one in model_texts(library):
        printed = stamp((edition,), one.model_dump_json().encode())
        yield Artefact(
            addresses.of(edition).model_file(one.id),
            f"{one.title} (DOCX)",
            GROUP,
            printed,
            key_of(printed),
            partial(model_docx, one, " ".join(notices((edition,))), printed),
        )
    for criteria_set in library.sets:
        yield trial_artefact(edition, criteria_set, GROUP)


@cache
def _general() -> tuple[ModelText, ...]:
    found, problems = load_model_texts(Path(__file__).parent)
    if problems:
        raise ProblemsFound(problems)
    return found


def _of_year(one: ModelText, year: int) -> ModelText:
    told = one.model_dump_json().replace("{year}", str(year))
    return ModelText.model_validate_json(told)
