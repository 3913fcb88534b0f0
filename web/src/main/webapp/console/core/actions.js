/* Which operation is legal on what, as the engine has it, so that no other is offered. The server decides all the same. */

const LIVE = ['RUNNING', 'SUSPENDED', 'BLOCKED', 'FAILED'];

export const isLive = (state) => LIVE.includes(state);

/** Of a run, by the state that is shown of it. */
export function runActions(state) {
  if (!isLive(state)) return [];
  return state === 'SUSPENDED' ? ['resume', 'revoke'] : ['pause', 'revoke'];
}

const isActivity = (node) => node.type === 'ServiceActivity';

function failedActions(node) {
  if (isActivity(node)) {
    return [node.retryable !== false && 'retry', node.skippable !== false && 'skip'].filter(Boolean);
  }
  const choice = { ExclusiveGateway: 'skip-exclusive', ConditionalParallelGateway: 'skip-conditional' }[node.type];
  return choice ? ['retry', choice] : ['retry'];
}

function subprocessActions(state, waiting) {
  const stands = state.state === 'FAILED' && waiting && waiting.reason === 'FAILED';
  if (stands) return ['retry'];
  return state.state === 'SUSPENDED' ? ['resume'] : ['pause-subprocess'];
}

function runningActions(node, waiting) {
  const waits = waiting && waiting.reason === 'CALLBACK';
  return isActivity(node) ? [waits && 'callback', 'forced-fail'].filter(Boolean) : [];
}

/**
 * @param node of the tree
 * @param state of the node; nothing if it was not reached
 * @param waiting why it does not move, if it is live
 */
export function nodeActions(runState, node, state, waiting) {
  if (!isLive(runState)) return [];
  if (!state) return node.type === 'SubProcess' ? [] : ['pause-node'];
  if (state.booked) return ['resume'];
  if (state.state === 'FINISHED' || state.state === 'REVOKED') return [];
  if (node.type === 'SubProcess') return subprocessActions(state, waiting);
  if (state.state === 'FAILED') return failedActions(node);
  if (state.state === 'SUSPENDED') return ['resume'];
  return runningActions(node, waiting);
}

const PATHS = { 'pause-node': 'pause', resume: 'resume' };

/** Where an operation on a node is asked for, below the address of the service. */
export function nodePath(action, id) {
  if (action === 'pause-subprocess') return `pipelines/${encodeURIComponent(id)}/pause`;
  return `nodes/${encodeURIComponent(id)}/${PATHS[action] || action}`;
}

export const runPath = (action, id) => `pipelines/${encodeURIComponent(id)}/${action}`;
