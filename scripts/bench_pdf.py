"""Measures the PDF guides: beside a browser and WeasyPrint on the same words, and how they grow.

A book of all pages on criteria is set by each from content prepared before; the whole set from the
library on.

Part of ``bench.py``. The browser prints the articles of the built site with the site's own style
sheets and, as a lower bound, almost without style; it needs two passes for page numbers in the
contents. WeasyPrint gets a style sheet that makes of them what the guides are: own fonts, contents,
running heads, tagged for PDF/UA-1.
"""

import math
import os
import shutil
from types import ModuleType

import environment

BOOK = """
import pickle, sys
from pathlib import Path
from lxml import html
from cchc_docs.library import load_library
from cchc_docs.publish.artefacts.artefact import edition_stamp
from cchc_docs.publish.pdf.binding import Book, Part, Placed
from cchc_docs.publish.pdf.books import paper_of
from cchc_docs.publish.pdf.page_tree import Pages
site, target = Path("site").resolve(), Path(sys.argv[1])
library = load_library(Path("criteria")).find("quang-ninh-2013")
pages = Pages(site).matching([f"{library.edition.id}/tieu-chi/*/*"])
book = Book("sach", "", "Sách", "", (Part("Tiêu chí", tuple(Placed(one, 2) for one in pages)),), 2)
ours = paper_of(book, library, None), edition_stamp(library)
target.with_suffix(".pickle").write_bytes(pickle.dumps(ours))
articles, sheets = [], []
for part in book.parts:
    for placed in part.pages:
        path = site / placed.page.path
        page = html.fromstring(path.read_text("utf-8"))
        if not sheets:
            found = page.xpath("//link[@rel='stylesheet']/@href")
            sheets = [(path.parent / one.split("?")[0]).resolve().as_uri() for one in found]
        article = page.find(".//article")
        for one in [*article.iter("script", "button")]:
            one.getparent().remove(one)
        for one in article.iter("details"):
            one.set("open", "")
        articles.append(html.tostring(article, encoding="unicode"))
head = "<!doctype html><html lang='vi'><meta charset='utf-8'><title>Sách</title>"
links = "".join(f"<link rel='stylesheet' href='{one}'>" for one in sheets)
body = "<body class='md-typeset'>" + "".join(articles)
# what the guides have and a browser has not: fonts, contents with page numbers, running heads
fonts = "".join(
    f"@font-face{{font-family:{family};font-weight:{weight};src:url({(site / file).as_uri()})}}"
    for family, weight, file in (
        ("Text", 400, "assets/fonts/BeVietnamPro-Regular.woff2"),
        ("Text", 600, "assets/fonts/BeVietnamPro-SemiBold.woff2"),
        ("Serif", 600, "assets/fonts/SourceSerif4-SemiBold.woff2"),
    )
)
style = ("@page{size:A4;margin:22mm 18mm 20mm 30mm;@top-center{content:counter(page)}"
    "@bottom-right{content:string(section)}}body{font:10pt/1.5 Text}h1,h2,h3{font-family:Serif;"
    "break-after:avoid}h1{break-before:page}h1,h2{string-set:section content()}"
    "table{border-collapse:collapse;width:100%}td,th{border:1px solid #bbb;padding:3pt}"
    "tr,.trace,.glance{break-inside:avoid}.glance{display:grid;grid-template-columns:1fr 2fr 2fr;"
    "background:#f3f0e7;padding:8pt}details{border-left:2pt solid #e0b04c;padding-left:9pt}"
    ".trace li{display:grid;grid-template-columns:5em 1fr}.entry::after{content:leader('.') "
    "target-counter(attr(href),page)}svg,.headerlink,[hidden]{display:none}")
tree = html.fromstring(body)
entries = []
for number, one in enumerate(tree.iter("h1", "h2")):
    one.set("id", f"m{number}")
    entries.append(f"<p><a class='entry' href='#m{number}'>{one.text_content()}</a></p>")
tree.tag = "div"
told = html.tostring(tree, encoding="unicode")
paper = f"{head}<style>{fonts}{style}</style><body>{''.join(entries)}{told}"
target.with_suffix(".paper.html").write_text(paper, "utf-8")
target.write_text(head + links + body, "utf-8")
bare = ("<style>@page{size:A4}body{font:10pt/1.5 sans-serif}table{border-collapse:collapse}"
    "td,th{border:1px solid #bbb;padding:3pt}h1{break-before:page}svg{display:none}</style>")
target.with_suffix(".bare.html").write_text(head + bare + body, "utf-8")
"""
ALONE = """
import pickle, sys
from pathlib import Path
from cchc_docs.publish.typesetting.typeset import typeset
Path(sys.argv[2]).write_bytes(typeset(*pickle.loads(Path(sys.argv[1]).read_bytes())))
"""
WHOLE = """
import tempfile
from pathlib import Path
from cchc_docs.library import load_library
from cchc_docs.publish import pdf
from cchc_docs.publish.artefacts.artefact import write_all
from cchc_docs.publish.pdf.page_tree import Pages
library = load_library(Path("criteria")).find("quang-ninh-2013")
made = pdf.artefacts(library, Pages(Path("site")), None)
with tempfile.TemporaryDirectory() as folder:
    write_all(made, Path(folder, "site"), Path(folder, "cached"))
"""
PAGES = """
from pathlib import Path
from cchc_docs.library import load_library
from cchc_docs.publish.site.building import build_pages
build_pages(load_library(Path("criteria")), Path.cwd(), Path("site"))
"""
WEASYPRINT = """
import sys, weasyprint
weasyprint.HTML(sys.argv[1]).write_pdf(sys.argv[2], pdf_variant="pdf/ua-1")
"""


