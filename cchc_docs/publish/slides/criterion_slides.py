"""Slides of what is scored by a rule: title, rule, examples, mistakes, questions, calculator."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

from cchc_docs.criteria.model import CriteriaSet, Edition, Evidence, Node, Role
from cchc_docs.ground.numbers import show
from cchc_docs.ground.text import lower_first, upper_first
from cchc_docs.lessons.examples import Example, ScoredExample
from cchc_docs.lessons.questions import Question
from cchc_docs.library import EditionLibrary
from cchc_docs.publish import addresses
from cchc_docs.publish.browser.filling import filling
from cchc_docs.publish.pages.pictures import Line, Picture, Ramp, Several, Stairs, picture
from cchc_docs.publish.slides import contents
from cchc_docs.publish.slides.contents import Content
from cchc_docs.publish.slides.deck import Slide
from cchc_docs.publish.slides.fitting import ROOM, height, spread
from cchc_docs.publish.words.origins import due_word
from cchc_docs.publish.words.places import MOST_TITLES, place_told, roles_of, whole_places
from cchc_docs.rules import Rule
from cchc_docs.rules.cases import Cases
from cchc_docs.rules.choice import Choice
from cchc_docs.rules.columns import COLUMNS
from cchc_docs.rules.combine import Combine
from cchc_docs.rules.model import Row, Step
from cchc_docs.rules.survey import Survey
from cchc_docs.scoring.points import EntryScore

READ_ALOUD = "Mời một người đọc to từng mức; hỏi đơn vị nào đang ở mức nào, vì sao."
ASK_POINTS = (
    "Cho một phút, mỗi người tự ghi số điểm; bàn với người bên cạnh rồi giơ tay theo từng số điểm. "
    "Bấm tiếp để hiện đáp án."
)
ASK_MISTAKES = "Hỏi: đơn vị mình đã gặp lỗi nào, phòng nào sửa được? Rồi chỉ chỗ phải xem:"
ASK_PROOF = (
    "Hỏi trước khi bấm: cầm tờ giấy này lên, xem chỗ nào đầu tiên? Năm chỗ hiện lần lượt; hỏi "
    "thiếu chỗ nào thì tờ giấy không chứng minh được."
)
"""What the trainer does with a slide."""

PLACED = ("head", "rule", "outline")
"""Slides that say how an item stands in its set."""

PAPERS = ("Kế hoạch", "Quyết định", "Báo cáo", "Tờ trình", "Thông báo", "Công văn")
"""What a paper calls itself whose number, day, seal and signature a slide can draw."""

BESIDE_CODE, FACTS = 606, 300
"""Pixels beside the code of a head, and for the words of its facts below a title of one line."""
BESIDE_PAPER, OF_EVERY_PAPER = 416, 270
"""Pixels beside a drawn paper, and of what is told of every one."""
PART_NAME = 42
"""Pixels of the name above the picture of a part."""


@dataclass(frozen=True)
class CriterionSlides:
    """Makes the slides of one set; ``prefix`` keeps ids apart where a deck shows several sets."""

    library: EditionLibrary
    criteria_set: CriteriaSet
    prefix: str = addresses.anchor("")

    @property
    def edition(self) -> Edition:
        """The edition of the set."""
        return self.library.edition

    def examples(self, node: Node) -> tuple[ScoredExample, ...]:
        """The worked examples on ``node``."""
        return self.library.examples_on(self.criteria_set, node)

    @cached_property
    def told(self) -> Mapping[str, str]:
        """What is said of the place of each node."""
        fields = self.criteria_set.fields
        return {code: told for one in fields for code, told in whole_places(one, self.edition)}

    @cached_property
    def roles(self) -> Mapping[str, Role]:
        """The role of each node, or of what it lies in."""
        return roles_of(self.criteria_set)

    @cached_property
    def places(self) -> Mapping[str, str]:
        """The page of each node, from the top of the site."""
        return addresses.of(self.edition).nodes(self.criteria_set)

    def whole(
        self, node: Node, examples: Iterable[ScoredExample], questions: Iterable[Question]
    ) -> Iterator[Slide]:
        """Everything on a scored item, in the order of a lesson."""
        yield self.head(node)
        yield from self.rule(node)
        for example in examples:
            yield from self.example(example)
        yield from self.mistakes(node)
        for question in questions:
            for slide in question_slides(question, f"{self.prefix}{node.id}-{question.id}"):
                yield replace(slide, node=node, set_title=self.criteria_set.title)
        yield self.calculator(node)

    def lesson(self, node: Node, example: ScoredExample | None) -> Iterator[Slide]:
        """An item in short: its rule, a question to the room, what goes wrong."""
        yield from self.main_rule(node)
        if example:
            yield from self.case(example)
        yield from self.mistakes(node)

    def main_rule(self, node: Node) -> Iterator[Slide]:
        """The rule of an item below its name: a drawing that says all, levels, or a table."""
        assert node.rule is not None  # only scored items are asked for
        room = ROOM - (height(node.title, 40) - height("", 40)) - _place_height(self.told[node.id])
        rule = node.rule
        if isinstance(rule, Cases | Combine):
            rows = spread(rule.table(node.max), _row_height, room)
            pages: Iterable[Content] = (contents.RuleTold(rows=shown) for shown in rows)
        else:
            first, *others = _rule_contents(rule, node.max, self.roles[node.id], room)
            pages = [first] if first.drawn else [first, *others]
        notes = (*(node.teaching or (READ_ALOUD,)), *_proofs(node))
        for part, content in enumerate(pages):
            name, title = (f"tiep-{part + 1}", f"{node.title} (tiếp)") if part else ("", node.title)
            yield self._slide(node, name, title, content, notes)

    def case(self, scored: ScoredExample) -> Iterator[Slide]:
        """An example as a question to the room; the answer comes at a click."""
        example, node = scored.example, scored.node
        answer = f"{upper_first(_answer(scored.score))}. {example.why}"
        notes = (ASK_POINTS, f"Đáp án: {_answer(scored.score)}.")
        room = ROOM - height(example.story, 38) - height(answer, 30, 860) - 150
        title = "Đơn vị này được mấy điểm?"
        if room >= 0:
            yield self._slide(node, example.id, title, contents.Case(example, answer), notes)
            return
        yield self._slide(node, example.id, title, contents.Case(example, ""), notes)
        content = contents.Case(example, answer)
        yield self._slide(node, f"{example.id}-dap-an", "Đáp án", content, ())

    def proof(self, nodes: Iterable[Node]) -> Iterator[Slide]:
        """A drawn paper that proves the first of the items which a paper of its kind can prove."""
        for node in nodes:
            for evidence in node.evidence:
                word = next((one for one in PAPERS if evidence.document.startswith(one)), None)
                if word and _fits_beside(evidence):
                    content = contents.Proof(word.upper(), evidence, self.edition.year)
                    notes = (f"Tài liệu: {evidence.document}.", ASK_PROOF)
                    yield self._slide(node, "giay-to", "Xem tờ giấy ở chỗ nào?", content, notes)
                    return

    def head(self, node: Node) -> Slide:
        """What it is called, what it is worth, what earns all of it."""
        notes = [node.meaning, *node.doing] if node.meaning else [*node.doing]
        room = FACTS - _place_height(self.told[node.id])
        most_title = MOST_TITLES[self.roles[node.id]]
        content = contents.Head(most_title, _documents(node, room))
        return self._slide(node, "", node.title, content, (*notes, *_proofs(node)))

    def rule(self, node: Node) -> Iterator[Slide]:
        """The rule as a picture and in words, over as many slides as it needs."""
        assert node.rule is not None  # only scored items are asked for
        for number, (case, rule) in enumerate(node.rule.parts()):
            title = f"Trường hợp {number + 1}: {case}" if case else "Chấm thế nào?"
            ident = f"quy-tac-{number + 1}"
            for part, content in enumerate(_rule_contents(rule, node.max, self.roles[node.id])):
                name = ident if part == 0 else f"{ident}-{part + 1}"
                yield self._slide(node, name, title, content, node.teaching)

    def example(self, scored: ScoredExample) -> Iterator[Slide]:
        """The story with a question, then the trace, a step at a time."""
        example, node = scored.example, scored.node
        yield self._slide(
            node,
            example.id,
            "Đơn vị này được mấy điểm?",
            contents.Story(example),
            (f"Ví dụ: {example.title}.", f"Đáp án: {_answer(scored.score)}.", example.why),
        )
        traces = list(_traces(scored.score))
        for number, (column, steps) in enumerate(traces):
            name = f"{example.id}-buoc-{number + 1}"
            why = example.why if number + 1 == len(traces) else None
            yield from self._steps(node, example, name, column, steps, why)

    def _steps(
        self,
        node: Node,
        example: Example,
        name: str,
        column: str,
        steps: Iterable[Step],
        why: str | None,
    ) -> Iterator[Slide]:
        title = f"{example.title}: {lower_first(column) if column else 'từng bước'}"
        lines: list[Step | str] = [*steps, why] if why else [*steps]
        for part, shown in enumerate(spread(lines, _line_height)):
            yield self._slide(
                node,
                f"{name}-{part + 1}" if part else name,
                f"{title} (tiếp)" if part else title,
                contents.Steps(
                    [line for line in shown if isinstance(line, Step)],
                    why if why in shown else None,
                ),
                (example.why,),
            )

    def mistakes(self, node: Node) -> Iterator[Slide]:
        """What goes wrong, and the points it costs."""
        pages = spread(node.mistakes, lambda one: height(one.mistake, 32, 640) + 56)
        for part, shown in enumerate(pages):
            name = f"loi-{part + 1}" if part else "loi"
            notes = (ASK_MISTAKES, *(f"{one.document}: {one.point_at}." for one in node.evidence))
            content = contents.Mistakes(shown)
            yield self._slide(node, name, "Lỗi thường gặp", content, notes)

    def calculator(self, node: Node) -> Slide:
        """The calculator of the criterion's page, live."""
        return self._slide(
            node,
            "tinh",
            "Thử tính điểm",
            contents.Calculator(self.criteria_set.id, filling(self.examples(node))),
            ("Phím mũi tên và chữ gõ trong ô thuộc về ô; PageDown hoặc Esc để rời ô.",),
        )

    def parts(
        self, node: Node, nodes: Iterable[Node], links: str = "", at: str = "muc"
    ) -> Iterator[Slide]:
        """A table of what a field or criterion is made of; ``at`` names the first slide.

        ``links``: the deck that has their slides, with ``#``; empty where there is none.
        """
        room = ROOM - _place_height(self.told[node.id])
        rows = spread(((one, place_told(one, self.edition)) for one in nodes), outline_height, room)
        for part, shown in enumerate(rows):
            yield self._slide(
                node,
                f"muc-{part + 1}" if part else at,
                f"{node.title} (tiếp)" if part else node.title,
                contents.Outline(shown, links),
                (node.meaning,) if node.meaning else (),
            )

    def _slide(
        self,
        node: Node,
        name: str,
        title: str,
        content: Content,
        notes: Iterable[str] = (),
    ) -> Slide:
        return Slide(
            f"{self.prefix}{node.id}-{name}" if name else f"{self.prefix}{node.id}",
            title,
            content,
            tuple(notes),
            node,
            self.criteria_set.title,
            self.told[node.id] if content.kind in PLACED else "",
            self.places[node.id],
        )


