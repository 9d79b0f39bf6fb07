"""What the theme writes and this site cannot have, taken out of its finished pages."""

from __future__ import annotations

import re

ASKS_THE_HOST = 'data-md-component="source"'
"""By this the theme's script knows the link to the repository, and asks there how many like it."""
_TOGGLE = re.compile(r'(<input class="md-toggle" [^>]*type="checkbox"[^>]*) autocomplete="off">')
"""HTML knows ``autocomplete`` only where something is typed."""
_CONTENTS = re.compile(r'<label class="md-nav__title" for="__toc">(.*?)</label>', re.DOTALL)
"""The head of a page's contents: the label of a toggle that only the theme's own menu has."""
_AS_WRITTEN = re.compile(r"(<(pre|script|style|textarea)\b.*?</\2>)", re.DOTALL)
_INDENT = re.compile(r"\n[ \t\n]+")


def without_faults(html: str) -> str:
    """A page that asks no other host, is valid HTML where the theme's own is not, and light."""
    html = _not_indented(_TOGGLE.sub(r"\1>", html.replace(ASKS_THE_HOST, "")))
    if 'id="__toc"' in html:
        return html
    return _CONTENTS.sub(r'<span class="md-nav__title">\1</span>', html)


def _not_indented(html: str) -> str:
    """Without the white space of templates, which is a part of every page's weight."""
    pieces = _AS_WRITTEN.split(html)  # text, what stays, the name of its element, text, …
    return "".join(
        _INDENT.sub("\n", piece) if place % 3 == 0 else piece
        for place, piece in enumerate(pieces)
        if place % 3 != 2
    )
