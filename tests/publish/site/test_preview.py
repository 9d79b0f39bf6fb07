"""The preview follows what people save, and keeps the last good pages while something is wrong."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

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
    """Whether the page comes to show the words within half a minute."""
    until = time.monotonic() + 30
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                if words in answer.read().decode():
                    return True
        except OSError:
            pass
        time.sleep(0.3)
    return False


def test_follows_changes_and_survives_problems(project: Path, preview: str) -> None:
    page = f"{preview}/tieu-chi/phong-ban/1.1.html"
    field = project / "criteria" / "mau-2020" / "phong-ban" / "1-moi-kieu-quy-tac.yaml"
    good = field.read_text("utf-8")
    assert shows(page, "Không có mục con")

    field.write_text(good.replace("Không có mục con", "Tên mới", 1), "utf-8")
    assert shows(page, "Tên mới")

    field.write_text(good.replace("max: 40", "max: 41", 1), "utf-8")
    log = project / "log"
    until = time.monotonic() + 30
    while "Trang vẫn là bản trước" not in log.read_text("utf-8") and time.monotonic() < until:
        time.sleep(0.3)
    assert "1-moi-kieu-quy-tac.yaml:3: " in log.read_text("utf-8")
    assert shows(page, "Tên mới")

    field.write_text(good.replace("Không có mục con", "Đã sửa", 1), "utf-8")
    assert shows(page, "Đã sửa")

    (project / "docs" / "index.md").write_text("# Trang chủ khác\n", "utf-8")
    assert shows(f"{preview}/index.html", "Trang chủ khác")
