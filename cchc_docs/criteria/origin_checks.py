"""Checks of origins: sources there are, what a status has to say, who checked a reading."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from cchc_docs.criteria.model import Node
from cchc_docs.criteria.origins import Origin, Reading
from cchc_docs.ground.findings import Finding, Place, below


def check_source(
    name: str | None, sources: Collection[str] | None, path: Place
) -> Iterator[Finding]:
    """The source named at ``path`` exists; ``sources`` is None while sources.yaml is unreadable."""
    if sources is not None and name is not None and name not in sources:
        yield Finding(
            path,
            f"Không có nguồn «{name}» trong sources.yaml.",
            ", ".join(sources) or "sources.yaml đang trống.",
            "Sửa mã nguồn, hoặc thêm văn bản đã đọc vào sources.yaml.",
            "S036",
        )


def check_legal(node: Node, sources: Collection[str] | None) -> Iterator[Finding]:
    """The texts that govern the matter are sources."""
    for position, name in enumerate(node.legal):
        yield from check_source(name, sources, ("legal", position))


def check_origin(origin: Origin, sources: Collection[str] | None) -> Iterator[Finding]:
    """The source exists; cited and official name one, rebuilt says after what."""
    yield from check_source(origin.source, sources, ("source",))
    if origin.status != "rebuilt" and origin.source is None:
        yield Finding(
            (),
            f"Nguồn gốc ghi {origin.status} mà không nói lấy từ văn bản nào.",
            "official và cited có source và at (chỗ trong văn bản).",
            "Thêm source: mã nguồn. Nếu tự biên soạn thì ghi status: rebuilt.",
            "S037",
        )
    if origin.status != "rebuilt" and origin.at is None:
        yield Finding(
            (),
            f"Nguồn gốc ghi {origin.status} mà không nói chỗ nào trong văn bản.",
            'at: chỗ trong văn bản, ví dụ "Bảng chỉ số, 1.1.4".',
            "Thêm at: …",
            "S038",
        )
    if origin.status == "rebuilt" and origin.note is None:
        yield Finding(
            (),
            "Nội dung biên soạn lại mà không nói dựa theo đâu.",
            "note: dựa theo khung nào, khác ở điểm nào.",
            "Thêm note: …",
            "S039",
        )
    if origin.reading is not None:
        yield from below(("reading",), check_reading(origin.reading))


def check_reading(reading: Reading) -> Iterator[Finding]:
    """What a machine read with doubts is settled by a person, who is named."""
    if reading.state in ("guessed", "unread"):
        what = "Còn ngờ" if reading.state == "guessed" else "Chưa đọc được"
        yield Finding(
            ("state",),
            f"{what}: {' '.join(reading.doubts) or reading.words[0]}",
            "sure, hoặc checked khi người đã đối chiếu với văn bản.",
            "Đối chiếu, sửa mục nếu cần, rồi ghi state: checked, by: ai, on: ngày nào.",
            "S040",
        )
    if reading.state == "checked" and (reading.by is None or reading.on is None):
        yield Finding(
            ("state",),
            "Ghi đã đối chiếu mà không nói ai, ngày nào.",
            "checked đi cùng by và on.",
            "Thêm by: họ tên, on: dd/mm/yyyy.",
            "S041",
        )
