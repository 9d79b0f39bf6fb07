"""npm behind a proxy with a certificate of its own: it trusts what pip trusts, or gives up soon."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import os
import ssl
import subprocess
import sys
import tarfile
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from cchc_docs.setup.network import CERTIFICATES, PROXIES, npm_environ, pip_settings

PROXY = Path(__file__).with_name("proxy.pem")
MANIFEST = {"name": "mau", "version": "1.0.0"}


def tarball() -> bytes:
    """A package with nothing in it but its manifest."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as archive:
        text = json.dumps(MANIFEST).encode()
        entry = tarfile.TarInfo("package/package.json")
        entry.size = len(text)
        archive.addfile(entry, io.BytesIO(text))
    return packed.getvalue()


@pytest.fixture
def registry(tmp_path: Path) -> Iterator[str]:
    """The address of packages behind the certificate; ``tmp_path`` is a project that needs one."""
    packed = tarball()
    integrity = "sha512-" + base64.b64encode(hashlib.sha512(packed).digest()).decode()

    class Packages(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            dist = {"tarball": f"{address}/mau/-/mau-1.0.0.tgz", "integrity": integrity}
            told = {"name": "mau", "versions": {"1.0.0": {**MANIFEST, "dist": dist}}}
            answer = packed if self.path.endswith(".tgz") else json.dumps(told).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    needs = {"name": "du-an", "version": "1.0.0", "dependencies": {"mau": "1.0.0"}}
    lock = {
        **needs,
        "lockfileVersion": 3,
        "packages": {"": needs, "node_modules/mau": {"version": "1.0.0", "integrity": integrity}},
    }
    (tmp_path / "package.json").write_text(json.dumps(needs), "utf-8")
    (tmp_path / "package-lock.json").write_text(json.dumps(lock), "utf-8")
    trust = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trust.load_cert_chain(PROXY)
    with ThreadingHTTPServer(("127.0.0.1", 0), Packages) as server:
        server.socket = trust.wrap_socket(server.socket, server_side=True)
        address = f"https://127.0.0.1:{server.server_address[1]}"
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield address
        server.shutdown()


def installed(project: Path, registry: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Set-up's own installation, with these variables beside a bare environment."""
    environ = {
        key: value
        for key, value in os.environ.items()
        if key not in {*CERTIFICATES, *PROXIES} and not key.startswith("npm_")
    }
    environ |= {"npm_config_registry": registry, "npm_config_cache": str(project / "cache")}
    command = [sys.executable, "-m", "cchc_docs.setup.assets", "install"]
    return subprocess.run(
        command,
        cwd=project,
        env={**environ, **variables},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("variable", ["PIP_CERT", "SSL_CERT_FILE"])
def test_npm_trusts_what_pip_trusts(tmp_path: Path, registry: str, variable: str) -> None:
    done = installed(tmp_path, registry, **{variable: str(PROXY)})
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "node_modules" / "mau" / "package.json").exists()


def test_npm_trusts_what_the_settings_of_pip_say(tmp_path: Path, registry: str) -> None:
    settings = tmp_path / "pip.conf"
    settings.write_text(f"[global]\ncert = {PROXY}\n", "utf-8")
    done = installed(tmp_path, registry, PIP_CONFIG_FILE=str(settings))
    assert done.returncode == 0, done.stderr


def test_a_strange_certificate_is_refused_within_seconds(tmp_path: Path, registry: str) -> None:
    began = time.monotonic()
    done = installed(tmp_path, registry)
    assert done.returncode == 1
    assert "self-signed certificate" in done.stderr
    assert time.monotonic() - began < 15


def test_every_file_that_is_named_is_trusted(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).write_text(f"chứng chỉ {name}", "utf-8")
    environ = {
        "PIP_CERT": str(tmp_path / "a"),
        "SSL_CERT_FILE": str(tmp_path / "a"),
        "REQUESTS_CA_BUNDLE": str(tmp_path / "khong-co"),
        "NODE_EXTRA_CA_CERTS": str(tmp_path / "b"),
    }
    with npm_environ(environ, {}) as told:
        assert Path(told["NODE_EXTRA_CA_CERTS"]).read_text("utf-8") == "chứng chỉ a\nchứng chỉ b"
        assert told["NODE_USE_SYSTEM_CA"] == "1"
    with npm_environ({}, {}) as told:
        assert "NODE_EXTRA_CA_CERTS" not in told


def test_the_proxy_of_pip_is_taken_where_no_other_is_named() -> None:
    with npm_environ({}, {"proxy": "http://proxy:80"}) as told:
        assert told["HTTPS_PROXY"] == "http://proxy:80"
    with npm_environ({"https_proxy": "http://khac:80"}, {"proxy": "http://proxy:80"}) as told:
        assert "HTTPS_PROXY" not in told


def test_what_was_set_by_hand_is_kept() -> None:
    with npm_environ({"npm_config_fetch_timeout": "60000"}, {}) as told:
        assert told["npm_config_fetch_timeout"] == "60000"


def test_settings_for_installing_come_before_those_for_everything(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = tmp_path / "pip.conf"
    settings.write_text("[install]\ncert = hẹp\n[global]\ncert = rộng\nproxy = p\n", "utf-8")
    monkeypatch.setenv("PIP_CONFIG_FILE", str(settings))
    found = pip_settings()
    assert (found["cert"], found["proxy"]) == ("hẹp", "p")
