/* All that is known of one run: asked together, so that a page never shows parts of different moments for long. */
import { flatten, nodesById } from './tree.js';
import { errorLine, inOrder } from './where.js';

/** Booked pauses have no state yet; what draws nodes shows them as ones that will stand. */
function withBookings(states, run, nodes) {
  for (const id of run.booked || []) {
    if (states.has(id) || !nodes.has(id)) continue;
    states.set(id, { id, name: nodes.get(id).node.name, state: 'SUSPENDED', booked: true, loop: 1, retry: 0, start_time: null, finish_time: null, children: {} });
  }
  return states;
}

async function failureOf(api, run) {
  const failed = inOrder(run.waiting).find((one) => one.reason === 'FAILED');
  if (!failed) return '';
  const outputs = await api.get(`nodes/${failed.node_id}/outputs`).catch(() => null);
  return outputs ? errorLine(outputs.ex_data) : '';
}

/** @param known what was asked before: the tree of a run does not change */
export async function loadRun(api, id, known) {
  const [run, root, tree] = await Promise.all([
    api.get(`pipelines/${id}`),
    api.get(`nodes/${id}/state`, { nested: true }),
    known ? known.tree : api.get(`pipelines/${id}/tree`),
  ]);
  const nodes = known ? known.nodes : nodesById(tree);
  const states = withBookings(flatten(root), run, nodes);
  const waiting = new Map(run.waiting.map((one) => [one.node_id, one]));
  return { run, tree, nodes, states, waiting, failure: await failureOf(api, run) };
}
