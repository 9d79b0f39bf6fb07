"""Parts of the theme that are put in place of others."""

from __future__ import annotations

import pytest
from mkdocs.exceptions import PluginError

from cchc_docs.publish.site.furnishing import mended
from cchc_docs.publish.site.theme_html import without_faults


def test_a_part_of_the_theme_that_is_not_there_stops_the_build() -> None:
    assert mended("<b><i>", "<i>", "<u>") == "<b><u>"
    with pytest.raises(PluginError, match="Giao diện đã đổi: không còn «<p>»"):
        mended("<b>", "<p>", "<q>")


def test_what_html_does_not_know_is_taken_out() -> None:
    toggle = '<input class="md-toggle" type="checkbox" id="__drawer"{}>'
    typed = '<input type="search" autocomplete="off">'
    head = '<{0} class="md-nav__title"{1}>Mục lục</{0}>'
    label, span = head.format("label", ' for="__toc"'), head.format("span", "")
    assert without_faults(toggle.format(' autocomplete="off"') + typed) == (
        toggle.format("") + typed
    )
    assert without_faults(label) == span
    assert without_faults(f'<input id="__toc">{label}') == f'<input id="__toc">{label}'


def test_templates_are_not_indented_and_what_is_shown_as_written_stays() -> None:
    pre, script = "<pre>a\n    b</pre>", "<script>\n  c\n</script>"
    html = f"<div>\n    <p>\n\n\t một\n hai</p>{pre}\n  {script}\n  </div>"
    assert without_faults(html) == f"<div>\n<p>\nmột\nhai</p>{pre}\n{script}\n</div>"