def compare(bench: ModuleType, python: str, folder: str, runs: int) -> None:
    """One book of the shipped pages and the whole set, beside a browser and WeasyPrint."""
    project = os.path.join(folder, "whole")
    for name in ("docs", "criteria"):
        shutil.copytree(os.path.join(environment.ROOT, name), os.path.join(project, name))
    shutil.copy(os.path.join(environment.ROOT, "mkdocs.yml"), project)
    bench.seconds([python, "-c", PAGES], project)
    page = os.path.join(folder, "book.html")
    bench.seconds([python, "-c", BOOK, page], project)

    alone = [python, "-c", ALONE, page.replace(".html", ".pickle"), os.path.join(folder, "a.pdf")]
    alone = bench.middle([bench.seconds(alone, project) for _ in range(runs)])
    whole = bench.middle([bench.seconds([python, "-c", WHOLE], project) for _ in range(runs)])
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        print("Một sách PDF: không có chromium để so")
    else:
        for name, style in (
            (page, "kiểu của trang"),
            (page.replace(".html", ".bare.html"), "trần"),
        ):
            command = [chromium, "--headless", "--no-sandbox", "--disable-gpu"]
            command += ["--disable-background-networking", "--no-pdf-header-footer"]
            command += ["--print-to-pdf=" + os.path.join(folder, "x.pdf"), "file://" + name]
            once = bench.middle([bench.seconds(command, project) for _ in range(runs)])
            told = "Chromium ({})".format(style)
            print("Một sách PDF = {:.2f} × {} in hai lượt".format(alone / once / 2, told))
            print("Cả bộ PDF = {:.2f} × {} in sách ấy một lượt".format(whole / once, told))
    try:
        bench.seconds([python, "-c", "import weasyprint"], project)
    except SystemExit:
        print("Một sách PDF: chưa cài WeasyPrint vào .venv để so")
        return
    page = page.replace(".html", ".paper.html")
    other = bench.seconds([python, "-c", WEASYPRINT, page, os.path.join(folder, "w.pdf")], project)
    print("Một sách PDF = {:.3f} × WeasyPrint".format(alone / other))


def grow(bench: ModuleType, python: str, folder: str, sizes: "tuple[int, ...]", runs: int) -> None:
    """How the time for the whole PDF set grows with the number of criteria."""
    times = []
    for size in sizes:
        project = os.path.join(folder, "pdf-{}".format(size))
        bench.make_project(project, size)
        bench.seconds([python, "-c", PAGES], project)
        command = [python, "-c", WHOLE]
        times.append(bench.middle([bench.seconds(command, project) for _ in range(runs)]))
        print("Cả bộ PDF, {} tiêu chí: {:.2f} × cỡ nhỏ nhất".format(size, times[-1] / times[0]))
    exponent = math.log(times[-1] / times[0]) / math.log(sizes[-1] / sizes[0])
    print("Số mũ tăng của cả bộ PDF: {:.2f}".format(exponent))
