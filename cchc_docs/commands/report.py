"""``cchc report``: the self-scoring report of a unit as DOCX or PDF."""

from __future__ import annotations

from cchc_docs.commands.answers import ANSWERS, scored
from cchc_docs.commands.output import STANDARD, not_typeset, refuse_over, write_whole
from cchc_docs.commands.parameters import CRITERIA, PATH, Options, flag, option
from cchc_docs.criteria.content import set_content
from cchc_docs.ground.problems import Problem, ProblemsFound, shown_path
from cchc_docs.library import load_library

FORMS = ("docx", "pdf")
PARAMS = (
    ANSWERS,
    option(
        "-o",
        "--output",
        metavar="TỆP-RA",
        kind=PATH,
        required=True,
        about="tệp được ghi ra, đuôi .docx hoặc .pdf; dấu - là in ra đầu ra chuẩn",
    ),
    flag("--docx", "tệp Word"),
    flag("--pdf", "tệp PDF"),
    option(
        "--template",
        metavar="MẪU",
        kind=PATH,
        about="mẫu Word (.docx) của đơn vị, có các trường như mẫu mau-bao-cao.docx ở trang Tải về",
    ),
    CRITERIA,
)
"""What the command takes."""
APART = (("docx", "pdf"),)


def run(options: Options) -> int:
    """Writes the report and says where."""
    # slow to import and only needed here
    from cchc_docs.publish.artefacts.artefact import stamp
    from cchc_docs.publish.report.docx import report_docx
    from cchc_docs.publish.report.filling import filled_report
    from cchc_docs.publish.report.pdf import report_pdf
    from cchc_docs.publish.report.template import read_template
    from cchc_docs.publish.typesetting.typeset import NotTypeset

    form = _form(options)
    kept = [options.answers, options.criteria, *([options.template] if options.template else [])]
    refuse_over(options.output, *kept)
    template = read_template(options.template) if options.template else None
    card = scored(options.answers, load_library(options.criteria))
    printed = stamp((card.edition,), set_content(card.edition, card.criteria_set))
    report = filled_report(card)
    try:
        if form == "pdf":
            made = report_pdf(report, printed)
        else:
            made = report_docx(report, printed, template)
    except NotTypeset as error:
        raise ProblemsFound([not_typeset(options.answers, error)]) from error
    write_whole(options.output, made)
    if options.output != STANDARD:
        print(options.output)
    return 0


def _form(options: Options) -> str:
    """As it was asked for, else by the suffix of the file."""
    suffix = options.output.suffix.lower().removeprefix(".")
    form = next((one for one in FORMS if getattr(options, one)), suffix)
    if form not in FORMS or (suffix != form and options.output != STANDARD):
        problem = Problem(
            shown_path(options.output),
            1,
            "Không biết ghi báo cáo dạng nào.",
            f"Tệp ra có đuôi .{form}." if form in FORMS else "Tệp ra có đuôi .docx hoặc .pdf.",
            "Đổi đuôi tệp.",
            "C012",
        )
        raise ProblemsFound([problem])
    if options.template and form != "docx":
        problem = Problem(
            shown_path(options.output),
            1,
            "Mẫu Word không dùng được cho báo cáo dạng PDF.",
            "--template cùng với tệp ra đuôi .docx.",
            "Đổi đuôi tệp ra thành .docx, hoặc bỏ --template.",
            "C013",
        )
        raise ProblemsFound([problem])
    return form
