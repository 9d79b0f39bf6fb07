"""From templates and library text to Markdown that no title or sentence can break."""

from __future__ import annotations

import html
import json
import re
from fractions import Fraction
from functools import cache, lru_cache
from typing import Any

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup, escape

from cchc_docs.assets.compiled import COMPILED
from cchc_docs.criteria.model import Edition, Evidence
from cchc_docs.criteria.origins import Source
from cchc_docs.ground.days import show_day
from cchc_docs.ground.numbers import fixed, show
from cchc_docs.ground.text import lower_first
from cchc_docs.lessons.examples import KIND_TITLES, briefest, featured, telling
from cchc_docs.publish import addresses
from cchc_docs.publish.artefacts.artefact import foot_words
from cchc_docs.publish.browser.filling import filling
from cchc_docs.publish.pages.drawing import drawing, per_cent
from cchc_docs.publish.words.citations import citation
from cchc_docs.publish.words.conventions import conventions_lead
from cchc_docs.publish.words.origins import (
    STATUS_TITLES,
    STATUS_WORDS,
    due_word,
    lead,
    origin_text,
    origins_told,
)
from cchc_docs.publish.words.places import MOST_TITLES, sum_told
from cchc_docs.rules.columns import COLUMNS
from cchc_docs.rules.model import STEP_TITLES
from cchc_docs.scoring.card_text import earned


def heading_text(text: str) -> str:
    """``text`` as the text of a Markdown heading: every sign stands for itself."""
    safe = html.escape(" ".join(text.split()), quote=False)  # # of an entity would be one more
    return re.sub(r"([\\`*_{}\[\]()#+!-])", r"\\\1", safe)


def inert(text: str) -> Markup:
    """``text`` where it stands in Markdown or in HTML: no sign of either is at work in it."""
    safe = str(escape(text))
    return Markup(re.sub(r"[\\`*_{}\[\]|]|^#", lambda sign: f"&#{ord(sign[0])};", safe))


def page(title: str, body: str, **meta: Any) -> str:
    """A page: front matter, then Markdown."""
    matter = {"title": title, **{key: value for key, value in meta.items() if value}}
    lines = (f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in matter.items())
    return "---\n" + "\n".join(lines) + "\n---\n\n" + body


def edition_page(edition: Edition, title: str, body: str, **meta: Any) -> str:
    """A page of an edition, which says at its foot what that is."""
    return page(title, body, edition=edition.id, foot=foot_words((edition,)), **meta)


PACKAGE = "cchc_docs.publish.pages"


def render(template: str, here: str, package: str = PACKAGE, **values: Any) -> str:
    """The template with its values put in; everything is escaped but Markup.

    ``here`` is the address at which it will stand, ``up`` in it the way to the top of the site,
    ``own`` the addresses of its ``edition``. Templates of another ``package`` may use those of the
    pages.
    """
    values |= _ways(here, values.get("edition"))
    return environment(package).get_template(template).render(**values)


def render_text(text: str, here: str, edition: Edition, **values: Any) -> str:
    """A template that stands in no file of this package, with its values put in."""
    return _compiled(text).render(**_ways(here, edition), **values)


def render_macro(template: str, macro: str, here: str, edition: Edition, **values: Any) -> str:
    """One macro of a template of the pages, with its values."""
    known = _ways(here, edition)
    found = getattr(environment(PACKAGE).get_template(template).make_module(known), macro)
    return str(found(**values))


def _ways(here: str, edition: Edition | None) -> dict[str, Any]:
    own = {"own": addresses.of(edition), "edition": edition} if edition else {}
    return {"here": here, "up": addresses.up(here), **own}


@cache
def prose() -> Environment:
    """For text that is Markdown where it stands, not below a tag of HTML."""
    return environment(PACKAGE).overlay(finalize=_inert)


@lru_cache(maxsize=200)
def _compiled(text: str) -> Template:
    """The pages for any edition are made once an edition; compiling costs more than filling in."""
    return prose().from_string(text)


def _inert(value: Any) -> Any:
    return inert(value) if isinstance(value, str) and not isinstance(value, Markup) else value


@cache
def environment(package: str) -> Environment:
    """What reads the templates of a package and those of the pages."""
    made = Environment(
        loader=ChoiceLoader([PackageLoader(name) for name in (package, PACKAGE)]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=COMPILED,
    )
    made.filters.update(
        heading=lambda text: Markup(heading_text(text)),
        points=show,
        earned=earned,
        fixed=fixed,
        day=show_day,
        documents=_documents,
        size=_size,
        lower_first=lower_first,
        lines=_lines,
        filling=filling,
        anchor=addresses.anchor,
        seen_from=addresses.seen_from,
        checked=_checked,
        citation=citation,
        origins=origins_told,
        due_word=due_word,
        conventions_lead=conventions_lead,
        telling=telling,
        briefest=briefest,
        featured=featured,
        standing_out=_standing_out,
        share=per_cent,
        sum_told=sum_told,
    )
    made.globals.update(
        site=addresses,
        foot_words=foot_words,
        drawing=lambda rule, maximum, role="score": Markup(drawing(rule, maximum, role)),
        step_titles=STEP_TITLES,
        kind_titles=KIND_TITLES,
        columns=COLUMNS,
        status_titles=STATUS_TITLES,
        status_words=STATUS_WORDS,
        lead=lead,
        most_titles=MOST_TITLES,
        origin_text=origin_text,
    )
    return made


def _standing_out(words: str) -> Markup:
    """Words of a model text: ``**bold**``, ``*slanted*``."""
    star = re.escape(str(inert("*")))
    told = re.sub(f"{star * 2}(.+?){star * 2}", r"<strong>\1</strong>", str(inert(words)))
    return Markup(re.sub(f"{star}(.+?){star}", r"<em>\1</em>", told))


def _lines(text: str) -> Markup:
    """Text of several lines below a tag: an empty line would end what Markdown lets be."""
    return Markup("&#10;").join(inert(line) for line in text.split("\n"))


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
