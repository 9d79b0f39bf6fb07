"""What a build need not do twice: parts that pages have alike, templates compiled before."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jinja2.bccache import Bucket, BytecodeCache


class Once:
    """Parts of the theme that many pages have alike: ``{% call once(key) %}…{% endcall %}``."""

    def __init__(self) -> None:
        self._made: dict[tuple[Any, ...], str] = {}

    def __call__(self, *key: Any, caller: Callable[[], str]) -> str:
        """What the call holds, made once for a key."""
        if key not in self._made:
            self._made[key] = caller()
        return self._made[key]


class Compiled(BytecodeCache):
    """The theme's templates as this process has compiled them, by their files and their text."""

    def __init__(self) -> None:
        self._held: dict[tuple[str, str], bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Takes what an earlier build has compiled."""
        if held := self._held.get((bucket.key, bucket.checksum)):
            bucket.bytecode_from_string(held)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps what was compiled for the next build."""
        self._held[bucket.key, bucket.checksum] = bucket.bytecode_to_string()


COMPILED = Compiled()
