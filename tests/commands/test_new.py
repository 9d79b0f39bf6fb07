"""``cchc new``: a project that checks and builds as it is, and passes for nothing official."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
import yaml

from cchc_docs.cli import main
from cchc_docs.commands import output
from cchc_docs.commands.output import write_whole
from cchc_docs.ground.numbers import show
from cchc_docs.library import EditionLibrary, load_library
from cchc_docs.rules import KINDS
from cchc_docs.rules.fixed import Fixed
from tests.conftest import ROOT


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder in which ``cchc new`` was called; the current one."""
    folder = tmp_path / "du-an"
    folder.mkdir()
    monkeypatch.chdir(folder)
    assert main(["new", "tinh-y-2027"]) == 0
    return folder


@pytest.fixture
def edition(project: Path) -> EditionLibrary:
    """What it wrote, loaded."""
    (loaded,) = load_library(project / "criteria").editions
    return loaded


def names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir()}


def test_the_next_step_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "moi"
    assert main(["new", "tinh-y", str(folder)]) == 0
    assert f"cd {folder}\n    cchc build\n" in capsys.readouterr().out
    assert {".gitignore", ".gitlab-ci.yml", ".github/workflows/pages.yml"} <= names(folder)


def test_it_has_no_problems_and_no_advice(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "node_modules").symlink_to(ROOT / "node_modules")  # the dictionary
    assert main(["check", "--strict"]) == 0
    told = capsys.readouterr()
    assert "Không có vấn đề: 1 phiên bản" in told.out
    assert told.err == ""


def test_it_shows_every_rule_kind(edition: EditionLibrary) -> None:
    rules = [leaf.rule for one in edition.sets for leaf in one.leaves() if leaf.rule]
    assert len(rules) == len({rule.kind for rule in rules})
    within = {part.kind for rule in rules for _, part in rule.parts()}
    points_of_a_case = Fixed.model_fields["kind"].default
    assert {rule.kind for rule in rules} | within == {*KINDS, points_of_a_case}


def test_it_has_an_example_a_question_and_a_unit(edition: EditionLibrary) -> None:
    assert len(edition.examples) == len(edition.questions) == len(edition.units) == 1
    assert show(edition.units[0].card.points) == "34,8"


def test_nothing_in_it_passes_for_official(project: Path, edition: EditionLibrary) -> None:
    assert edition.edition.status == "training"
    assert edition.edition.province is None
    assert not edition.sources
    origins = [one.origin for one in edition.sets]
    origins += [node.origin for one in edition.sets for node in one.walk()]
    assert {(one.status, one.note) for one in origins} == {("rebuilt", "Đặt ra để làm mẫu.")}
    for path in project.rglob("*.yaml"):
        for found in re.findall(r"^[^#]*origin: (.*)$", path.read_text("utf-8"), re.MULTILINE):
            assert found == "{status: rebuilt, note: Đặt ra để làm mẫu.}", path


def test_every_key_of_the_edition_is_explained(project: Path) -> None:
    text = (project / "criteria" / "tinh-y-2027" / "edition.yaml").read_text("utf-8")
    lines = text.splitlines()
    keys = [number for number, line in enumerate(lines) if re.match(r"[a-z_]+:", line)]
    assert len(keys) > 8
    assert [lines[number] for number in keys if not lines[number - 1].startswith("# ")] == []


def test_editors_find_the_schemas(project: Path) -> None:
    files = [*(project / "criteria" / "tinh-y-2027").rglob("*.yaml")]
    for path in files:
        found = re.match(r"# yaml-language-server: \$schema=(\S+)\n", path.read_text("utf-8"))
        assert found, path
        assert (path.parent / found[1]).is_file(), path
    assert "| `id` | chữ | có |" in (project / "criteria" / "README.md").read_text("utf-8")


def test_its_name_and_version_stand_everywhere(project: Path) -> None:
    texts = {path: path.read_text("utf-8") for path in project.rglob("*") if path.is_file()}
    assert not [path for path, text in texts.items() if "tinh-x" in text or "0.0.0" in text]
    assert re.search(r"^cchc-docs==\d", texts[project / "requirements.txt"], re.MULTILINE)


def test_the_workflows_are_yaml_that_checks_builds_and_publishes(project: Path) -> None:
    github = yaml.safe_load((project / ".github" / "workflows" / "pages.yml").read_text("utf-8"))
    runs = [step.get("run") for step in github["jobs"]["pages"]["steps"]]
    gitlab = yaml.safe_load((project / ".gitlab-ci.yml").read_text("utf-8"))["pages"]
    for commands, check in (
        (runs, "cchc check --format github"),
        (gitlab["script"], "cchc check"),
    ):
        own = [one for one in commands if one and one.startswith("cchc")]
        assert own == [check, "cchc build"]
    assert gitlab["artifacts"]["paths"] == ["public"]


def test_nothing_is_overwritten(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "mkdocs.yml").unlink()
    readme = project / "README.md"
    readme.write_text("của tôi", "utf-8")
    before = names(project)
    assert main(["new", "tinh-khac"]) == 1
    assert "Không ghi đè tệp đang có: README.md, " in capsys.readouterr().err
    assert names(project) == before
    assert readme.read_text("utf-8") == "của tôi"


def test_in_a_project_it_adds_an_edition(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = {path: (project / path).read_bytes() for path in names(project)}
    assert main(["new", "tinh-y-2028"]) == 0
    added = names(project) - set(before)
    assert all(path.startswith("criteria/tinh-y-2028/") for path in added)
    assert {path: (project / path).read_bytes() for path in before} == before
    assert main(["check"]) == 0
    assert "Không có vấn đề: 2 phiên bản" in capsys.readouterr().out
    assert main(["new", "tinh-y-2028"]) == 1


@pytest.mark.parametrize("how", [KeyboardInterrupt, SystemExit])
def test_a_project_that_is_stopped_is_not_there(
    how: type[BaseException], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(path: Path, _data: bytes) -> None:
        raise how(path)

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(output, "write_whole", written_until(4, stopped))
    with suppress(SystemExit):
        assert main(["new", "tinh-y"]) == 130
    assert not any(tmp_path.iterdir())


@pytest.mark.parametrize("count", [0, 1, 7, 20])
def test_what_a_killed_run_has_left_is_gone_on_with(
    count: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed at any moment: ``mkdocs.yml``, by which a project is known, is not there yet."""
    monkeypatch.chdir(tmp_path)
    with monkeypatch.context() as killed:
        killed.setattr(output, "write_whole", written_until(count, lambda *_: None))
        assert main(["new", "tinh-y"]) == 0
    assert len(names(tmp_path)) == count
    assert "mkdocs.yml" not in names(tmp_path)
    assert main(["new", "tinh-y"]) == 0
    assert main(["check"]) == 0
    assert main(["new", "tinh-y"]) == 1  # now it is there


def written_until(count: int, then: Callable[[Path, bytes], None]) -> Callable[[Path, bytes], None]:
    """As ``write_whole``, until so many files are there."""
    left = iter(range(count))

    def write(path: Path, data: bytes) -> None:
        (write_whole if next(left, None) is not None else then)(path, data)

    return write


@pytest.mark.parametrize("name", ["Tỉnh X", "tinh_x", "../x", "schema", ""])
def test_names_that_cannot_be_are_told(
    tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", name, str(tmp_path)]) == 1
    assert "không dùng được" in capsys.readouterr().err
    assert not any(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["2026", "null", "1e5", "on"])
def test_names_that_yaml_would_take_for_something_else_stay_names(
    tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", name, str(tmp_path)]) == 0
    assert main(["check", str(tmp_path / "criteria")]) == 0
