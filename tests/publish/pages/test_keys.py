"""What a model says is told once, as long as it is asked for."""

from __future__ import annotations

from cchc_docs.library import load_library
from cchc_docs.publish.pages.keys import Digests
from tests.conftest import SMALL


def test_a_digest_is_of_all_that_a_model_says_and_is_forgotten_with_it() -> None:
    example = load_library(SMALL).editions[0].examples[0].example
    same, other = example.model_copy(), example.model_copy(update={"story": "Khác."})
    digests = Digests()
    assert digests.of(example) == digests.of(same) != digests.of(other)
    digests.begin()
    digests.of(same)
    digests.begin()
    object.__setattr__(same, "story", "Khác.")  # no model changes: so it is seen what is looked up
    object.__setattr__(example, "story", "Khác.")
    assert digests.of(same) != digests.of(other) == digests.of(example)
