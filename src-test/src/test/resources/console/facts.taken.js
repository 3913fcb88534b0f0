import { readFlow } from '/console/flow/model.js';
import { rowsOf } from '/console/flow/blocks.js';
import { wayOf } from '/console/flow/taken.js';
import { ALL_LOOKS, isCurrent, lookOf } from '/console/flow/looks.js';
import { elapsed, milliseconds, zoneOf } from '/console/flow/times.js';
import { icon } from '/console/flow/icons.js';
import { same, t, that } from './expect.js';
import { stateOf, treeOf } from './fixtures.js';

function way(tree, states) {
  const flow = readFlow(tree);
  const { graph } = rowsOf(flow);
  const backs = new Set(graph.backs.map((edge) => edge.id));
  const found = wayOf(flow, new Map(states.map((state) => [state.id, state])), backs, graph.order.filter((id) => id));
  return { passedOver: [...found.passedOver].sort(), edge: (id) => found.edges.get(id) };
}

function choice() {
  const b = treeOf('p');
  b.gateway('g', 'ExclusiveGateway');
  b.gateway('c', 'ConvergeGateway');
  ['x', 'y', 'z'].forEach((id) => b.activity(id));
  b.edge(b.start, 'g');
  b.toX = b.edge('g', 'x', '1');
  b.toY = b.edge('g', 'y', '2');
  b.direct = b.edge('g', 'c', '3');
  b.edge('x', 'z');
  b.edge('z', 'c');
  b.edge('y', 'c');
  b.out = b.edge('c', b.end);
  return b;
}

export const facts = {
  'before a gateway has ended every way is open'() {
    const b = choice();
    const found = way(b.tree, [stateOf(b.start, 'FINISHED', 0), stateOf('g', 'RUNNING', 1)]);
    same([found.edge(b.toX), found.edge(b.toY), found.passedOver], ['open', 'open', []]);
  },
  'what was not chosen is grey as far as nothing else leads there'() {
    const b = choice();
    const found = way(b.tree, [stateOf('g', 'FINISHED', 1, { finish_time: '2026-01-05 09:00:01' }), stateOf('y', 'RUNNING', 1)]);
    same([found.edge(b.toX), found.edge(b.toY), found.edge(b.direct), found.passedOver], ['untaken', 'taken', 'untaken', ['x', 'z']]);
  },
  'a choice that leads to where the branches meet is told from one that comes there later'() {
    const b = choice();
    const gate = stateOf('g', 'FINISHED', 1, { finish_time: '2026-01-05 09:00:01' });
    const found = way(b.tree, [gate, stateOf('y', 'FINISHED', 1), stateOf('c', 'FINISHED', 5)]);
    same([found.edge(b.toY), found.edge(b.direct)], ['taken', 'untaken']);
  },
  'the way back of a loop is taken from the second pass on'() {
    const b = treeOf('p');
    b.activity('x');
    b.gateway('g', 'ExclusiveGateway');
    b.edge(b.start, 'x');
    b.edge('x', 'g');
    const on = b.edge('g', b.end, '1');
    const back = b.edge('g', 'x', '2');
    const once = way(b.tree, [stateOf('x', 'FINISHED', 0), stateOf('g', 'FINISHED', 1), stateOf(b.end, 'FINISHED', 9)]);
    const twice = way(b.tree, [stateOf('x', 'RUNNING', 3, { loop: 2 }), stateOf('g', 'FINISHED', 1)]);
    same([once.edge(back), once.edge(on), twice.edge(back), twice.edge(on)], ['untaken', 'taken', 'taken', 'untaken']);
    same(twice.passedOver, ['p_end'], 'so far');
  },
  'a pause that is booked is no way that was taken'() {
    const b = choice();
    const booked = stateOf('x', 'SUSPENDED', 0, { start_time: null });
    const found = way(b.tree, [stateOf('g', 'FINISHED', 1), booked, stateOf('y', 'RUNNING', 90)]);
    same([found.edge(b.toX), found.edge(b.toY)], ['untaken', 'taken']);
  },
  'each look has an icon and words of its own'() {
    same(new Set(ALL_LOOKS.map(icon)).size, ALL_LOOKS.length);
    same(new Set(ALL_LOOKS.map((look) => t(`flow.look.${look}`))).size, ALL_LOOKS.length);
  },
  'states and what is waited for make the look'() {
    const running = stateOf('x', 'RUNNING');
    const looks = [
      lookOf(undefined),
      lookOf(running),
      lookOf(running, { reason: 'CALLBACK' }),
      lookOf(running, { reason: 'EXECUTING' }),
      lookOf(stateOf('x', 'FINISHED', 0, { skip: true })),
      lookOf(stateOf('x', 'FINISHED', 0, { error_ignored: true })),
      lookOf(stateOf('x', 'SUSPENDED', 0, { start_time: null })),
      lookOf(stateOf('x', 'SUSPENDED')),
      lookOf(undefined, { reason: 'PAUSED' }),
      lookOf(stateOf('x', 'NEW_ONE')),
    ];
    same(looks, ['unreached', 'running', 'callback', 'running', 'skipped', 'ignored', 'booked', 'suspended', 'held', 'unknown']);
  },
  'an ended run stands nowhere'() {
    const failed = stateOf('x', 'FAILED');
    same([isCurrent(failed, undefined, 'FAILED'), isCurrent(failed, undefined, 'REVOKED')], [true, false]);
  },
  'times without a zone count by their differences'() {
    same(milliseconds('2026-01-05 09:00:10') - milliseconds('2026-01-05 09:00:00'), 10000);
    same(milliseconds('2026-01-05T09:00:00Z'), milliseconds('2026-01-05T10:00:00+01:00'));
    same([milliseconds(null), milliseconds('soon'), milliseconds(5)], [null, null, 5]);
  },
  'the zone of the server follows from what waits'() {
    const states = new Map([['x', stateOf('x', 'RUNNING', 0)], ['y', stateOf('y', 'RUNNING', 60)]]);
    const waiting = new Map([['x', { since: '2026-01-05T03:40:00Z' }], ['y', { since: '2026-01-05T03:31:04Z' }], ['gone', { since: '2026-01-05T01:00:00Z' }]]);
    same([zoneOf(states, waiting), zoneOf(states, new Map())], [5.5 * 3600000, null]);
  },
  'durations have at most two units'() {
    const last = (seconds) => elapsed(t, { state: 'RUNNING', start_time: '2026-01-05 09:00:00', finish_time: null }, milliseconds('2026-01-05 09:00:00') + seconds * 1000);
    same([4, 64, 3600, 90000].map(last), ['4 s', '1 min 4 s', '1 h 0 min', '1 d 1 h']);
    that(elapsed(t, stateOf('x', 'SUSPENDED'), 0) === '', 'a pause has no duration');
  },
};
