// The page of exercises: what the link asks for, else what to choose; one view at a time.
import { openSet } from "../../engine/sets.js";
import { say } from "../../engine/trace.js";
import { load } from "../../form/code.js";
import { element } from "../../form/fields.js";
import { atFirstTouch } from "../../form/touch.js";
import { Store, ownStorage } from "../../sheet/store.js";
import { FACTS, SENTENCES } from "../sentences.js";
import { MOST, Unreadable, isLink, newSeed, readLink, writeLink } from "../link.js";
import { Memory } from "../memory.js";
import { Learned, WHICH } from "../../learning/record.js";
import { build, review, test } from "../set.js";
import { text } from "./dom.js";
import { Lesson } from "./lesson.js";
import { linkPlace } from "./sharing.js";
import { papers } from "./paper.js";
import { Practice } from "./practice.js";
import { setupView } from "./setup.js";
import { Test } from "./test.js";

/**
 * @import { QuestionKind } from "../../shapes.js"
 * @import { Which } from "../../learning/record.js"
 * @import { App, Mode, Order, Pair, Question, Work } from "../shapes.d.ts"
 */

/** @type {Record<Mode, string>} */
const MODES = { bai: "practice", lop: "room", in: "paper" };
const DAY = 86400000;
/** @type {Pick<Order, "kinds" | "count" | "level">} the tests before and after learning */
const TEST = { kinds: ["points", "claim", "raise", "evidence"], count: 12, level: 2 };

/** Days since 1970 by the clock and the calendar of this place. */
function today() {
  const now = new Date();
  return Math.floor((now.getTime() - now.getTimezoneOffset() * 60000) / DAY);
}

/** @implements {App} */
class ExercisePage {
  /** @param {HTMLElement} place */
  constructor(place) {
    this.place = place;
    /** @type {Promise<unknown> | undefined} the facts of the questions, when they are asked for */
    this.coming = undefined;
    this.drawer = String(place.dataset.drawer);
    const set = openSet(String(place.dataset.set));
    this.set = set;
    this.order = this.fresh();
    const store = new Store(set, ownStorage());
    this.memory = new Memory(store, set, today());
    this.learned = new Learned({ edition: set.edition.id, set: set.id }, ownStorage());
    this.path = String(place.dataset.path);
    this.notice = element("div", { class: "sheet-notice", role: "alert" });
    this.stage = element("div", { class: "exercise-stage" });
    place.replaceChildren(this.notice, this.stage);
    window.addEventListener("hashchange", () => void this.withFacts(() => this.read()));
    window.addEventListener("afterprint", () => {
      document.body.dataset.paper = "";
    });
    if (location.hash || location.search) void this.withFacts(() => this.read());
    else {
      this.read();
      atFirstTouch(() => void this.withFacts(() => {}));
    }
  }

  get data() {
    return FACTS[this.set.id];
  }

  /**
   * Does what takes the facts of the questions, which come when somebody is there.
   * @param {() => void} does
   */
  async withFacts(does) {
    if (!this.data) {
      try {
        await (this.coming ??= load(String(this.place.dataset.facts)));
      } catch {
        this.coming = undefined; // asked for anew next time
        this.tell(text("not_loaded"));
        return;
      }
    }
    does();
  }

  /**
   * What is asked for when nothing was chosen yet.
   * @param {string[]} codes
   * @returns {Order}
   */
  fresh(codes = []) {
    return {
      set: this.set.id,
      codes,
      kinds: /** @type {QuestionKind[]} */ (Object.keys(SENTENCES.kinds)),
      count: 10,
      level: 1,
      seed: newSeed(),
    };
  }

  /** @param {...string} lines */
  tell(...lines) {
    this.notice.replaceChildren(...lines.map((line) => element("p", {}, line)));
  }

  /**
   * @param {HTMLElement} top
   * @param {...HTMLElement} nodes
   */
  view(top, ...nodes) {
    const isShown = nodes.some((node) => node.contains && node.contains(top));
    this.stage.replaceChildren(...(isShown ? [] : [top]), ...nodes);
    top.focus({ preventScroll: true });
    this.place.scrollIntoView();
  }

  /** What the address asks for. */
  read() {
    this.tell();
    const link = [location.hash, location.search].find(isLink);
    if (link) {
      try {
        const { mode, order, digest } = readLink(this.set, link);
        if (link !== location.hash) this.open(mode, order);
        else this.run(mode, order);
        if (digest !== this.data.digest) {
          this.tell(say(SENTENCES.link.other_digest, { theirs: digest, ours: this.data.digest }));
        }
        return;
      } catch (error) {
        if (!(error instanceof Unreadable)) throw error;
        this.home();
        this.tell(error.message);
        return;
      }
    }
    const asked = new URLSearchParams(location.search).get("muc");
    const which = WHICH.find((one) => location.search === `?kiem-tra=${one}`);
    if (which) {
      this.test(which);
      return;
    }
    if (asked && this.set.nodes.has(asked)) {
      this.open("bai", { ...this.fresh([asked]), count: 5 });
    } else this.home();
  }

