/* Where a run is now, and what went wrong there. The list of the server leaves it out, so that it stays quick; here it is asked of the runs in sight. */

const ORDER = ['FAILED', 'PAUSED', 'FROZEN', 'RETRY', 'CALLBACK', 'WORKER', 'TIMER', 'POLL', 'EXECUTING', 'QUEUED', 'CHILDREN'];

const weight = ({ reason }) => ORDER.indexOf(reason) + 1 || ORDER.length + 1;

/** Those that say why the run as a whole stands, the weightiest first. */
export const inOrder = (waiting) => [...waiting].sort((one, other) => weight(one) - weight(other));

/** The first line of what a node says of its failure. */
export function errorLine(exData) {
  if (exData === null || exData === undefined) return '';
  const text = typeof exData === 'string' ? exData : JSON.stringify(exData);
  return text.split('\n').find((line) => line.trim()) || '';
}

export async function whereIs(api, id, signal) {
  const run = await api.get(`pipelines/${id}`, {}, { signal });
  const [first, ...others] = inOrder(run.waiting);
  if (!first) return { run, more: 0 };
  const state = await api.get(`nodes/${first.node_id}/state`, {}, { signal }).catch(() => null);
  const failed = first.reason === 'FAILED';
  const outputs = failed ? await api.get(`nodes/${first.node_id}/outputs`, {}, { signal }).catch(() => null) : null;
  return { run, first, name: (state && state.name) || first.node_id, error: outputs ? errorLine(outputs.ex_data) : '', more: others.length };
}
