"""Vietnamese words: how names are put in order."""

from cchc_docs.ground.text import natural


def test_numbers_in_names_sort_by_value() -> None:
    assert sorted(["1.10", "1.2", "10-x", "2-x"], key=natural) == ["1.2", "1.10", "2-x", "10-x"]


def test_long_figures_are_in_order_without_being_counted() -> None:
    names = ["9" * 5000, "1.10", "1.2", "01", "²", "x2"]
    assert sorted(names, key=natural) == ["x2", "²", "01", "1.2", "1.10", "9" * 5000]