  /** @param {string} mode */
  setMode(mode) {
    document.body.dataset.exercise = mode;
  }

  /**
   * Puts a set into the address, which then shows it.
   * @param {Mode} mode
   * @param {Order} order
   */
  open(mode, order) {
    void this.withFacts(() => this.opened(mode, order));
  }

  /**
   * @param {Mode} mode
   * @param {Order} order
   */
  opened(mode, order) {
    const link = writeLink(this.set, mode, order, this.data.digest);
    history.replaceState(null, "", `${location.href.split(/[?#]/)[0]}#${link}`);
    this.tell();
    this.memory.hold(null);
    this.run(mode, order);
  }

  /**
   * @param {Mode} mode
   * @param {Order} order
   */
  run(mode, order) {
    const questions = build(this.set, order);
    const link = writeLink(this.set, mode, order, this.data.digest);
    this.order = order;
    this.setMode(MODES[mode]);
    if (!questions.length) {
      this.home(order);
      this.tell(text("none"));
      return;
    }
    if (questions.length < order.count) {
      this.tell(text("few", { made: questions.length, asked: order.count }));
    }
    if (mode === "in") {
      this.view(...papers(this, questions, order));
      return;
    }
    const kept = this.memory.work && this.memory.work.link === link ? this.memory.work : { link };
    if (mode === "lop") new Lesson(this, questions, kept).show();
    else this.practise(questions, { ...kept, chosen: this.readChosen(kept.chosen, questions) });
  }

  /**
   * @param {Question[]} questions
   * @param {Work & { chosen: number[] }} work
   */
  practise(questions, work) {
    this.work = work;
    new Practice(this, questions, work).show();
  }

  /**
   * Answers given before a reload, as far as they fit the questions.
   * @param {number[] | undefined} chosen
   * @param {Question[]} questions
   */
  readChosen(chosen, questions) {
    const isFit =
      Array.isArray(chosen) &&
      chosen.length <= questions.length &&
      chosen.every(
        (one, at) => Number.isSafeInteger(one) && one >= -1 && one < questions[at].options.length,
      );
    return isFit ? chosen : [];
  }

  /**
   * The test before or after learning; both have the seed that the reader got with the first.
   * @param {Which} which
   */
  test(which) {
    const { learned } = this;
    if (!learned.kept.seed) learned.keep({ seed: newSeed() });
    this.order = { ...this.fresh(), ...TEST, seed: learned.kept.seed };
    this.setMode(MODES.bai);
    const questions = test(this.set, which, this.order);
    const { work } = this.memory;
    const kept = work && work.test === which ? work : { test: which };
    const chosen = this.readChosen(kept.chosen, questions);
    new Test(this, questions, { test: which, chosen }, which, today()).show();
    this.tell(text(`test_${which}`));
  }

  /**
   * One question on each thing that went wrong and waits; figures other than last time.
   * @param {Pair[]} pairs
   */
  review(pairs) {
    void this.withFacts(() => this.reviewed(pairs));
  }

  /** @param {Pair[]} pairs */
  reviewed(pairs) {
    this.clearAddress();
    this.order = this.fresh();
    this.setMode(MODES.bai);
    const asked = pairs.slice(0, MOST);
    const questions = review(this.set, asked, 2, this.order.seed);
    if (questions.length) this.practise(questions, { pairs: asked, chosen: [] });
    else this.tell(text("none"));
  }

  clearAddress() {
    history.replaceState(null, "", location.href.split(/[?#]/)[0]);
  }

  again() {
    if (isLink(location.hash)) this.open("bai", this.order);
    else this.home();
  }

  other() {
    this.open("bai", { ...this.order, seed: newSeed() });
  }

  home(order = this.order) {
    this.clearAddress();
    this.setMode("setup");
    this.tell();
    const { top, node } = setupView(this, order);
    this.view(top, node);
  }

  /**
   * The link for the phones of the room, with its QR code where phones can open it.
   * @returns {HTMLElement[]}
   */
  linkPlace() {
    if (!isLink(location.hash)) return [];
    const link = writeLink(this.set, "bai", this.order, this.data.digest);
    return [linkPlace(link, this.drawer)];
  }
}

/** Starts where the page has a place for exercises. */
export function startExercises() {
  const place = document.getElementById("exercises");
  if (place) new ExercisePage(place);
}
