"""Whatever is edited, and however often: a build that keeps pages gives what a fresh one gives."""

from __future__ import annotations

import os
import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.structure.pages import Page

from cchc_docs.ground.problems import ProblemsFound
from cchc_docs.library import load_library
from cchc_docs.publish.site.building import are_files_to_follow, build_pages, build_site
from cchc_docs.publish.site.keeping import STORE, Memory
from tests.conftest import SECOND
from tests.publish.site.test_building import snapshot

EDITION = Path("criteria", "mau-2020")
FIELD = EDITION / "phong-ban" / "1-moi-kieu-quy-tac.yaml"
Edit = Callable[[Path, str], object]
"""Takes a project and a word that is new."""


def replaced(name: Path | str, pattern: str, told: str) -> Edit:
    def edit(project: Path, word: str) -> None:
        text = (project / name).read_text("utf-8")
        changed, count = re.subn(pattern, lambda found: told.format(found[0], word), text, count=1)
        assert count, pattern
        (project / name).write_text(changed, "utf-8")

    return edit


def page_comes(project: Path, word: str) -> None:
    (project / "docs" / f"{word}.md").write_text("# Phụ\n\nĐiểm tối đa.\n", "utf-8")
    replaced("docs/trang.md", r"\Z", f"\n\n[{{1}}]({word}.md#phu)")(project, word)


def page_goes(project: Path, word: str) -> None:
    for page in (project / "docs").glob("tu-*.md"):
        page.unlink()
    text = (project / "docs" / "trang.md").read_text("utf-8")
    (project / "docs" / "trang.md").write_text(re.sub(r"\[.*\)\n*", "", text), "utf-8")


def example_is_renamed(project: Path, word: str) -> None:
    (old,) = (project / EDITION / "examples").iterdir()
    text = old.read_text("utf-8").replace(f"id: {old.stem}", f"id: vi-du-{word}")
    old.rename(old.with_name(f"vi-du-{word}.yaml")).write_text(text, "utf-8")
    replaced(EDITION / "course.yaml", rf"examples: \[{old.stem}", f"examples: [vi-du-{word}")(
        project, word
    )


def edition_comes_or_goes(project: Path, word: str) -> None:
    shutil.copytree(SECOND, project / "criteria", dirs_exist_ok=True)
    if "thêm" in (project / "docs" / "trang.md").read_text("utf-8"):
        (added,) = {one.name for one in SECOND.iterdir() if one.is_dir()}
        shutil.rmtree(project / "criteria" / added)
    replaced("docs/trang.md", r"\Z", "\n\nthêm {1}")(project, word)


EDITS: dict[str, Edit] = {
    "a sentence of a criterion": replaced(FIELD, "label: Không đạt", "{0} {1}"),
    "an example": replaced(EDITION / "units" / "phong-a.yaml", "Phòng A trả lời", "{1} {0}"),
    "an answer": replaced(EDITION / "questions" / "1-hoi.yaml", "Theo mức", "{0} {1}"),
    "a page by hand": replaced("docs/trang.md", r"\Z", "\n\n{1} thêm"),
    "a term": replaced("criteria/glossary.yaml", "cao nhất", "{0} {1}"),
    "a title in menus": replaced(EDITION / "edition.yaml", "Bộ tiêu chí", "{0} {1}"),
    "a title beside pages": replaced(FIELD, r"title: \S+", "{0} {1}"),
    "the name of an edition": replaced(EDITION / "edition.yaml", "Bộ mẫu", "{0} {1}"),
    "a style sheet": lambda project, word: (project / "docs" / "rieng.css").write_text(word),
    "settings": replaced("mkdocs.yml", "site_name: ", "{0}{1} "),
    "a new page": page_comes,
    "a page goes": page_goes,
    "another name": example_is_renamed,
    "another edition": edition_comes_or_goes,
}


def pages(project: Path, into: Path) -> None:
    shutil.rmtree(into, ignore_errors=True)
    build_pages(load_library(project / "criteria"), project, into)


