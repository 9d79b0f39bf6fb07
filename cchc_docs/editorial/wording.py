"""Advice on sentences: length, spacing, percentages, abbreviations, nothing said twice."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from cchc_docs.editorial.passages import Passage
from cchc_docs.ground.problems import Problem
from cchc_docs.library import EditionLibrary

LONGEST = 45
"""Words of the longest sentence that one can read aloud."""
SHORTEST_ALIKE = 6
"""Shorter sentences may be alike."""
SHOWN = 8
"""So many words of a sentence are shown."""
CAPITALS = re.compile(r"\b[A-ZĐ]{2,}\b")
NUMBERS = re.compile(r"\b[\d/]+[A-ZĐ-]+[-A-ZĐ]*")
"""Numbers of documents, as in 1294/QĐ-BNV."""
FOR_TRAINING = re.compile(r"tài liệu tập huấn|không phải văn bản chính thức", re.I)
"""What a notice says of an edition that is no decision's own text."""


def wording(passages: Iterable[Passage], abbreviations: Collection[str]) -> Iterator[Problem]:
    """Advice on each passage by itself."""
    for one in passages:
        yield from long_sentences(one)
        yield from loose_spaces(one)
        yield from spaced_percentages(one)
        yield from undefined_abbreviations(one, abbreviations)


def long_sentences(one: Passage) -> Iterator[Problem]:
    """A sentence that cannot be read aloud."""
    for sentence in re.split(r"(?<=[.!?])\s+", one.text):
        count = len(sentence.split())
        if count > LONGEST:
            yield one.advice(
                sentence,
                f"Câu dài {count} chữ: «{_begun(sentence)}».",
                f"Mỗi câu không quá {LONGEST} chữ.",
                "Tách thành hai, ba câu.",
                "E010",
            )


def loose_spaces(one: Passage) -> Iterator[Problem]:
    """Two spaces, a space before a mark, letters with loose accents (on pages)."""
    marks = ",.;!?" if "×" in one.text else ",.;:!?"  # in a formula the colon divides
    for pattern, what, remedy in (
        (r"\S*  \S*", "Có hai dấu cách liền nhau: «{}».", "Xoá một dấu cách."),
        (rf"\S+\s[{marks}](?=\s|$)", "Có dấu cách trước dấu câu: «{}».", "Xoá dấu cách ấy."),
    ):
        if found := re.search(pattern, one.text):
            allowed = "Một dấu cách giữa hai chữ; dấu câu liền sau chữ."
            yield one.advice(found[0], what.format(found[0]), allowed, remedy, "E011")
    if not unicodedata.is_normalized("NFC", one.text):
        yield one.advice(
            one.text,
            "Chữ dùng dấu rời (Unicode tổ hợp), tìm kiếm sẽ không thấy.",
            "Chữ Việt Unicode dựng sẵn (NFC).",
            "Gõ lại dòng này.",
            "E012",
        )


def spaced_percentages(one: Passage) -> Iterator[Problem]:
    """A figure and its percent sign apart, but in a quotation."""
    if found := re.search(r"(\S*\d)\s+%", re.sub("“[^”]*”", "", one.text)):
        yield one.advice(
            found[0],
            f"Dấu % viết rời số: «{found[0]}».",
            "Dấu % viết liền số, trừ lời trích trong ngoặc kép.",
            f"Viết «{found[1]}%».",
            "E013",
        )


def undefined_abbreviations(one: Passage, known: Collection[str]) -> Iterator[Problem]:
    """Capitals that the glossary does not explain."""
    for word in dict.fromkeys(CAPITALS.findall(NUMBERS.sub("", one.text))):
        if word not in known:
            yield one.advice(
                word,
                f"Chữ viết tắt {word} chưa được giải nghĩa.",
                "Chữ viết tắt có trong glossary.yaml (abbreviation).",
                "Viết đủ chữ, hoặc thêm một mục vào glossary.yaml.",
                "E014",
            )


@dataclass(frozen=True)
class _Said:
    order: int
    passage: Passage
    sentence: str
    words: frozenset[str]


def said_twice(passages: Iterable[Passage]) -> Iterator[Problem]:
    """The same sentence about two items, or nearly the same: two thirds of the words shared."""
    said = [
        _Said(order, one, sentence, frozenset(re.findall(r"\w+", sentence.lower())))
        for order, one in enumerate(passages)
        if one.about
        for sentence in _sentences(one.text)
    ]
    first: dict[str, _Said] = {}
    for one in said:
        before = first.setdefault(one.sentence.lower(), one)
        if before.passage.about != one.passage.about:
            yield _twice(one, before, "đã dùng")
    alike = [one for one in first.values() if len(one.sentence.split()) >= SHORTEST_ALIKE]
    alike.sort(key=lambda one: len(one.words))
    for position, one in enumerate(alike):
        for other in alike[position + 1 :]:
            if 3 * len(one.words) < 2 * len(other.words):
                break  # so much longer that they cannot share enough
            shared = len(one.words & other.words)
            if (
                3 * shared >= 2 * (len(one.words) + len(other.words) - shared)
                and one.passage.about != other.passage.about
            ):
                before, after = sorted((one, other), key=lambda said: said.order)
                yield _twice(after, before, "gần giống một câu")


def _twice(one: _Said, before: _Said, how: str) -> Problem:
    return one.passage.advice(
        one.sentence,
        f"Câu «{_begun(one.sentence)}» {how} ở mục {before.passage.about}.",
        "Mỗi mục nói điều riêng của mục ấy.",
        "Viết câu riêng cho mục này, hoặc bỏ câu này.",
        "E015",
    )


def _sentences(text: str) -> list[str]:
    return [one.strip() for one in re.split(r"(?<=[.!?;:])\s+", text) if one.strip()]


def _begun(sentence: str) -> str:
    words = sentence.split()
    return " ".join(words[:SHOWN]) + (" …" if len(words) > SHOWN else "")


def kept_notice(library: EditionLibrary) -> Iterator[Problem]:
    """The notice of an official edition that still calls it something made for training."""
    notice = library.edition.notice
    said = FOR_TRAINING.search(notice)
    if library.edition.status == "official" and said:
        yield Passage(library.folder / "edition.yaml", ("notice",), notice).advice(
            notice,
            f"Phiên bản ghi official mà dòng thông báo còn viết «{said[0]}».",
            "official là văn bản chính thức; training là tài liệu tập huấn.",
            "Sửa notice, hoặc ghi status: training.",
            "E016",
        )
