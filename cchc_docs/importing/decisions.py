"""What a person decided on the review page: readings confirmed, rules written where none was."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cchc_docs.criteria.documents import parse_document
from cchc_docs.ground.numbers import show
from cchc_docs.ground.problems import Problem, ProblemsFound, refused, shown_path
from cchc_docs.ground.reading import content, json_of
from cchc_docs.importing.draft import Draft, Node, rule_of
from cchc_docs.importing.review import words_of


def decide(draft: Draft, path: Path) -> dict[str, tuple[str, str]]:
    """Who confirmed which item, and on what day, by the item's words.

    A rule that somebody wrote for an item takes the place of what was read, when it fits.
    """
    nodes = {words_of(node): node for node in draft.walk()}
    found: dict[str, tuple[str, str]] = {}
    wrong: list[Problem] = []
    for one in _read(path):
        node = nodes.get(one["words"])
        if node is None or not (one["by"] and one["on"]):
            continue
        if one.get("rule"):
            wrong.extend(
                Problem(
                    shown_path(path),
                    1,
                    f"Mục {node.id}: {told}",
                    "Quy tắc viết như trong criteria/README.md.",
                    "Sửa trong trang xem lại, lưu lại tệp.",
                    "D023",
                )
                for told in _take_rule(node, one["rule"], path)
            )
        if node.parts or node.understood.rule is not None:
            found[one["words"]] = (one["by"], one["on"])
    if wrong:
        raise ProblemsFound(wrong)
    return found


def _read(path: Path) -> list[dict[str, Any]]:
    try:
        data = json_of(content(path).decode("utf-8-sig"))
        listed = [dict(one) for one in data["confirmed"]]
        for one in listed:
            if not all(isinstance(one[key], str) for key in ("words", "by", "on")):
                raise TypeError(one)
    except (ValueError, KeyError, TypeError):
        raise refused(
            path,
            "Không phải tệp kết quả xem lại.",
            "Tệp do trang xem lại lưu.",
            "Mở trang xem lại, bấm lưu, rồi dùng tệp ấy.",
            "D024",
        ) from None
    return listed


def _take_rule(node: Node, text: Any, path: Path) -> Iterator[str]:
    """Puts a rule that was written in the place of what was read; what is wrong with it."""
    document = parse_document(path, str(text))
    if not isinstance(document.data, dict) or document.problems:
        yield "quy tắc viết trong trang xem lại không đọc được như YAML."
        return
    node.understood.rule, node.understood.state = document.data, "guessed"
    rule = rule_of(node)
    if rule is None:
        yield "quy tắc viết trong trang xem lại thiếu khoá, thừa khoá hoặc sai kiểu."
        return
    yield from (finding.what for finding in rule.findings(node.max))
    highest = rule.highest(node.max)
    if highest != node.max:
        yield f"quy tắc cho cao nhất {show(highest)} điểm, điểm tối đa là {show(node.max)}."
