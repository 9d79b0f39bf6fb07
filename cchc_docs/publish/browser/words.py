"""The sentences of the browser engine, taken from where Python has them."""

from __future__ import annotations

from typing import Any

from cchc_docs.criteria import wording
from cchc_docs.publish.words import score_form
from cchc_docs.rules import KINDS
from cchc_docs.rules.columns import COLUMNS
from cchc_docs.rules.intervals import RANGE_WORDS
from cchc_docs.rules.model import POINTS_WORDS, STEP_TITLES
from cchc_docs.scoring import answers, grading, points, scorecard


def words() -> dict[str, Any]:
    """By part of the engine: sentences with ``{names}`` for what is put in; refusals as triples."""
    return {
        "rules": {
            name: {
                "columns": kind.answered_in,
                "words": kind.words,
                "refusals": kind.refusals,
            }
            for name, kind in KINDS.items()
        },
        "points": POINTS_WORDS,
        "range": RANGE_WORDS,
        "shapes": wording.WORDS,
        "given": wording.GIVEN,
        "answers": {"words": answers.WORDS, "refusals": answers.REFUSALS},
        "entry": points.WORDS,
        "card": scorecard.WORDS,
        "grading": grading.WORDS,
        "columns": COLUMNS,
        "steps": STEP_TITLES,
        "form": {"heads": score_form.HEADS},
    }
