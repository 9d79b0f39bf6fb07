// The trainer's window: what is said, what comes next, the time. It needs no network and no file
// of its own; it is written by the deck that opens it.
import { twoDigits } from "../engine/text.js";
import { minutes, position, remaining } from "./clock.js";

/** @import { Actions, Activity, Deck, Position } from "./shapes.d.ts" */

const BODY = `
<main class="speaker">
<h1 class="unseen">Cửa sổ người trình bày</h1>
<section class="speaker-time" aria-label="Thời gian">
<p><span>Bây giờ</span> <strong data-show="now"></strong></p>
<p><span>Đã dạy</span> <strong data-show="taught"></strong></p>
<p data-plan><span>Phần này</span> <strong data-show="left"></strong> <span data-show="pages"></span></p>
<p data-plan><span>Cả buổi</span> <strong data-show="all"></strong></p>
<p class="speaker-buttons"><button type="button" data-do="restart">Tính giờ lại</button>
<button type="button" data-do="previous">Trang trước</button>
<button type="button" data-do="next">Trang sau</button>
<button type="button" data-do="black">Màn hình đen</button></p>
</section>
<p class="speaker-due" data-plan data-show="due" role="status"></p>
<section class="speaker-notes" tabindex="0" aria-labelledby="speaker-notes"><h2 id="speaker-notes"></h2>
<div data-show="notes"></div></section>
<section class="speaker-slides" aria-label="Trang đang chiếu và trang sau">
<h2>Đang chiếu</h2><div class="speaker-slide" data-show="current"></div>
<h2>Trang sau</h2><div class="speaker-slide" data-show="next"></div></section>
<section class="speaker-plan" data-plan aria-label="Kế hoạch của buổi"><ol data-show="plan"></ol></section>
</main>`;

const FOR_THE_DECK = /^(Page(Down|Up)|Arrow(Left|Right|Up|Down)|Home|End|[ npbvot.])$/i;

/**
 * How far the trainer is from the plan, in words.
 * @param {Activity[]} plan
 * @param {number} shown
 * @param {Omit<Position, "left">} at
 */
function standing(plan, shown, { due, early, allLeft }) {
  const part = `phần ${due + 1}, «${plan[due].title}»`;
  if (allLeft < 0) return "Đã hết giờ của buổi.";
  if (due > shown) return `Chậm: theo kế hoạch đã sang ${part}.`;
  if (early > 0) return `Sớm ${Math.ceil(early / 60)} phút: theo kế hoạch còn ở ${part}.`;
  return "Đúng kế hoạch.";
}

/**
 * An empty page with the styles of this one.
 * @param {Document} page
 */
function laidOut(page) {
  page.documentElement.lang = "vi";
  page.documentElement.className = "speaker-window";
  page.head.replaceChildren(
    ...Array.from(document.querySelectorAll("head > style"), (style) =>
      page.importNode(style, true),
    ),
  );
  page.title = `Người trình bày: ${document.title}`;
  page.body.setAttribute("data-md-color-scheme", "default");
  page.body.innerHTML = BODY;
  return page;
}

/**
 * Whether a slide is taught in the same part as a stack.
 * @param {HTMLElement} slide
 * @param {HTMLElement} stack
 */
const isIn = (slide, { dataset }) =>
  slide.closest(`[data-activity="${dataset.activity}"]:not([data-backup])`) !== null;

/** @param {Document} page @param {Activity} activity */
function planItem(page, { title, minutes: planned }) {
  const item = page.createElement("li");
  item.textContent = `${title} · ${planned} phút`;
  return item;
}

/**
 * Opens the window of a deck; null where the browser opens none.
 * @param {Deck} deck
 */
