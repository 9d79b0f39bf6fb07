"""Tables made by chance: what becomes of every row is said, whatever stands in it."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from cchc_docs.importing.draft import draft_of
from cchc_docs.importing.grid import Cell, Grid, GridRow
from cchc_docs.importing.outline import read_outline
from cchc_docs.importing.tables import tables_of

HEAD = ("STT", "Tiêu chí", "Nội dung", "Điểm tối đa", "Hướng dẫn chấm", "Ghi chú")
PIECES = (
    *("", "I", "1", "1.1", "a)", "-", "Tổng cộng", "Ghi chú: x", "2", "02", "0,5 đ", "-1"),
    *("KẾ HOẠCH", "Báo cáo (2 điểm)", "a) Công khai (1 điểm)", "Kịp thời: 2; chậm: 1", "≥ 90%"),
    *("- Có: 2\n- Không: 0", "+ Đạt\n100%: 2", "Sở Nội vụ chấm", "điểm", "1.1. Rà soát", "STT"),
)
ROWS = st.lists(st.lists(st.sampled_from(PIECES), min_size=6, max_size=6), max_size=9)


@settings(max_examples=60)
@example(["Tiêu chí", "Nội dung", "STT"] * 2, [])
@given(st.lists(st.sampled_from(HEAD), min_size=6, max_size=6), ROWS)
def test_every_row_becomes_something(head: list[str], rows: list[list[str]]) -> None:
    table = [GridRow(f"dòng {n}", tuple(map(Cell, row))) for n, row in enumerate((head, *rows), 1)]
    grid = Grid("tệp", "bảng 1", (), tuple(table))
    outline = read_outline([grid])
    apart = [row.place for one in tables_of(grid) for row in one.rows]  # two tables side by side
    assert {row.place for row in table} == set(apart)
    assert [one.place for one in outline.accounts] == apart
    draft = draft_of(outline)
    places = {node.item.place for node in draft.walk()}
    places |= {line.place for node in draft.walk() for line in node.item.lines}
    listed = " ".join(draft.doubts)
    for one in outline.accounts:
        assert one.became
        if one.item is not None:
            assert one.item.place in places or f"{one.item.place}:" in listed