def question_slides(question: Question, ident: str) -> Iterator[Slide]:
    """A question for the room, its answer shown a paragraph at a time."""
    room = ROOM - height(question.question, 40) - 40
    pages = spread(question.answer, lambda text: height(text) + 24, room)
    for part, shown in enumerate(pages):
        yield Slide(
            f"{ident}-{part + 1}" if part else ident,
            "Hỏi và đáp",
            contents.QuestionTold(question.question, shown),
            question.answer,
        )


def _rule_contents(
    rule: Rule, maximum: Fraction, role: Role, room: int = ROOM
) -> Iterator[contents.RuleTold]:
    """The drawing, with the table below or after it; levels to choose from as cards."""
    rows = rule.table(maximum)
    drawn = picture(rule, maximum)
    if isinstance(rule, Choice):  # the drawing would say the same once more
        pages = spread(rows, lambda row: height(row.when, 32, 700) + 56, room)
        yield from (contents.RuleTold(cards=shown) for shown in pages)
        return
    if isinstance(rule, Survey):
        rows = ()  # its drawing says all
    told = sum(height(text, 24) - height("", 24) for text in rule.figures())  # beyond one line
    alone = _picture_height(drawn) + told
    needed = alone + sum(_row_height(row) for row in rows)
    below = rows if needed <= room else ()
    if alone <= room or not rows:
        yield contents.RuleTold(contents.Drawing(rule, maximum, role), below)
    if rows and not below:
        yield from (contents.RuleTold(rows=shown) for shown in spread(rows, _row_height, room))


