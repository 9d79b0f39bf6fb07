"""What is made for the site, each at an address that nothing else claims."""

from __future__ import annotations

import re
from collections.abc import Iterable

_TITLE = re.compile(r'^title: "(.*)"$|<title>(.*?)</title>', re.MULTILINE)


class Collision(Exception):
    """Two things of the site claim one address; the message names both (Vietnamese)."""

    def __init__(self, address: str, one: str, other: str) -> None:
        super().__init__(f"Hai nội dung cùng một địa chỉ {address}: {one} và {other}.")


def collected(made: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Texts by their addresses, in order; raises Collision."""
    found: dict[str, str] = {}
    for address, text in made:
        if address in found:
            raise Collision(address, called(found[address]), called(text))
        found[address] = text
    return found


def called(text: str) -> str:
    """What a page, a deck or a script is called in a message: its title, or how it begins."""
    title = _TITLE.search(text)
    return f"«{(title[1] or title[2]) if title else text.strip()[:60]}»"
