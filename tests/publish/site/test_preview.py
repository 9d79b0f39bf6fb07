"""The preview follows what people save, and keeps the last good pages while something is wrong."""

from __future__ import annotations

import base64
import hashlib
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from cchc_docs.publish import addresses
from cchc_docs.publish.site.content_policy import INLINE

STARTS = "from pathlib import Path; from cchc_docs.publish.site import preview; " + (
    "preview.serve(Path('.'), {})"
)


@pytest.fixture
def preview(project: Path) -> Iterator[str]:
    """The address at which the project is previewed."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with (project / "log").open("w") as log:
        running = subprocess.Popen(
            [sys.executable, "-c", STARTS.format(port)], cwd=project, stdout=log, stderr=log
        )
        yield f"http://127.0.0.1:{port}"
        running.kill()
        running.wait()


def shows(address: str, words: str) -> bool:
    """Whether the page comes to show the words within two minutes."""
    until = time.monotonic() + 120
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                if words in answer.read().decode():
                    return True
        except OSError:
            pass
        time.sleep(0.3)
    return False


def opens_again(address: str) -> bool:
    """Whether the script runs that opens a page again when it is new."""
    assert shows(address, "livereload")
    with urllib.request.urlopen(address, timeout=60) as answer:
        html = answer.read().decode()
    script = INLINE.findall(html)[-1]
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return "livereload" in script and f"'sha256-{digest}'" in html


def tells(log: Path, words: str) -> bool:
    """Whether the log comes to tell the words within two minutes."""
    until = time.monotonic() + 120
    while words not in log.read_text("utf-8") and time.monotonic() < until:
        time.sleep(0.3)
    return words in log.read_text("utf-8")


def test_follows_changes_and_survives_problems(project: Path, preview: str) -> None:
    page = f"{preview}/mau-2020/tieu-chi/phong-ban/1.1.html"
    assert opens_again(page)
    assert shows(f"{preview}/{addresses.WORKER}", "unregister")
    field = project / "criteria" / "mau-2020" / "phong-ban" / "1-moi-kieu-quy-tac.yaml"
    good = field.read_text("utf-8")
    assert shows(page, "Không có mục con")

    field.write_text(good.replace("Không có mục con", "Tên mới", 1), "utf-8")
    assert shows(page, "Tên mới")

    field.write_text(good.replace("max: 40", "max: 41", 1), "utf-8")
    assert tells(project / "log", "Trang vẫn là bản trước")
    assert tells(project / "log", "1-moi-kieu-quy-tac.yaml:3: ")
    assert shows(page, "Tên mới")

    field.write_text(good.replace("Không có mục con", "Đã sửa", 1), "utf-8")
    assert shows(page, "Đã sửa")

    home = project / "docs" / "trang.md"
    macros = "---\nrender_macros: true\n---\n"
    home.write_text(f"{macros}# Sai\n\n{{{{ max_point('phong-ban', '1.1') }}}}\n", "utf-8")
    assert tells(project / "log", "Không dựng được trang")
    assert shows(page, "Đã sửa")

    home.write_text("# Trang khác\n", "utf-8")
    assert shows(f"{preview}/trang.html", "Trang khác")
    assert shows(f"{preview}/mau-2020/tai-ve/index.html", "mau-2020-so-tay-phong-ban.pdf")
    assert tells(project / "log", "Tệp tải về cũng đã mới.")
