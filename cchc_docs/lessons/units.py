"""Whole-unit examples: all answers of one invented unit, and what they must come to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from cchc_docs.criteria.model import Code, CriteriaSet, Edition
from cchc_docs.ground.findings import Finding
from cchc_docs.ground.model import Model, Text
from cchc_docs.ground.numbers import Quotient, show
from cchc_docs.ground.problems import Problem
from cchc_docs.lessons.basis import Basis
from cchc_docs.lessons.one_a_file import Named, load_each
from cchc_docs.lessons.unit_polls import Poll, poll_findings
from cchc_docs.lessons.unit_sums import sum_findings
from cchc_docs.scoring.answers import Sheet, sheet_findings
from cchc_docs.scoring.scorecard import Card, score_sheet


class ExpectedCard(Model):
    """What must come out, worked out by hand."""

    self_score: Quotient
    """Tổng điểm tự chấm, chưa kể điểm thưởng, điểm phạt."""
    fields: dict[Code, Quotient]
    """Điểm đạt được của từng lĩnh vực."""
    points: Quotient
    """Tổng điểm đạt được."""
    max: Quotient
    """Điểm tối đa áp dụng cho đơn vị."""
    grade: Text
    """Xếp loại."""


class UnitExample(Named):
    """A unit with its whole sheet."""

    title: Text
    """Tên ví dụ."""
    story: tuple[Text, ...]
    """Đơn vị giả định là ai, năm ấy làm được gì; mỗi đoạn một dòng."""
    sheet: Sheet
    """Bảng điểm, như tệp câu trả lời."""
    polls: tuple[Poll, ...] = ()
    """Phiếu điều tra hỏi những ai; ghi thì phải khớp với bảng điểm."""
    expect: ExpectedCard
    """Kết quả phải ra, tính bằng tay."""
    lessons: tuple[Text, ...]
    """Điều rút ra."""


@dataclass(frozen=True)
class ScoredUnit:
    """A checked unit with its set and its card."""

    example: UnitExample
    edition: Edition
    criteria_set: CriteriaSet
    card: Card


def load_units(folder: Path, basis: Basis) -> tuple[tuple[ScoredUnit, ...], tuple[Problem, ...]]:
    """The whole-unit examples of an edition in order of file name, each checked."""
    return load_each(folder / "units", UnitExample, lambda one, _: checked(one, basis))


def checked(example: UnitExample, basis: Basis) -> tuple[ScoredUnit | None, tuple[Finding, ...]]:
    """The unit scored, and where it stands against its rules."""
    sheet = example.sheet
    if unknown := tuple(_no_such_set(sheet, basis)):
        return None, unknown
    found = basis.find(sheet.set)
    if found is None:
        return None, ()
    edition, criteria_set = found
    refused = [finding.below("sheet") for finding in sheet_findings(sheet, edition, criteria_set)]
    refused = refused or list(_open(sheet, criteria_set))
    if refused:
        return None, tuple(refused)
    card = score_sheet(sheet, edition, criteria_set, basis.sources)
    findings = [*_compared(example.expect, card)]
    findings += sum_findings(example.lessons, card)
    findings += poll_findings(example.polls, sheet, criteria_set)
    if basis.is_sound:
        findings += _grade_compared(example.expect, card)
    return ScoredUnit(example, edition, criteria_set, card), tuple(findings)


def _no_such_set(sheet: Sheet, basis: Basis) -> Iterator[Finding]:
    if basis.edition is not None and sheet.edition != basis.edition.id:
        yield Finding(
            ("sheet", "edition"),
            f"Ví dụ ghi phiên bản «{sheet.edition}» mà nằm trong phiên bản «{basis.edition.id}».",
            basis.edition.id,
            "Sửa edition, hoặc đưa tệp về thư mục của phiên bản ấy.",
            "L021",
        )
    elif not basis.has(sheet.set):
        yield Finding(
            ("sheet", "set"),
            f"Không có bộ tiêu chí «{sheet.set}» trong phiên bản «{sheet.edition}».",
            ", ".join(basis.declared),
            "Sửa lại mã.",
            "L022",
        )


def _open(sheet: Sheet, criteria_set: CriteriaSet) -> Iterator[Finding]:
    own = criteria_set.walk_for(sheet.unit_kind)
    open_items = [node.id for node in own if node.rule and node.id not in sheet.answers]
    if open_items:
        yield Finding(
            ("sheet", "answers"),
            f"Còn mục chưa trả lời: {', '.join(open_items)}.",
            "Mọi mục được chấm của bộ tiêu chí.",
            "Ghi câu trả lời cho các mục ấy.",
            "L023",
        )


def _compared(expect: ExpectedCard, card: Card) -> Iterator[Finding]:
    counted = {line.node.id: line.points for line in card.lines}
    pairs: list[tuple[str, Fraction | None, Fraction | None]] = [
        ("self_score", expect.self_score, card.columns.get("self", Fraction(0))),
        ("points", expect.points, card.points),
        ("max", expect.max, card.max),
    ]
    for key, told, reached in pairs:
        if told != reached:
            yield _difference(("expect", key), told, reached)
    for code in dict.fromkeys((*counted, *expect.fields)):
        if expect.fields.get(code) != counted.get(code):
            path = ("expect", "fields", code) if code in expect.fields else ("expect", "fields")
            yield _difference(path, expect.fields.get(code), counted.get(code))


def _grade_compared(expect: ExpectedCard, card: Card) -> Iterator[Finding]:
    grade = card.grade.label if card.grade else "không xếp loại"
    if expect.grade != grade:
        yield Finding(
            ("expect", "grade"),
            f"Ví dụ ghi loại {expect.grade}, tính theo thang thì {grade}.",
            grade,
            "Tính lại chỉ số và đối chiếu thang xếp loại.",
            "L024",
        )


def _difference(path: tuple[str, ...], told: Fraction | None, reached: Fraction | None) -> Finding:
    said = "không ghi" if told is None else show(told)
    counted = "không có" if reached is None else show(reached)
    return Finding(
        path,
        f"Ví dụ ghi {said}, tính theo quy tắc thì {counted}.",
        counted if reached is None or reached.denominator == 1 else f"{counted} ({reached})",
        "Cộng lại bằng tay từng mục; sửa chỗ sai.",
        "L025",
    )
