"""The sentences of the exercises, from ``words.yaml``."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def words() -> dict[str, Any]:
    """By part of the exercises: sentences with ``{names}`` for what is put in."""
    text = files("cchc_docs.publish.browser").joinpath("exercise_words.yaml").read_text("utf-8")
    read: dict[str, Any] = yaml.safe_load(text)
    return read
