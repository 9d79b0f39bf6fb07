"""Parts of the theme that are put in place of others."""

from __future__ import annotations

import pytest
from mkdocs.exceptions import PluginError

from cchc_docs.publish.site.plugin import mended


def test_a_part_of_the_theme_that_is_not_there_stops_the_build() -> None:
    assert mended("<b><i>", "<i>", "<u>") == "<b><u>"
    with pytest.raises(PluginError, match="Giao diện đã đổi: không còn «<p>»"):
        mended("<b>", "<p>", "<q>")
