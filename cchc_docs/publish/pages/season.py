"""The pages of "Kết quả mẫu": what the results of an invented season look like."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from markupsafe import Markup

from cchc_docs.ground.digests import digest
from cchc_docs.ground.kept import Kept
from cchc_docs.ground.text import slug
from cchc_docs.library import EditionLibrary
from cchc_docs.publish import addresses
from cchc_docs.publish.charts import svg
from cchc_docs.publish.pages.rendering import edition_page, render
from cchc_docs.results.card_ranking import rank_cards
from cchc_docs.results.parts import Part
from cchc_docs.results.season_parts import Results, season_parts
from cchc_docs.results.standings import Wishes
from cchc_docs.results.unit_parts import UnitResults

TITLE = "Kết quả mẫu"
CODED = ("Mã", "Số", "Hạng")
"""Heads of a narrow first column: such a table stands row by row on a phone."""


def season_pages(library: EditionLibrary, kept: Kept) -> Iterator[tuple[str, str]]:
    """The page of the season and one a unit, where the edition has a season."""
    if library.has_season:
        own = library.for_scoring
        told = kept.made(lambda: json.dumps(list(_pages(own))), lambda: ("season", scored_by(own)))
        yield from ((path, text) for path, text in json.loads(told))


def scored_by(library: EditionLibrary) -> str:
    """A digest of all that the season of an edition ``for_scoring`` is made of."""
    tables = [path.read_bytes() for path in library.season_tables]
    sources = [one.model_dump_json() for one in library.sources.values()]
    return digest(library.edition.model_dump_json(), *tables, *sources)


def _pages(library: EditionLibrary) -> Iterator[tuple[str, str]]:
    results = sample_results(library)
    if results is None:
        return
    edition, own = library.edition, addresses.of(library.edition)
    cards, rules = results.cards, edition.ranking
    pairs = results.pairs() if "units" not in results.withheld else []
    names = [(one.unit, own.season_unit(slug(f"{one.group} {one.unit}"))) for one, _ in pairs]
    several = len({card.criteria_set.id for card in cards}) > 1
    places = {} if several else own.nodes(cards[0].criteria_set)
    body = _body(own.season, library, season_parts(results), places, names)
    yield addresses.markdown(own.season), edition_page(edition, TITLE, body, styles=["season"])
    for (one, card), (unit, here) in zip(pairs, names, strict=True):
        found = UnitResults(
            results, one, card, library.sources, bool(rules and rules.name_others)
        ).parts()
        body = _body(here, library, found, own.nodes(card.criteria_set), unit=unit)
        yield addresses.markdown(here), edition_page(edition, _title(unit), body, styles=["season"])


def sample_results(library: EditionLibrary) -> Results | None:
    """The results of the invented season; None where the edition has none."""
    cards = tuple(card for cards in library.season.values() for card in cards)
    if not cards:
        return None
    rules = library.edition.ranking
    return Results(
        rank_cards(cards, Wishes()),
        library.edition.scoring.decimals,
        cards,
        withheld=frozenset(rules.withheld if rules else ()),
    )


def _title(unit: str) -> str:
    return f"{TITLE}: {unit}" if unit else TITLE


def _body(
    here: str,
    library: EditionLibrary,
    parts: tuple[Part, ...],
    places: Mapping[str, str],
    names: Sequence[tuple[str, str]] = (),
    unit: str = "",
) -> str:
    """``names``: of other units that have a page, with its address."""
    told = Counter(name for name, _ in names)
    return render(
        "season.md.jinja",
        here,
        edition=library.edition,
        links={name: address for name, address in names if told[name] == 1},
        parts=[(one, [(chart.title, Markup(svg(chart))) for chart in one.charts]) for one in parts],
        places=places,
        coded=CODED,
        title=_title(unit),
        unit=unit,
        names=names,
    )
