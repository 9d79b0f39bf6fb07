"""The review as a page that opens from a disk; what is confirmed in it is saved as a file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from html import escape

from cchc_docs.assets import bundled
from cchc_docs.ground.numbers import show
from cchc_docs.importing.draft import Draft, Node
from cchc_docs.importing.edition_files import Naming, to_yaml
from cchc_docs.importing.review import STATES, open_nodes, stakes, table_of, words_of

STYLE = """
:root{color-scheme:light}body{font:16px/1.5 system-ui,sans-serif;margin:0 auto;max-width:70rem;
padding:1rem 1rem 6rem;color:#111;background:#f4f5f7}h1{font-size:1.5rem;margin:.5rem 0 0}
h2{font-size:1.15rem;margin:2rem 0 .75rem}h4{margin:0 0 .25rem;font-size:.85rem;color:#555}
section,.box{background:#fff;border:1px solid #d5d9e0;border-radius:.5rem;padding:.75rem 1rem;
margin:0 0 .75rem}.box{padding-left:2.25rem}
section{display:grid;grid-template-columns:1fr 1fr;gap:.5rem 1.5rem}
section>h3,.doubt,.stake,section>label{grid-column:1/-1;margin:0}h3{font-size:1.05rem}
.state{font-size:.85rem;font-weight:400;padding:.1rem .5rem;border-radius:1rem;background:#e6e9ee;
white-space:nowrap}.unread .state{background:#fbd9d3}.guessed .state{background:#fff0c2}
.words{margin:0;border-left:3px solid #b7c0cf;padding-left:.75rem;overflow-wrap:anywhere}
.words p{margin:0 0 .25rem}.doubt{padding:.4rem 1rem .4rem 2rem;background:#fff4d6;
border-radius:.25rem}.means{color:#555;font-size:.9rem}ul{margin:.25rem 0;padding-left:1.25rem}
pre,textarea{font:14px/1.45 "DejaVu Sans Mono",Consolas,Menlo,monospace}pre{white-space:pre-wrap;
overflow-wrap:anywhere;margin:.25rem 0;background:#eef1f5;padding:.5rem}textarea{width:100%;
box-sizing:border-box}table{border-collapse:collapse;width:100%;background:#fff}
td,th{border:1px solid #c3c9d3;padding:.25rem .5rem;text-align:left;vertical-align:top;
overflow-wrap:anywhere}.points{text-align:right;white-space:nowrap}
button,input,select{font:inherit;padding:.35rem .75rem}button{background:#1f3f94;color:#fff;
border:0;border-radius:.25rem}input[type=checkbox]{width:1.1rem;height:1.1rem;
vertical-align:-.15rem}.save{position:fixed;inset:auto 0 0;background:#fff;padding:.5rem 1rem;
border-top:1px solid #b7c0cf;display:flex;flex-wrap:wrap;gap:.25rem 1rem;align-items:center;
justify-content:center}.save p{margin:0}
@media(max-width:45rem){section{grid-template-columns:minmax(0,1fr)}.save{gap:.25rem .5rem}
.save input{width:9rem}}
@media print{.save,section>label{display:none}body{background:#fff}section{break-inside:avoid}}
"""
SAMPLES = {
    "Chọn một mức": "kind: choice\nlevels:\n  - {label: Đạt, points: 1}\n"
    "  - {label: Không đạt, points: 0}",
    "Khoảng của một tỷ lệ": "kind: bands\nmeasure: {label: Tỷ lệ hồ sơ đúng hạn}\nbands:\n"
    "  - {from: 90, points: 1}\n  - {from: 70, below: 90, points: 0.5}\n"
    "  - {below: 70, points: 0}",
    "Theo tỷ lệ": "kind: share\nmeasure:\n  label: Tỷ lệ hồ sơ đúng hạn\n"
    "  of: [Hồ sơ đúng hạn, Hồ sơ đã giải quyết]",
    "Mỗi việc được bao nhiêu": "kind: per_item\nitem: Sáng kiến\neach: 0.5",
    "Mỗi lỗi trừ bao nhiêu": "kind: deduct\nfaults:\n  - {label: Báo cáo chậm, points: 0.25}",
    "Nơi khác cho điểm": "kind: given\nby: Hội đồng thẩm định",
}
"""What is put into an empty rule to begin with, by what the page calls it."""


def review_page(draft: Draft, naming: Naming, confirmed: frozenset[str], again: str) -> str:
    """The whole page; ``again``: the command that takes back the file saved in it."""
    return "\n".join(_page(draft, naming, confirmed, again)) + "\n"


def _page(draft: Draft, naming: Naming, confirmed: frozenset[str], again: str) -> Iterator[str]:
    waiting = open_nodes(draft, confirmed)
    left = {id(node) for node in waiting}
    rest = [node for node in draft.walk() if id(node) not in left]
    title = f"Xem lại phụ lục: {naming.title}"
    yield f'<!doctype html>\n<html lang="vi"><head><meta charset="utf-8"><title>{escape(title)}'
    yield '</title><meta name="viewport" content="width=device-width">'
    yield f'<style>{STYLE}</style></head><body><main data-review="{naming.edition}/{naming.set}">'
    yield f"<h1>{escape(title)}</h1>"
    yield f"<p>Phiên bản {naming.edition}, bộ {naming.set}. Đọc {len(draft.accounts)} dòng, được "
    yield f"{len(waiting) + len(rest)} mục, tổng {show(draft.max)} điểm; còn {len(waiting)} mục "
    yield 'phải xem lại.</p><ol class="box"><li>So từng mục dưới đây: bên trái là lời của văn bản, '
    yield "bên phải là điều máy hiểu. Sai hoặc chưa đọc được thì viết quy tắc ngay trong mục. Đúng "
    yield "rồi thì đánh dấu «Đã đối chiếu». Đóng trang giữa chừng, mở lại vẫn còn.</li>"
    yield "<li>Ghi họ tên ở cuối màn hình, bấm lưu.</li><li>Chép tệp vừa lưu vào thư mục có phụ "
    yield f"lục rồi chạy:<pre>{escape(again)}</pre></li></ol>"
    if draft.doubts:
        yield _list(draft.doubts)
    numbered = [*waiting, *(node for node in rest if not node.parts)]
    places = {id(node): number for number, node in enumerate(numbered)}
    yield f"<h2>{len(waiting)} mục phải xem lại</h2>"
    for number, node in enumerate(waiting):
        yield from _section(node, draft, number, "open")
    yield "<h2>Các mục đọc chắc hoặc đã đối chiếu</h2>"
    for node in rest:
        yield from _section(node, draft, places.get(id(node)), "settled")
    yield "<h2>Mỗi dòng của tệp thành gì</h2><table><thead><tr><th>Chỗ</th><th>Dòng</th>"
    yield "<th>Thành</th></tr></thead><tbody>"
    for row in draft.accounts:
        place = escape(f"{row.grid}, {row.place}")
        yield f"<tr><td>{place}</td><td>{escape(row.text)}</td><td>{escape(row.became)}</td></tr>"
    words = json.dumps([words_of(node) for node in numbered], ensure_ascii=False)
    yield '</tbody></table></main><footer class="save"><p id="count"></p>'
    yield '<label>Người đối chiếu: <input id="by" autocomplete="name"></label>'
    yield '<button type="button" id="save">Lưu các mục đã đối chiếu</button>'
    yield '<p id="told" role="status"></p></footer>'
    yield f'<script type="application/json" id="items">{words.replace("<", chr(92) + "u003c")}'
    yield f"</script><script>{bundled('review')}</script></body></html>"


def _section(node: Node, draft: Draft, number: int | None, name: str) -> Iterator[str]:
    item, understood = node.item, node.understood
    yield f'<section class="{name} {node.state}"><h3>{node.id} – {escape(item.title)} '
    yield f'({show(node.max)} điểm) <span class="state">{STATES[node.state]}</span></h3>'
    yield f"<div><h4>Văn bản, {escape(item.grid)}, {escape(item.place)}</h4>"
    yield f'<div class="words">{"".join(f"<p>{escape(text)}</p>" for text in item.words)}</div>'
    yield "</div><div><h4>Máy hiểu</h4>"
    if node.parts:
        yield f"<p>{len(node.parts)} mục con</p>"
    else:
        yield from _rule(node)
    if understood.means:
        yield _list(understood.means, "means")
    yield "</div>"
    if understood.doubts:
        yield _list(list(dict.fromkeys(understood.doubts)))
    if number is not None:
        if node.state != "sure":
            yield f'<p class="stake">{escape(stakes(node, draft))}</p>'
        yield f'<label><input type="checkbox" data-item="{number}"> Đã đối chiếu, đúng như văn bản'
        yield "</label>"
    yield "</section>"


def _rule(node: Node) -> Iterator[str]:
    """What the rule gives, and the rule itself to be corrected."""
    rows = table_of(node)
    if rows:
        yield "<table><thead><tr><th>Trường hợp</th><th>Điểm</th></tr></thead><tbody>"
        for row in rows:
            yield f"<tr><td>{escape(row.when)}</td>"
            yield f'<td class="points">{escape(row.points)}</td></tr>'
        yield "</tbody></table>"
    else:
        yield "<p>Chưa có quy tắc.</p>"
    text = _rule_text(node)
    yield f"<details{'' if text else ' open'}><summary>Quy tắc viết bằng YAML; sửa ở đây nếu "
    yield "đọc sai</summary><p><label>Bắt đầu từ mẫu: <select>"
    yield '<option value="">Chọn mẫu</option>'
    for name, sample in SAMPLES.items():
        yield f'<option value="{escape(sample)}">{name}</option>'
    yield f'</select></label></p><textarea rows="8" aria-label="Quy tắc mục {node.id}">'
    yield f"{escape(text)}</textarea></details>"


def _rule_text(node: Node) -> str:
    return to_yaml(node.understood.rule).strip() if node.understood.rule else ""


def _list(told: list[str], name: str = "doubt") -> str:
    return f'<ul class="{name}">' + "".join(f"<li>{escape(one)}</li>" for one in told) + "</ul>"
