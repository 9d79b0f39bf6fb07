"""The Content-Security-Policy of a page, which may show what strangers have written."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import lru_cache

INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
HEAD = re.compile(r"<head>\s*")
OWN = "'self' file:"
"""Files of the site: from a server its own origin, by double click the disk."""


def with_policy(html: str, *, is_whole: bool = False) -> str:
    """``html`` with a policy: own files and the inline scripts in it; no form.

    ``is_whole``: a file that holds its styles and fonts itself.
    """
    styles, fonts = (f"{OWN} 'unsafe-inline'", f"{OWN} data:") if is_whole else (OWN, OWN)
    hashes = {_hash(script) for script in INLINE.findall(html)}
    policy = (
        "default-src 'none'",
        " ".join(["script-src", OWN, *sorted(hashes)]),
        f"style-src {styles}",
        f"font-src {fonts}",
        f"img-src {OWN} data:",
        "connect-src 'self'",
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
    )
    meta = f'<meta http-equiv="Content-Security-Policy" content="{"; ".join(policy)}">'
    return HEAD.sub(lambda found: f"{found[0]}{meta}\n      ", html, count=1)


def with_last_script(html: str) -> str:
    """``html`` whose policy lets its last script run too, which somebody has put in since."""
    scripts = INLINE.findall(html)
    own = f"script-src {OWN}"
    return html.replace(own, f"{own} {_hash(scripts[-1])}", 1) if scripts else html


@lru_cache(maxsize=200)  # most scripts stand in every page
def _hash(script: str) -> str:
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode("ascii")
    return f"'sha256-{digest}'"
