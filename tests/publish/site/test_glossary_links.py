from __future__ import annotations

import pytest

from cchc_docs.criteria.edition_parts import Term
from cchc_docs.ground.text import slug
from cchc_docs.publish.site.glossary_links import link_terms, names_of

NAMES = names_of(
    [
        Term(term="Thủ tục hành chính", abbreviation="TTHC", definition='Trình tự "một việc".'),
        Term(term="Thủ tục", definition="Cách làm."),
        Term(term="Điểm phạt", definition="Điểm trừ.", synonyms=("Điểm trừ",)),
    ]
)


def address(term: str) -> str:
    return f"../terms.html#{slug(term)}"


def link(place: str, text: str, title: str) -> str:
    told = f'class="term" data-paper="unlinked" href="../terms.html#{place}" title="{title}"'
    return f"<a {told}>{text}</a>"


TTHC = ("thu-tuc-hanh-chinh", "Trình tự &#34;một việc&#34;.")


@pytest.mark.parametrize(
    ("html", "wanted"),
    [
        (
            "<p>Các thủ tục hành chính.</p>",
            f"<p>Các {link(TTHC[0], 'thủ tục hành chính', TTHC[1])}.</p>",
        ),
        ("<p>Số TTHC</p>", f"<p>Số {link(TTHC[0], 'TTHC', TTHC[1])}</p>"),
        ("<p>tthc, TTHCX, thủ tụcx</p>", "<p>tthc, TTHCX, thủ tụcx</p>"),
        ("<p>điểm trừ</p>", f"<p>{link('diem-phat', 'điểm trừ', 'Điểm trừ.')}</p>"),
        (
            "<h2>TTHC</h2><a href='x'>TTHC</a><svg><text>TTHC</text></svg>",
            "<h2>TTHC</h2><a href='x'>TTHC</a><svg><text>TTHC</text></svg>",
        ),
        ('<p title="TTHC">x</p>', '<p title="TTHC">x</p>'),
        ("<p>Số 12/TTHC-TTHC</p>", "<p>Số 12/TTHC-TTHC</p>"),
        ("<p>Mã TTHC-S012</p>", "<p>Mã TTHC-S012</p>"),
    ],
)
def test_links(html: str, wanted: str) -> None:
    assert link_terms(html, NAMES, address) == wanted


def test_only_the_first_use_is_linked() -> None:
    text = link_terms("<p>TTHC và thủ tục hành chính</p><p>TTHC</p>", NAMES, address)
    assert text.count("<a ") == 1
    assert text.endswith("</a> và thủ tục hành chính</p><p>TTHC</p>")
