"""The review as a page that opens from a disk; what is confirmed in it is saved as a file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from html import escape

from cchc_docs.ground.numbers import show
from cchc_docs.importing.draft import Draft, Node
from cchc_docs.importing.edition_files import Naming, to_yaml
from cchc_docs.importing.review import STATES, gives, open_nodes, stakes, words_of

STYLE = """
:root{color-scheme:light}body{font:16px/1.5 system-ui,sans-serif;margin:0 auto;max-width:70rem;
padding:1rem;color:#111;background:#fff}section{border-top:1px solid #999;padding:.75rem 0;
display:grid;grid-template-columns:1fr 1fr;gap:1rem}h2{grid-column:1/-1;margin:0;font-size:1.05rem}
pre{white-space:pre-wrap;overflow-wrap:anywhere;margin:0;font:14px/1.45 ui-monospace,monospace}
.doubt{grid-column:1/-1;margin:0;padding:.5rem 1rem .5rem 2rem;background:#fff4d6}
label,.stake{grid-column:1/-1;margin:0}textarea{width:100%;box-sizing:border-box;
font:14px/1.45 ui-monospace,monospace}table{border-collapse:collapse;width:100%}
td,th{border:1px solid #999;padding:.25rem .5rem;text-align:left;vertical-align:top;
overflow-wrap:anywhere}button{font:inherit;padding:.5rem 1rem}
@media(max-width:45rem){section{grid-template-columns:1fr}}
@media print{.save,label{display:none}}
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
SCRIPT = """
for (const choice of document.querySelectorAll("select")) {
  choice.addEventListener("change", () => {
    const area = choice.closest("details").querySelector("textarea");
    if (choice.value) area.value = choice.value;
    choice.value = "";
  });
}
document.querySelector("button").addEventListener("click", () => {
  const by = document.querySelector("#by").value.trim();
  const told = document.querySelector("#told");
  if (!by) { told.textContent = "Ghi họ tên người đối chiếu trước khi lưu."; return; }
  const now = new Date();
  const two = (n) => String(n).padStart(2, "0");
  const on = `${two(now.getDate())}/${two(now.getMonth() + 1)}/${now.getFullYear()}`;
  const items = JSON.parse(document.querySelector("#items").textContent);
  const confirmed = [...document.querySelectorAll("input[data-item]:checked")].map((box) => {
    const area = box.closest("section").querySelector("textarea");
    const rule = area && area.value.trim() !== area.defaultValue.trim() ? area.value : undefined;
    return { words: items[Number(box.dataset.item)], by, on, rule };
  });
  const text = JSON.stringify({ confirmed }, null, 1);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = "da-doi-chieu.json";
  link.click();
  told.textContent = `Đã lưu ${confirmed.length} mục vào da-doi-chieu.json; chạy lại lệnh với ` +
    "--decisions và tệp ấy, như ghi bên dưới.";
});
"""


def review_page(draft: Draft, naming: Naming, confirmed: frozenset[str]) -> str:
    """The whole page."""
    return "\n".join(_page(draft, naming, confirmed)) + "\n"


def _page(draft: Draft, naming: Naming, confirmed: frozenset[str]) -> Iterator[str]:
    waiting = open_nodes(draft, confirmed)
    left = {id(node) for node in waiting}
    rest = [node for node in draft.walk() if id(node) not in left]
    title = f"Xem lại phụ lục: {naming.edition}, bộ {naming.set}"
    yield f'<!doctype html>\n<html lang="vi"><head><meta charset="utf-8"><title>{escape(title)}'
    yield '</title><meta name="viewport" content="width=device-width">'
    yield f"<style>{STYLE}</style></head><body><main><h1>{escape(title)}</h1>"
    yield f"<p>{len(draft.accounts)} dòng, {len(waiting) + len(rest)} mục, tổng "
    yield f"{show(draft.max)} điểm; còn {len(waiting)} mục phải xem lại. Bên trái là lời của văn "
    yield "bản, bên phải là điều máy hiểu. Mục chưa đọc được thì viết quy tắc ngay trong mục, hoặc "
    yield "sửa trong tệp YAML.</p>"
    if draft.doubts:
        yield _list(draft.doubts)
    numbered = [*waiting, *(node for node in rest if not node.parts)]
    places = {id(node): number for number, node in enumerate(numbered)}
    for number, node in enumerate(waiting):
        yield from _section(node, draft, number)
    yield '<div class="save"><p><label>Người đối chiếu: <input id="by"></label> '
    yield '<button type="button">Lưu các mục đã đối chiếu</button></p><p id="told" role="status">'
    yield "</p><p>Chép tệp vừa lưu vào thư mục này rồi chạy:</p>"
    yield f"<pre>{escape(_again(draft, naming))}</pre></div>"
    yield "<h2>Các mục đọc chắc hoặc đã đối chiếu</h2>"
    for node in rest:
        yield from _section(node, draft, places.get(id(node)))
    yield "<h2>Mỗi dòng của tệp thành gì</h2><table><thead><tr><th>Chỗ</th><th>Dòng</th>"
    yield "<th>Thành</th></tr></thead><tbody>"
    for row in draft.accounts:
        place = escape(f"{row.grid}, {row.place}")
        yield f"<tr><td>{place}</td><td>{escape(row.text)}</td><td>{escape(row.became)}</td></tr>"
    words = json.dumps([words_of(node) for node in numbered], ensure_ascii=False)
    yield "</tbody></table></main>"
    yield f'<script type="application/json" id="items">{words.replace("<", chr(92) + "u003c")}'
    yield f"</script><script>{SCRIPT}</script></body></html>"


def _section(node: Node, draft: Draft, number: int | None) -> Iterator[str]:
    item, understood = node.item, node.understood
    yield f"<section><h2>{node.id} – {escape(item.title)} ({show(node.max)} điểm): "
    yield f"{STATES[node.state]}</h2><pre>{escape(chr(10).join(item.words))}</pre>"
    yield "<div>"
    if node.parts:
        yield f"<p>{len(node.parts)} mục con</p>"
    else:
        text = _rule_text(node)
        yield _list(gives(node), "gives") if gives(node) else "<p>(chưa có quy tắc)</p>"
        yield f"<details{'' if text else ' open'}><summary>Quy tắc viết bằng YAML; sửa ở đây nếu "
        yield "đọc sai</summary><p><label>Bắt đầu từ mẫu: <select>"
        yield '<option value="">Chọn mẫu</option>'
        for name, sample in SAMPLES.items():
            yield f'<option value="{escape(sample)}">{name}</option>'
        yield f'</select></label></p><textarea rows="8" aria-label="Quy tắc mục {node.id}">'
        yield f"{escape(text)}</textarea></details>"
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


def _again(draft: Draft, naming: Naming) -> str:
    """The command that takes the saved file back."""
    files = " ".join(f'"{name}"' for name in dict.fromkeys(row.file for row in draft.accounts))
    options = f"--edition {naming.edition} --set {naming.set} --decisions da-doi-chieu.json"
    return f"cchc import {files} {options}"


def _rule_text(node: Node) -> str:
    return to_yaml(node.understood.rule).strip() if node.understood.rule else ""


def _list(told: list[str], name: str = "doubt") -> str:
    return f'<ul class="{name}">' + "".join(f"<li>{escape(one)}</li>" for one in told) + "</ul>"
