/** What is known of a flow before anything has a place: which edges lead back, how far from the start a node is, what it is inside. */

/** Stands before every node that nothing leads to, so that there is always one first node. */
export const ROOT = '';

export function analyse(flow) {
  const graph = { nodes: [...flow.nodes.keys()], outs: new Map(), ins: new Map(), backs: [] };
  for (const id of [ROOT, ...graph.nodes]) {
    graph.outs.set(id, []);
    graph.ins.set(id, []);
  }
  const order = withoutCycles(flow, graph);
  graph.order = order;
  graph.rank = ranks(graph);
  graph.dominator = dominators(order, graph.ins);
  graph.follower = followers(graph);
  return graph;
}

/** Sorts edges into those that lead forward and those that lead back, and gives the nodes in an order of the former. */
function withoutCycles(flow, graph) {
  const colour = new Map();
  const finished = [];
  for (const root of roots(flow)) {
    if (!colour.has(root)) {
      link(graph, { id: `${ROOT}>${root}`, source: ROOT, target: root, virtual: true });
      visit(flow, root, colour, finished, graph);
    }
  }
  finished.push(ROOT);
  return finished.reverse();
}

/** First those that nothing leads to, then all, for cycles that nothing leads into. */
function* roots(flow) {
  for (const node of flow.nodes.values()) {
    if (node.kind === 'start' || node.ins.length === 0) {
      yield node.id;
    }
  }
  yield* flow.nodes.keys();
}

const OPEN = 1;
const DONE = 2;

function visit(flow, root, colour, finished, graph) {
  const stack = [{ id: root, next: 0 }];
  colour.set(root, OPEN);
  while (stack.length > 0) {
    const top = stack[stack.length - 1];
    const outs = flow.nodes.get(top.id).outs;
    if (top.next === outs.length) {
      colour.set(top.id, DONE);
      finished.push(top.id);
      stack.pop();
      continue;
    }
    // Backwards, so that the order that comes out of it has the first branch first.
    const edge = outs[outs.length - 1 - top.next++];
    if (colour.get(edge.target) === OPEN) {
      graph.backs.push(edge);
    } else {
      link(graph, edge);
      if (!colour.has(edge.target)) {
        colour.set(edge.target, OPEN);
        stack.push({ id: edge.target, next: 0 });
      }
    }
  }
}

function link(graph, edge) {
  const outs = graph.outs.get(edge.source);
  edge.virtual ? outs.push(edge) : outs.unshift(edge);
  graph.ins.get(edge.target).push(edge);
}

/** The longest way from the start: every edge that leads forward leads at least one column on. */
function ranks(graph) {
  const rank = new Map([[ROOT, -1]]);
  for (const id of graph.order) {
    if (id !== ROOT) {
      rank.set(id, 1 + Math.max(-1, ...graph.ins.get(id).map((edge) => rank.get(edge.source))));
    }
  }
  return rank;
}

/** For each node the last one that every way to it goes through (Cooper, Harvey, Kennedy; one pass, as there are no cycles). */
function dominators(order, ins, from = (edge) => edge.source) {
  const place = new Map(order.map((id, index) => [id, index]));
  const above = new Map([[order[0], order[0]]]);
  const meet = (one, other) => {
    let a = one;
    let b = other;
    while (a !== b) {
      if (place.get(a) > place.get(b)) {
        a = above.get(a);
      } else {
        b = above.get(b);
      }
    }
    return a;
  };
  for (const id of order.slice(1)) {
    const before = ins.get(id).map(from);
    above.set(id, before.length > 0 ? before.reduce(meet) : order[0]);
  }
  return above;
}

const EXIT = Symbol('exit');

/** For each node the first one that every way on from it goes through; EXIT, which is no node, if they never meet again. */
function followers(graph) {
  const outs = new Map();
  for (const id of graph.order) {
    const edges = graph.outs.get(id);
    outs.set(id, edges.length > 0 ? edges : [{ target: EXIT }]);
  }
  return dominators([EXIT, ...[...graph.order].reverse()], outs, (edge) => edge.target);
}
