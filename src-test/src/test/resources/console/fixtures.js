/** Flows for the tests of the console, made without chance: the same seed gives the same flow. */

export function random(seed) {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * below);
  };
}

/** Builds a tree from nodes and edges, in the form in which `GET /pipelines/{id}/tree` gives it. */
export function treeOf(id, name = id) {
  const tree = {
    id,
    name,
    start_event: { id: `${id}_start`, name: 'Start', type: 'EmptyStartEvent', incoming: '', outgoing: '' },
    end_event: { id: `${id}_end`, name: 'End', type: 'EmptyEndEvent', incoming: [], outgoing: '' },
    activities: {},
    gateways: {},
    flows: {},
    data: { inputs: {}, outputs: [] },
  };
  let flows = 0;
  const node = (nodeId) => [tree.start_event, tree.end_event, tree.activities[nodeId], tree.gateways[nodeId]].find((n) => n?.id === nodeId);
  return {
    tree,
    start: `${id}_start`,
    end: `${id}_end`,
    activity(nodeId, title = nodeId, more = {}) {
      tree.activities[nodeId] = { id: nodeId, name: title, type: 'ServiceActivity', incoming: [], outgoing: '', component: { code: 'echo', inputs: {} }, ...more };
      return nodeId;
    },
    subprocess(nodeId, pipeline, title = nodeId) {
      tree.activities[nodeId] = { id: nodeId, name: title, type: 'SubProcess', incoming: [], outgoing: '', pipeline };
      return nodeId;
    },
    gateway(nodeId, type, title = '') {
      tree.gateways[nodeId] = { id: nodeId, name: title, type, incoming: [], outgoing: [] };
      return nodeId;
    },
    edge(source, target, evaluate, label) {
      const flow = `${id}_f${++flows}`;
      tree.flows[flow] = { id: flow, source, target, is_default: false };
      const from = node(source);
      from.outgoing = Array.isArray(from.outgoing) ? [...from.outgoing, flow] : flow;
      node(target).incoming = [...(node(target).incoming || []), flow];
      if (evaluate) {
        from.conditions = { ...from.conditions, [flow]: { evaluate, ...(label ? { name: label } : {}) } };
      }
      return flow;
    },
  };
}

const VERBS = ['Check', 'Prepare', 'Fetch', 'Install', 'Deploy', 'Verify', 'Notify', 'Back up', 'Restart', 'Approve'];
const THINGS = ['database', 'the web servers', 'release notes', 'stock', 'payment', 'certificates', 'load balancer', 'invoice', 'cache', 'hosts'];

/** A flow of about so many nodes: gateways within gateways, loops, conditions. */
export function bigTree(size, seed = 1) {
  const dice = random(seed);
  const build = treeOf(`big${size}`, `A flow of ${size} nodes`);
  let left = size - 2;
  let number = 0;
  const activity = () => {
    left--;
    return build.activity(`a${++number}`, `${VERBS[dice(10)]} ${THINGS[dice(10)]} ${number}`);
  };
  const fork = (from, depth) => {
    const kind = ['ParallelGateway', 'ExclusiveGateway', 'ConditionalParallelGateway'][dice(3)];
    left -= 2;
    const open = build.gateway(`g${++number}`, kind, dice(3) ? '' : 'Which way?');
    const close = build.gateway(`c${number}`, kind === 'ExclusiveGateway' ? 'ConvergeGateway' : 'ConvergeGateway');
    build.edge(from, open);
    const branches = 2 + dice(3);
    for (let branch = 0; branch < branches; branch++) {
      const head = activity();
      build.edge(open, head, kind === 'ParallelGateway' ? '' : `\${kind} == ${branch}`);
      build.edge(chain(head, 1 + dice(4), depth + 1), close);
    }
    return close;
  };
  const loop = (from) => {
    const body = activity();
    left--;
    const again = build.gateway(`g${++number}`, 'ExclusiveGateway');
    build.edge(from, body);
    build.edge(body, again);
    const next = activity();
    build.edge(again, next, '${ready} == 1');
    build.edge(again, body, '${ready} == 0', 'again');
    return next;
  };
  const chain = (from, length, depth) => {
    let at = from;
    for (let step = 0; step < length && left > 0; step++) {
      const what = dice(10);
      if (what < 4 && depth < 5 && left > 12) {
        at = fork(at, depth);
      } else if (what === 9 && left > 4) {
        at = loop(at);
      } else {
        const next = activity();
        build.edge(at, next);
        at = next;
      }
    }
    return at;
  };
  build.edge(chain(build.start, size, 0), build.end);
  return build.tree;
}

/** A flow whose branches meet anywhere, with edges that lead back: no engine would run each of these, but people draw them. */
export function tangle(size, seed) {
  const dice = random(seed);
  const build = treeOf(`tangle${seed}`);
  const ids = [build.start];
  for (let at = 0; at < size; at++) {
    const id = dice(2) ? build.activity(`n${at}`) : build.gateway(`n${at}`, 'ExclusiveGateway', `n${at}`);
    build.edge(ids[dice(Math.min(ids.length, 4)) + Math.max(0, ids.length - 4)], id);
    ids.push(id);
  }
  for (let more = 0; more < size / 2; more++) {
    const source = ids[1 + dice(size)];
    const target = ids[1 + dice(size)];
    if (source) {
      build.edge(source, target, dice(2) ? 'x' : '');
    }
  }
  build.edge(ids[size], build.end);
  return build.tree;
}

/** States as if a run had come to the given share of its nodes. */
export function statesOf(tree, share, seed = 1) {
  const dice = random(seed);
  const states = new Map([[tree.id, stateOf(tree.id, 'RUNNING', 0)]]);
  const ids = inOrder(tree);
  ids.slice(0, Math.floor(ids.length * share)).forEach((id, index) => {
    const odd = tree.activities[id] ? dice(20) : 9;
    const state = odd === 0 ? 'FAILED' : odd === 1 ? 'RUNNING' : 'FINISHED';
    states.set(id, stateOf(id, state, index, { retry: dice(8) ? 0 : 1 + dice(3), loop: dice(9) ? 1 : 2 + dice(4), skip: odd === 2 }));
  });
  return states;
}

/** The nodes as a run comes to them, breadth first. */
function inOrder(tree) {
  const targets = new Map();
  for (const { source, target } of Object.values(tree.flows)) {
    targets.set(source, [...(targets.get(source) ?? []), target]);
  }
  const found = new Set([tree.start_event.id]);
  for (const id of found) {
    (targets.get(id) ?? []).forEach((target) => found.add(target));
  }
  return [...found];
}

export function stateOf(id, state, second = 0, more = {}) {
  return {
    id,
    name: id,
    state,
    start_time: time(second),
    finish_time: ['FINISHED', 'FAILED', 'REVOKED'].includes(state) ? time(second + 1 + (second % 70)) : null,
    loop: 1,
    retry: 0,
    skip: false,
    error_ignored: false,
    version: 'v1',
    children: {},
    ...more,
  };
}

export function time(second) {
  return new Date(Date.UTC(2026, 0, 5, 9, 0, second)).toISOString().slice(0, 19).replace('T', ' ');
}
