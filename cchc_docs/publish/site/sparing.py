"""What a build need not do twice: parts that pages have alike."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


class Once:
    """Parts of the theme that many pages have alike: ``{% call once(key) %}…{% endcall %}``."""

    def __init__(self) -> None:
        self._made: dict[tuple[Any, ...], str] = {}

    def __call__(self, *key: Any, caller: Callable[[], str]) -> str:
        """What the call holds, made once for a key."""
        if key not in self._made:
            self._made[key] = caller()
        return self._made[key]
