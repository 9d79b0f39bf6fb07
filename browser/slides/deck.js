// A deck: reveal.js in Vietnamese, with keys that leave the calculator alone, help and clocks.
import { minutes, position, remaining, stopwatch } from "./clock.js";
import { layOnPaper } from "./paper.js";
import { drawCodes, siteAddress } from "./qr.js";
import { openSpeaker } from "./speaker.js";

/** @import { Actions, Deck } from "./shapes.d.ts" */

/** Up to this width people scroll through the slides, on which nothing waits to be revealed. */
const PHONE = 480;

const SETTINGS = {
  width: 1024,
  height: 768,
  margin: 0,
  maxScale: 4,
  center: false,
  hash: true,
  transition: "none",
  backgroundTransition: "none",
  navigationMode: "linear",
  scrollActivationWidth: PHONE,
  scrollLayout: "compact",
  help: false,
  jumpToSlide: false,
  pdfSeparateFragments: false,
  pdfMaxPagesPerSlide: 1,
};

/** The settings; on a phone the steps in which slides are shown are taken away. */
function settings() {
  const steps = window.innerWidth <= PHONE ? document.querySelectorAll(".fragment") : [];
  for (const step of steps) step.classList.remove("fragment");
  return SETTINGS;
}

/** While somebody types figures the keys are theirs; PageUp, PageDown and Esc leave the form. */
const inForm = () => /** @type {HTMLElement} */ (document.activeElement).closest(".calculator");

/** @param {Actions} actions */
function listenToKeys(actions) {
  const { Reveal } = window;
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || !inForm()) return;
    if (!["Escape", "PageDown", "PageUp"].includes(event.key)) return;
    event.preventDefault();
    /** @type {HTMLElement} */ (document.activeElement).blur();
    event.stopImmediatePropagation();
    if (event.key === "PageDown") Reveal.next();
    if (event.key === "PageUp") Reveal.prev();
  });

  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key === "p") {
      event.preventDefault(); // the help has the ways to print; the screen itself does not print
      actions.help();
    }
    if (event.key === "?" && !event.isComposing && !inForm()) actions.help();
  });
}

const isTaught = (/** @type {Element} */ slide) => !slide.closest("[data-backup]");

/**
 * Where a slide stands among those that are taught; of one that is only at hand its number.
 * @param {HTMLElement | undefined} slide none while the deck is being laid out
 */
function numberOf(slide) {
  if (!slide) return [""];
  const all = window.Reveal.getSlides();
  const number = all.indexOf(slide) + 1;
  return isTaught(slide) ? [number, "/", all.filter(isTaught).length] : [`Dự phòng ${number}`];
}

/**
 * Digits and then Enter go to the slide of that number, as in other programs; any other key
 * forgets them.
 * @param {HTMLElement} told
 * @param {(slide: HTMLElement | undefined) => void} goTo
 */
function listenToNumbers(told, goTo) {
  let digits = "";
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || inForm()) return;
    const slide = window.Reveal.getSlides()[Number(digits) - 1];
    if (event.key === "Enter" && slide) {
      event.preventDefault();
      event.stopImmediatePropagation();
      goTo(slide);
    }
    digits = /^\d$/.test(event.key) ? `${digits}${event.key}`.slice(-3) : "";
    told.hidden = !digits;
    told.textContent = `Trang ${digits}, bấm Enter`;
  });
}

/** reveal.js has English names. */
function nameControls() {
  const names = {
    left: "Trang trước",
    right: "Trang sau",
    up: "Trang trước",
    down: "Trang sau",
  };
  for (const [way, name] of Object.entries(names)) {
    for (const button of document.querySelectorAll(`.controls .navigate-${way}`)) {
      button.setAttribute("aria-label", name);
    }
  }
  const resume = document.querySelector(".resume-button");
  if (resume) resume.textContent = "Trở lại trang";
}

/** Scrolled, all slides stand on the page: to readers of screens reveal.js would hide all but one. */
function tellAll() {
  if (!window.Reveal.isScrollView()) return;
  const slides = document.querySelectorAll(".slides section[aria-hidden]");
  for (const slide of slides) slide.removeAttribute("aria-hidden");
}

