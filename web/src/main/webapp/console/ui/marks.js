/* States as a shape, a colour and a word, so that none of the three is needed alone. */
import { h } from '../lib/preact.module.js';
import { t } from '../core/i18n.js';

const SHAPES = {
  ready: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2Zm0 1.8a4.2 4.2 0 1 1 0 8.4 4.2 4.2 0 0 1 0-8.4Z',
  running: 'M4 2.6v10.8a.8.8 0 0 0 1.2.7l8.6-5.4a.8.8 0 0 0 0-1.4L5.2 1.9A.8.8 0 0 0 4 2.6Z',
  waiting: 'M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13Zm-.9 2.7h1.8v3.6l2.5 1.9-1.1 1.4L7.1 8.7Z',
  suspended: 'M3.5 2.5h3v11h-3Zm6 0h3v11h-3Z',
  failed: 'M5 1h6l4 4v6l-4 4H5l-4-4V5Zm2 3 .2 5h1.6L9 4Zm1 6.2a1 1 0 1 0 0 2 1 1 0 0 0 0-2Z',
  finished: 'M6.3 13.3 1.2 8.2l1.7-1.7 3.4 3.4 6.8-7 1.7 1.7Z',
  revoked: 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Zm0 2c1 0 2 .3 2.8.9L3.9 10.8A5 5 0 0 1 8 3Zm0 10c-1 0-2-.3-2.8-.9l6.9-6.9A5 5 0 0 1 8 13Z',
  skipped: 'M2 3l5 5-5 5Zm5.5 0 5 5-5 5ZM12.7 3h1.8v10h-1.8Z',
};

const OF_STATE = {
  RUNNING: 'running',
  SUSPENDED: 'suspended',
  BLOCKED: 'suspended',
  FAILED: 'failed',
  FINISHED: 'finished',
  REVOKED: 'revoked',
};

const WAITS = ['CALLBACK', 'WORKER', 'POLL', 'TIMER'];

/** @param state of a node, or nothing if it was not reached */
export function lookOf(state, waiting) {
  if (!state) return 'ready';
  if (state.booked) return 'suspended';
  if (state.skip && state.state === 'FINISHED') return 'skipped';
  if (state.state === 'RUNNING' && waiting && WAITS.includes(waiting.reason)) return 'waiting';
  return OF_STATE[state.state] || 'ready';
}

export function Shape({ look }) {
  return h(
    'svg',
    { class: 'shape', viewBox: '0 0 16 16', 'aria-hidden': 'true', focusable: 'false' },
    h('path', { d: SHAPES[look], 'fill-rule': 'evenodd' }),
  );
}

/** A state with its word. `state` is what the server calls it. */
export function StateMark({ state, look = OF_STATE[state] || 'ready', word }) {
  return h(
    'span',
    { class: `pill pill-${look}`, 'data-state': state || 'NONE' },
    h(Shape, { look }),
    h('span', null, word || t(state ? `state.${state}` : 'state.NONE')),
  );
}

export const stateOf = (state) => OF_STATE[state];