def _fits_beside(evidence: Evidence) -> bool:
    """Whether there is room beside a drawn paper for what is told of it."""
    told = (evidence.document, f"Người ký: {evidence.issuer}", f"Chỗ: {evidence.point_at}")
    return sum(height(one, 28, BESIDE_PAPER) for one in told) <= ROOM - OF_EVERY_PAPER


def _proofs(node: Node) -> tuple[str, ...]:
    return tuple(f"Tài liệu: {one.document} ({one.issuer})." for one in node.evidence)


def _documents(node: Node, room: int) -> str:
    """What proves it, by name; of many only as many as fit, for the notes name all."""
    names = [one.document for one in node.evidence]
    room += height("", 40) - height(node.title, 40)
    room -= height(node.rule.brief(due_word(node.origin)), 30, BESIDE_CODE) if node.rule else 0
    for count in range(len(names), 0, -1):
        left = len(names) - count
        told = "; ".join(names[:count]) + (f"; và {left} tài liệu khác" if left else "")
        if height(told, 30, BESIDE_CODE) <= room:
            return told
    return f"{len(names)} tài liệu"


def _picture_height(drawn: Picture) -> int:
    """Pixels that the picture of a rule takes with its caption."""
    match drawn:
        case Stairs(_, steps):
            return 70 + sum(height(label, 26, 440) + 14 for label, _ in steps)
        case Line() | Ramp():
            return 240
        case Several(parts):
            return sum(PART_NAME + _picture_height(one.picture) for one in parts)


