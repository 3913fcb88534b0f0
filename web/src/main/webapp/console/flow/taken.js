import { isBooked } from './looks.js';
import { milliseconds } from './times.js';

/**
 * Which edges a run has gone along. The engine tells of nodes only, so this follows from them: an edge was taken if its source has
 * ended and its target was entered after that; behind a gateway that chooses one way, it is the one that began first.
 *
 * @return {edges: Map edge id → 'taken' | 'untaken' | 'open', passedOver: Set of node ids that no way leads to any more}
 */
export function wayOf(flow, states, backs, order) {
  const edges = new Map();
  for (const node of flow.nodes.values()) {
    const taken = takenOf(node, states, backs);
    for (const edge of node.outs) {
      edges.set(edge.id, taken.has(edge) ? 'taken' : hasEnded(states.get(node.id)) ? 'untaken' : 'open');
    }
  }
  return { edges, passedOver: passedOver(flow, states, edges, backs, order) };
}

function takenOf(node, states, backs) {
  const state = states.get(node.id);
  if (!hasEnded(state)) {
    return new Set(wentBefore(state) ? node.outs.filter((edge) => isEntered(states.get(edge.target))) : []);
  }
  const candidates = node.outs.filter((edge) => leadsOn(edge, state, states, backs));
  const choosesOne = node.kind === 'exclusive' && state.loop <= 1;
  return new Set(choosesOne ? firstOf(candidates, states) : candidates);
}

function leadsOn(edge, state, states, backs) {
  const target = states.get(edge.target);
  if (!isEntered(target)) {
    return false;
  }
  return backs.has(edge.id) ? target.loop > 1 : target.loop > 1 || begin(target) >= end(state);
}

function firstOf(edges, states) {
  const earliest = Math.min(...edges.map((edge) => begin(states.get(edge.target))));
  return edges.filter((edge) => begin(states.get(edge.target)) === earliest).slice(0, 1);
}

/** It runs once more: the ways of its earlier passes are taken ways too. */
function wentBefore(state) {
  return state !== undefined && state.loop > 1;
}

function hasEnded(state) {
  return state?.state === 'FINISHED';
}

function isEntered(state) {
  return state !== undefined && !isBooked(state);
}

function begin(state) {
  return milliseconds(state.start_time) ?? 0;
}

/** Whole seconds: what began in the second in which another ended came after it. */
function end(state) {
  return milliseconds(state.finish_time) ?? 0;
}

function passedOver(flow, states, edges, backs, order) {
  const found = new Set();
  for (const id of order) {
    const ins = flow.nodes.get(id).ins.filter((edge) => !backs.has(edge.id));
    const dead = (edge) => edges.get(edge.id) === 'untaken' || found.has(edge.source);
    if (!states.has(id) && ins.length > 0 && ins.every(dead)) {
      found.add(id);
    }
  }
  return found;
}
