"""The page of a whole sheet in a real browser, by double click and without a network."""

from __future__ import annotations

import csv
import io
import json
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Any

import openpyxl
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from cchc_docs.library import Library
from cchc_docs.publish.calculator.set_data import plain
from cchc_docs.rules.numbers import show
from cchc_docs.scoring.answers import Sheet
from cchc_docs.scoring.scorecard import Card, score_sheet
from tests.built_site.conftest import watch
from tests.publish.calculator.test_parity import acceptable

pytestmark = pytest.mark.browser

SET = "so-ban-nganh"


@pytest.fixture
def sheet(site: Path, page: Page) -> Page:
    """The empty sheet of the bigger set, every field open."""
    return opened(site, page)


def opened(site: Path, page: Page, rest: str = "") -> Page:
    page.goto(f"{site.as_uri()}/bang-cham/{SET}.html{rest}")
    page.evaluate("document.querySelectorAll('.sheet-field').forEach((one) => { one.open = true })")
    return page


def item(page: Page, code: str) -> Locator:
    """An item, opened."""
    found = page.locator(f'[id="muc-{code}"]')
    if found.get_attribute("open") is None:
        found.locator("summary").click()
    return found


def total(page: Page) -> str:
    return page.locator(".sheet-total strong").inner_text()


def open_text(page: Page, text: str) -> None:
    file = {"name": "phieu.json", "mimeType": "application/json", "buffer": text.encode()}
    page.locator('input[type="file"]').set_input_files(files=[file])


def random_sheet(library: Library, chance: Random) -> dict[str, Any]:
    """A sheet by chance that the engine does not refuse."""
    edition, criteria_set = library.find_set(SET)
    answers: dict[str, Any] = {}
    for leaf in criteria_set.leaves():
        assert leaf.rule
        drawn = chance.random()
        if drawn < 0.1:
            continue
        if leaf.not_applicable and drawn < 0.3:
            answers[leaf.id] = {"not_applicable": leaf.not_applicable.for_[0]}
            continue
        columns = ["survey"] if leaf.rule.kind == "survey" else ["self", "appraised"]
        for column in columns[: chance.randint(1, 2)]:
            answer = acceptable(Random(chance.random()), leaf.rule, leaf.max)
            one = {"edition": edition.id, "set": SET, "unit": "Sở A", "unit_kind": "so"}
            raw = {**one, "year": 2013, "answers": {leaf.id: {column: answer}}}
            try:
                score_sheet(Sheet.model_validate(raw), edition, criteria_set, library.sources)
            except Exception:
                continue
            answers.setdefault(leaf.id, {})[column] = answer
    head = {"edition": edition.id, "set": SET, "unit": "Sở A", "unit_kind": "so", "year": 2013}
    return {**head, "answers": answers}


def card_of(library: Library, raw: dict[str, Any]) -> Card:
    edition, criteria_set = library.find_set(SET)
    return score_sheet(Sheet.model_validate(raw), edition, criteria_set, library.sources)


def file_of(raw: dict[str, Any]) -> str:
    return json.dumps({"format": "cchc-sheet", "version": 1, **plain(raw)})


def test_a_hundred_sheets_come_out_as_in_python(sheet: Page, shipped: Library) -> None:
    chance = Random(2013)
    for _ in range(100):
        raw = random_sheet(shipped, chance)
        open_text(sheet, file_of(raw))
        card = card_of(shipped, raw)
        expect(sheet.locator(".sheet-total strong")).to_have_text(show(card.points))
        told = sheet.locator(".sheet-total").inner_text().replace("\u00a0", " ")
        assert f"trên {show(card.answered_max)} điểm đã trả lời" in told
        assert f"còn bỏ ngỏ {show(card.open_max)}" in told
        heads = sheet.locator(".sheet-field-told").all_inner_texts()
        for line, head in zip(card.lines, heads, strict=True):
            assert f"{show(line.points)}/{show(line.max)} điểm" in head
        sheet.get_by_role("button", name="Xoá phiếu này").click()
    assert not sheet.strange  # type: ignore[attr-defined]


