"""The provinces that an edition may be of."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from importlib.resources import files

import yaml


@functools.cache
def provinces() -> Mapping[str, str]:
    """Names of provinces and centrally run cities by id, since 2008."""
    text = files(__package__).joinpath("provinces.yaml").read_text("utf-8")
    return yaml.safe_load(text)  # type: ignore[no-any-return]
