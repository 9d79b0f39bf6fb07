"""``cchc new``: a project to start from, or one more edition in a project that is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path, PurePosixPath

from cchc_docs.commands.output import all_or_none
from cchc_docs.commands.parameters import DEFAULT_FOLDER, Options, argument
from cchc_docs.criteria.origins import SLUG
from cchc_docs.criteria.overlooked import SCHEMAS
from cchc_docs.ground.problems import refused
from cchc_docs.yaml_reference import reference_texts

STARTER = Path(__file__).parents[1] / "starter"
"""What a new project holds; a name with ``dot-`` stands for one that begins with a dot."""
SAMPLE, VERSION = "tinh-x", "0.0.0"
"""What stands there for the name of the edition and the version of this package."""
PROJECT = "mkdocs.yml"
"""The file by which a project is known."""
PARAMS = (
    argument("name", "TÊN", "mã phiên bản không dấu, ví dụ tinh-x-2026", kind=str),
    argument(
        "folder",
        "[THƯ-MỤC]",
        "nơi đặt dự án; không ghi thì lấy thư mục hiện tại",
        default=Path(),
    ),
)
"""What the command takes."""


def run(options: Options) -> int:
    """Writes every file of the project, or none where another stands in the place of one."""
    name, folder = options.name, options.folder
    if not re.fullmatch(SLUG, name) or name == SCHEMAS:
        raise refused(
            folder,
            f"Tên «{name}» không dùng được.",
            "Chữ thường không dấu, chữ số, dấu gạch nối.",
            "Đặt tên khác, ví dụ: tinh-x-2026.",
            "C026",
        )
    is_there = (folder / PROJECT).exists()
    texts = {folder / path: text for path, text in project(name)}
    if is_there:
        own = folder / DEFAULT_FOLDER / name
        texts = {path: text for path, text in texts.items() if path.is_relative_to(own)}
    else:
        criteria = folder / DEFAULT_FOLDER
        texts |= reference_texts(criteria, texts[criteria / "README.md"])
        texts[folder / PROJECT] = texts.pop(folder / PROJECT)  # last: it says that all is there
    there = [path for path in texts if path.exists()]
    is_left = all(path.is_file() and path.read_bytes() == texts[path].encode() for path in there)
    if there and not (is_left and len(there) < len(texts)):  # else a run was killed: go on
        raise refused(
            folder,
            f"Không ghi đè tệp đang có: {', '.join(map(str, there))}.",
            "Thư mục chưa có các tệp ấy.",
            "Chọn thư mục hoặc tên khác.",
            "C027",
        )
    with all_or_none() as write:
        for path, text in texts.items():
            write(path, text)
    print(_next_step(name, folder))
    return 0


def project(name: str) -> Iterator[tuple[PurePosixPath, str]]:
    """Every file of a new project by its place in it."""
    for source in sorted(STARTER.rglob("*")):
        if source.is_file():
            parts = source.relative_to(STARTER).parts
            own = (name if part == SAMPLE else part.replace("dot-", ".") for part in parts)
            text = source.read_text("utf-8").replace(SAMPLE, name)
            yield PurePosixPath(*own), text.replace(VERSION, version("cchc-docs"))


def _next_step(name: str, folder: Path) -> str:
    written = (folder / DEFAULT_FOLDER / name / "edition.yaml").as_posix()
    where = "" if folder == Path() else f"cd {folder}\n    "
    return (
        f"Đã tạo phiên bản mẫu; bắt đầu sửa từ {written}.\n"
        f"Tiếp theo:\n    {where}cchc build\nrồi mở site/index.html."
    )
