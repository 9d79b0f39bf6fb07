"""``cchc import``: an annex in Word, Excel or PDF as the YAML of an edition."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Mapping
from itertools import count
from pathlib import Path

import click

from cchc_docs.commands.output import all_or_none, write_whole
from cchc_docs.commands.parameters import CRITERIA, PATH, Options, argument, option
from cchc_docs.criteria.documents import read_document
from cchc_docs.criteria.origins import SLUG
from cchc_docs.ground.problems import refused, shown_path
from cchc_docs.importing.decisions import decide
from cchc_docs.importing.draft import Draft
from cchc_docs.importing.edition_files import (
    Document,
    Naming,
    NoSuchDay,
    document_of,
    edition_text,
    set_files,
    source_text,
)
from cchc_docs.importing.kept import changes, is_foreign, kept_nodes, known_words
from cchc_docs.importing.reading import read_annex
from cchc_docs.importing.review import open_nodes, review_text
from cchc_docs.importing.review_page import review_page
from cchc_docs.importing.set_title import set_title

ASIDE = Path("nhap")
"""Where what still has doubts is written, beside ``criteria``."""
BEFORE = "truoc-khi-doc-lai"
"""Where a set that an annex read again replaces is kept, likewise."""
YEAR = click.IntRange(2000, 2100)
"""What an edition may be of."""
PARAMS = (
    argument("files", "TỆP", "tệp .docx, .xlsx, .pdf", many=True),
    option("--edition", metavar="MÃ", required=True, about="mã phiên bản"),
    option("--set", metavar="MÃ", required=True, about="mã bộ tiêu chí"),
    option("--title", metavar="TÊN", about="tên bộ tiêu chí của phiên bản mới"),
    option("--year", metavar="NĂM", kind=YEAR, about="năm; không ghi thì lấy ở mã"),
    option("--unit", metavar="TÊN", default="Đơn vị được chấm", about="loại đơn vị"),
    option(
        "--official", metavar="«SỐ, NGÀY, CƠ QUAN»", about="văn bản chính thức đang có hiệu lực"
    ),
    option("--source", metavar="«SỐ, NGÀY, CƠ QUAN»", about="văn bản được trích"),
    option("--decisions", metavar="TỆP", kind=PATH, about="kết quả do trang xem lại lưu"),
    CRITERIA,
)
"""What the command takes."""
APART = (("official", "source"),)


def run(options: Options) -> int:
    """Writes the set into the library when nothing is left to doubt, else aside."""
    for name in (options.edition, options.set):
        if not re.fullmatch(SLUG, name):
            raise click.UsageError(
                f"Mã «{name}» không dùng được: chỉ chữ thường không dấu, số, gạch nối."
            )
    year = options.year or _year(options.edition)
    if year is None:
        raise click.UsageError("Mã phiên bản không có năm: ghi thêm --year.")
    draft = read_annex(options.files, _tell, year)
    confirmed = decide(draft, options.decisions) if options.decisions else {}
    try:
        document = document_of(
            options.official or options.source,
            bool(options.official),
            draft.captions,
            options.files[0].name,
        )
    except NoSuchDay as day:
        raise click.UsageError(f"Không có ngày {day}: sửa ngày của văn bản.") from None
    title = options.title or set_title(draft.captions)
    _tell_title(options.title, title)
    naming = Naming(options.edition, options.set, title or "Bộ tiêu chí", year, options.unit)
    return _write(options, draft, document, naming, confirmed)


def _again(options: Options) -> str:
    """The command as it was given, with what the review page saved."""
    words = [f'"{path}"' for path in options.files]
    for param in PARAMS[1:]:
        value = getattr(options, param.name or "")
        if value not in (None, param.default) and param.name != "decisions":
            text = str(value)
            words += [param.opts[0], f'"{text}"' if " " in text else text]
    return " ".join(["cchc import", *words, "--decisions", "da-doi-chieu.json"])


def _tell_title(stated: str | None, title: str | None) -> None:
    """What a new edition will be called when nobody said it."""
    if title is None:
        print("Tệp không có dòng nào nêu tên bộ: ghi thêm --title «tên bộ tiêu chí».")
    elif stated is None:
        print(f"Tên bộ lấy ở dòng trên bảng: «{title}»; muốn tên khác thì ghi --title.")


def _write(
    options: Options,
    draft: Draft,
    document: Document,
    naming: Naming,
    confirmed: dict[str, tuple[str, str]],
) -> int:
    criteria, file = options.criteria, options.files[0].name
    aside = criteria.parent / ASIDE
    folders = [root / naming.edition / naming.set for root in (criteria, aside)]
    if is_foreign(folders[0]):
        raise refused(
            folders[0],
            "Thư mục có tệp không do lệnh này ghi.",
            "Thư mục mới, hoặc do cchc import ghi lần trước.",
            "Chọn mã bộ khác, hoặc chuyển thư mục ấy ra ngoài.",
            "C014",
        )
    kept = kept_nodes(folders)
    settled = frozenset({*kept, *confirmed})
    told = changes(draft, known_words(folders))
    files = set_files(draft, document, kept, confirmed)
    waiting = open_nodes(draft, settled)
    edition = criteria / naming.edition / "edition.yaml"
    is_declared = edition.exists() and _declares(edition, naming.set)
    if edition.exists() and not is_declared and not waiting:
        raise refused(
            edition,
            f"Chưa khai báo bộ {naming.set}.",
            "Mỗi bộ một mục trong sets, có id, title, unit_kinds, max, origin.",
            "Thêm mục ấy rồi chạy lại.",
            "C015",
        )
    root = aside if waiting else criteria
    texts: dict[Path, str] = {}
    folder = root / naming.edition
    if waiting or not edition.exists():
        texts[folder / "edition.yaml"] = edition_text(draft, document, naming)
        texts[folder / "sources.yaml"] = source_text(document, file)
    elif added := _added_source(folder / "sources.yaml", document, file):
        texts[folder / "sources.yaml"] = added
    settle_aside = not waiting and not is_foreign(folders[1])
    page = criteria.parent / f"xem-lai-{naming.edition}-{naming.set}.html"
    with all_or_none() as write:
        for path, text in texts.items():
            write(path, text)
        before = _placed(folder / naming.set, files, criteria.parent / BEFORE)
    print(review_text(draft, settled))
    if before:
        print(f"Bộ ghi lần trước, kể cả chỗ sửa tay, giữ ở {shown_path(before)}.")
    for line in told:
        print(line)
    if waiting:
        write_whole(page, review_page(draft, naming, settled, _again(options)).encode())
        print(
            f"\nĐã ghi tạm vào {shown_path(folder)}, cchc check {shown_path(root)} chưa nhận. "
            f"Mở {shown_path(page)} để xem lại từng mục."
        )
        return 1
    if settle_aside:
        _clear(folders[1], page)
    print(f"\nĐã ghi vào {shown_path(folder)}. Tiếp theo: cchc check")
    return 0


def _placed(folder: Path, files: Mapping[str, str], kept: Path) -> Path | None:
    """Puts the files in place of the set, all or none; where the set that was there has gone.

    What it held may be somebody's work: it goes below ``kept`` unless nothing of it changes.
    """
    fresh = folder.with_name(f".{folder.name}.part")
    shutil.rmtree(fresh, ignore_errors=True)
    try:
        fresh.mkdir(parents=True)
        for name, text in files.items():
            (fresh / name).write_bytes(text.encode())
        old = {path.name: path.read_bytes() for path in folder.glob("*.yaml")}
        if old == {name: text.encode() for name, text in files.items()}:
            return None
        if not folder.exists():
            fresh.rename(folder)
            return None
        name = f"{folder.parent.name}-{folder.name}"
        place = next(one for n in count(1) if not (one := kept / f"{name}-{n}").exists())
        kept.mkdir(exist_ok=True)
        folder.rename(place)
        fresh.rename(folder)
        return place
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _clear(folder: Path, page: Path) -> None:
    """Takes away what was aside, now that the set stands in the library."""
    page.unlink(missing_ok=True)
    shutil.rmtree(folder, ignore_errors=True)
    edition = folder.parent
    if edition.is_dir() and not any(one.is_dir() for one in edition.iterdir()):
        shutil.rmtree(edition)
        if not any(edition.parent.iterdir()):
            edition.parent.rmdir()


def _added_source(path: Path, document: Document, file: str) -> str | None:
    """``sources.yaml`` with the annex's document, where it is not among the sources yet."""
    text = path.read_text("utf-8") if path.exists() else ""
    listed = read_document(path).data if text else ()
    if any(isinstance(one, dict) and one.get("id") == document.id for one in listed or ()):
        return None
    return f"{text.rstrip()}\n{source_text(document, file)}".lstrip()


def _declares(edition: Path, name: str) -> bool:
    data = read_document(edition).data
    sets = data.get("sets") if isinstance(data, dict) else None
    return any(isinstance(one, dict) and one.get("id") == name for one in sets or ())


def _year(edition: str) -> int | None:
    found = re.search(r"(?:^|-)(20\d\d)(?:-|$)", edition)
    return int(found[1]) if found else None


def _tell(words: str) -> None:
    print(words, file=sys.stderr)
