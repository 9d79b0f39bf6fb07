// A set of the library, made ready once: exact numbers, nodes by id. Shape: criteria/model.py.
import * as numbers from "./numbers.js";
import { SETS } from "./words.js";
import { Bounds } from "./intervals.js";
import { KINDS } from "../kinds/index.js";

/** @import { NodeData, Rule, SetData, Sheet } from "../shapes.js" */
/** @import { Leaf, Line, OpenSet, ReadyRule, SetNode } from "./sheets.js" */

/** @type {WeakMap<SetData, OpenSet>} */
const ready = new WeakMap();

/**
 * A rule out of its YAML shape, as the rule kinds want it.
 * @param {Rule} data
 * @returns {ReadyRule}
 */
export const readRule = (data) => Object.freeze(KINDS[data.kind].prepare(data));

/**
 * @param {NodeData} data
 * @param {Map<string, SetNode>} nodes
 * @param {SetNode["role"]} [above] the role of what it lies in
 * @returns {SetNode}
 */
function readNode(data, nodes, above = "score") {
  const node = /** @type {SetNode} */ ({
    ...data,
    role: data.role || "score",
    within: data.role || above,
    max: numbers.of(data.max),
    rule: data.rule && readRule(data.rule),
  });
  nodes.set(node.id, node);
  const below = data.criteria || data.sub_criteria || [];
  node.parts = below.map((part) => readNode(part, nodes, node.within));
  node.leaves = node.rule
    ? [/** @type {Leaf} */ (node)]
    : node.parts.flatMap((part) => part.leaves);
  return Object.freeze(node);
}

/**
 * What items have in common; same_facts.js says it, which pages of sets load that have such items.
 * @type {{ read: (nodes: OpenSet["nodes"]) => OpenSet["links"], tell: (sheet: Sheet, lines: Line[]) => string[] }}
 */
export const FACTS = { read: () => new Map(), tell: () => [] };

/**
 * @param {SetData} data
 * @returns {OpenSet}
 */
function readSet(data) {
  /** @type {OpenSet["nodes"]} */
  const nodes = new Map();
  const fields = data.fields.map((field) => readNode(field, nodes));
  const { edition } = data;
  const grades = edition.grades.map(({ unit_kinds, levels, gates }) => ({
    unit_kinds,
    gates: gates.map((gate) => ({ ...gate, range: new Bounds(gate) })),
    levels: levels.map((one) => Object.assign(new Bounds(one), { label: one.label })),
  }));
  const circumstances = new Map(edition.circumstances.map((one) => [one.id, one.title]));
  return Object.freeze({ ...data, fields, nodes, grades, circumstances, links: FACTS.read(nodes) });
}

/**
 * Whether such a unit is scored by a node.
 * @param {SetNode} node
 * @param {string} unitKind
 */
export const isFor = (node, unitKind) => !node.unit_kinds || node.unit_kinds.includes(unitKind);

/**
 * A node and all below it that such a unit is scored by, in order.
 * @param {SetNode} node
 * @param {string} unitKind
 * @returns {SetNode[]}
 */
export const walkFor = (node, unitKind) =>
  isFor(node, unitKind) ? [node, ...node.parts.flatMap((part) => walkFor(part, unitKind))] : [];

/**
 * The items within the maximum of a node, for such a unit.
 * @param {SetNode} node
 * @param {string} unitKind
 * @returns {Leaf[]}
 */
export function leavesFor(node, unitKind) {
  if (node.role !== "score" || !isFor(node, unitKind)) return [];
  if (node.rule) return [/** @type {Leaf} */ (node)];
  return node.parts.flatMap((part) => leavesFor(part, unitKind));
}

/**
 * The set made ready: data of SETS (or its id) with nodes by id and exact numbers.
 * @param {string | SetData | OpenSet} set
 * @returns {OpenSet}
 */
export function openSet(set) {
  const data = /** @type {SetData & { nodes?: unknown }} */ (
    typeof set === "string" ? SETS[set] : set
  );
  if (data.nodes) return /** @type {OpenSet} */ (/** @type {unknown} */ (data));
  if (!ready.has(data)) ready.set(data, readSet(data));
  return /** @type {OpenSet} */ (ready.get(data));
}
