// Items of bonus and penalty without an answer: as long as there are some, no index is final.

/**
 * @import { Card } from "../engine/sheets.d.ts"
 */

/**
 * Which they are, in words after "before"; "" when there are none.
 * @param {Card} card
 * @param {string} before
 */
export function openExtras(card, before) {
  const codes = card.open_extras.map(({ node }) => node.id).join(", ");
  return codes && `${before}điểm thưởng, điểm phạt chưa trả lời: ${codes}`;
}
