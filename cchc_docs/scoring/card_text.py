"""A score card as plain text, for the command line."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_docs.ground.numbers import fixed, show
from cchc_docs.rules.columns import COLUMNS
from cchc_docs.rules.model import STEP_TITLES
from cchc_docs.scoring.line import Line
from cchc_docs.scoring.scorecard import Card


def card_text(card: Card, explain: bool = False) -> str:
    """The card, line by line; with ``explain`` every step of every score."""
    return "\n".join(_lines(card, explain))


def earned(line: Line) -> str:
    """The points of a line: ``6,5, tính 5`` where a ceiling counts less."""
    if line.counted == line.points:
        return show(line.points)
    return f"{show(line.points)}, tính {show(line.counted)}"


def _lines(card: Card, explain: bool) -> Iterator[str]:
    places = card.edition.scoring.decimals
    yield f"{card.sheet.unit} – {card.criteria_set.title}, năm {card.sheet.year}"
    yield card.edition.notice.strip()
    yield ""
    for line, depth in card.walk_deep():
        yield _row(line, depth, places)
        if explain:
            yield from _trace(line, depth)
    for field in card.unwritten:
        yield f"{field.id}. {field.title}: chưa biên soạn ({show(field.max)} điểm)"
    yield ""
    yield from (step.text for step in card.steps)
    if card.columns:
        told = (f"{COLUMNS[name]} {show(points)}" for name, points in card.columns.items())
        yield f"Theo cột: {'; '.join(told)}"
    yield f"Đã trả lời {show(card.answered_max)} trên {show(card.max)} điểm tối đa"
    if card.open_max:
        yield f"Còn {show(card.open_max)} điểm chưa trả lời"
    if card.open_extras:
        codes = ", ".join(line.node.id for line in card.open_extras)
        yield f"Điểm thưởng, điểm phạt chưa trả lời: {codes}"
    yield _index(card, places)


def _row(line: Line, depth: int, places: int) -> str:
    indent = "  " * depth
    index = f" ({fixed(line.index, places)}%)" if line.index is not None else ""
    if line.entry is not None and line.entry.not_applicable:
        told = f"không áp dụng, {show(line.points)}/{show(line.max)}"
    elif not line.answered_max and line.max:
        told = f"chưa trả lời, tối đa {show(line.max)}"
        index = ""
    else:
        most = min(line.answered_max, line.highest)
        told = f"{earned(line)}/{show(most)}"
    return f"{indent}{line.node.id}. {line.node.title}: {told}{index}"


def _trace(line: Line, depth: int) -> Iterator[str]:
    if line.entry is None:
        return
    indent = "  " * (depth + 1)
    if not line.entry.columns:
        for step in line.entry.steps:
            yield f"{indent}{STEP_TITLES[step.kind]}: {step.text}"
    for column, score in line.entry.columns.items():
        yield f"{indent}[{COLUMNS[column]}]"
        for step in score.steps:
            yield f"{indent}{STEP_TITLES[step.kind]}: {step.text}"


def _index(card: Card, places: int) -> str:
    if card.index is None:
        if card.index_so_far is None:
            return "Chưa có câu trả lời nào để tính chỉ số"
        so_far = fixed(card.index_so_far, places)
        return f"Chỉ số tạm tính trên phần đã trả lời: {so_far}% (chưa xếp loại)"
    return f"Chỉ số: {fixed(card.index, places)}%{grade_words(card)}"


def grade_words(card: Card) -> str:
    """``, xếp loại Khá``; which gate decided, where one did."""
    grade = f", xếp loại {card.grade.label}" if card.grade else ""
    decided = [step.text for step in card.grade_steps[:-1]]
    return grade + f" ({'; '.join(decided)})" if decided else grade