/** What a deck does once it stands, and with each slide. */
function listenToSlides() {
  nameControls();
  tellAll();
  window.Reveal.on("slidechanged", ({ currentSlide }) => {
    tellAll();
    if (inForm() && !currentSlide.contains(document.activeElement))
      /** @type {HTMLElement} */ (document.activeElement).blur();
  });
}

/** Lays the deck of this page out: on the screen, or on paper when its address asks for that. */
export function showDeck() {
  const query = new URLSearchParams(location.search);
  const { up, siteUrl } = document.body.dataset;
  drawCodes(document, siteAddress(location, /** @type {string} */ (up), siteUrl));
  if (query.has("phat-tay")) {
    layOnPaper(query.get("phat-tay") === "loi-giang");
    return;
  }

  const { Reveal } = window;
  const help = /** @type {HTMLDialogElement} */ (document.querySelector(".deck-help"));
  const clock = /** @type {HTMLElement} */ (document.querySelector(".deck-clock"));
  /** @type {Deck} */
  const deck = {
    reveal: Reveal,
    plan: JSON.parse(/** @type {HTMLElement} */ (document.getElementById("plan")).textContent),
    watch: stopwatch(location.pathname),
    activity() {
      /** @type {HTMLElement | null} */
      const stack = Reveal.getCurrentSlide().closest("[data-activity]");
      return stack ? Number(stack.dataset.activity) : 0;
    },
  };
  /** @type {Window | null} */ let speaker = null;

  function showTime() {
    const seconds = deck.watch.seconds;
    clock.textContent = deck.plan.length
      ? `Phần này ${remaining(position(deck.plan, seconds, deck.activity()).left)} phút`
      : `Đã dạy ${minutes(seconds)}`;
  }

  /** @satisfies {Actions} */
  const actions = {
    help: () => {
      if (!help.open) help.showModal();
    },
    close: () => help.close(),
    speaker() {
      help.close();
      if (speaker && !speaker.closed) speaker.focus();
      else speaker = openSpeaker(deck);
      if (!speaker) alert("Trình duyệt chặn cửa sổ mới. Cho phép mở cửa sổ ở trang này rồi bấm S.");
    },
    time() {
      if (!deck.watch.isRunning) deck.watch.start();
      clock.hidden = !clock.hidden;
      showTime();
    },
  };
  document.addEventListener("click", (event) => {
    /** @type {HTMLElement | null} */
    const button = /** @type {Element} */ (event.target).closest("button[data-do]");
    if (!button) return;
    button.blur();
    /** @type {Actions} */ (actions)[/** @type {string} */ (button.dataset.do)]();
  });
  setInterval(() => {
    if (!clock.hidden) showTime();
  }, 500);

  const goTo = (/** @type {HTMLElement | undefined} */ slide) => {
    const { h, v } = Reveal.getIndices(slide);
    Reveal.slide(h, v);
  };
  listenToKeys(actions);
  listenToNumbers(/** @type {HTMLElement} */ (document.querySelector(".deck-jump")), goTo);
  const slash = (/** @type {KeyboardEvent} */ { key }) => {
    if (key !== "?") Reveal.togglePause();
  };
  Reveal.initialize({
    ...settings(),
    slideNumber: numberOf,
    keyboard: {
      35: () => goTo(Reveal.getSlides().filter(isTaught).pop()),
      36: () => goTo(Reveal.getSlides()[0]),
      65: null, // starts and stops slides that move by themselves: there are none
      71: null, // goes to a slide by number, with English words
      72: actions.help,
      74: null,
      75: null,
      76: null,
      83: actions.speaker,
      84: actions.time,
      112: actions.help,
      191: slash,
    },
    keyboardCondition(/** @type {KeyboardEvent} */ { keyCode }) {
      if (help.open || inForm()) return false;
      return !(
        /** @type {HTMLElement} */ (document.activeElement).matches("a, button") &&
        [13, 32].includes(keyCode)
      );
    },
  }).then(listenToSlides);
}
