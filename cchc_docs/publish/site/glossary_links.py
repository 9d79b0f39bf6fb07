"""Links the first use of each glossary term on a page to its definition."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from markupsafe import escape

from cchc_docs.criteria.edition_parts import Term

_CLOSED = "a|abbr|button|code|h[1-6]|label|option|pre|script|select|style|summary|svg|textarea|th"
_PIECE = re.compile(rf"(<({_CLOSED})\b[^>]*>.*?</\2\s*>|<!--.*?-->|<[^>]*>)", re.DOTALL)
"""What text is not looked at: tags, and all of what is a heading, a link, a control or code."""
_WORD = re.compile(r"\w+")
_GOES_ON = re.compile(r"-?\w")
"""After a name: more of the same word, or of a code such as CCHC-S012."""


@dataclass(frozen=True)
class Name:
    """One way to write a term, as it is matched; abbreviations by their very letters."""

    text: str
    exact: bool
    term: Term


Names = Mapping[str, tuple[Name, ...]]
"""Names by their first word in lower case, longest first."""


def names_of(terms: Iterable[Term]) -> Names:
    """Every name under which the terms appear in text."""
    table: dict[str, list[Name]] = {}
    for term in terms:
        names = [Name(text.lower(), False, term) for text in (term.term, *term.synonyms)]
        if term.abbreviation:
            names.append(Name(term.abbreviation, True, term))
        for name in names:
            first = _WORD.search(name.text)
            if first:
                table.setdefault(first[0].lower(), []).append(name)
    return {
        word: tuple(sorted(names, key=lambda name: (-len(name.text), name.text)))
        for word, names in table.items()
    }


def link_terms(html: str, names: Names, address: Callable[[str], str]) -> str:
    """``html`` with the first use of each term in running text linked.

    ``address``: of a term, from the page.
    """
    linked: set[str] = set()
    pieces = _PIECE.split(html)
    # re.split gives text, the piece that is closed, the name of its tag or None, text, …
    return "".join(
        _linked(piece, names, address, linked) if place % 3 == 0 and _WORD.search(piece) else piece
        for place, piece in enumerate(pieces)
        if place % 3 != 2
    )


def _linked(text: str, names: Names, address: Callable[[str], str], linked: set[str]) -> str:
    lower = text.lower()
    kept: list[str] = []
    done = 0
    for word in _WORD.finditer(text):
        begun = names.get(word[0].lower())
        start = word.start()
        if not begun or start < done or (word[0].isupper() and text[max(start - 1, 0)] in "/-"):
            continue  # taken already, or inside a number such as 2129/QĐ-UBND
        for name in begun:
            end = start + len(name.text)
            found = text[start:end] if name.exact else lower[start:end]
            if found == name.text and not _GOES_ON.match(text, end):
                if name.term.term not in linked:
                    linked.add(name.term.term)
                    kept += [text[done:start], _link(text[start:end], name.term, address)]
                    done = end
                break
    return "".join([*kept, text[done:]])


def _link(text: str, term: Term, address: Callable[[str], str]) -> str:
    href = address(term.term)
    told = f'class="term" data-paper="unlinked" href="{href}" title="{escape(term.definition)}"'
    return f"<a {told}>{text}</a>"
