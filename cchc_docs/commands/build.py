"""``cchc build``: the site of a project."""

from __future__ import annotations

import argparse
from pathlib import Path

HELP = "dựng trang và mọi tệp tải về vào thư mục site của dự án"


def add(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument(
        "folder",
        nargs="?",
        type=Path,
        metavar="THƯ-MỤC",
        default=Path(),
        help="thư mục của dự án, có mkdocs.yml; không ghi thì lấy thư mục hiện tại",
    )
    parser.add_argument("--serve", action="store_true", help="xem trước, tự cập nhật khi sửa")


def run(options: argparse.Namespace) -> int:
    """Builds, or serves until Ctrl+C."""
    # MkDocs is slow to import and only needed here
    from cchc_docs.publish.site import building, preview

    root = options.folder.resolve()
    return preview.serve(root) if options.serve else building.build_site(root)