def test_figures_give_points_steps_and_what_would_raise_them(sheet: Page) -> None:
    one = item(sheet, "1.1.4")
    one.get_by_label("Số nhiệm vụ hoàn thành").fill("36")
    assert one.locator(".sheet-item-state").inner_text() == "đang nhập dở"
    one.get_by_label("Số nhiệm vụ theo kế hoạch").fill("40")
    assert one.locator(".sheet-item-points").inner_text() == "1/2"
    assert "36 : 40 × 100 % = 90 %" in one.locator(".trace").inner_text().replace("\u00a0", " ")
    assert "37 trên 40 thay vì 36" in one.locator(".sheet-next").inner_text()
    assert total(sheet) == "1"
    assert "1/16 mục · 1/20 điểm" in sheet.locator(".sheet-field-told").first.inner_text()


def test_bad_input_is_told_and_changes_nothing(sheet: Page) -> None:
    one = item(sheet, "1.1.4")
    one.get_by_label("Số nhiệm vụ hoàn thành").fill("38")
    one.get_by_label("Số nhiệm vụ theo kế hoạch").fill("40")
    assert total(sheet) == "2"
    one.get_by_label("Số nhiệm vụ hoàn thành").fill("50")
    assert one.locator("[aria-invalid]").count() == 1
    assert total(sheet) == "2"
    sheet.get_by_label("Năm").fill("13")
    assert "bốn chữ số" in sheet.locator("#sheet-year-message").inner_text()


def test_columns_stand_side_by_side(sheet: Page) -> None:
    one = item(sheet, "1.1.1")
    one.get_by_label("Ban hành kịp thời", exact=True).check()
    sheet.get_by_label("Đang chấm cột").select_option("appraised")
    one.get_by_label("Ban hành không kịp thời").check()
    assert one.locator(".sheet-others").inner_text() == "Tự chấm: 1 điểm"
    assert total(sheet) == "0,5"
    one.get_by_label("Chỉ ghi số điểm").check()
    one.get_by_label("Số điểm, từ 0 đến 1").fill("0,75")
    assert total(sheet) == "0,75"
    survey = item(sheet, "1.6.1")
    assert survey.locator("legend").first.inner_text() == "Điều tra XHH"


def test_not_applicable_takes_the_item_out(sheet: Page) -> None:
    one = item(sheet, "1.3.2")
    one.get_by_label("Áp dụng cho đơn vị").select_option("khong-don-vi-truc-thuoc")
    assert one.locator(".sheet-item-points").inner_text() == "không áp dụng"
    assert "còn bỏ ngỏ 99" in sheet.locator(".sheet-total").inner_text()
    one.get_by_label("Áp dụng cho đơn vị").select_option("")
    assert "còn bỏ ngỏ 100" in sheet.locator(".sheet-total").inner_text()


def test_work_survives_a_reload_and_a_kill_in_the_middle_of_typing(
    site: Path, browser: Browser
) -> None:
    context = browser.new_context()
    first = opened(site, context.new_page())
    first.get_by_label("Tên đơn vị").fill("Sở Kiểm thử")
    one = item(first, "1.1.4")
    one.get_by_label("Số nhiệm vụ hoàn thành").fill("36")
    one.get_by_label("Số nhiệm vụ theo kế hoạch").fill("40")
    item(first, "1.1.1").get_by_label("Ban hành kịp thời", exact=True).check()
    half = item(first, "1.3.2")
    half.locator('input[type="text"]').first.press_sequentially("6")
    assert "Đã lưu lúc" in first.locator(".sheet-saved").inner_text()
    first.close(run_before_unload=False)

    second = opened(site, context.new_page())
    assert second.get_by_label("Tên đơn vị").input_value() == "Sở Kiểm thử"
    assert total(second) == "2"
    assert item(second, "1.1.4").get_by_label("Số nhiệm vụ hoàn thành").input_value() == "36"
    assert item(second, "1.3.2").locator('input[type="text"]').first.input_value() == "6"
    context.close()


