// The small calculator beside a criterion: filled with a worked example, answers at once.
import * as numbers from "../engine/numbers.js";
import { scoreEntry } from "../engine/points.js";
import { columnsFor } from "../engine/answers.js";
import { openSet } from "../engine/sets.js";
import { Refused } from "../engine/trace.js";
import { KINDS } from "../kinds/index.js";
import { element, traceOf, uniqueId } from "./fields.js";

/**
 * @import { EntryScore, Leaf, Score } from "../engine/sheets.d.ts"
 * @import { Entry, RawAnswer } from "../shapes.js"
 * @import { TypingEvent } from "./fields.js"
 * @typedef {{ id: string, title: string, answer?: RawAnswer, not_applicable?: string }} Example
 * @typedef {{ set: string, criterion: string, examples: string }} Given
 * @typedef {HTMLElement & { dataset: Given }} Place of a calculator
 * @typedef {ReturnType<typeof start>} Calculator
 */

const OWN = "";

/**
 * A labelled list.
 * @param {string} label
 * @param {{ value: string, title: string }[]} options
 */
function picker(label, options) {
  const id = uniqueId();
  const all = options.map(({ value, title }) => element("option", { value }, title));
  const select = element("select", { id }, ...all);
  const name = element("label", { for: id }, label);
  return { select, element: element("div", { class: "calculator-picker" }, name, select) };
}

/** @param {Place} place */
function start(place) {
  const set = openSet(place.dataset.set);
  const node = /** @type {Leaf} */ (set.nodes.get(place.dataset.criterion));
  const examples = /** @type {Example[]} */ (JSON.parse(place.dataset.examples));
  const [column] = columnsFor(node.rule);
  const face = KINDS[node.rule.kind].inputs(node.rule);
  const figures = element(
    "fieldset",
    { class: "calculator-figures" },
    element("legend", { class: "calculator-legend" }, "Số liệu"),
    face.element,
  );

  const given = examples.map(({ title }, at) => ({ value: String(at), title }));
  const example = picker("Ví dụ", [...given, { value: OWN, title: "Số liệu tự nhập" }]);
  const exempt =
    node.not_applicable &&
    picker("Áp dụng cho đơn vị", [
      { value: OWN, title: "Có áp dụng" },
      ...node.not_applicable.for.map((circumstance) => ({
        value: circumstance,
        title: `Không áp dụng: ${set.circumstances.get(circumstance)}`,
      })),
    ]);

  const points = element("output", { class: "calculator-points" });
  const trace = element("div", { class: "calculator-trace" });
  const trouble = element("p", { class: "calculator-message", role: "status" });

  function show(/** @type {EntryScore} */ score) {
    const { final } = score;
    const parts =
      score.not_applicable && !final
        ? [element("strong", {}, "Không áp dụng")]
        : [
            element("strong", {}, numbers.show(/** @type {Score} */ (final).points)),
            ` trên ${numbers.show(node.max)} điểm`,
          ];
    const text = /** @type {Element[]} */ (parts).map((part) => part.textContent || part).join("");
    if (points.textContent !== text) points.replaceChildren(...parts);
    trace.replaceChildren(traceOf(final ? final.steps : score.steps));
  }

  /** The score of what stands in the form; while something is wrong the last one stays. */
  function update() {
    const circumstance = exempt ? exempt.select.value : OWN;
    figures.disabled = circumstance !== OWN;
    trouble.textContent = "";
    const answer = circumstance === OWN ? face.read() : null;
    if (circumstance === OWN && !answer) return;
    try {
      const entry = answer ? { [column]: answer } : { not_applicable: circumstance };
      show(scoreEntry(set, node.id, /** @type {Entry} */ (entry)));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const [{ path, what }] = error.findings;
      const field = face.fieldAt(path);
      if (field) field.tell(what);
      else trouble.textContent = what;
    }
  }

  function fill(/** @type {string} */ value) {
    const chosen = /** @type {Partial<Example>} */ (value === OWN ? {} : examples[Number(value)]);
    example.select.value = value;
    if (exempt) exempt.select.value = chosen.not_applicable || OWN;
    face.fill(chosen.answer);
    if (value === OWN) {
      points.replaceChildren("Nhập số liệu để tính điểm");
      trace.replaceChildren();
    }
    update();
  }

  const title = `Thử tính điểm ${node.id}`;
  const form = element(
    "form",
    { class: "calculator-form", "aria-label": title },
    element("p", { class: "calculator-title" }, title),
    ...(examples.length ? [example.element] : []),
    ...(exempt ? [exempt.element] : []),
    figures,
    trouble,
    points,
    trace,
  );
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("compositionend", update);
  form.addEventListener("input", (/** @type {TypingEvent} */ event) => {
    if (event.isComposing || event.target === example.select) return;
    example.select.value = OWN;
    update();
  });
  example.select.addEventListener("change", () => fill(example.select.value));
  place.replaceChildren(form);
  place.hidden = false;
  fill(examples.length ? "0" : OWN);
  return { id: place.dataset.criterion, examples, fill, form };
}

/**
 * In each worked example on the page, a button that puts its figures into the calculator.
 * @param {Calculator} calculator
 */
function connect({ examples, fill, form }) {
  const shown = new Set();
  examples.forEach(({ id }, at) => {
    const story = document.querySelector(`details[data-example="${id}"]`);
    if (!story || shown.has(id)) return;
    shown.add(id);
    const button = element(
      "button",
      { type: "button", class: "calculator-open" },
      "Thử với số liệu này",
    );
    button.addEventListener("click", () => {
      fill(String(at));
      form.scrollIntoView({ block: "center" });
      /** @type {HTMLElement} */ (form.querySelector("select")).focus({ preventScroll: true });
    });
    story.append(button);
  });
}

/** Starts every calculator of the page. */
export function startCalculators() {
  /** @type {NodeListOf<Place>} */
  const places = document.querySelectorAll(".calculator[data-criterion]");
  Array.from(places, start).forEach(connect);
}
