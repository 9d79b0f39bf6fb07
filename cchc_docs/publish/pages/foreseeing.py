"""What a build would refuse of the pages that people write, told beforehand with file and line."""

from __future__ import annotations

import functools
import posixpath
import re
from collections.abc import Collection, Iterator
from pathlib import Path

from jinja2 import Environment, StrictUndefined, TemplateSyntaxError

from cchc_docs.criteria.documents import read_document
from cchc_docs.ground.problems import Problem, ProblemsFound, shown_path
from cchc_docs.library import EditionLibrary, Library
from cchc_docs.publish import addresses
from cchc_docs.publish.pages import generate
from cchc_docs.publish.pages.quotes import Quotes, quotes_of
from cchc_docs.publish.pages.written import (
    FOLDER,
    QUOTED_WRONGLY,
    own_pages,
    quoting_problem,
    written,
    written_pages,
)

LINK = re.compile(r"\]\(([^)\s:#]+\.md)(?:#[^)]*)?\)")
"""A link to a page of the site."""
MACROS = re.compile(r"\A---\n(?:.*\n)*?render_macros: true\n(?:.*\n)*?---\n")
"""The head of a page that quotes editions."""
CODE = re.compile(r"^```.*?^```|`[^`\n]*`", re.DOTALL | re.MULTILINE)


def page_problems(library: Library, project: Path) -> list[Problem]:
    """Names that are not there, and links that lead nowhere: on the editions' own pages and on
    those of the site in ``docs`` of the ``project``."""
    ours = _ours(project)
    found = [*_misquoted(library, ours)]
    for own in library.editions:
        try:
            list(written_pages(own))
        except ProblemsFound as told:
            found += told.problems
        found += _no_page_of_today(own)
    if found:
        return found
    made = generate(library)
    owns = [addresses.of(one.edition) for one in library.editions]
    lists = (addresses.markdown(one) for own in owns for one in (own.decks, own.class_pack))
    known = {*made, *ours, *lists}
    for name, path in ours.items():
        found += _lost(path, name, known)
    for own in library.editions:
        for page in own_pages(own):
            if page.file is not None:
                here = addresses.markdown(addresses.of(own.edition).page(page.name))
                found += _lost(page.file, here, known)
    return found


def mistyped(folder: Path) -> Iterator[Problem]:
    """What is wrong with pages whatever the library in ``folder`` holds: told also when it cannot
    be loaded."""
    quoting = sorted(folder.glob(f"*/{FOLDER}/**/*.md"))
    for path in _ours(folder.parent).values():
        text = path.read_text("utf-8-sig")
        if MACROS.match(text):
            quoting.append(path)
        else:
            yield from _braces_shown(path, text)
    for path in quoting:
        try:
            Environment().parse(path.read_text("utf-8-sig"))
        except TemplateSyntaxError as error:
            yield quoting_problem(path, 1, error)


def _ours(project: Path) -> dict[str, Path]:
    """The pages of the site by address below ``docs``."""
    docs = project / "docs"
    return {path.relative_to(docs).as_posix(): path for path in sorted(docs.rglob("*.md"))}


def _no_page_of_today(own: EditionLibrary) -> Iterator[Problem]:
    today = own.edition.today
    if today and today.page and today.page not in written(own):
        yield read_document(own.folder / "edition.yaml").problem(
            ("today", "page"),
            f"Không có trang «{today.page}».",
            "Tên một trang trong thư mục pages của phiên bản, không kèm .md.",
            "Sửa tên trang, hoặc bỏ page.",
            "B001",
        )


def _misquoted(library: Library, ours: dict[str, Path]) -> Iterator[Problem]:
    for name, path in ours.items():
        text = path.read_text("utf-8-sig")
        if not MACROS.match(text):
            yield from _braces_shown(path, text)
            continue
        quote = functools.partial(_quotes, library, addresses.markdown(name))
        try:
            Environment(undefined=StrictUndefined).from_string(text).render(edition=quote)
        except QUOTED_WRONGLY as error:
            sample = f'{{{{ edition("{library.editions[0].edition.id}").notice() }}}}'
            yield quoting_problem(path, 1, error, sample)


def _braces_shown(path: Path, text: str) -> Iterator[Problem]:
    """Quotes that readers would see as they are typed; what is shown as code is meant so."""
    blanked = CODE.sub(lambda code: "\n" * code.group().count("\n"), text)
    for number, line in enumerate(blanked.splitlines(), 1):
        if "{{" in line:
            yield Problem(
                shown_path(path),
                number,
                "Trang có chỗ gọi {{ … }} mà không nói là có: người đọc sẽ thấy nguyên chữ ấy.",
                "Trang gọi {{ … }} bắt đầu bằng ba dòng: ---, render_macros: true, ---.",
                "Thêm ba dòng ấy ở đầu trang; muốn hiện nguyên chữ thì đặt trong dấu `…`.",
                "B012",
            )
            return


def _quotes(library: Library, here: str, edition_id: str) -> Quotes:
    return quotes_of(library, edition_id, here)


def _lost(path: Path, address: str, known: Collection[str]) -> Iterator[Problem]:
    """Links of a page that lead to no page; ``address``: where its Markdown stands."""
    for number, line in enumerate(path.read_text("utf-8-sig").splitlines(), 1):
        for target in LINK.findall(line):
            if posixpath.normpath(posixpath.join(posixpath.dirname(address), target)) not in known:
                yield Problem(
                    shown_path(path),
                    number,
                    f"Đường dẫn «{target}» không tới trang nào.",
                    "Địa chỉ một trang .md tính từ chính trang này.",
                    "Sửa địa chỉ, hoặc bỏ đường dẫn.",
                    "B002",
                )
