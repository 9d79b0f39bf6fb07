"""Sentences of real decisions: the rule that holds each is sound, its points are those by hand."""

from __future__ import annotations

import pytest

from cchc_docs.ground.text import slug
from cchc_docs.rules.model import AnswerRefused
from tests.phrases import Phrase, phrases
from tests.rules.traces import assert_sound


@pytest.mark.parametrize("phrase", phrases(), ids=lambda one: slug(one.words)[:40])
def test_a_phrase_is_held(phrase: Phrase) -> None:
    assert not list(phrase.rule.findings(phrase.max))
    assert phrase.rule.highest(phrase.max) == phrase.max
    for answer, points, told in phrase.answers:
        outcome = phrase.rule.evaluate(phrase.rule.read_answer(answer), phrase.max)
        assert_sound(outcome, phrase.max)
        assert outcome.points == points
        assert told in "\n".join(step.text for step in outcome.steps)
    for answer, told in phrase.refused:
        with pytest.raises(AnswerRefused, match=told):
            phrase.rule.evaluate(phrase.rule.read_answer(answer), phrase.max)
