"""``cchc new-answers``: an empty file of answers for a set and a kind of unit."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from cchc_docs.commands.output import STANDARD, write_whole
from cchc_docs.commands.parameters import CRITERIA, PATH, Options, argument, option
from cchc_docs.commands.sets import find_set, unknown
from cchc_docs.criteria.model import CriteriaSet, Edition, Node
from cchc_docs.criteria.same_facts import Figure, asked_before
from cchc_docs.ground.numbers import show
from cchc_docs.ground.problems import refused
from cchc_docs.library import load_library
from cchc_docs.rules import Rule
from cchc_docs.rules.inputs import Input

PARAMS = (
    argument("set", "PHIÊN-BẢN/BỘ", "như cchc list kể ra", kind=str),
    option("--kind", metavar="MÃ", about="loại đơn vị; không ghi thì lấy loại đầu của bộ"),
    option("--unit", metavar="TÊN", default="Tên đơn vị", about="tên đơn vị"),
    option(
        "-o", "--output", metavar="TỆP", kind=PATH, default=STANDARD, about="tệp mới, đuôi .yaml"
    ),
    CRITERIA,
)
"""What the command takes."""
FORMS = {"number": "8.5", "count": "8", "day": "31/12/2024", "text": "chữ"}
"""A value of each kind, as an example."""


def run(options: Options) -> int:
    """Writes the file, never over another one."""
    library = load_library(options.criteria)
    edition, criteria_set = find_set(options.set, library, options.criteria)
    kind = options.kind or criteria_set.unit_kinds[0]
    if kind not in criteria_set.unit_kinds:
        raise unknown(
            options.criteria, f"loại đơn vị «{kind}» ở bộ này", criteria_set.unit_kinds, "C006"
        )
    output = options.output
    if output != STANDARD and output.exists():
        what, allowed = "Không ghi đè tệp đang có.", "Tên một tệp mới."
        raise refused(output, what, allowed, "Đổi tên tệp ra.", "C007")
    text = "\n".join(_lines(edition, criteria_set, kind, options.unit)) + "\n"
    if output == STANDARD:
        print(text, end="")
    else:
        write_whole(output, text.encode())
        print(f"Đã ghi {output}. Điền xong: cchc score {output}")
    return 0


def _lines(edition: Edition, criteria_set: CriteriaSet, kind: str, unit: str) -> Iterator[str]:
    yield f"# {criteria_set.title}, năm {edition.year}. Mục để {{}} là chưa trả lời."
    yield "# Cột: self tự chấm; appraised, appraised_2 thẩm định; survey điều tra xã hội học."
    yield f"edition: {edition.id}"
    yield f"set: {criteria_set.id}"
    yield f"unit: {json.dumps(unit, ensure_ascii=False)}"
    yield f"unit_kind: {kind}"
    yield f"year: {edition.year}"
    yield "answers:"
    before = asked_before(criteria_set)
    for node in criteria_set.walk_for(kind):
        if node.rule is not None:
            yield ""
            yield from _item(node, node.rule, before)


def _item(node: Node, rule: Rule, before: Mapping[Figure, Figure]) -> Iterator[str]:
    yield f"  # {node.id}. {node.title} (tối đa {show(node.max)} điểm)"
    column = rule.columns[0]
    yield f"  # Cách ghi: {column}: {{…}}, với:"
    for one in rule.inputs(node.max):
        first = before.get(Figure(node.id, one.key))
        same = f", cùng số liệu với {first.key} của mục {first.item}" if first else ""
        yield f"  #   {_asked(one)}{same}"
    if node.not_applicable:
        yield f"  # Hoặc not_applicable: {' | '.join(node.not_applicable.for_)}"
    yield f'  "{node.id}": {{}}'


def _asked(one: Input) -> str:
    """``level: 1 (1. Đạt) | 2 (2. Chưa đạt)``, ``part: 8 – Số việc xong``."""
    name, *position = one.place
    within = f"{name}.{position[0]}" if one.part is not None else str(name)
    several = f" (số thứ {int(position[-1]) + 1} trong [ ])" if _is_listed(one) else ""
    if one.options:
        values = (f"{str(value).lower()} ({words})" for words, value in one.options)
        return f"{within}: {' | '.join(values)}"
    return f"{within}: {FORMS[one.kind]}{several} – {one.label}"


def _is_listed(one: Input) -> bool:
    return isinstance(one.place[-1], int)
