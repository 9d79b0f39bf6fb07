"""The library as open data: JSON with its schema, CSV tables with theirs, a licence."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from cchc_docs.ground.days import show_day
from cchc_docs.ground.text import lower_first
from cchc_docs.library import EditionLibrary
from cchc_docs.publish import addresses
from cchc_docs.publish.artefacts.artefact import Artefact, edition_stamp, key_of
from cchc_docs.publish.open_data.document import LICENCE, LICENCE_URL, OpenData, as_json
from cchc_docs.publish.open_data.tables import PLACES, TABLES
from cchc_docs.scoring.saved_sheet import SavedSheet

GROUP = "Dữ liệu mở"
SCHEMAS: dict[str, Any] = {"cchc": OpenData, "saved-sheet": SavedSheet}
"""What each schema beside the data describes, by its name."""
LICENCE_TEXT = """\
Dữ liệu trong thư mục này được dùng theo giấy phép Creative Commons Ghi công 4.0 Quốc tế
(CC BY 4.0): {url}
Được chép, sửa, dùng vào mọi việc; khi dùng, ghi tên nguồn, dẫn giấy phép và nói rõ chỗ đã sửa.

{titles}
Nội dung ngày {day}, mã nội dung {digest}.

{notices}
"""
README = """\
# Dữ liệu mở: {title}

{notice}

Nội dung ngày {day}, mã nội dung {digest}. Giấy phép {licence}: {url}

| tệp | có gì |
|---|---|
| `cchc.json` | toàn bộ, số chính xác: tiêu chí, quy tắc, ví dụ, nguồn; theo `cchc.schema.json` |
{tables}
| `datapackage.json` | mô tả các bảng CSV (Data Package, Table Schema) |
| `saved-sheet.schema.json` | lược đồ của tệp mà trang phiếu chấm lưu ra |
| `GIAY-PHEP.txt` | giấy phép |

## Chữ và số

- CSV: UTF-8 có BOM, cột cách nhau bằng dấu phẩy, số thập phân viết bằng dấu chấm. Nếu bảng tính dồn
  hết vào một cột, dùng lệnh nhập dữ liệu từ tệp văn bản và chọn dấu phẩy.
- JSON: số thập phân hữu hạn viết thành số; số không viết hết được thì viết phân số trong chữ:
  "11/15". Cột điểm của CSV luôn là số; số không viết hết được làm tròn tới {places} chữ số sau dấu
  phẩy.
- Ô trống: không có. Điểm 0 viết là 0.
- Chữ bắt đầu bằng =, +, - hoặc @ có dấu nháy đơn (') đứng trước trong CSV, để bảng tính không coi
  là công thức; JSON giữ nguyên chữ.
- Mã mục là chữ, không phải số: 1.10 khác 1.1.

## Các bảng
{columns}
"""


def artefacts(library: EditionLibrary) -> tuple[Artefact, ...]:
    """JSON, its schema, each table, the description of the tables, the licence."""
    files: list[tuple[str, str, Callable[[], str]]] = [
        ("cchc.json", "Toàn bộ: tiêu chí, quy tắc, ví dụ, nguồn (JSON)", partial(as_json, library)),
        ("cchc.schema.json", "Lược đồ của tệp JSON", partial(schema_text, "cchc")),
        ("saved-sheet.schema.json", "Lược đồ của tệp phiếu", partial(schema_text, "saved-sheet")),
    ]
    files += [
        (f"{table.name}.csv", f"{table.title} (CSV)", partial(table.as_csv, library))
        for table in TABLES
    ]
    files += [
        ("datapackage.json", "Mô tả các bảng CSV (Data Package)", partial(data_package, library)),
        ("README.md", "Đọc trước: tệp nào có gì, số viết thế nào", partial(readme_text, library)),
        ("GIAY-PHEP.txt", "Giấy phép CC BY 4.0", partial(licence_text, library)),
    ]
    return tuple(_artefact(library, name, title, make) for name, title, make in files)


def schema_text(name: str) -> str:
    """A schema as the package ships it: ``cchc schema`` writes it, a build only takes it along."""
    return schema_file(Path(__file__).parent, name).read_text("utf-8")


def schema_file(folder: Path, name: str) -> Path:
    """Where a schema stands below this room."""
    return folder / "schema" / f"{name}.schema.json"


def _artefact(library: EditionLibrary, name: str, title: str, make: Callable[[], str]) -> Artefact:
    printed = edition_stamp(library)
    return Artefact(
        addresses.of(library.edition).open_data(name),
        title,
        GROUP,
        printed,
        key_of(printed, name.encode()),
        lambda: make().encode(),
    )


def data_package(library: EditionLibrary) -> str:
    """What the tables hold, as a Data Package (Table Schema)."""
    made = edition_stamp(library)
    package = {
        "name": f"chi-so-cchc-{library.edition.id}",
        "title": "; ".join(made.titles),
        "description": " ".join(library.edition.notice.split()),
        "version": made.digest,
        "created": f"{made.date.isoformat()}T00:00:00Z",
        "licenses": [{"name": LICENCE, "path": LICENCE_URL}],
        "resources": [
            {
                "name": table.name,
                "path": f"{table.name}.csv",
                "title": table.title,
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "schema": {"fields": table.fields()},
            }
            for table in TABLES
        ],
    }
    return json.dumps(package, ensure_ascii=False, indent=1) + "\n"


def readme_text(library: EditionLibrary) -> str:
    """What lies in the folder, and how letters and numbers are written."""
    made = edition_stamp(library)
    return README.format(
        title="; ".join(made.titles),
        notice=" ".join(library.edition.notice.split()),
        day=show_day(made.date),
        digest=made.digest,
        licence=LICENCE,
        url=LICENCE_URL,
        places=PLACES,
        tables="\n".join(f"| `{one.name}.csv` | {lower_first(one.title)} |" for one in TABLES),
        columns="\n".join(
            f"\n### {table.name}.csv: {lower_first(table.title)}\n\n"
            + "\n".join(f"- `{one.name}`: {lower_first(one.description)}" for one in table.columns)
            for table in TABLES
        ),
    )


def licence_text(library: EditionLibrary) -> str:
    """The licence, and what the data are not."""
    made = edition_stamp(library)
    return LICENCE_TEXT.format(
        url=LICENCE_URL,
        titles="\n".join(made.titles),
        day=show_day(made.date),
        digest=made.digest,
        notices=" ".join(library.edition.notice.split()),
    )
