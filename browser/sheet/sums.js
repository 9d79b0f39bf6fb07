// What the sheet comes to so far: in one line that stays in view, and in full above the fields.
import { COLUMN_TITLES } from "../engine/answers.js";
import { fixed, show } from "../engine/numbers.js";
import { WORDS } from "../engine/words.js";
import { element } from "../form/fields.js";
import { openExtras } from "./extras.js";
import { put } from "./controls.js";
import { bar, fillBar } from "./progress.js";

/**
 * @import { Card } from "../engine/sheets.d.ts"
 * @import { Column } from "../shapes.js"
 * @import { SheetSet } from "./shapes.d.ts"
 */

export class Sums {
  /**
   * @param {SheetSet} set
   * @param {...HTMLElement} beside
   */
  constructor(set, ...beside) {
    this.decimals = set.edition.scoring.decimals;
    this.points = element("strong", {});
    this.rest = element("span", {});
    this.progress = bar();
    this.told = element("p", { class: "sheet-sums" });
    const unit = element("span", { class: "sheet-unit" }, " điểm");
    const total = element("p", { class: "sheet-total" }, this.points, unit, this.rest);
    this.element = element("div", { class: "sheet-bar" }, total, ...beside, this.progress);
  }

  /**
   * @param {Card} card
   * @param {{ done: number, all: number }} items how many have an answer, of how many
   * @param {Column} column that is being filled in
   */
  show(card, { done, all }, column) {
    const share = card.index || card.index_so_far;
    const index = share ? `${fixed(share, this.decimals)}%` : "–";
    const label = card.grade ? card.grade.label : card.plain_grade && WORDS.grading.none;
    const grade = label ? ` · ${label}` : "";
    const other = column === "self" ? "" : ` · ${COLUMN_TITLES[column]}`;
    put(this.points, show(card.points));
    put(this.rest, ` · ${index} · ${done}/${all}${grade}${other}`);
    put(
      this.told,
      `${show(card.points)} trên ${show(card.answered_max)} điểm đã trả lời` +
        ` · còn ${show(card.open_max)} điểm chưa trả lời` +
        openExtras(card, " · ") +
        ` · ${card.index ? "chỉ số" : "tạm tính"} ${index} · ${done}/${all} mục`,
    );
    fillBar(this.progress, done, all);
  }
}
