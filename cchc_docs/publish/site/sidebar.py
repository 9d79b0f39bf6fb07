"""The list beside a page of a criteria set: its fields, and the criteria of the open one.

Pages of criteria stay out of the site's navigation, whose cost grows with the square of its
length; each list here is made once and shared by all pages of a field.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from markupsafe import escape

from cchc_docs.criteria.model import CriteriaSet, Edition, Node
from cchc_docs.publish import addresses


def sidebar(edition: Edition, criteria_set: CriteriaSet, open_field: str | None) -> str:
    """The list as HTML, with addresses relative to the folder of the set."""
    own = addresses.of(edition)
    here = own.set_page(criteria_set.id)

    def link(node: Node) -> str:
        page = addresses.seen_from(own.node_page(criteria_set.id, node.id), here)
        return (
            f'<a class="md-nav__link" href="{page}">'
            f"<span>{node.id}. {escape(node.title)}</span></a>"
        )

    home = addresses.seen_from(here, here)
    return (
        f'<nav class="set-nav md-nav" aria-label="{escape(criteria_set.title)}">'
        f'<a class="set-nav__title" href="{home}">{escape(criteria_set.title)}</a>'
        f'<ul class="md-nav__list">{"".join(_fields(criteria_set, open_field, link))}</ul></nav>'
    )


def _fields(
    criteria_set: CriteriaSet, open_field: str | None, link: Callable[[Node], str]
) -> Iterator[str]:
    for field in criteria_set.fields:
        inside = ""
        if field.id == open_field and field.criteria:
            criteria = "".join(_item(link(one)) for one in field.criteria)
            inside = f'<ul class="md-nav__list">{criteria}</ul>'
        yield _item(link(field) + inside)


def _item(content: str) -> str:
    return f'<li class="md-nav__item">{content}</li>'


def marked(html: str, page: str) -> str:
    """``html`` with the link to ``page`` (a bare file name) marked as the current one."""
    link = f'class="md-nav__link" href="{page}"'
    return html.replace(
        link, f'class="md-nav__link md-nav__link--active" aria-current="page" href="{page}"', 1
    )
