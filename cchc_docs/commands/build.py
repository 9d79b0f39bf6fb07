"""``cchc build``: the site of the project in the current folder."""

from __future__ import annotations

import argparse
from pathlib import Path

HELP = "dựng trang của thư mục hiện tại vào thư mục site"


def add(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("--serve", action="store_true", help="xem trước, tự cập nhật khi sửa")


def run(options: argparse.Namespace) -> int:
    """Builds, or serves until Ctrl+C."""
    # MkDocs is slow to import and only needed here
    from cchc_docs.publish.site import building, preview

    root = Path.cwd()
    return preview.serve(root) if options.serve else building.build_site(root)
