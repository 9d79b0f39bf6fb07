"""``cchc build``: the site of a project."""

from __future__ import annotations

import os
from pathlib import Path

from cchc_docs.commands.parameters import Options, argument, flag

PARAMS = (
    argument(
        "folder",
        "[THƯ-MỤC]",
        "thư mục của dự án, có mkdocs.yml; không ghi thì lấy thư mục hiện tại",
        default=Path(),
    ),
    flag("--serve", "xem trước, tự cập nhật khi sửa"),
)
"""What the command takes."""


def run(options: Options) -> int:
    """Builds, or serves until Ctrl+C."""
    # MkDocs is slow to import and only needed here
    from cchc_docs.publish.site import building, preview

    root = Path(os.path.realpath(options.folder))
    return preview.serve(root) if options.serve else building.build_site(root)
