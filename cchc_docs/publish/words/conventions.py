"""How every item of an edition is read where it says nothing else itself."""

from __future__ import annotations

from cchc_docs.criteria.model import Edition

TITLE = "Cách hiểu chung"
_LEAD = (
    "Áp dụng cho mọi mục. Mục nào ghi khác ở bảng điểm, phần ý nghĩa hoặc câu hỏi thì theo mục ấy;"
    " ví dụ chỉ minh hoạ, không đặt quy tắc."
)


def convention(edition: Edition) -> str:
    """What a rule of this program's own says of itself, so that it is not taken for one of the
    decision."""
    if edition.status == "training":
        return "Đây là quy ước của bộ tập huấn, không trích từ quyết định nào."
    return "Đây là quy ước của bộ tài liệu này. Quyết định ghi khác thì theo quyết định."


def conventions_lead(edition: Edition) -> str:
    """What stands above the conventions of an edition."""
    return f"{_LEAD} {convention(edition)}"


def conventions_told(edition: Edition) -> dict[str, object]:
    """The conventions as plain data for the typesetter; an edition may have none."""
    told = [{"about": one.about, "text": one.text} for one in edition.scoring.conventions]
    return {"title": TITLE, "lead": conventions_lead(edition), "items": told} if told else {}