def previewed(project: Path, memory: Memory) -> dict[str, str]:
    """The site of a preview, by its digests."""
    assert build_site(project, pages_first=True, memory=memory) == 0
    return snapshot(project / "site")


def test_after_any_series_of_edits_a_preview_shows_a_fresh_site(
    project: Path, tmp_path: Path
) -> None:
    count = int(os.environ.get("CCHC_EDITS", len(EDITS)))
    chance = random.Random(f"sửa {count}")
    memory = Memory()
    previewed(project, memory)
    order = chance.sample(sorted(EDITS), len(EDITS))
    order += chance.choices(sorted(EDITS), k=max(0, count - len(EDITS)))
    for number, name in enumerate(order[:count]):
        EDITS[name](project, f"tu-{number}")
        if chance.random() < 0.3:  # another process has only what is kept on the disk
            memory = Memory()
        kept = previewed(project, memory)
        fresh = tmp_path / "fresh"
        shutil.copytree(project, fresh, ignore=shutil.ignore_patterns("build", "site"))
        assert kept == previewed(fresh, Memory()), f"after {order[: number + 1]}"
        shutil.rmtree(fresh)


def test_files_for_downloading_are_as_if_built_anew(project: Path) -> None:
    (project / EDITION / "season").mkdir()
    table = project / EDITION / "season" / "phong-ban.csv"
    table.write_text("unit,unit_kind,1.1/self/level,2/self/value\nPhòng A,phong,1,81\n", "utf-8")
    assert build_site(project) == 0
    replaced("docs/trang.md", r"\Z", "\n\n{1} thêm")(project, "mới")
    page = project / "site" / "mau-2020" / "tieu-chi" / "phong-ban" / "1.1.html"
    stood = page.stat().st_ino
    assert build_site(project) == 0
    assert page.stat().st_ino == stood  # a page that did not change was not written again
    replaced(FIELD, "    max: 5\n", "{0}    doing: [{1}.]\n")(project, "Thêm")
    replaced("criteria/sources.yaml", r"title: \S+", "{0} {1}")(project, "mới")
    assert build_site(project) == 0
    kept = snapshot(project / "site")
    shutil.rmtree(project / "build")
    assert build_site(project) == 0
    assert snapshot(project / "site") == kept


def test_only_what_an_edit_changes_is_made_again(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    render = Page.render

    def noted(self: Page, *rest: object) -> None:
        made.append(self.file.src_uri)
        render(self, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(Page, "render", noted)
    pages(project, tmp_path / "a")
    every, made[:] = len(made), []
    pages(project, tmp_path / "a")
    assert made == []
    EDITS["a sentence of a criterion"](project, "mới")
    pages(project, tmp_path / "a")
    assert "mau-2020/tieu-chi/phong-ban/1.1.md" in made
    assert len(made) < every / 5, made


def test_a_link_that_breaks_is_told_though_its_page_has_not_changed(
    project: Path, tmp_path: Path
) -> None:
    page_comes(project, "tu-dau")
    pages(project, tmp_path / "a")
    for broken in ("# Khác\n", None):  # its heading goes, then all of it
        target = project / "docs" / "tu-dau.md"
        target.write_text(broken, "utf-8") if broken else target.unlink()
        for _ in range(2):  # and it is told again
            library = load_library(project / "criteria")
            with pytest.raises(ProblemsFound, match=r"tu-dau\.md"):
                build_pages(library, project, tmp_path / "b")


def test_a_project_with_code_of_its_own_keeps_nothing(project: Path, tmp_path: Path) -> None:
    (project / "a.py").write_text("def on_page_markdown(m, **_): return m\n", "utf-8")
    replaced("mkdocs.yml", r"\Z", "\nhooks: [a.py]\n")(project, "")
    assert build_site(project, pages_first=True) == 0  # nor is it known when it is up to date
    assert not (project / STORE).exists()
    assert not are_files_to_follow(project)
