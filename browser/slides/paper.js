// The hand-out: slides on A4, each beside lines for notes or beside what the trainer says.

const LINES = 8;

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

const linesFor = () =>
  made("div", "paper-lines", ...Array.from({ length: LINES }, () => made("div", "paper-line")));

/**
 * Puts the hand-out in place of the deck.
 * @param {boolean} withNotes
 */
export const layOnPaper = (withNotes) => {
  /** @type {HTMLElement[]} */
  const rows = [];
  const sections = document.querySelectorAll(".slides section[id]");
  sections.forEach((section, number) => {
    if (section.hasAttribute("data-not-on-paper")) return;
    const notes = section.querySelector(".notes");
    const beside = withNotes
      ? made(
          "div",
          "paper-notes",
          ...(notes ? /** @type {Element} */ (notes.cloneNode(true)).children : []),
        )
      : linesFor();
    const slide = /** @type {Element} */ (section.querySelector(".slide"));
    const place = made("div", "paper-slide", slide);
    place.dataset.number = String(number + 1);
    rows.push(made("div", "paper-row", place, beside));
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
    made("div", "paper", tools, ...rows),
  );
  /** @type {Element} */ (document.querySelector(".deck-tools")).remove();
  document.documentElement.classList.add("on-paper");
};
