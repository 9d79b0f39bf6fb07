"""Numbers as people type them."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser.parity import Run

READ = """(typed => {
  const told = (r) => (r.d === 1n ? `${r.n}` : `${r.n}/${r.d}`);
  const found = CCHC.numbers.read(typed);
  if (found.error) return "?";
  return found.ask ? found.ask.map((one) => [one.text, told(one.value)]) : told(found.value);
})"""


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("12", "12"),
        ("12,5", "25/2"),
        ("12.5", "25/2"),
        (" 12,50 ", "25/2"),
        ("0,125", "1/8"),
        ("0.125", "1/8"),
        ("1234,567", "1234567/1000"),
        ("1.234,5", "2469/2"),
        ("1,234.5", "2469/2"),
        ("1.234.567", "1234567"),
        ("1 234 567", "1234567"),
        ("1\u00a0234,5", "2469/2"),
        ("-3", "-3"),
        ("−3,5", "-7/2"),
        ("007", "7"),
        ("1.234", [["1,234", "617/500"], ["1234", "1234"]]),
        ("1,234", [["1,234", "617/500"], ["1234", "1234"]]),
        ("", "?"),
        (" ", "?"),
        ("abc", "?"),
        ("12a", "?"),
        ("1.2.3", "?"),
        ("1,2,3", "?"),
        ("1.234,567.8", "?"),
        ("--3", "?"),
        ("3-", "?"),
        (",5", "?"),
        ("5,", "?"),
        ("1e3", "?"),
        ("12/5", "?"),
    ],
)
def test_numbers_as_typed(run: Run, typed: str, read: Any) -> None:
    assert run(READ, typed) == read
