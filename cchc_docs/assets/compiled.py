"""Templates as the Python that Jinja makes of them, written at set-up: making it takes long.

Found by Jinja's version and all that the Python hangs on: another template, another Jinja or
another way to read templates never finds what was written for these.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from contextlib import suppress
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import CodeType

import jinja2
from jinja2 import BytecodeCache, Environment, TemplateAssertionError
from jinja2.bccache import Bucket

from cchc_docs.assets import TEMPLATES


class Compiled(BytecodeCache):
    """What set-up has written, and what this process has compiled beside it."""

    def __init__(self, folder: Path = TEMPLATES) -> None:
        self._folder = folder
        self._held: dict[str, CodeType] = {}

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """The name alone: where the package lies does not matter."""
        return name

    def load_bytecode(self, bucket: Bucket) -> None:
        """Gives what is there for just this text."""
        name = _name(bucket.environment, bucket.key, bucket.checksum)
        bucket.code = self._held.get(name) or _read(self._folder / name)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps what was compiled for the next build."""
        if bucket.code is not None:
            name = _name(bucket.environment, bucket.key, bucket.checksum)
            self._held[name] = bucket.code


COMPILED = Compiled()
LAST = "debug_info"
"""What Jinja writes at the end."""


def write_templates(environment: Environment, names: Iterable[str], folder: Path) -> None:
    """Writes templates of an environment for ``Compiled``."""
    for name in names:
        assert environment.loader is not None
        text, _, _ = environment.loader.get_source(environment, name)
        with suppress(TemplateAssertionError):  # parts of a theme with filters of other plugins
            made = environment.compile(text, name, raw=True)
            file = _name(environment, name, COMPILED.get_source_checksum(text))
            (folder / file).write_text(made, "utf-8", newline="\n")


def _name(environment: Environment, template: str, checksum: str) -> str:
    """The file for a template, as that environment reads it."""
    read = (
        *(environment.block_start_string, environment.variable_start_string),
        *(environment.trim_blocks, environment.lstrip_blocks, environment.keep_trailing_newline),
        *(environment.autoescape, environment.optimized, environment.finalize is not None),
        sorted(environment.extensions),
    )
    told = f"{jinja2.__version__} {read} {template} {checksum}"
    return f"t{hashlib.sha256(told.encode()).hexdigest()[:32]}.py"


def _read(path: Path) -> CodeType | None:
    """The module as Python keeps it compiled; None where there is none, or it is damaged."""
    try:
        code = SourceFileLoader(path.stem, str(path)).get_code(path.stem)
    except (OSError, SyntaxError, ValueError):
        return None
    return code if code is not None and LAST in code.co_names else None
