"""Questions for learning systems: what is written is read back by a parser of the format."""

from __future__ import annotations

import io

from docx import Document
from lxml import etree

from cchc_docs.lessons.exercises import KINDS
from tests.browser.exercises.conftest import Question, order
from tests.browser.parity import Run

ORDERS = [order(count=30, level=level, kinds=[kind]) for level in (1, 3) for kind in KINDS]


def told(question: Question) -> list[tuple[bool, str, str]]:
    return [(one["right"], one["text"], one["reason"]) for one in question["options"]]


def test_gift_is_read_back_by_a_parser_of_the_format(exercises: Run) -> None:
    made, read = exercises("questions", ORDERS), exercises("banksRead", ORDERS)
    for questions, found in zip(made, read, strict=True):
        assert [kind for kind, _ in found] == ["MC"] * len(questions)
        for question, (_, choices) in zip(questions, found, strict=True):
            assert [tuple(one) for one in choices] == told(question)


def test_moodle_xml_has_one_right_answer_and_a_reason_for_each(exercises: Run) -> None:
    made, banks = exercises("questions", ORDERS), exercises("banks", ORDERS)
    for questions, (xml, _) in zip(made, banks, strict=True):
        category, *asked = etree.fromstring(xml.encode()).findall("question")
        assert category.get("type") == "category"
        assert category.findtext("category/text") == "$course$/top/Bộ <A> & B"
        for question, one in zip(questions, asked, strict=True):
            assert one.get("type") == "multichoice"
            assert one.findtext("single") == "true"
            answers = one.findall("answer")
            assert [answer.get("fraction") for answer in answers].count("100") == 1
            shown = [
                (
                    answer.get("fraction") == "100",
                    text_of(answer, "text"),
                    text_of(answer, "feedback/text"),
                )
                for answer in answers
            ]
            assert shown == told(question)
            body = one.findtext("questiontext/text")
            assert body is not None
            etree.fromstring(f"<div>{body}</div>")  # well formed for the editor of Moodle
            assert one.findtext("generalfeedback/text")


def test_the_word_file_has_every_question_and_then_every_reason(exercises: Run) -> None:
    orders = ORDERS[:2]
    made, files = exercises("questions", orders), exercises("texts", orders)
    for questions, file in zip(made, files, strict=True):
        text = Document(io.BytesIO(bytes(file)))
        styles = [one.style.name for one in text.paragraphs if one.style]
        assert styles.count("heading 2") + styles.count("Heading 2") == 2 * len(questions)
        told = [one.text for one in text.paragraphs]
        assert told[0].endswith("Bộ <A> & B")
        assert told[1] == "Tài liệu tập huấn"
        for question in questions:
            for place, option in enumerate(question["options"]):
                assert f"{'ABCDEFGH'[place]}. {option['text']}" in told
                if not option["right"]:
                    assert f"{'ABCDEFGH'[place]}: {option['reason']}" in told


def text_of(element: etree._Element, path: str) -> str:
    """The text that is written as HTML."""
    html = element.findtext(path) or ""
    return "".join(str(part) for part in etree.fromstring(f"<p>{html}</p>").itertext())