def test_undo_and_redo(sheet: Page) -> None:
    one = item(sheet, "1.1.1")
    one.get_by_label("Ban hành kịp thời", exact=True).check()
    one.get_by_label("Không ban hành").check()
    assert total(sheet) == "0"
    sheet.get_by_role("button", name="Hoàn tác").click()
    sheet.get_by_role("button", name="Làm lại").click()
    sheet.keyboard.press("Control+z")
    assert sheet.locator(".sheet-item-points").first.inner_text() == "–/1"


def test_several_sheets_and_one_thrown_away_comes_back(sheet: Page) -> None:
    sheet.get_by_label("Tên đơn vị").fill("Sở Một")
    sheet.get_by_role("button", name="Phiếu mới").click()
    sheet.get_by_label("Tên đơn vị").fill("Sở Hai")
    names = sheet.get_by_label("Phiếu đang mở").locator("option").all_inner_texts()
    assert len(names) == 2
    sheet.get_by_role("button", name="Xoá phiếu này").click()
    assert sheet.get_by_label("Tên đơn vị").input_value() == "Sở Một"
    sheet.get_by_role("button", name="Lấy lại phiếu vừa xoá").click()
    assert sheet.get_by_label("Tên đơn vị").input_value() == "Sở Hai"


def test_a_file_saved_is_opened_again_and_by_a_newcomer(
    site: Path, sheet: Page, browser: Browser, shipped: Library
) -> None:
    raw = random_sheet(shipped, Random(7))
    open_text(sheet, file_of(raw))
    with sheet.expect_download() as saving:
        sheet.get_by_role("button", name="Lưu ra tệp").click()
    assert saving.value.suggested_filename == "phieu-cham-so-a-2013.json"
    text = Path(saving.value.path()).read_text("utf-8")
    assert json.loads(text)["answers"] == plain(raw)["answers"]
    other = browser.new_context().new_page()
    watch(other)
    opened(site, other)
    open_text(other, text)
    expect(other.locator(".sheet-notice")).to_contain_text("Đã mở")
    assert total(other) == total(sheet)
    other.context.close()


def test_a_link_opens_as_a_sheet_of_its_own(
    site: Path, sheet: Page, browser: Browser, shipped: Library
) -> None:
    open_text(sheet, file_of(random_sheet(shipped, Random(8))))
    sheet.get_by_role("button", name="Liên kết, mã QR").click()
    link = sheet.get_by_label("Liên kết của phiếu này").input_value()
    sheet.locator(".sheet-qr").wait_for()
    other = browser.new_context().new_page()
    strange = watch(other)
    other.goto(link)
    assert total(other) == total(sheet)
    assert "#" not in other.url
    cut = link[:-30]
    other.goto("about:blank")
    other.goto(cut)
    assert "bị cắt hoặc sai" in other.locator(".sheet-notice").inner_text()
    assert total(other) == total(sheet)  # what was there stays
    assert not strange
    other.context.close()


HOSTILE = "<img src=x onerror='window.caught=1'><script>window.caught=1</script>"


def test_a_strangers_file_runs_nothing_and_reaches_nothing(sheet: Page, shipped: Library) -> None:
    raw = random_sheet(shipped, Random(9))
    code = next(iter(raw["answers"]))
    raw["answers"][code].update(explanation=HOSTILE, evidence=HOSTILE)
    raw["unit"] = HOSTILE
    data = json.loads(file_of(raw))
    data["answers"][HOSTILE] = {"self": {"level": 1}}
    data["edition"] = HOSTILE
    open_text(sheet, json.dumps(data))
    expect(sheet.locator(".sheet-notice")).to_contain_text("Đã mở")
    for panel in ("ket-qua", "so-sanh", "bao-cao"):
        sheet.locator(f"#{panel} > summary").click()
    item(sheet, code)
    assert sheet.evaluate("window.caught") is None
    assert sheet.locator("#sheet img, #sheet script").count() == 0
    assert not sheet.strange  # type: ignore[attr-defined]


