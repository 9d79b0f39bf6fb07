"""What an edition does not publish stands in no file that ``cchc rank`` writes, however packed."""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pypdfium2
import pytest

from cchc_docs.commands.rank_outputs import Ranked, write_out
from cchc_docs.criteria.ranking import RankingRules
from cchc_docs.ground.text import folded
from cchc_docs.library import EditionLibrary
from cchc_docs.results.card_ranking import rank_cards
from cchc_docs.results.standings import Ranking, Wishes
from cchc_docs.scoring.scorecard import Card

SET = "so-ban-nganh"
REASON, WHY, EARLIER = "Thiếu văn bản Zx", "Mục 1.1.1 đạt 0 điểm Zx", Fraction(1234, 100)
ORIGIN = {"status": "rebuilt", "note": "Để kiểm thử."}
KEYS = ("self", "survey", "fields", "items", "reasons", "before", "units")


def words_of(name: str, data: bytes) -> str:
    """All that a file holds, parts of packages and metadata included, as words with one space."""
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = [words_of(one, package.read(one)) for one in package.namelist()]
        return " ".join(parts)
    if name.endswith(".pdf"):
        document = pypdfium2.PdfDocument(data)
        pages = [page.get_textpage().get_text_range() for page in document]
        text = " ".join((*pages, *document.get_metadata_dict().values()))
    else:
        text = html.unescape(re.sub(r"<[^<>]*>", " ", data.decode("utf-8", "replace")))
    return " ".join(text.split())


@pytest.fixture(scope="module")
def cards(shipped: EditionLibrary) -> tuple[Card, ...]:
    """Three invented units with all columns."""
    return shipped.season[SET][:3]


@pytest.fixture(scope="module")
def secrets(cards: tuple[Card, ...]) -> Mapping[str, tuple[str, ...]]:
    """Words that tell what a key withholds."""
    leaves = cards[0].criteria_set.leaves()
    surveyed = tuple(one.title for one in leaves if one.is_surveyed)
    others = tuple(one.title for one in leaves if not one.is_surveyed)
    return {
        "self": ("Tự chấm", "Thẩm định"),
        "survey": ("Điều tra", *surveyed),
        "fields": tuple(one.title for one in cards[0].criteria_set.fields),
        "items": (*others, *surveyed, WHY),
        "reasons": (REASON, "Điểm mất vì đâu"),
        "before": ("12,34", "Năm trước"),
        "units": ("Vị trí trong nhóm",),
    }


def ranked(cards: tuple[Card, ...], shipped: EditionLibrary, withheld: tuple[str, ...]) -> Ranked:
    """The units of an edition that withholds this."""
    rules = RankingRules.model_validate({"origin": ORIGIN, "withheld": withheld})
    edition = shipped.edition.model_copy(update={"ranking": rules})
    own = tuple(replace(card, edition=edition) for card in cards)
    found = rank_cards(own, Wishes())
    first, *rest = found.standings
    told = Ranking((replace(first, why=(WHY,)), *rest), (), (f"{first.unit}: {WHY}.",))
    reasons = {card.sheet.unit: {line.node.id: REASON for line in card.all_lines()} for card in own}
    return Ranked(told, 2, [], own, replace(shipped, edition=edition), reasons)


def written(one: Ranked, folder: Path, *names: str) -> Iterator[tuple[str, str]]:
    """The words of each file that is written."""
    before = {folded(unit.unit): EARLIER for unit in one.ranking.standings}
    for name in names:
        write_out(folder / name, one, before)
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.name, words_of(path.name, path.read_bytes())


@pytest.mark.parametrize("key", KEYS)
def test_what_is_withheld_is_in_no_file(
    cards: tuple[Card, ...],
    shipped: EditionLibrary,
    secrets: Mapping[str, tuple[str, ...]],
    tmp_path: Path,
    key: str,
) -> None:
    names = ("kq.html", "kq.docx", "kq.xlsx", "kq.csv", "kq.json", "ket-qua")
    for name, words in written(ranked(cards, shipped, (key,)), tmp_path, *names):
        assert not [one for one in secrets[key] if one in words], name


def test_without_rules_all_of_it_is_published_and_with_all_of_them_none(
    cards: tuple[Card, ...],
    shipped: EditionLibrary,
    secrets: Mapping[str, tuple[str, ...]],
    tmp_path: Path,
) -> None:
    everything = " ".join(
        words for _, words in written(ranked(cards, shipped, ()), tmp_path / "tat-ca", "ket-qua")
    )
    for key, told in secrets.items():
        assert [one for one in told if one in everything], key
    for name, words in written(ranked(cards, shipped, KEYS), tmp_path / "khong", "ket-qua"):
        for told in secrets.values():
            assert not [one for one in told if one in words], name
