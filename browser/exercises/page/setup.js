// What to practise: fields, kinds of questions, how many, how hard, the seed.
import { element, uniqueId } from "../../form/fields.js";
import { SENTENCES } from "../sentences.js";
import { newSeed } from "../link.js";
import { button, heading, select, text, tick } from "./dom.js";

/**
 * @import { QuestionKind } from "../../shapes.js"
 * @import { App, Level, Mode, Order, PageKey, Part } from "../shapes.d.ts"
 * @typedef {ReturnType<typeof tick>} Tick
 */

const COUNTS = [5, 10, 15, 20, 30];
const SEED = /^[0-9a-z]{1,12}$/;

/**
 * @param {PageKey} key of its legend
 * @param {Tick[]} list
 */
const group = (key, list) =>
  element(
    "fieldset",
    { class: "exercise-group" },
    element("legend", {}, text(key)),
    ...list.map(({ box }) => box),
  );

/**
 * Ticks for the parts of a set: its fields, and what else was asked for.
 * @param {App["set"]} set
 * @param {Order} order
 */
function partTicks(set, order) {
  /** @param {string} code */
  const isField = (code) => set.fields.some((one) => one.id === code);
  const extra = order.codes.filter((code) => !isField(code));
  const parts = [
    ...set.fields.filter((one) => !one.unwritten),
    ...extra.map((code) => /** @type {Part} */ (set.nodes.get(code))),
  ];
  return parts.map((node) =>
    tick(
      "checkbox",
      "linh-vuc",
      node.id,
      `${node.id}. ${node.title}`,
      order.codes.includes(node.id),
    ),
  );
}

/**
 * What a trainee has done so far, and what waits to be asked again.
 * @param {App} app
 */
function pastView(app) {
  const { memory } = app;
  const due = memory.due();
  const { right, all } = memory.score;
  return element(
    "section",
    { class: "exercise-past", "aria-label": text("past") },
    element("p", {}, all ? text("score_so_far", { right, all }) : text("score_none")),
    ...(due.length
      ? [
          button("review", () => app.review(due), { class: "sheet-button" }),
          element("p", { class: "exercise-hint" }, text("review_hint", { count: due.length })),
        ]
      : []),
    ...(memory.isKept ? [] : [element("p", {}, text("not_kept"))]),
  );
}

/**
 * The form in which a set of questions is put together.
 * @param {App} app
 * @param {Order} order
 */
export function setupView(app, order) {
  const { set } = app;
  const { kinds, levels } = SENTENCES;
  const fields = partTicks(set, order);
  const named = /** @type {[QuestionKind, string][]} */ (Object.entries(kinds));
  const asked = named.map(([kind, title]) =>
    tick("checkbox", "dang", kind, title, order.kinds.includes(kind)),
  );
  const level = Object.entries(levels).map(([value, title]) =>
    tick("radio", "do-kho", value, title, Number(value) === order.level),
  );
  const count = select(
    text("count"),
    COUNTS.map((one) => [one, one]),
    order.count,
  );
  const seed = element("input", {
    type: "text",
    class: "calculator-input",
    id: uniqueId(),
    maxlength: "12",
    autocomplete: "off",
    autocapitalize: "none",
    spellcheck: "false",
    "aria-describedby": "exercise-seed-hint",
  });
  seed.value = order.seed;
  const message = element("p", { class: "calculator-message", role: "alert" });

  function read() {
    /** @param {Tick[]} list */
    const chosen = (list) =>
      list.filter(({ input }) => input.checked).map(({ input }) => input.value);
    const typed = seed.value.trim().toLowerCase();
    if (!SEED.test(typed)) return { error: text("seed_wrong"), at: seed };
    if (!chosen(asked).length) return { error: text("kinds_wrong"), at: asked[0].input };
    return {
      order: {
        set: set.id,
        codes: chosen(fields),
        kinds: /** @type {QuestionKind[]} */ (chosen(asked)),
        count: Number(count.select.value),
        level: /** @type {Level} */ (Number(chosen(level)[0])),
        seed: typed,
      },
    };
  }

  /** @param {Mode} mode */
  function go(mode) {
    const found = read();
    message.textContent = found.error || "";
    if (found.error) found.at.focus();
    else app.open(mode, /** @type {Order} */ (found.order));
  }

  const other = button("new_seed", () => {
    seed.value = newSeed();
  });
  const form = element(
    "form",
    { class: "exercise-setup", "aria-label": text("setup") },
    group("which_kinds", asked),
    group("which_level", level),
    element(
      "details",
      { class: "exercise-fields", open: order.codes.length > 0 },
      element("summary", {}, text("which_fields")),
      group("fields_hint", fields),
    ),
    element(
      "div",
      { class: "exercise-row" },
      count.box,
      element(
        "div",
        { class: "calculator-picker" },
        element("label", { for: seed.id }, text("seed")),
        seed,
        element("span", { id: "exercise-seed-hint", class: "exercise-hint" }, text("seed_hint")),
      ),
      other,
    ),
    message,
    element(
      "div",
      { class: "sheet-tools" },
      element("button", { type: "submit", class: "sheet-button exercise-main" }, text("begin")),
      button("begin_class", () => go("lop")),
      button("begin_paper", () => go("in")),
    ),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    go("bai");
  });
  const top = heading(2, text("setup"));
  return { top, node: element("div", {}, top, pastView(app), form) };
}
