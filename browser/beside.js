// Sets beside each other: two of them are chosen, the others stand back.
import { element } from "./form/element.js";

const FEW = 2;

/**
 * @param {string} label
 * @param {string[]} names
 * @param {number} chosen
 * @param {() => void} changed
 */
function choice(label, names, chosen, changed) {
  const select = element("select", {});
  names.forEach((name, at) => select.append(element("option", { value: String(at) }, name)));
  select.value = String(chosen);
  select.addEventListener("change", changed);
  return { select, element: element("label", {}, label, " ", select) };
}

/** @param {HTMLElement} place where the choice goes */
function choose(place) {
  const tables = [...document.querySelectorAll("table[data-beside]")];
  const heads = [...(tables[0]?.querySelectorAll("thead th") || [])].slice(1);
  const names = heads.map((head) => (head.textContent || "").trim());
  if (names.length <= FEW) return;
  const show = () => {
    const kept = [first, second].map(({ select }) => Number(select.value) + 1);
    for (const row of tables.flatMap((table) => [...table.querySelectorAll("tr")]))
      [...row.children].forEach((cell, at) => {
        if (cell instanceof HTMLElement) cell.hidden = at > 0 && !kept.includes(at);
      });
  };
  const first = choice("Bộ thứ nhất", names, 0, show);
  const second = choice("Bộ thứ hai", names, 1, show);
  place.className = "list-form";
  place.append(first.element, second.element);
  show();
}

const place = document.querySelector("[data-beside-choice]");
if (place instanceof HTMLElement) choose(place);
