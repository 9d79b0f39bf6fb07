"""From templates and library text to Markdown that no title or sentence can break."""

from __future__ import annotations

import json
import re
from collections import Counter
from fractions import Fraction
from functools import cache
from typing import Any

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from cchc_docs.criteria.model import CriteriaField, Edition, Evidence, Origin, Source
from cchc_docs.ground.days import show_day
from cchc_docs.ground.numbers import fixed, show
from cchc_docs.ground.text import lower_first
from cchc_docs.lessons.examples import KIND_TITLES
from cchc_docs.library import Library
from cchc_docs.publish import addresses
from cchc_docs.publish.artefacts.artefact import foot_words
from cchc_docs.publish.browser.filling import filling
from cchc_docs.publish.pages.drawing import drawing
from cchc_docs.rules.columns import COLUMNS
from cchc_docs.rules.model import STEP_TITLES

STATUS_TITLES = {
    "official": "Văn bản chính thức",
    "cited": "Trích dẫn",
    "rebuilt": "Biên soạn lại để tập huấn",
}
"""The mark of an origin, as pages show it."""


STATUS_WORDS = {"official": "chính thức", "cited": "trích dẫn", "rebuilt": "biên soạn lại"}
"""The same in a narrow column."""


def heading_text(text: str) -> str:
    """``text`` as the text of a Markdown heading: every sign stands for itself."""
    safe = str(escape(" ".join(text.split())))
    return re.sub(r"([\\`*_{}\[\]()#+!-])", r"\\\1", safe)


def page(title: str, body: str, **meta: Any) -> str:
    """A page: front matter, then Markdown."""
    matter = {"title": title, **{key: value for key, value in meta.items() if value}}
    lines = (f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in matter.items())
    return "---\n" + "\n".join(lines) + "\n---\n\n" + body


def edition_page(edition: Edition, title: str, body: str, **meta: Any) -> str:
    """A page that says at its foot what its edition is."""
    return page(title, body, foot=foot_words((edition,)), **meta)


def told_apart(title: str, edition: Edition, library: Library) -> str:
    """``title`` of something in an edition, with the edition's where there are several."""
    return title if len(library.editions) == 1 else f"{title}, {edition.title}"


def unbroken(text: str) -> str:
    """``text`` with each figure kept on one line with its per cent sign."""
    return re.sub(r"(?<=\d) %", "\u00a0%", text)


PACKAGE = "cchc_docs.publish.pages"


def render(template: str, here: str, package: str = PACKAGE, **values: Any) -> str:
    """The template with its values put in; everything is escaped but Markup.

    ``here`` is the address at which it will stand, ``up`` in it the way to the top of the site.
    Templates of another ``package`` may use those of the pages.
    """
    values |= {"here": here, "up": addresses.up(here)}
    return unbroken(_environment(package).get_template(template).render(**values))


@cache
def _environment(package: str) -> Environment:
    environment = Environment(
        loader=ChoiceLoader([PackageLoader(name) for name in (package, PACKAGE)]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters.update(
        heading=lambda text: Markup(heading_text(text)),
        points=show,
        fixed=fixed,
        day=show_day,
        documents=_documents,
        size=_size,
        lower_first=lower_first,
        filling=filling,
        anchor=addresses.anchor,
        seen_from=addresses.seen_from,
        checked=_checked,
        origins=origins_told,
    )
    environment.globals.update(
        site=addresses,
        foot_words=foot_words,
        drawing=lambda rule, maximum: Markup(drawing(rule, maximum)),
        step_titles=STEP_TITLES,
        kind_titles=KIND_TITLES,
        columns=COLUMNS,
        status_titles=STATUS_TITLES,
        status_words=STATUS_WORDS,
        is_cited=_is_cited,
    )
    return environment


def _size(count: int) -> str:
    """``12,3 KB`` of a number of bytes."""
    kilobytes = Fraction(count, 1000)
    number, unit = (kilobytes / 1000, "MB") if kilobytes >= 1000 else (kilobytes, "KB")
    return f"{show(number, 1)}\u00a0{unit}"


def _documents(evidence: tuple[Evidence, ...]) -> str:
    return "; ".join(one.document for one in evidence)


def _checked(source: Source) -> str:
    """What of a source was compared with a public text: only what stands here of it."""
    told = {"số": source.number, "ngày": source.date, "tên": source.title}
    return ", ".join(name for name, value in told.items() if value)


def origins_told(field: CriteriaField) -> str:
    """The origin of a field and of all in it; how many of each where they differ."""
    counts: Counter[str] = Counter(node.origin.status for node in field.walk())
    if len(counts) == 1:
        return STATUS_TITLES[field.origin.status]
    return ", ".join(
        f"{counts[status]} mục {words}" for status, words in STATUS_WORDS.items() if counts[status]
    )


def _is_cited(origin: Origin) -> bool:
    return origin.status != "rebuilt"
