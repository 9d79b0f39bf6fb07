"""What npm is told of the network: what pip knows of it, and not to wait for minutes."""

from __future__ import annotations

import ast
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

CERTIFICATES = (
    "PIP_CERT",
    "REQUESTS_CA_BUNDLE",
    "CURL_CA_BUNDLE",
    "SSL_CERT_FILE",
    "NODE_EXTRA_CA_CERTS",
)
"""Variables that name a file of certificates: npm trusts what stands in any of them."""
PROXIES = {"HTTPS_PROXY", "https_proxy", "npm_config_https_proxy"}
"""Variables that npm takes a proxy from by itself."""
MANNERS = {
    "NODE_USE_SYSTEM_CA": "1",
    "npm_config_prefer_offline": "true",
    "npm_config_fetch_retries": "1",
    "npm_config_fetch_retry_mintimeout": "1000",
    "npm_config_fetch_retry_maxtimeout": "2000",
    "npm_config_fetch_timeout": "15000",
}
"""The system's certificates too; what was fetched before; seconds where npm would take minutes."""


@contextmanager
def npm_environ(environ: Mapping[str, str], pip: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """The environment for npm; ``pip``: settings of pip, beside its variables."""
    told = {**MANNERS, **environ}
    proxy = environ.get("PIP_PROXY") or pip.get("proxy")
    if proxy and not PROXIES & environ.keys():
        told["HTTPS_PROXY"] = proxy
    named = [*(environ.get(name) for name in CERTIFICATES), pip.get("cert")]
    files = {Path(name): None for name in named if name and Path(name).is_file()}
    with tempfile.TemporaryDirectory() as folder:
        if files:
            trusted = Path(folder, "certificates.pem")
            trusted.write_bytes(b"\n".join(file.read_bytes() for file in files))
            told["NODE_EXTRA_CA_CERTS"] = str(trusted)
        yield told


def pip_settings() -> dict[str, str]:
    """What pip's files of settings say, by name; those for installing before those for all."""
    command = [sys.executable, "-m", "pip", "config", "list"]
    listed = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    found: dict[str, str] = {}
    for line in sorted(listed.splitlines()):  # «global.cert='…'» before «install.cert='…'»
        name, equals, value = line.partition("=")
        section, _, key = name.rpartition(".")
        if equals and section in ("global", "install"):
            found[key] = str(ast.literal_eval(value))
    return found
