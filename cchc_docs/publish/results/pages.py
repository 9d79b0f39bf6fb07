"""The report of results as pages that open from a disk: one of the season, one a unit."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from cchc_docs.assets.compiled import COMPILED
from cchc_docs.publish.charts import svg
from cchc_docs.publish.results.report import Report
from cchc_docs.results.parts import Chart

HOME, UNITS = "index.html", "don-vi"
"""The page of the season; the folder of the units' pages."""


def report_pages(report: Report) -> Iterator[tuple[str, str]]:
    """Every page with its address in the folder."""
    links = {(one.standing.unit, one.standing.group): one.name for one in report.units}
    named = [(one, f"{UNITS}/{name}.html") for one, name in _names(report, links)]
    yield HOME, _page(report, named=named, title=report.title, parts=report.parts, home="")
    for one in report.units:
        yield (
            f"{UNITS}/{one.name}.html",
            _page(report, title=one.standing.unit, parts=one.parts, named=(), home=f"../{HOME}"),
        )


def whole_page(report: Report) -> str:
    """The report on the season alone, as one page."""
    return _page(report, named=(), title=report.title, parts=report.parts, home="")


def _names(report: Report, links: dict[tuple[str, str], str]) -> Iterator[tuple[str, str]]:
    for one in report.results.ranking.standings:
        if (one.unit, one.group) in links:
            yield one.unit, links[one.unit, one.group]


def _page(report: Report, **values: object) -> str:
    return (
        environment()
        .get_template("page.html.jinja")
        .render(report=report, style=_style(), **values)
    )


@cache
def _style() -> Markup:
    folder = files("cchc_docs.publish.results").joinpath("templates")
    return Markup(folder.joinpath("results.css").read_text("utf-8"))  # our own file


def drawn(chart: Chart) -> Markup:
    """The chart for a template: words in it are escaped where it is drawn."""
    return Markup(svg(chart))


@cache
def environment() -> Environment:
    """What reads the templates of results."""
    made = Environment(
        loader=PackageLoader("cchc_docs.publish.results"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=COMPILED,
    )
    made.filters["svg"] = drawn
    return made
