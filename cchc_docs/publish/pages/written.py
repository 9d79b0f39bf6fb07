"""Pages in prose: written once for any edition, and those that an edition has of its own.

Both are Jinja templates of Markdown below a head (``title``); they quote the edition by the methods
of ``Quotes``. An edition's own pages lie in its folder ``pages``; one with the name of a page
written for any edition takes its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import yaml
from jinja2 import TemplateError, TemplateSyntaxError, UndefinedError

from cchc_docs.ground.problems import Problem, ProblemsFound, shown_path
from cchc_docs.ground.text import natural
from cchc_docs.library import EditionLibrary
from cchc_docs.publish import addresses
from cchc_docs.publish.pages.quotes import Quotes, UnknownName
from cchc_docs.publish.pages.rendering import edition_page, render_text

FOLDER = "pages"
"""Where an edition keeps its own pages."""
ENDING = ".md"
QUOTED_WRONGLY = (TemplateError, UnknownName, TypeError)
"""What a page raises that asks for what is not there."""


@dataclass(frozen=True)
class Written:
    """A page: its name (``tu-cham/giai-trinh``), title, text, and the file it stands in."""

    name: str
    title: str
    text: str
    file: Path | None
    """None: written for any edition."""
    first_line: int
    """Of the text in the file."""
    scripts: tuple[str, ...] = ()
    """Of a page for any edition: what it loads, by name."""

    @property
    def folder(self) -> str:
        """The section of the menu that it belongs to; empty for none."""
        return self.name.rpartition("/")[0]


def written(library: EditionLibrary) -> Mapping[str, Written]:
    """The pages of an edition by name: those for any edition, then its own."""
    return {**for_any_edition(), **{one.name: one for one in own_pages(library)}}


def written_pages(library: EditionLibrary) -> Iterator[tuple[str, str]]:
    """Every page as Markdown. Raises ProblemsFound with all that cannot be quoted."""
    problems: list[Problem] = []
    own = list(own_pages(library))
    added = [one for one in own if one.name not in for_any_edition()]
    for one in {**for_any_edition(), **{one.name: one for one in own}}.values():
        here = addresses.of(library.edition).page(one.name)
        try:
            yield addresses.markdown(here), _page(one, library, here, added)
        except QUOTED_WRONGLY as error:
            if one.file is None:
                raise
            problems.append(quoting_problem(one.file, one.first_line, error))
    if problems:
        raise ProblemsFound(problems)


def _page(one: Written, library: EditionLibrary, here: str, added: Sequence[Written]) -> str:
    quotes = Quotes(library, here, added)
    known = {name: getattr(quotes, name) for name in dir(quotes) if not name.startswith("_")}
    body = render_text(one.text, here, edition=library.edition, library=library, **known)
    scripts = [addresses.script(name) for name in one.scripts]
    return edition_page(
        library.edition, one.title, body, **({"scripts": scripts} if scripts else {})
    )


@cache
def for_any_edition() -> Mapping[str, Written]:
    """The pages written for any edition, by name."""
    folder = files(__package__).joinpath("templates", "written")
    return {name: _read(name, text, None) for name, text in _texts(folder, "")}


def own_pages(library: EditionLibrary) -> Iterator[Written]:
    """The pages that lie in the edition's folder, in order of name, the first of each folder
    before the others."""
    folder = library.folder / FOLDER
    paths = (path.relative_to(folder).with_suffix("") for path in folder.rglob(f"*{ENDING}"))
    names = sorted(paths, key=lambda path: (path.parent, path.name != "index", natural(path.name)))
    for name in names:
        path = folder / f"{name}{ENDING}"
        yield _read(name.as_posix(), path.read_text("utf-8-sig"), path)


def _texts(folder: Traversable, above: str) -> Iterator[tuple[str, str]]:
    for one in sorted(folder.iterdir(), key=lambda one: one.name):
        if one.is_dir():
            yield from _texts(one, f"{above}{one.name}/")
        elif one.name.endswith(ENDING):
            yield above + one.name.removesuffix(ENDING), one.read_text("utf-8")


def _read(name: str, text: str, file: Path | None) -> Written:
    head: dict[str, Any] = {}
    body, lines = text, 1
    if text.startswith("---\n") and "\n---\n" in text[4:]:
        above, _, body = text[4:].partition("\n---\n")
        head, lines = yaml.safe_load(above) or {}, above.count("\n") + 3 + 1
    title = str(head.get("title") or _heading(body) or name)
    scripts = head.get("scripts", ()) if file is None else ()
    return Written(name, title, body, file, lines, tuple(scripts))


def _heading(text: str) -> str:
    lines = (line.removeprefix("# ") for line in text.splitlines() if line.startswith("# "))
    return next(lines, "")


def quoting_problem(
    file: Path, first_line: int, error: Exception, sample: str = "{{ notice() }}"
) -> Problem:
    """What a page asked for in vain; ``first_line``: of its text in the file; ``sample``: how such
    a page quotes."""
    return Problem(
        shown_path(file),
        first_line + (_line(error) or 1) - 1,
        f"Không dựng được trang: {_said(error).rstrip('.')}.",
        f"{{{{ … }}}} gọi một mục có trong phiên bản, ví dụ {sample}.",
        "Sửa tên trong ngoặc, hoặc bỏ chỗ gọi.",
        "B003",
    )


def _said(error: Exception) -> str:
    if isinstance(error, UndefinedError):
        name = re.search(r"'([^' ]+)'(?: is undefined)?$", str(error))
        return f"Không có tên «{name.group(1)}»" if name else "Có tên không có"
    if isinstance(error, TemplateSyntaxError):
        return "Chỗ gọi viết chưa đúng, thiếu hoặc thừa dấu ngoặc, dấu nháy, dấu phẩy"
    if isinstance(error, TypeError):
        return "Chỗ gọi thiếu hoặc thừa phần trong ngoặc tròn"
    return str(error)


def _line(error: Exception) -> int | None:
    """The line of the text at which a template failed."""
    if isinstance(error, TemplateError) and (line := getattr(error, "lineno", None)):
        return int(line)
    trace, found = error.__traceback__, None
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            found = trace.tb_lineno
        trace = trace.tb_next
    return found
