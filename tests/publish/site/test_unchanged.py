"""Nothing is built while nothing has changed; whatever has changed, or may have, is built."""

from __future__ import annotations

import importlib.metadata
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from cchc_docs.publish.site import building, unchanged
from cchc_docs.publish.site.building import build_site
from cchc_docs.publish.site.certain import installed
from cchc_docs.publish.site.unchanged import KEPT, is_same, made_of, remember
from tests.publish.site.test_building import snapshot

FIELD = "criteria/mau-2020/phong-ban/2-tu-cham-ca-linh-vuc.yaml"


@pytest.fixture
def built(project: Path) -> Path:
    """A project with something in place of a site."""
    (project / "site" / "a").mkdir(parents=True)
    (project / "site" / "a" / "b.html").write_text("b", "utf-8")
    (project / "build").mkdir()
    remember(project, wanted(project) or "")
    return project


def wanted(project: Path) -> str | None:
    return made_of(load_config(str(project / "mkdocs.yml")))


def is_up_to_date(project: Path) -> bool:
    now = wanted(project)
    return now is not None and is_same(project, now)


def append(name: str, words: str = "# x\n") -> Callable[[Path], object]:
    def change(project: Path) -> None:
        with (project / name).open("a", encoding="utf-8") as file:
            file.write(words)

    return change


def undone(project: Path) -> None:
    """Saved twice within a build, which may have read what stood there between."""
    now = (project / FIELD).stat().st_mtime_ns
    os.utime(project / FIELD, ns=(now + 1, now + 1))


CHANGES = {
    "a criterion": append(FIELD),
    "saved and undone": undone,
    "a page": append("docs/trang.md"),
    "settings": append("mkdocs.yml"),
    "a file goes": lambda project: (project / FIELD).unlink(),
    "a file comes": append("docs/moi.md"),
    "a file is renamed": lambda project: (project / FIELD).rename(project / f"{FIELD}.txt"),
    "an empty folder": lambda project: (project / "criteria" / "mau-2020" / "bo-khac").mkdir(),
    "a page of the site": append("site/a/b.html"),
    "a page of the site goes": lambda project: (project / "site" / "a" / "b.html").unlink(),
    "a page of the site comes": append("site/la.html"),
    "a spoilt note": append(f"build/{KEPT}", "}"),
    "a note of something else": lambda project: (project / "build" / KEPT).write_text("[1]"),
    "no note": lambda project: (project / "build" / KEPT).unlink(),
}


def hooked(project: Path) -> None:
    append("a.py")(project)
    append("mkdocs.yml", "hooks: [a.py]\n")(project)


def another_plugin(project: Path) -> None:
    text = (project / "mkdocs.yml").read_text("utf-8")
    (project / "mkdocs.yml").write_text(text.replace("- cchc\n", "- cchc\n  - search\n"), "utf-8")


DOUBTS = {
    "code of its own": hooked,
    "another plugin": another_plugin,
    "the environment": append("mkdocs.yml", "site_url: !ENV URL\n"),
    "a link": lambda project: (project / "docs" / "ngoai.md").symlink_to(project / "mkdocs.yml"),
}


def test_a_site_stays_up_to_date(built: Path) -> None:
    assert is_up_to_date(built)
    assert is_up_to_date(built)


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_any_change_is_noticed(built: Path, change: Callable[[Path], object]) -> None:
    assert is_up_to_date(built)
    change(built)
    assert not is_up_to_date(built)


@pytest.mark.parametrize("doubt", DOUBTS.values(), ids=DOUBTS.keys())
def test_in_doubt_there_is_something_to_build(
    project: Path, doubt: Callable[[Path], object]
) -> None:
    assert wanted(project)
    doubt(project)
    assert wanted(project) is None


def test_another_version_of_a_package_is_noticed(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = installed()
    assert f"mkdocs-{importlib.metadata.version('mkdocs')}.dist-info" in known
    others = {name.replace("mkdocs-1.", "mkdocs-2.") for name in known}
    monkeypatch.setattr(unchanged, "installed", lambda: others)
    assert not is_up_to_date(built)


def test_another_version_of_this_package_is_noticed(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unchanged, "code_digest", lambda: "khác")
    assert not is_up_to_date(built)


def test_a_second_build_leaves_what_is_there(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert build_site(project) == 0
    first = snapshot(project / "site")
    with monkeypatch.context() as patched:
        patched.setattr(building, "build", None)
        assert build_site(project) == 0
    assert "Không có gì thay đổi từ lần dựng trước.\nXong: " in capsys.readouterr().out
    assert snapshot(project / "site") == first

    append(FIELD, "# một dòng\n")(project)
    (project / "site" / "index.html").unlink()
    assert build_site(project) == 0
    assert snapshot(project / "site").keys() == first.keys()
    assert json.loads((project / "build" / KEPT).read_text("utf-8")).keys() == {"made of", "site"}


def test_what_is_saved_while_a_build_runs_is_built_by_the_next(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(config: MkDocsConfig) -> None:
        build(config)
        append("docs/trang.md", "\nmuộn\n")(project)

    with monkeypatch.context() as patched:
        patched.setattr(building, "build", slow)
        assert build_site(project) == 0
    assert "muộn" not in (project / "site" / "trang.html").read_text("utf-8")
    assert build_site(project) == 0
    assert "muộn" in (project / "site" / "trang.html").read_text("utf-8")
