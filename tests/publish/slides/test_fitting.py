"""How text is divided over slides."""

from __future__ import annotations

import pytest

from cchc_docs.publish.slides.fitting import height, spread


def identity(value: int) -> int:
    return value


def test_longer_or_larger_text_is_higher() -> None:
    short, long = "Kế hoạch năm", "Kế hoạch năm " * 20
    assert height(short) < height(long)
    assert height(long, size=28) < height(long, size=40)
    assert height(long, width=900) < height(long, width=400)


@pytest.mark.parametrize(
    ("heights", "pages"),
    [
        ((), []),
        ((40,), [(40,)]),
        ((40, 40), [(40, 40)]),
        ((60, 60), [(60,), (60,)]),
        ((30, 30, 30, 30), [(30, 30), (30, 30)]),  # evenly, not three and one
        ((150, 10), [(150,), (10,)]),  # too high for any slide: alone
    ],
)
def test_as_few_slides_as_possible_filled_evenly(
    heights: tuple[int, ...], pages: list[tuple[int, ...]]
) -> None:
    assert spread(heights, identity, room=100) == pages


def test_nothing_is_lost_and_the_order_stays() -> None:
    items = [17, 80, 3, 99, 45, 45, 20, 61, 5]
    pages = spread(items, identity, room=100)
    assert [item for page in pages for item in page] == items
    assert all(sum(page) <= 100 for page in pages)
