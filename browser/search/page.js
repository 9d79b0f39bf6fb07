// The field of the search and what is found below it. The index comes when the field is first used.
import { bare, wordsOf } from "./words.js";

/**
 * @import { Search } from "./ranking.js"
 * @import { Found, Hit } from "./shapes.d.ts"
 */

const SHOWN = 12;

/**
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {string} className
 * @param {...(Node | string)} children
 */
function element(name, className, ...children) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

/** @type {Map<string, Promise<void>>} what has come or is coming; what failed is asked for again */
const coming = new Map();

/**
 * @param {string} address
 * @returns {Promise<void>}
 */
function loaded(address) {
  const known = coming.get(address);
  if (known) return known;
  /** @type {Promise<void>} */
  const script = new Promise((resolve, reject) => {
    const made = element("script", "");
    made.src = address;
    made.onload = () => resolve();
    made.onerror = () => reject(new Error(address));
    document.head.append(made);
  });
  coming.set(address, script);
  script.catch(() => coming.delete(address));
  return script;
}

/** @param {string} addresses */
const allLoaded = (addresses) => Promise.all(addresses.split(" ").filter(Boolean).map(loaded));

/**
 * A text with the words marked that were typed; the last may go on.
 * @param {string} text
 * @param {string[]} typed without accents
 */
const marked = (text, typed) =>
  text.split(/([\p{L}\p{M}\p{N}.,]+)/u).map((piece, i) => {
    const word = i % 2 ? bare(wordsOf(piece)[0] ?? "") : "";
    const isTyped = typed.includes(word) || word.startsWith(typed[typed.length - 1]);
    return word && isTyped ? element("mark", "", piece) : piece;
  });

/**
 * @param {Hit} hit
 * @param {string} base
 * @param {string[]} typed
 */
function link(hit, base, typed) {
  const title = element("h2", "", ...marked(hit.title, typed));
  if (hit.ofSet) title.append(element("span", "search-set", ` · ${hit.ofSet}`));
  const article = element("article", "md-search-result__article md-typeset", title);
  if (hit.name) article.append(element("p", "search-edition", hit.name));
  if (hit.part) article.append(element("p", "", ...marked(hit.part, typed)));
  const made = element("a", "md-search-result__link", article);
  made.href = `${base}/${hit.address}`;
  return made;
}

/**
 * A page that was found, with its places.
 * @param {Found} found
 * @param {string} base
 * @param {string[]} typed
 */
function item({ hits }, base, typed) {
  const links = hits.map((hit) => link(hit, base, typed));
  for (const more of links.slice(1)) more.classList.add("search-more");
  return element("li", "md-search-result__item", ...links);
}

/** @param {HTMLElement} place */
export function startSearch(place) {
  const toggle = /** @type {HTMLInputElement} */ (document.getElementById("__search"));
  const input = /** @type {HTMLInputElement} */ (place.querySelector("input"));
  const [told, none, list] = ["told", "none", "found"].map(
    (name) => /** @type {HTMLElement} */ (place.querySelector(`[data-search-${name}]`)),
  );
  const hint = told.textContent;
  const { search = "", later = "" } = place.dataset;
  const base = String(place.dataset.base).replace(/\/$/, ""); // "/" where no page is
  /** @type {Search | undefined} */
  let index;

  /** Takes what has come; whether there was anything. */
  function take() {
    const come = window.cchcFindable.splice(0);
    index ??= new window.CchcSearch();
    come.sort((one, other) => other.words.length - one.words.length); // those tell the others
    for (const one of come) index.add(one);
    return come.length > 0;
  }

  async function ask() {
    try {
      await allLoaded(search);
    } catch {
      told.textContent = "Không tải được dữ liệu tìm kiếm; gõ tiếp để thử lại.";
      return;
    }
    take();
    show();
    await allLoaded(later).catch(() => undefined); // the next letter asks again
    if (take() && !list.contains(document.activeElement)) show();
  }

  function show() {
    const text = input.value.trim();
    const typed = wordsOf(text).map(bare);
    if (!typed.length) {
      list.replaceChildren();
      told.textContent = hint;
      none.hidden = true;
      return;
    }
    const found = index?.find(text) ?? [];
    list.replaceChildren(...found.slice(0, SHOWN).map((page) => item(page, base, typed)));
    none.hidden = found.length > 0;
    const best = found.length > SHOWN ? `${SHOWN} trang đúng nhất` : `${found.length} trang`;
    told.textContent = found.length ? best : `Không tìm thấy “${text}”.`;
  }

  const links = () => [...list.querySelectorAll("a")];

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    if (event.isComposing) return;
    if (event.key === "Escape") {
      toggle.checked = false;
      input.blur();
      return;
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const all = links();
    if (step) {
      const now = all.findIndex((one) => one === document.activeElement);
      (all[now + step] ?? (step > 0 ? all[now] : input))?.focus();
      event.preventDefault();
    } else if (event.key === "Enter" && event.target === input) {
      event.preventDefault();
      all[0]?.click();
    }
  }

  input.addEventListener("focus", () => {
    toggle.checked = true;
    void allLoaded(search).catch(() => undefined); // told when something is typed
  });
  input.addEventListener("input", () => void ask());
  input.form?.addEventListener("submit", (event) => event.preventDefault());
  input.form?.addEventListener("reset", () => {
    input.focus();
    setTimeout(() => void ask());
  });
  toggle.addEventListener("change", () => toggle.checked && input.focus());
  place.addEventListener("keydown", onKey);
  place.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget instanceof Node && !place.contains(relatedTarget)) toggle.checked = false;
  });
  list.addEventListener("click", () => (toggle.checked = false));
  document.addEventListener("keydown", (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    const isTyping = target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
    if (event.key !== "/" || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    input.focus();
  });
}
