"""``browser/words.d.ts``: the keys of the sentences that Python hands over, as TypeScript.

A key that no sentence has is then an error of types.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any, get_args

from cchc_docs.ground.findings import Telling
from cchc_docs.publish.browser import exercise_words, words
from cchc_docs.rules.columns import COLUMNS

HEAD = """\
// The sentences that Python hands over, by key: written by `cchc schema`, never by hand.
import type { Column, Telling } from "./shapes.js";
"""
MEANINGS = {
    "Words": "What both engines tell: publish/browser/words.py.",
    "ExerciseWords": "What exercises tell: publish/browser/exercise_words.yaml.",
}
TELLING = get_args(Telling)
PLAIN = re.compile(r"[A-Za-z_]\w*")
"""Keys that need no quotes."""


def sentences_text() -> str:
    """The declarations."""
    handed = {"Words": words.words(), "ExerciseWords": exercise_words.words()}
    parts = [
        f"/** {MEANINGS[name]} */\nexport interface {name} {_shape(value, 0)}\n"
        for name, value in handed.items()
    ]
    return "\n".join((HEAD, *parts))


def _shape(value: Any, depth: int) -> str:
    if isinstance(value, str):
        return "string"
    if not isinstance(value, Mapping):
        if set(value) <= set(COLUMNS):
            return "Column[]"
        return "Telling" if len(value) == len(TELLING) else "string[]"
    if not value:
        return "{}"
    margin = "  " * depth
    lines = [f"{margin}  {_key(key)}: {_shape(part, depth + 1)}" for key, part in value.items()]
    return "{\n" + "".join(f"{line};\n" for line in lines) + margin + "}"


def _key(key: str) -> str:
    return key if PLAIN.fullmatch(key) else json.dumps(key)
