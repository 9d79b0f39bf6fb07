"""Templates that set-up has written as Python are those of today, and found by nothing else."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import jinja2
import pytest
from jinja2 import DictLoader, Environment

from cchc_docs.assets import TEMPLATES
from cchc_docs.assets.compiled import Compiled, write_templates
from cchc_docs.library import Library
from cchc_docs.publish.site.building import build_pages
from cchc_docs.publish.site.compiling import environments
from tests.publish.site.test_building import snapshot


def written(folder: Path, change: Callable[[Environment], object] = lambda made: None) -> Path:
    """Every template anew, by environments that are changed before."""
    folder.mkdir()
    for environment, names in environments():
        own = environment.overlay()
        change(own)
        write_templates(own, names, folder)
    return folder


def refusing(one: Callable[..., Any]) -> Callable[..., Any]:
    """What is called like ``one`` and must not be before a template is filled in."""

    @wraps(one)
    def refused(*_: Any, **__: Any) -> None:
        raise AssertionError

    return refused


def test_set_up_has_written_the_templates_of_today(tmp_path: Path) -> None:
    kept = {name: text for name, text in snapshot(TEMPLATES).items() if name.endswith(".py")}
    assert snapshot(written(tmp_path / "mới")) == kept
    assert len(kept) > 100


def test_no_template_holds_what_our_code_would_say(tmp_path: Path) -> None:
    """Only what hangs on templates and Jinja alone may be kept."""
    usual = Environment().filters

    def break_own(made: Environment) -> None:
        made.filters = {
            name: one if usual.get(name) is one else refusing(one)
            for name, one in made.filters.items()
        }

    assert snapshot(written(tmp_path / "không có lọc", break_own)) == snapshot(
        written(tmp_path / "thường")
    )


def test_a_build_compiles_nothing_of_the_package(
    project: Path, small_library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    compiled: list[str] = []
    as_ever = Environment.compile

    def listed(self: Environment, source: Any, name: str | None = None, *more: Any) -> Any:
        compiled.append(name or "")
        return as_ever(self, source, name, *more)

    monkeypatch.setattr(Environment, "compile", listed)
    build_pages(small_library, project, project / "trang")
    assert {name for name in compiled if name.endswith((".html", ".jinja"))} == set()


def made_by(folder: Path, text: str, **options: Any) -> str:
    """A page of one template, by an environment that looks for it in ``folder``."""
    made = Environment(loader=DictLoader({"a": text}), bytecode_cache=Compiled(folder), **options)
    return made.get_template("a").render()


def test_another_text_jinja_or_way_of_reading_is_compiled_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = "{% if 1 %}\n1{% endif %}"
    write_templates(Environment(loader=DictLoader({"a": kept})), "a", tmp_path)
    (file,) = tmp_path.glob("*.py")
    file.write_text(file.read_text("utf-8").replace("\\n1", "kept"), "utf-8")
    assert made_by(tmp_path, kept) == "kept"
    assert made_by(tmp_path, kept, trim_blocks=True) == "1"
    assert made_by(tmp_path, kept, autoescape=True) == "\n1"
    assert made_by(tmp_path, kept + "!") == "\n1!"
    monkeypatch.setattr(jinja2, "__version__", "4")
    assert made_by(tmp_path, kept) == "\n1"


@pytest.mark.parametrize("damaged", [b"", b"def", b"\0\xff"])
def test_a_damaged_file_is_as_good_as_none(tmp_path: Path, damaged: bytes) -> None:
    write_templates(Environment(loader=DictLoader({"a": "1"})), "a", tmp_path)
    (file,) = tmp_path.glob("*.py")
    file.write_bytes(damaged)
    assert made_by(tmp_path, "1") == "1"
