/* Rows of the timeline: each node that was entered, with its attempts. Earlier attempts are asked for only of nodes that had some. */
import { pool } from './pool.js';
import { nameOf } from './tree.js';

const AT_A_TIME = 4;
const MOST = 200;

const present = (state) => ({ start: state.start_time, end: state.finish_time, state: state.state });

const hadOthers = (state) => state.retry > 0 || state.loop > 1 || state.skip;

async function attempts(api, state, kept) {
  const mark = `${state.loop} ${state.retry} ${state.version}`;
  if (kept.has(state.id) && kept.get(state.id).mark === mark) return kept.get(state.id).earlier;
  const histories = await api.get(`nodes/${state.id}/histories`).catch(() => []);
  const earlier = histories.map((one) => ({ start: one.started_time, end: one.finished_time, state: one.state }));
  kept.set(state.id, { mark, earlier });
  return earlier;
}

/** @param kept what was asked before, by node */
export async function timelineRows(api, { states, nodes }, kept) {
  const entered = [...states.values()].filter((state) => state.start_time && nodes.has(state.id));
  const earlier = new Map();
  await pool(entered.filter(hadOthers).slice(0, MOST), AT_A_TIME, async (state) => {
    earlier.set(state.id, await attempts(api, state, kept));
  });
  return entered.map((state) => ({
    node_id: state.id,
    name: nameOf(nodes.get(state.id), state.name),
    attempts: [...(earlier.get(state.id) || []), present(state)],
  }));
}