def test_the_content_policy_stops_scripts_and_connections(sheet: Page) -> None:
    blocked = sheet.evaluate(
        """() => new Promise((resolve) => {
          const found = [];
          document.addEventListener('securitypolicyviolation',
            (event) => found.push(event.violatedDirective));
          const script = document.createElement('script');
          script.textContent = 'window.caught = 1';
          document.body.append(script);
          const far = document.createElement('script');
          far.src = 'https://example.org/x.js';
          document.body.append(far);
          fetch('https://example.org/').catch(() => {});
          const form = document.createElement('img');
          form.src = 'https://example.org/x.png';
          setTimeout(() => resolve(found), 300);
        })"""
    )
    assert sheet.evaluate("window.caught") is None
    assert {"script-src-elem", "connect-src", "img-src"} <= set(blocked)


def test_when_the_browser_keeps_nothing_the_page_says_so(site: Path, page: Page) -> None:
    page.add_init_script("Storage.prototype.setItem = () => { throw new Error('đầy'); }")
    opened(site, page)
    page.get_by_label("Tên đơn vị").fill("Sở A")
    assert "Lưu ra tệp" in page.locator(".sheet-saved").inner_text()
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.close(run_before_unload=True)
    page.wait_for_event("close")
    assert asked == ["beforeunload"]


def test_csv_and_workbook_hold_the_form(sheet: Page, shipped: Library) -> None:
    raw = random_sheet(shipped, Random(11))
    first = next(iter(raw["answers"]))
    raw["answers"][first]["explanation"] = '=HYPERLINK("http://example.org")'
    card = card_of(shipped, raw)
    open_text(sheet, file_of(raw))
    expect(sheet.locator(".sheet-notice")).to_contain_text("Đã mở")
    with sheet.expect_download() as saving:
        sheet.get_by_role("button", name="Tải CSV").click()
    text = Path(saving.value.path()).read_bytes()
    assert text.startswith(b"\xef\xbb\xbf")
    rows = {
        row[0]: row
        for row in csv.reader(io.StringIO(text.decode("utf-8-sig")), delimiter=";")
        if row
    }
    for line in card.all_lines():
        assert rows[line.node.id][2] == show(line.max)
        assert rows[line.node.id][5] == (show(line.points) if line.answered_max else "")
    assert not any(cell.startswith("=") for row in rows.values() for cell in row)
    with sheet.expect_download() as saving:
        sheet.get_by_role("button", name="Tải Excel").click()
    book = openpyxl.load_workbook(io.BytesIO(Path(saving.value.path()).read_bytes()))
    found = {str(row[0].value): row for row in book.active.iter_rows() if row[0].value}
    for line in card.all_lines():
        value = found[line.node.id][5].value
        wanted = float(line.points) if line.answered_max else None
        assert value == pytest.approx(wanted) if wanted is not None else value is None
    assert not sheet.strange  # type: ignore[attr-defined]


def test_results_and_comparison(sheet: Page, shipped: Library) -> None:
    raw = random_sheet(shipped, Random(12))
    card = card_of(shipped, raw)
    open_text(sheet, file_of(raw))
    expect(sheet.locator(".sheet-notice")).to_contain_text("Đã mở")
    sheet.locator("#ket-qua > summary").click()
    cells = sheet.locator("#ket-qua tbody tr")
    for at, line in enumerate(card.lines):
        row = cells.nth(at).locator("td").all_inner_texts()
        assert row[0] == show(line.points)
        assert row[2] == show(line.open_max)
    assert sheet.locator("#ket-qua svg[role=img]").count() == 2
    sheet.locator(".chances a").first.click()
    assert sheet.locator(".sheet-item[open]").count() == 1
    sheet.locator("#so-sanh > summary").click()
    told = [show(card.lines[0].columns.get(name, Fraction(0))) for name in ("self", "appraised")]
    first = sheet.locator("#so-sanh tbody tr").first.locator("td")
    expect(first.nth(0)).to_have_text(told[0])
    expect(first.nth(1)).to_have_text(told[1])
    assert sheet.locator("#so-sanh tbody tr").count() > len(card.lines)


