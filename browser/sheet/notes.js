// What stands on an item beside its figures: its rule drawn, explanation, evidence, that it does
// not apply.
import { COLUMNS } from "../engine/answers.js";
import { element, uniqueId } from "../form/fields.js";

/**
 * @import { Entry } from "../shapes.js"
 * @import { EntryScore, Leaf } from "../engine/sheets.d.ts"
 * @import { TypingEvent } from "../form/fields.js"
 * @import { Desk } from "./desk.js"
 * @import { Note } from "./shapes.d.ts"
 */

const LONGEST = 20_000;
const TOO_LONG = "Dài quá 20.000 ký tự nên chưa lưu: rút gọn, phần dài để ở tài liệu kèm theo.";

/**
 * @param {Desk} desk
 * @param {string} id of the item
 * @param {string} title
 * @param {Note} key
 */
function noteField(desk, id, title, key) {
  const own = uniqueId();
  const told = element("div", { class: "calculator-message", id: `${own}-message` });
  const area = element("textarea", { id: own, rows: "2", "aria-describedby": told.id });
  const keep = () => {
    const isLong = area.value.length > LONGEST;
    told.textContent = isLong ? TOO_LONG : "";
    if (isLong) area.setAttribute("aria-invalid", "true");
    else area.removeAttribute("aria-invalid");
    const kept = area.value.trim() ? area.value : undefined;
    if (isLong || desk.entry(id)[key] === kept) return;
    desk.setEntry(id, { [key]: kept }, `${id}/${key}`);
  };
  for (const name of ["input", "compositionend"]) {
    area.addEventListener(name, (/** @type {TypingEvent} */ event) => {
      if (!event.isComposing) keep();
    });
  }
  const label = element("label", { for: own }, title);
  return { area, element: element("div", { class: "calculator-picker" }, label, area, told) };
}

/**
 * Where the unit explains, or somebody who judges says why.
 * @param {Desk} desk
 * @param {Leaf} node
 */
export const explanationField = (desk, { id, judged }) =>
  noteField(desk, id, judged ? "Lý do cho điểm (bắt buộc)" : "Giải trình", "explanation");

/**
 * @param {Desk} desk
 * @param {Leaf} node
 */
export const evidenceField = (desk, { id }) =>
  noteField(desk, id, "Tài liệu kiểm chứng (số, ngày, mục, trang)", "evidence");

/**
 * What an item still waits for, in words.
 * @param {Leaf} node
 * @param {Entry} entry
 * @param {EntryScore} score
 */
export function stateOf(node, entry, score) {
  if (!score.final) return score.not_applicable ? "" : "chưa trả lời";
  return node.judged && !entry.explanation ? "chưa ghi lý do" : "";
}

const ROLES = { score: "", bonus: " (thưởng)", penalty: " (trừ)", condition: " (không tính điểm)" };

/**
 * The code and the title of an item, and whether it stands outside the maximum.
 * @param {Leaf} node
 */
export const titleOf = (node) => [
  element("span", { class: "sheet-code" }, node.id),
  " ",
  element("span", {}, `${node.title}${ROLES[node.within]}`),
];

/**
 * Whether the item applies to the unit; else why not.
 * @param {Desk} desk
 * @param {Leaf} node
 * @param {() => void} changed
 */
export function exemptPicker(desk, node, changed) {
  const id = uniqueId();
  const { circumstances } = desk.set;
  const select = element(
    "select",
    { id },
    element("option", { value: "" }, "Có áp dụng"),
    .../** @type {{ for: string[] }} */ (node.not_applicable).for.map((reason) =>
      element("option", { value: reason }, `Không áp dụng: ${circumstances.get(reason)}`),
    ),
  );
  select.addEventListener("change", () => {
    const reason = select.value || undefined;
    const blank = Object.fromEntries(COLUMNS.map((column) => [column, undefined]));
    desk.setEntry(node.id, { ...(reason ? blank : {}), not_applicable: reason });
    changed();
  });
  const label = element("label", { for: id }, "Áp dụng cho đơn vị");
  return { select, element: element("div", { class: "calculator-picker" }, label, select) };
}

/**
 * The rule as the page has drawn it; no link in it stands in the way of the keyboard.
 * @param {string} id
 */
export function pictureOf(id) {
  const place = document.getElementById(`hinh-${id}`);
  if (!place) return [];
  for (const link of place.querySelectorAll("a")) link.replaceWith(...link.childNodes);
  return Array.from(place.children);
}

/**
 * Who set the item and how its words are meant: what decides points stands beside the figures.
 * @param {Leaf} node
 * @param {{ status: string }} set
 */
export function readingOf(node, set) {
  const status = element("span", { class: "origin" }, node.status || set.status);
  return element("p", { class: "sheet-reading" }, status, node.meaning ? ` ${node.meaning}` : "");
}
