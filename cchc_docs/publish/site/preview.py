"""A live preview: the site on this machine, built again whenever somebody saves a file."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from cchc_docs.ground.disk import reason
from cchc_docs.ground.problems import ProblemsFound, machine_refused, refused
from cchc_docs.publish.site.building import are_files_to_follow, build_site, followed
from cchc_docs.publish.site.keeping import Memory
from cchc_docs.publish.site.placing import SITE
from cchc_docs.publish.site.serving import HOST, Server
from cchc_docs.setup.lock import Busy, locked


def serve(root: Path, port: int = 8000) -> int:
    """Serves ``root/site`` until Ctrl+C; returns 0, or 1 when nothing could be built.

    Pages are new first, the files for downloading follow. While there are problems they are told,
    and the last good pages stay. Raises ProblemsFound where the port is another's.
    """
    with tempfile.TemporaryDirectory() as folder:
        files = _Files(root, Path(folder, "done"))
        try:
            return _served(root, port, files, folder)
        finally:
            files.stop()


def _served(root: Path, port: int, files: _Files, folder: str) -> int:
    memory = Memory()
    if not _built(root, files, memory) and not (root / SITE / "index.html").exists():
        return 1
    server = Server(lambda: _followed(root, files, memory), port, str(root / SITE))
    for path in (*followed(root), folder):
        server.watch(path)
    print(f"Xem trước ở http://{HOST}:{port}/ ; bấm Ctrl+C để dừng.", flush=True)
    try:
        server.serve()  # type: ignore[no-untyped-call]
    except KeyboardInterrupt:
        print("Đã dừng.")
    except OSError as error:
        raise refused(
            root,
            f"Không mở được cổng {port}: {reason(error)}.",
            "Một cổng chưa chương trình nào dùng.",
            "Dừng chương trình đang dùng cổng ấy rồi chạy lại.",
            "B015",
        ) from error
    finally:
        server.shutdown()
    return 0


class _Files:
    """The build that makes the files for downloading, beside the preview."""

    def __init__(self, root: Path, done: Path) -> None:
        """``done``: changes whenever such a build has made them, so that pages are opened anew."""
        self._root, self._done = root, done
        self._running: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Begins such a build."""
        command = [sys.executable, "-m", "cchc_docs", "build", str(self._root)]
        self._running = subprocess.Popen(command, stdout=subprocess.DEVNULL, start_new_session=True)
        threading.Thread(target=self._wait, args=(self._running,), daemon=True).start()

    def stop(self) -> None:
        """Ends it at once, wherever it is: the next build mends what it has left."""
        running, self._running = self._running, None
        if running is not None:
            running.kill()
            running.wait()

    def _wait(self, running: subprocess.Popen[bytes]) -> None:
        if running.wait() == 0 and self._running is running:
            print("Tệp tải về cũng đã mới.", flush=True)
            self._done.write_text(str(running.pid), "utf-8")


def _wait(root: Path) -> None:
    """Until nobody else is at work in the folder: no edit is passed over."""
    is_told = False
    while True:
        try:
            with locked(root):
                return
        except Busy as busy:
            if not is_told:
                print(f"{busy}; việc ấy xong thì dựng tiếp.", file=sys.stderr)
            is_told = True
            time.sleep(0.3)


def _followed(root: Path, files: _Files, memory: Memory) -> None:
    _built(root, files, memory)


def _built(root: Path, files: _Files, memory: Memory) -> bool:
    files.stop()
    _wait(root)
    try:
        is_built = build_site(root, pages_first=True, memory=memory) == 0
        if is_built and are_files_to_follow(root):
            files.start()
        return is_built
    except ProblemsFound as found:
        print(found.report(), file=sys.stderr)
    except OSError as error:
        print(machine_refused(error).report(), file=sys.stderr)
    print("Trang vẫn là bản trước; sửa xong lưu lại là dựng tiếp.", file=sys.stderr)
    return False
