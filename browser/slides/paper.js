// On A4: slides without their answers for trainees, or each beside what the trainer does with it.

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} name
 * @param {string} className
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[T]}
 */
function made(name, className, ...children) {
  const element = document.createElement(name);
  if (className) element.className = className;
  element.append(...children);
  return element;
}

/** @param {Element} section */
const notesOf = (section) => {
  const notes = section.querySelector(".notes");
  const copy = notes && /** @type {Element} */ (notes.cloneNode(true));
  return made("div", "paper-notes", ...(copy ? copy.children : []));
};

/**
 * Puts the hand-out in place of the deck.
 * @param {boolean} withNotes
 */
export const layOnPaper = (withNotes) => {
  /** @type {HTMLElement[]} */
  const rows = [];
  const sections = document.querySelectorAll(".slides section[id]");
  sections.forEach((section, number) => {
    if (section.closest("[data-backup]")) return;
    if (!withNotes && section.hasAttribute("data-not-on-paper")) return;
    const slide = /** @type {Element} */ (section.querySelector(".slide"));
    const place = made("div", "paper-slide", slide);
    place.dataset.number = String(number + 1);
    rows.push(withNotes ? made("div", "paper-row", place, notesOf(section)) : place);
  });
  const print = made("button", "", "In");
  print.addEventListener("click", () => window.print());
  const back = made("a", "", "Về bản trình chiếu");
  back.href = /** @type {string} */ (location.pathname.split("/").pop());
  const tools = made("p", "paper-tools", print, " ", back);
  const title = /** @type {HTMLElement} */ (document.querySelector("h1"));
  title.className = "paper-title";
  title.textContent = /** @type {string} */ (title.textContent).replace("Trình chiếu: ", "");
  /** @type {Element} */ (document.querySelector(".reveal")).replaceWith(
    made("div", "paper", tools, made("div", withNotes ? "paper-lesson" : "paper-sheet", ...rows)),
  );
  /** @type {Element} */ (document.querySelector(".deck-tools")).remove();
  document.documentElement.classList.add("on-paper");
};
