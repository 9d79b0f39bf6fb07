"""The list beside a page of a criteria set: its fields, and the criteria of the open one.

Pages of criteria stay out of the site's navigation, whose cost grows with the square of its
length; each list here is made once and shared by all pages of a field.
"""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import escape

from cchc_docs.criteria.model import CriteriaField, CriteriaSet


def sidebar(criteria_set: CriteriaSet, open_field: str | None) -> str:
    """The list as HTML, with addresses relative to the folder of the set."""
    return (
        f'<nav class="set-nav md-nav" aria-label="{escape(criteria_set.title)}">'
        f'<a class="set-nav__title" href="index.html">{escape(criteria_set.title)}</a>'
        f'<ul class="md-nav__list">{"".join(_fields(criteria_set, open_field))}</ul></nav>'
    )


def _fields(criteria_set: CriteriaSet, open_field: str | None) -> Iterator[str]:
    for field in criteria_set.fields:
        inside = ""
        if field.id == open_field and field.criteria:
            inside = f'<ul class="md-nav__list">{"".join(_criteria(field))}</ul>'
        yield f'<li class="md-nav__item">{_link(field.id, field.title)}{inside}</li>'


def _criteria(field: CriteriaField) -> Iterator[str]:
    for criterion in field.criteria:
        yield f'<li class="md-nav__item">{_link(criterion.id, criterion.title)}</li>'


def _link(code: str, title: str) -> str:
    return f'<a class="md-nav__link" href="{code}.html"><span>{code}. {escape(title)}</span></a>'


def marked(html: str, page: str) -> str:
    """``html`` with the link to ``page`` (a bare file name) marked as the current one."""
    link = f'class="md-nav__link" href="{page}"'
    return html.replace(
        link, f'class="md-nav__link md-nav__link--active" aria-current="page" href="{page}"', 1
    )
