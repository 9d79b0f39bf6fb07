// The tools of the learner's path: how far, keep and clear, the sheet of results.
import { download } from "../form/download.js";
import { element } from "../form/element.js";
import { ownStorage } from "../sheet/store.js";
import { Learned, progress, readLearning } from "./record.js";
import { resultSheet } from "./results.js";
import { about, follow } from "./ticks.js";

const LARGEST = 1_000_000; // bytes; no record is as large
const WHAT = "cchc-learning";

/** The page of a path: how far, keep and clear, the sheet of results. */
class PathPage {
  /** @param {HTMLElement} place */
  constructor(place) {
    this.place = place;
    this.about = about(place);
    this.learned = new Learned(this.about, ownStorage());
    this.told = element("p", { class: "learning-told", role: "status" });
    this.input = element("input", {
      type: "file",
      accept: ".json,application/json",
      hidden: true,
      "aria-label": "Tệp tiến độ",
    });
    this.input.addEventListener("change", () => this.take());
    this.sheet = /** @type {HTMLElement} */ (document.getElementById("learning-results"));
    place.replaceChildren(
      this.told,
      element(
        "div",
        { class: "learning-tools" },
        this.button("Lưu tiến độ ra tệp", () => this.save()),
        this.button("Nạp tệp tiến độ", () => this.input.click()),
        this.button("Xoá tiến độ", () => this.clear()),
      ),
      this.input,
    );
    /** @type {NodeListOf<HTMLInputElement>} */
    this.boxes = document.querySelectorAll(".learning-steps input");
    for (const box of this.boxes) box.hidden = false;
    follow(this.learned, this.boxes, () => this.show());
    window.addEventListener("afterprint", () => delete document.body.dataset.paper);
    this.show();
  }

  /**
   * @param {string} title
   * @param {() => void} act
   */
  button(title, act) {
    const made = element("button", { type: "button" }, title);
    made.addEventListener("click", act);
    return made;
  }

  /** @param {string} [news] */
  show(news = "") {
    const { learned } = this;
    for (const box of this.boxes) box.checked = learned.kept.done.includes(box.value);
    const told = progress(learned, this.about.codes);
    const sentence = told
      ? `${told[0].toUpperCase()}${told.slice(1)}.`
      : "Chưa đánh dấu tiêu chí nào.";
    const kept = learned.isKept
      ? ""
      : " Trình duyệt không cho lưu: hãy lưu ra tệp trước khi đóng trang.";
    this.told.textContent = [news, sentence + kept].filter(Boolean).join(" ");
    const title = String(this.place.dataset.title);
    this.sheet.replaceChildren(
      resultSheet(learned, title, this.about.codes, String(this.place.dataset.notice)),
      element(
        "div",
        { class: "learning-tools" },
        this.button("In phiếu kết quả", () => this.print()),
      ),
    );
  }

  print() {
    document.body.dataset.paper = "learning";
    window.print();
  }

  save() {
    const { edition, set } = this.about;
    const text = JSON.stringify({ what: WHAT, edition, set, ...this.learned.kept }, null, 1);
    download(`tien-do-${edition}-${set}.json`, text, "application/json");
    this.show("Đã lưu tiến độ ra tệp.");
  }

  async take() {
    const file = /** @type {FileList} */ (this.input.files)[0];
    if (!file) return;
    const text = file.size > LARGEST ? "" : await file.text();
    this.input.value = "";
    const { edition, set } = this.about;
    let head = null;
    try {
      head = JSON.parse(text);
    } catch {
      // told below, as a file of something else
    }
    if (!head || head.what !== WHAT) this.show("Tệp này không phải tệp tiến độ học.");
    else if (head.edition !== edition || head.set !== set) {
      this.show("Tệp này là tiến độ của bộ tiêu chí khác.");
    } else {
      const theirs = readLearning(text);
      const done = [...new Set([...this.learned.kept.done, ...theirs.done])];
      const tests = { ...theirs.tests, ...this.learned.kept.tests };
      const { name, seed } = this.learned.kept;
      this.learned.keep({ done, tests, name: name || theirs.name, seed: seed || theirs.seed });
      this.show("Đã nạp tệp, gộp với việc đã đánh dấu ở máy này.");
    }
  }

  clear() {
    if (!window.confirm("Xoá mọi dấu đã học và kết quả kiểm tra của bộ này trên máy này?")) return;
    this.learned.clear();
    this.show("Đã xoá.");
  }
}

/** Starts where the page has a place for it. */
export function startPath() {
  const place = document.getElementById("learning");
  if (place) new PathPage(place);
}
