"""What the theme writes and this site cannot have, taken out of its finished pages."""

from __future__ import annotations

import re

ASKS_THE_HOST = 'data-md-component="source"'
"""By this the theme's script knows the link to the repository, and asks there how many like it."""
_TOGGLE = re.compile(r'(<input class="md-toggle" [^>]*type="checkbox"[^>]*) autocomplete="off">')
"""HTML knows ``autocomplete`` only where something is typed."""
_CONTENTS = re.compile(r'<label class="md-nav__title" for="__toc">(.*?)</label>', re.DOTALL)
"""The head of a page's contents: the label of a toggle that only the theme's own menu has."""


def without_faults(html: str) -> str:
    """A page that asks no other host and is valid HTML where the theme's own is not."""
    html = _TOGGLE.sub(r"\1>", html.replace(ASKS_THE_HOST, ""))
    if 'id="__toc"' in html:
        return html
    return _CONTENTS.sub(r'<span class="md-nav__title">\1</span>', html)
