/**
 * The flow of a tree as nodes and edges. Trees come from people, so whatever is missing or of the wrong form is left out, and the
 * rest is shown: the place to say what is wrong with a tree is its validation.
 */

const KINDS = {
  EmptyStartEvent: 'start',
  ServiceActivity: 'activity',
  SubProcess: 'subprocess',
  ExclusiveGateway: 'exclusive',
  ParallelGateway: 'parallel',
  ConditionalParallelGateway: 'conditional',
  ConvergeGateway: 'converge',
};

/** The kinds that a node can have, in the order of a legend. */
export const ALL_KINDS = ['start', 'end', 'activity', 'subprocess', 'exclusive', 'parallel', 'conditional', 'converge'];

export function readFlow(tree) {
  const flow = { id: text(tree?.id), name: text(tree?.name), nodes: new Map(), edges: [] };
  addEvent(flow, tree?.start_event, 'start');
  for (const [id, raw] of entries(tree?.activities)) {
    add(flow, id, raw, KINDS[raw.type] ?? 'activity');
  }
  for (const [id, raw] of entries(tree?.gateways)) {
    add(flow, id, raw, KINDS[raw.type] ?? 'exclusive');
  }
  addEvent(flow, tree?.end_event, 'end');
  addEdges(flow, tree?.flows);
  return flow;
}

/** The tree that is reached from another through subprocesses; null if there is none. */
export function treeAt(tree, path) {
  let found = tree;
  for (const id of path ?? []) {
    found = found?.activities?.[id]?.pipeline ?? null;
  }
  return found;
}

/** The subprocesses around a node, outermost first; null if no such node is there. */
export function pathTo(tree, nodeId) {
  if (readIds(tree).has(nodeId)) {
    return [];
  }
  for (const [id, raw] of entries(tree?.activities)) {
    const below = isObject(raw.pipeline) ? pathTo(raw.pipeline, nodeId) : null;
    if (below) {
      return [id, ...below];
    }
  }
  return null;
}

function readIds(tree) {
  const ids = new Set([...entries(tree?.activities), ...entries(tree?.gateways)].map(([id]) => id));
  ids.add(tree?.start_event?.id);
  ids.add(tree?.end_event?.id);
  return ids;
}

function addEvent(flow, raw, kind) {
  if (isObject(raw) && raw.id) {
    add(flow, text(raw.id), raw, kind);
  }
}

function add(flow, id, raw, kind) {
  flow.nodes.set(id, {
    id,
    kind,
    type: text(raw.type),
    name: text(raw.name),
    code: text(raw.component?.code),
    version: text(raw.component?.version),
    inner: kind === 'subprocess' && isObject(raw.pipeline) ? raw.pipeline : null,
    optional: raw.optional === true,
    ins: [],
    outs: [],
    raw,
  });
}

function addEdges(flow, flows) {
  for (const [id, raw] of entries(flows)) {
    const source = flow.nodes.get(text(raw.source));
    const target = flow.nodes.get(text(raw.target));
    if (source && target) {
      const edge = { id, source: source.id, target: target.id, ...condition(source, id, raw) };
      flow.edges.push(edge);
      source.outs.push(edge);
      target.ins.push(edge);
    }
  }
  for (const node of flow.nodes.values()) {
    inOrderOf(node.raw.outgoing, node.outs);
  }
}

/** Branches are shown in the order in which the engine tries or forks them. */
function inOrderOf(outgoing, edges) {
  if (Array.isArray(outgoing)) {
    const place = new Map(outgoing.map((id, index) => [id, index]));
    edges.sort((a, b) => (place.get(a.id) ?? outgoing.length) - (place.get(b.id) ?? outgoing.length));
  }
}

function condition(source, id, raw) {
  const own = source.raw.conditions?.[id];
  const fallback = source.raw.default_condition;
  const isDefault = (isObject(fallback) && fallback.flow_id === id) || raw.is_default === true;
  const expression = text(own?.evaluate);
  const named = [own?.name, isDefault && fallback?.name, raw.name].map(text).find((name) => name);
  return { label: named || expression, expression, isDefault };
}

function entries(map) {
  return isObject(map) ? Object.entries(map).filter(([, raw]) => isObject(raw)) : [];
}

function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function text(value) {
  return value === undefined || value === null || value === false || typeof value === 'object' ? '' : String(value);
}
