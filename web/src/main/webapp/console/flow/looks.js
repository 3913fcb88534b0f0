/**
 * How a state looks: a key for colour, icon and words. Finer than the engine's states, since people ask first whether something
 * failed, waits for them, or was passed over.
 */

const PLAIN = {
  READY: 'ready',
  RUNNING: 'running',
  SUSPENDED: 'suspended',
  BLOCKED: 'blocked',
  FINISHED: 'finished',
  FAILED: 'failed',
  REVOKED: 'revoked',
};

const WAITS = { POLL: 'polling', CALLBACK: 'callback', WORKER: 'worker', TIMER: 'timer', CHILDREN: 'children', QUEUED: 'ready', FROZEN: 'frozen' };

/** Each has an icon of its own and the text `flow.look.<look>`. */
export const ALL_LOOKS = [
  'unreached', 'passed-over', 'booked', 'held', 'ready', 'running', 'polling', 'callback', 'worker', 'timer', 'children', 'frozen',
  'suspended', 'blocked', 'failed', 'finished', 'skipped', 'ignored', 'revoked', 'unknown',
];

/**
 * @param state as in `GET /nodes/{id}/state`, or undefined for a node that was not entered
 * @param waiting its entry in `waiting` of `GET /pipelines/{id}`, if there is one
 */
export function lookOf(state, waiting) {
  if (!state) {
    return standing(waiting);
  }
  if (isBooked(state)) {
    return 'booked';
  }
  if (state.state === 'FINISHED') {
    return state.skip ? 'skipped' : state.error_ignored ? 'ignored' : 'finished';
  }
  if (state.state === 'RUNNING' && waiting) {
    return WAITS[waiting.reason] ?? 'running';
  }
  return PLAIN[state.state] ?? 'unknown';
}

/** A run that is paused stands before a node that it has not entered. */
function standing(waiting) {
  if (!waiting) {
    return 'unreached';
  }
  return waiting.reason === 'PAUSED' ? 'held' : (WAITS[waiting.reason] ?? 'ready');
}

/** A pause that somebody has asked for before the node is reached. */
export function isBooked(state) {
  return state?.booked === true || (state?.state === 'SUSPENDED' && !state.start_time);
}

/** Whether a part of the run stands here now. */
export function isCurrent(state, waiting, runState) {
  if (['REVOKED', 'FINISHED'].includes(runState)) {
    return false;
  }
  if (waiting) {
    return waiting.reason !== 'CHILDREN';
  }
  return ['READY', 'RUNNING', 'FAILED', 'SUSPENDED', 'BLOCKED'].includes(state?.state) && !isBooked(state);
}

/** The value of `data-state`: the engine's word, or NOT_REACHED. */
export function dataState(state) {
  return state?.state ?? 'NOT_REACHED';
}

/** All states below one, by id, with itself: what `?nested=true` gives, made flat. */
export function flattened(state, into = new Map()) {
  into.set(state.id, state);
  for (const child of Object.values(state.children ?? {})) {
    flattened(child, into);
  }
  return into;
}

/** The entries of `waiting` of a run by the node that they speak of. */
export function byNode(waiting) {
  return waiting instanceof Map ? waiting : new Map(waiting.map((entry) => [entry.node_id, entry]));
}

/** What a node is and how it stands, in one sentence for those who do not see it. */
export function described(t, node, state, look) {
  const parts = [nameOf(t, node)];
  if (node.name) {
    parts.push(t(`flow.kind.${node.kind}`));
  }
  if (node.code) {
    parts.push(t('flow.component', { code: node.code }));
  }
  parts.push(t(`flow.look.${look}`));
  for (const mark of marksOf(state)) {
    parts.push(t(`flow.mark.${mark.kind}`, { n: mark.count }));
  }
  return parts.join(t('flow.comma'));
}

export function nameOf(t, node) {
  return node.name || t(`flow.kind.${node.kind}`);
}

/** Counts that are worth a badge: later passes of a loop, retries. */
export function marksOf(state) {
  const marks = [];
  if (state?.loop > 1) {
    marks.push({ kind: 'loop', count: state.loop });
  }
  if (state?.retry > 0) {
    marks.push({ kind: 'retry', count: state.retry });
  }
  return marks;
}
