"""Vietnamese for what click itself says: ``locale/vi/LC_MESSAGES/cchc.po``, compiled beside it."""

from __future__ import annotations

import gettext
import os
from pathlib import Path

DOMAIN = "cchc"
LOCALE = Path(__file__).parent / "locale"


def speak_vietnamese() -> None:
    """Whatever the language of the machine: the program has only one."""
    os.environ["LANGUAGE"] = "vi"
    gettext.bindtextdomain(DOMAIN, LOCALE)
    gettext.textdomain(DOMAIN)
