"""What serves a preview: pages that open again by themselves when they are new."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from mkdocs.livereload import LiveReloadServer

from cchc_docs.publish import addresses
from cchc_docs.publish.site.content_policy import with_last_script
from cchc_docs.publish.site.listing import FOLLOWING

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIEnvironment

HOST = "127.0.0.1"
OFTEN = 0.2
"""Seconds between two looks at what is followed."""
NOT_THERE = f"""<!doctype html><html lang="vi"><meta charset="utf-8"><title>Chưa có</title>
<h1>Chưa có ở đây</h1><p>Không có trang nào ở địa chỉ này. Tìm một tệp tải về thì chờ: {FOLLOWING}
</p></html>"""
"""What stands where nothing is, or nothing yet."""
NO_WORKER = b"""oninstall = () => skipWaiting();
onactivate = () => registration.unregister();
"""
"""In place of the site's worker, which keeps pages: here it ends, and one that came earlier too."""


class Server(LiveReloadServer):
    """MkDocs' own, whose script runs though pages have a content policy."""

    def __init__(self, builder: Callable[[], None], port: int, root: str) -> None:
        super().__init__(builder, HOST, port, root, polling_interval=OFTEN)
        self.error_handler = lambda _: NOT_THERE.encode()

    def serve_request(
        self, environ: WSGIEnvironment, start_response: StartResponse
    ) -> Iterable[bytes]:
        """What MkDocs answers, with its script in the policy of the page."""
        if environ["PATH_INFO"] == f"/{addresses.WORKER}":
            start_response("200 OK", [("Content-Type", "text/javascript")])
            return [NO_WORKER]
        told: list[tuple[str, list[tuple[str, str]]]] = []
        body = super().serve_request(environ, lambda *said: told.append(said[:2]))
        status, headers = told[0]
        if ("Content-Type", "text/html") in headers:
            page = with_last_script(b"".join(body).decode()).encode()
            headers = [("Content-Type", "text/html"), ("Content-Length", str(len(page)))]
            body = [page]
        start_response(status, headers)
        return body
