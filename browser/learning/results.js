// The sheet of results: what was learned and practised, and both tests beside each other.
import { element } from "../form/element.js";
import { WHICH, percent } from "./record.js";

/** @import { Learned, Which } from "./record.js" */

/** @type {Record<Which, string>} */
const TITLES = { dau: "Kiểm tra trước khi học", cuoi: "Kiểm tra sau khi học" };
const NONE = "chưa làm";

/**
 * @param {{ right: number, all: number }} score
 */
const told = (score) => `${score.right}/${score.all} câu đúng (${percent(score)}%)`;

/**
 * How the second test came out beside the first.
 * @param {Learned} learned
 */
function difference({ kept: { tests } }) {
  const { dau, cuoi } = tests;
  if (!dau || !cuoi || dau.all !== cuoi.all) return NONE;
  const more = cuoi.right - dau.right;
  if (!more) return "bằng nhau";
  return more > 0 ? `tăng ${more} câu` : `giảm ${-more} câu`;
}

/**
 * @param {Learned} learned
 * @param {readonly string[]} codes of the criteria
 */
function rows(learned, codes) {
  const { done, seed, tests } = learned.kept;
  const practised = learned.practised();
  const count = codes.filter((code) => done.includes(code)).length;
  return [
    ["Tiêu chí đã học", `${count}/${codes.length}`],
    ["Luyện tập", practised.all ? told(practised) : NONE],
    ...WHICH.map((which) => {
      const one = tests[which];
      return [TITLES[which], one ? `${told(one)}, ngày ${one.day}` : NONE];
    }),
    ["Sau so với trước", difference(learned)],
    ...(seed ? [["Mã đề", seed]] : []),
  ];
}

/**
 * @param {Learned} learned
 * @param {string} title of the set
 * @param {readonly string[]} codes of its criteria
 * @param {string} notice what the edition says of itself
 */
export function resultSheet(learned, title, codes, notice) {
  const id = "learning-name";
  const name = element("input", { type: "text", class: "calculator-input", id, maxlength: "200" });
  name.value = learned.kept.name;
  name.addEventListener("change", () => learned.keep({ name: name.value }));
  return element(
    "section",
    { class: "paper learning-sheet", "aria-label": "Phiếu kết quả" },
    element("h3", {}, "Phiếu kết quả học tập"),
    element("p", {}, title),
    element("p", { class: "paper-line" }, element("label", { for: id }, "Họ và tên:"), name),
    element(
      "table",
      { class: "learning-results" },
      element(
        "tbody",
        {},
        ...rows(learned, codes).map(([what, result]) =>
          element("tr", {}, element("th", { scope: "row" }, what), element("td", {}, result)),
        ),
      ),
    ),
    element(
      "p",
      { class: "paper-notice" },
      `Người học tự đánh dấu và tự làm bài trên máy của mình; phiếu không phải chứng chỉ. ${notice}`,
    ),
  );
}
