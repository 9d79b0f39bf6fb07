// The review page of an annex: what a person confirms and corrects, kept while they work and saved
// as the file that `cchc import --decisions` takes back.
import { download } from "./form/download.js";

/**
 * @typedef {object} Kept what was done so far, by an item's words
 * @property {string} by
 * @property {Record<string, {checked: boolean, rule: string}>} items
 */

const FILE = "da-doi-chieu.json";
const main = /** @type {HTMLElement} */ (document.querySelector("main"));
const key = `cchc-review:${main.dataset.review}`;
const by = /** @type {HTMLInputElement} */ (document.querySelector("#by"));
const told = /** @type {HTMLElement} */ (document.querySelector("#told"));
const count = /** @type {HTMLElement} */ (document.querySelector("#count"));

/** @type {string[]} */
const words = JSON.parse(document.querySelector("#items")?.textContent || "[]");
const items = [...document.querySelectorAll("input[data-item]")].map((found) => {
  const box = /** @type {HTMLInputElement} */ (found);
  const section = /** @type {HTMLElement} */ (box.closest("section"));
  return { box, section, words: words[Number(box.dataset.item)], area: areaOf(section) };
});

/** @param {HTMLElement} section */
function areaOf(section) {
  return /** @type {HTMLTextAreaElement | null} */ (section.querySelector("textarea"));
}

/** @param {HTMLTextAreaElement | null} area */
function corrected(area) {
  return area && area.value.trim() !== area.defaultValue.trim() ? area.value : undefined;
}

function showCount() {
  const open = items.filter(({ section }) => section.classList.contains("open"));
  const done = open.filter(({ box }) => box.checked).length;
  count.textContent = `Đã đối chiếu ${done}/${open.length} mục phải xem lại`;
}

function keep() {
  const done = items.filter(({ box, area }) => box.checked || corrected(area) !== undefined);
  /** @type {Kept} */
  const kept = {
    by: by.value,
    items: Object.fromEntries(
      done.map((one) => [one.words, { checked: one.box.checked, rule: corrected(one.area) || "" }]),
    ),
  };
  try {
    window.localStorage.setItem(key, JSON.stringify(kept));
  } catch {
    // a browser that keeps nothing of pages on a disk: what is saved as a file stays
  }
  showCount();
}

function bringBack() {
  try {
    /** @type {Kept} */
    const kept = JSON.parse(window.localStorage.getItem(key) || '{"by":"","items":{}}');
    by.value = kept.by;
    for (const one of items) {
      const before = Object.hasOwn(kept.items, one.words) ? kept.items[one.words] : null;
      if (!before) continue;
      one.box.checked = before.checked;
      if (one.area && before.rule) one.area.value = before.rule;
    }
  } catch {
    // nothing was kept, or not by this page
  }
  showCount();
}

/** @param {Date} now */
function dayOf(now) {
  const two = (/** @type {number} */ n) => String(n).padStart(2, "0");
  return `${two(now.getDate())}/${two(now.getMonth() + 1)}/${now.getFullYear()}`;
}

function save() {
  const name = by.value.trim();
  if (!name) {
    told.textContent = "Ghi họ tên người đối chiếu trước khi lưu.";
    by.focus();
    return;
  }
  const checked = items.filter(({ box }) => box.checked);
  const empty = checked.find(({ area }) => area && !area.value.trim());
  if (empty) {
    told.textContent = "Có mục đã đánh dấu mà chưa có quy tắc: viết quy tắc hoặc bỏ dấu.";
    empty.area?.focus();
    return;
  }
  const on = dayOf(new Date());
  const confirmed = checked.map((one) => ({
    words: one.words,
    by: name,
    on,
    rule: corrected(one.area),
  }));
  download(FILE, JSON.stringify({ confirmed }, null, 1), "application/json");
  told.textContent = `Đã lưu ${confirmed.length} mục vào ${FILE}. Làm tiếp bước 3 ở đầu trang.`;
}

for (const choice of document.querySelectorAll("select")) {
  choice.addEventListener("change", () => {
    const area = areaOf(/** @type {HTMLElement} */ (choice.closest("section")));
    if (area && choice.value) area.value = choice.value;
    choice.value = "";
    keep();
  });
}
document.addEventListener("input", keep);
document.querySelector("#save")?.addEventListener("click", save);
bringBack();
