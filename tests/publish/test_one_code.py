"""What is made of a set prints one code, so that people see what belongs together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from cchc_docs.criteria.content import CODE_TITLE, set_digest
from cchc_docs.library import EditionLibrary
from cchc_docs.publish.artefacts.artefact import edition_stamp
from cchc_docs.publish.class_pack.paper import summary_papers
from cchc_docs.publish.model_texts import artefacts as model_texts
from cchc_docs.publish.pdf.forms import forms
from cchc_docs.publish.pdf.hand_outs import hand_outs
from cchc_docs.publish.report import docx
from cchc_docs.publish.slides import decks, document
from cchc_docs.publish.typesetting.paper import Paper
from cchc_docs.publish.workbook import artefacts


def papers(library: EditionLibrary) -> Iterator[Paper]:
    yield from hand_outs(library)
    yield from forms(library)
    yield from summary_papers(library.edition, "")


def test_hand_out_forms_workbook_report_and_decks_print_the_code_of_their_set(
    small: EditionLibrary,
) -> None:
    (only,) = small.sets
    code = set_digest(small.edition, only)
    for paper in papers(small):
        assert paper.stamped(edition_stamp(small))["foot"].endswith(f"{CODE_TITLE} {code}")
    for made in (*artefacts(small), *docx.artefacts(small)):
        if only.id in made.path:
            assert made.printed.digest == code
    for deck in decks(small):
        assert f"{CODE_TITLE} {code}." in document(deck, small, None)


def with_taught(library: EditionLibrary, **taught: object) -> EditionLibrary:
    (only,) = library.sets
    (first, *others) = only.fields
    field = first.model_copy(update=taught)
    known = only.model_copy(update={"fields": (field, *others)})
    return replace(library, edition=library.edition.model_copy(update={"sets": (known,)}))


@pytest.mark.parametrize(
    ("taught", "changed"),
    [
        ({"doing": ("Làm khác.",)}, set()),
        ({"meaning": "Nghĩa khác."}, {"mau-2020/tai-ve/mau-2020-phieu-cham-phong-ban.xlsx"}),
    ],
)
def test_what_is_taught_makes_only_those_files_anew_that_print_it(
    small: EditionLibrary, taught: dict[str, object], changed: set[str]
) -> None:
    def keys(library: EditionLibrary) -> dict[str, str]:
        made = (*artefacts(library), *docx.artefacts(library), *model_texts(library))
        return {one.path: one.key for one in made}

    before, after = keys(small), keys(with_taught(small, **taught))
    assert {path for path, key in after.items() if key != before[path]} == changed