def test_print_is_the_form_alone(site: Path, sheet: Page, shipped: Library) -> None:
    open_text(sheet, file_of(random_sheet(shipped, Random(13))))
    expect(sheet.locator(".sheet-notice")).to_contain_text("Đã mở")
    sheet.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    sheet.emulate_media(media="print")
    text = sheet.locator("body").inner_text()
    assert "Lĩnh vực/Tiêu chí/Tiêu chí thành phần" in text
    assert "Tổng cộng" in text
    assert "Lưu ra tệp" not in text


def test_the_score_is_said_politely_once_typing_has_stopped(sheet: Page) -> None:
    item(sheet, "1.1.1").get_by_label("Ban hành kịp thời", exact=True).check()
    spoken = sheet.locator(".sheet-spoken")
    expect(spoken).to_have_text("Mục 1.1.1 được 1 điểm. Tổng 1 trên 1 điểm đã trả lời.")
    assert spoken.get_attribute("role") == "status"


def test_by_keyboard_alone(sheet: Page) -> None:
    sheet.locator('[id="muc-1.1.1"] > summary').focus()
    sheet.keyboard.press("Enter")
    sheet.locator('[id="muc-1.1.1"] fieldset').first.wait_for()
    sheet.keyboard.press("Tab")
    sheet.keyboard.press("Space")
    assert total(sheet) == "1"
    sheet.keyboard.press("ArrowDown")
    assert total(sheet) == "0,5"


def test_an_input_method_is_left_alone(sheet: Page) -> None:
    one = item(sheet, "1.1.1")
    area = one.get_by_label("Giải trình")
    area.focus()
    client = sheet.context.new_cdp_session(sheet)
    client.send("Input.imeSetComposition", {"selectionStart": 2, "selectionEnd": 2, "text": "kế"})
    client.send("Input.insertText", {"text": "kế hoạch"})
    assert area.input_value() == "kế hoạch"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1024])
def test_it_fits_and_axe_is_content(
    site: Path, browser: Browser, shipped: Library, width: int, scheme: Any
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = opened(site, context.new_page())
    open_text(page, file_of(random_sheet(shipped, Random(14))))
    expect(page.locator(".sheet-notice")).to_contain_text("Đã mở")
    for code in ("1.1.1", "1.1.4", "1.3.1", "1.3.3", "1.6.1", "8.1.2"):
        item(page, code)
    page.evaluate("document.querySelectorAll('.sheet-panel').forEach((one) => { one.open = true })")
    page.get_by_role("button", name="Liên kết, mã QR").click()
    page.locator(".sheet-qr").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    found = Axe().run(
        page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
    )
    assert found.violations_count == 0, found.generate_report()
    context.close()


def test_an_answer_is_on_the_screen_within_a_frame_on_a_slow_machine(
    sheet: Page, shipped: Library
) -> None:
    open_text(sheet, file_of(random_sheet(shipped, Random(15))))
    expect(sheet.locator(".sheet-notice")).to_contain_text("Đã mở")
    item(sheet, "1.1.4")
    sheet.context.new_cdp_session(sheet).send("Emulation.setCPUThrottlingRate", {"rate": 4})
    took = sheet.evaluate(
        """() => {
          const input = document.querySelector('[id="muc-1.1.4"] input[type=text]');
          const times = Array.from({ length: 30 }, (_, n) => {
            const start = performance.now();
            input.value = String(n + 1);
            input.dispatchEvent(new InputEvent('input', { bubbles: true }));
            document.body.getBoundingClientRect();
            return performance.now() - start;
          });
          return times.sort((a, b) => a - b)[15];
        }"""
    )
    assert took < 16
