"""Blocks of HTML are kept from Markdown only where it would leave them alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from cchc_docs.library import Library
from cchc_docs.publish.site import furnishing, plugin
from cchc_docs.publish.site.building import build_pages
from cchc_docs.publish.site.raw_html import anchors, kept_apart, put_back
from cchc_docs.publish.site.sparing import Once
from tests.publish.site.test_building import snapshot


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("# A\n\n<p>b</p>\n\nc", ["<p>b</p>\n"]),
        ("<div>\n<div>\n\nb\n</div>\n</div>\n\n# C", ["<div>\n<div>\n\nb\n</div>\n</div>\n"]),
        ("<ul><li>a</li></ul>\n", ["<ul><li>a</li></ul>"]),
        ("<p>a</p>\nb", []),
        ("<p>a</p>\n<p>b</p>\n\nc", []),
        ("a\n<p>b</p>\n\nc", []),
        ("<div markdown=1>\n\n# A\n\n</div>\n\nb", []),
        ("<div>a\n\nb", []),
        ("<pre>a</pre>\n\nb", []),
        ("\ue0000\ue001\n\n<p>a</p>\n\nb", []),
    ],
)
def test_a_block_is_kept_when_it_stands_alone(text: str, blocks: list[str]) -> None:
    rest, kept = kept_apart(text)
    assert kept == blocks
    assert kept or rest == text


def test_blocks_come_back_with_their_anchors() -> None:
    rest, blocks = kept_apart('<p class="x" id="a&amp;b">1</p>\n\n2\n\n<p data-id="c">3</p>')
    html = "\n".join(f"<p>{part}</p>" for part in rest.split("\n\n"))
    assert (
        put_back(html, blocks)
        == '<p class="x" id="a&amp;b">1</p>\n\n<p>2</p>\n<p data-id="c">3</p>'
    )
    assert anchors(blocks) == {"a&b"}


def test_no_byte_of_a_site_hangs_on_what_a_build_spares(
    project: Path, small_library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_pages(small_library, project, project / "nhanh")
    monkeypatch.setattr(plugin, "kept_apart", lambda markdown: (markdown, []))
    monkeypatch.setattr(Once, "__call__", lambda self, *key, caller: caller())
    monkeypatch.setattr(furnishing, "COMPILED", None)
    build_pages(small_library, project, project / "cham")
    quick, slow = snapshot(project / "nhanh"), snapshot(project / "cham")
    assert sum(name.endswith(".html") for name in quick) > 50
    assert quick == slow