export function openSpeaker(deck) {
  const view = window.open("", "cchc-nguoi-trinh-bay", "width=1100,height=760");
  if (!view) return null;
  const page = laidOut(view.document);
  /** @param {string} name */
  const place = (name) => /** @type {HTMLElement} */ (page.querySelector(`[data-show="${name}"]`));
  /** @param {string} name @param {string} text */
  const say = (name, text) => {
    if (place(name).textContent !== text) place(name).textContent = text;
  };
  for (const part of /** @type {NodeListOf<HTMLElement>} */ (page.querySelectorAll("[data-plan]")))
    part.hidden = !deck.plan.length;

  /** @param {string} name @param {Element | undefined} section */
  function preview(name, section) {
    const slide = section && section.querySelector(".slide");
    place(name).replaceChildren(
      ...(slide ? [page.importNode(slide, true)] : ["Hết bản trình chiếu"]),
    );
    place(name).inert = true;
  }

  function draw() {
    const shown = deck.reveal.getCurrentSlide();
    const all = deck.reveal.getSlides();
    const at = all.indexOf(shown);
    const notes = shown.querySelector(".notes");
    /** @type {Element} */ (page.querySelector("#speaker-notes")).textContent =
      `${at + 1}/${all.length}. ${/** @type {Element} */ (shown.querySelector("h2")).textContent}`;
    place("notes").replaceChildren(
      ...(notes
        ? Array.from(notes.children, (one) => page.importNode(one, true))
        : ["Trang này không có lời giảng."]),
    );
    /** @type {HTMLElement | null} */
    const stack = shown.closest("[data-activity]");
    const rest = stack ? all.slice(at + 1).filter((slide) => isIn(slide, stack)).length : 0;
    say("pages", `${rest} trang nữa`);
    preview("current", shown);
    preview("next", all[at + 1]);
    tick();
  }

  function tick() {
    if (/** @type {Window} */ (view).closed) return;
    const now = new Date();
    say("now", [now.getHours(), now.getMinutes(), now.getSeconds()].map(twoDigits).join(":"));
    const seconds = deck.watch.seconds;
    say("taught", minutes(seconds));
    if (!deck.plan.length) return;
    const shown = deck.activity();
    const { due, left, early, allLeft } = position(deck.plan, seconds, shown);
    say("left", remaining(left));
    say("all", remaining(allLeft));
    /** @type {Element} */ (place("left").parentElement).classList.toggle("is-over", left < 0);
    /** @type {Element} */ (place("all").parentElement).classList.toggle("is-over", allLeft < 0);
    say("due", standing(deck.plan, shown, { due, early, allLeft }));
    Array.from(place("plan").children).forEach((item, number) => {
      if (number === shown) item.setAttribute("aria-current", "step");
      else item.removeAttribute("aria-current");
      item.classList.toggle("is-due", number === due);
    });
  }

  place("plan").replaceChildren(...deck.plan.map((part) => planItem(page, part)));
  /** @type {Actions} */
  const actions = {
    restart() {
      deck.watch.start();
      tick();
    },
    previous: () => deck.reveal.prev(),
    next: () => deck.reveal.next(),
    black: () => deck.reveal.togglePause(),
  };
  page.onclick = (event) => {
    /** @type {HTMLElement | null} */
    const button = /** @type {Element} */ (event.target).closest("[data-do]");
    if (button) actions[/** @type {string} */ (button.dataset.do)]();
  };
  page.onkeydown = (event) => {
    if (/** @type {Element} */ (event.target).matches("button") && event.key === " ") return;
    if (event.ctrlKey || event.altKey || event.metaKey || !FOR_THE_DECK.test(event.key)) return;
    event.preventDefault();
    deck.reveal.triggerKey(event.keyCode);
  };
  if (!deck.watch.isRunning) deck.watch.start();
  draw();
  const timer = setInterval(tick, 500);
  for (const event of ["slidechanged", "fragmentshown", "fragmenthidden"]) {
    deck.reveal.on(event, () => {
      if (!view.closed) draw();
    });
  }
  view.addEventListener("pagehide", () => clearInterval(timer));
  window.addEventListener("pagehide", () => view.close());
  view.focus();
  return view;
}
