"""Model texts that a unit copies on Monday: letters, decisions, minutes; all plainly invented."""

from __future__ import annotations

from pathlib import Path

from cchc_docs.criteria.documents import read_document
from cchc_docs.criteria.loading import read_list
from cchc_docs.criteria.origins import Slug
from cchc_docs.ground.model import Model, Text
from cchc_docs.ground.problems import Problem

FILE = "model_texts.yaml"


class ModelText(Model):
    """A text in the layout of Nghị định 30/2020/NĐ-CP; ``{year}`` stands for the year scored."""

    id: Slug
    """Mã, là tên tệp DOCX."""
    title: Text
    """Tên mẫu, như trang Tải về ghi."""
    unit: Text
    """Cơ quan ban hành, chữ hoa."""
    parent: Text = "CƠ QUAN CHỦ QUẢN"
    """Cơ quan chủ quản, chữ hoa."""
    number: Text = "Số: ……/……-……"
    """Số, ký hiệu."""
    day: Text | None = "………, ngày …… tháng …… năm ………"
    """Nơi, ngày; biên bản không có ở đầu."""
    kind: Text | None = None
    """Tên loại văn bản, chữ hoa; công văn không có."""
    subject: Text
    """Trích yếu."""
    opening: tuple[Text, ...] = ()
    """Trên phần nội dung: Kính gửi, người có thẩm quyền, căn cứ."""
    body: tuple[Text, ...]
    """Nội dung, mỗi đoạn một dòng; **chữ đậm**, *chữ nghiêng*."""
    receivers: tuple[Text, ...] = ()
    """Nơi nhận."""
    signers: tuple[Text, ...]
    """Chức vụ người ký; hai người thì người bên trái trước."""
    signing: Text = "(Ký, ghi rõ họ tên, đóng dấu)"
    """Ghi dưới chức vụ."""


def load_model_texts(folder: Path) -> tuple[tuple[ModelText, ...], tuple[Problem, ...]]:
    """The model texts in ``folder``, in their order; each id once."""
    if not (folder / FILE).exists():
        return (), ()
    document = read_document(folder / FILE)
    told, problems = read_list(document, ModelText)
    seen: set[str] = set()
    twice = []
    for place, one in told:
        if one.id in seen:
            twice.append(
                document.problem(
                    (*place, "id"),
                    f"Mã mẫu văn bản {one.id} ghi hai lần.",
                    "Mỗi mẫu một mã riêng.",
                    "Đổi mã hoặc xoá mẫu trùng.",
                    "L012",
                )
            )
        seen.add(one.id)
    return tuple(one for _, one in told), (*problems, *twice)
