"""A live preview: the site on this machine, built again whenever somebody saves a file."""

from __future__ import annotations

import sys
from pathlib import Path

from mkdocs.livereload import LiveReloadServer

from cchc_docs.ground.disk import told
from cchc_docs.ground.problems import ProblemsFound
from cchc_docs.publish.site.building import build_site, followed
from cchc_docs.publish.site.placing import SITE

HOST = "127.0.0.1"


def serve(root: Path, port: int = 8000) -> int:
    """Serves ``root/site`` until Ctrl+C; returns 0, or 1 when nothing could be built or served.

    The same build as ever: while there are problems they are told, and the last good pages stay.
    """
    if not _built(root) and not (root / SITE / "index.html").exists():
        return 1
    server = LiveReloadServer(lambda: _followed(root), HOST, port, str(root / SITE))
    for path in followed(root):
        server.watch(path)
    print(f"Xem trước ở http://{HOST}:{port}/ ; bấm Ctrl+C để dừng.", flush=True)
    try:
        server.serve()
    except KeyboardInterrupt:
        print("Đã dừng.")
    except OSError as error:
        print(f"Không mở được cổng {port} ({error}); dừng chương trình đang dùng cổng ấy.")
        return 1
    finally:
        server.shutdown()
    return 0


def _followed(root: Path) -> None:
    _built(root)


def _built(root: Path) -> bool:
    try:
        return build_site(root) == 0
    except ProblemsFound as found:
        print(found.report(), file=sys.stderr)
    except OSError as error:
        print(told(error), file=sys.stderr)
    print("Trang vẫn là bản trước; sửa xong lưu lại là dựng tiếp.", file=sys.stderr)
    return False
