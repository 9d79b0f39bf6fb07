"""The vocabulary of what pages say for paper."""

from __future__ import annotations

from cchc_docs.publish.pdf.marks import unmarked


def test_readers_get_pages_without_what_is_for_paper() -> None:
    page = b'<figure class="a" data-paper-line="{&#34;x&#34;}"><td data-paper="right">1</td>'
    assert unmarked(page) == b'<figure class="a"><td>1</td>'