def outline_height(row: tuple[Node, str]) -> int:
    """Pixels of a row of an outline, with what is said of its place."""
    node, place = row
    return height(node.title, 28, 740) + 19 + (height(place, 24, 740) if place else 0)


def _place_height(told: str) -> int:
    return height(told, 24) + 4 if told else 0


def _line_height(line: Step | str) -> int:
    """Pixels of a step of a trace, or of the sentence that says why."""
    if isinstance(line, str):
        return height(f"Vì sao: {line}", 28, 840) + 52
    return height(line.text, 30, 740) + 24


def _row_height(row: Row) -> int:
    return height(row.when, 28, 640) + 17


def _answer(score: EntryScore) -> str:
    if score.not_applicable:
        return "không áp dụng"
    return "; ".join(
        f"{COLUMNS[column].lower()} {show(one.points)} trên {show(one.max)} điểm"
        for column, one in score.columns.items()
    )


def _traces(score: EntryScore) -> Iterator[tuple[str, tuple[Step, ...]]]:
    """The trace of every column, with the column's name where there are several.

    Where the rule comes from stands at the foot of its slide.
    """
    if score.not_applicable:
        yield "", _without_source(score.steps)
        return
    for column, one in score.columns.items():
        yield (COLUMNS[column] if len(score.columns) > 1 else ""), _without_source(one.steps)


def _without_source(steps: Iterable[Step]) -> tuple[Step, ...]:
    return tuple(step for step in steps if step.kind != "source")
