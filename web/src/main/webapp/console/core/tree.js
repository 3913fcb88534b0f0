/* What is in a tree: its nodes by id, with where they are. */

function nodesOf(flow) {
  return [flow.start_event, ...Object.values(flow.activities || {}), ...Object.values(flow.gateways || {}), flow.end_event];
}

/** All nodes of a tree and of its subprocesses: id → `{node, flow, path}`, path being the ids of the subprocesses around it. */
export function nodesById(tree, path = [], found = new Map()) {
  for (const node of nodesOf(tree).filter(Boolean)) {
    found.set(node.id, { node, flow: tree, path });
    if (node.type === 'SubProcess' && node.pipeline) nodesById(node.pipeline, [...path, node.id], found);
  }
  return found;
}

export const nameOf = (entry, id) => (entry && (entry.node.name || entry.node.type)) || id;

/** A state and all below it as one map by id. */
export function flatten(state, found = new Map()) {
  found.set(state.id, state);
  Object.values(state.children || {}).forEach((child) => flatten(child, found));
  return found;
}

const asList = (value) => [].concat(value || []).filter(Boolean);

/** The ways out of a gateway, each with its target and its condition. */
export function branches({ node, flow }) {
  const otherwise = (node.default_condition || {}).flow_id;
  return asList(node.outgoing).map((id) => {
    const target = (flow.flows[id] || {}).target;
    const targetNode = nodesOf(flow).find((one) => one && one.id === target);
    const condition = ((node.conditions || {})[id] || {}).evaluate;
    return { id, target: (targetNode && (targetNode.name || targetNode.type)) || target, condition, otherwise: id === otherwise };
  });
}
