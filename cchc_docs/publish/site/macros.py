"""What the site's own pages quote: ``{{ edition("quang-ninh-2013").notice() }}``."""

from __future__ import annotations

from typing import Any

from cchc_docs.publish.pages.quotes import Quotes, quotes_of
from cchc_docs.publish.site.plugin import plugin_of


def define_env(env: Any) -> None:
    """Entry point of mkdocs-macros."""
    library = plugin_of(env.conf).library

    def edition(name: str) -> Quotes:
        """What one edition can be asked for."""
        return quotes_of(library, name, str(env.page.file.dest_uri))

    env.macro(edition)
