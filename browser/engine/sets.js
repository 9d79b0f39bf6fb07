// A set of the library, made ready once: exact numbers, nodes by id. Shape: criteria/model.py.
import * as numbers from "./numbers.js";
import { SETS } from "./words.js";
import { Bounds } from "./intervals.js";
import { KINDS } from "../kinds/index.js";

const ready = new WeakMap();

/** A rule out of its YAML shape, as the rule kinds want it. */
export const readRule = (data) => Object.freeze(KINDS[data.kind].prepare(data));

function readNode(data, nodes) {
  const node = { ...data, max: numbers.of(data.max), rule: data.rule && readRule(data.rule) };
  nodes.set(node.id, node);
  const below = data.criteria || data.sub_criteria || [];
  node.parts = below.map((part) => readNode(part, nodes));
  node.leaves = node.rule ? [node] : node.parts.flatMap((part) => part.leaves);
  return Object.freeze(node);
}

function readSet(data) {
  const nodes = new Map();
  const fields = data.fields.map((field) => readNode(field, nodes));
  const { edition } = data;
  const grades = edition.grades.map(({ unit_kinds, levels }) => ({
    unit_kinds,
    levels: levels.map((one) => Object.assign(new Bounds(one), { label: one.label })),
  }));
  const circumstances = new Map(edition.circumstances.map((one) => [one.id, one.title]));
  return Object.freeze({ ...data, fields, nodes, grades, circumstances });
}

/** The set made ready: data of SETS (or its id) with nodes by id and exact numbers. */
export function openSet(set) {
  const data = typeof set === "string" ? SETS[set] : set;
  if (data.nodes) return data;
  if (!ready.has(data)) ready.set(data, readSet(data));
  return ready.get(data);
}
