import { createTimeline } from '/console/flow/timeline.js';
import { timescale } from '/console/flow/timescale.js';
import { home, node, press, same, t, that } from './expect.js';
import { release } from './release.js';
import { HOSTILE } from './hostile.js';
import { time } from './fixtures.js';

const NOW = Date.UTC(2026, 0, 5, 10, 30, 10);

function open(rows, now = () => NOW) {
  const host = home(1000, 400);
  const selected = [];
  const line = createTimeline(host, { t, now, onSelect: (id) => selected.push(id) });
  line.setRows(rows);
  return { host, line, selected, bars: (id) => [...node(host, id).querySelectorAll('.timeline-bar')] };
}

const row = (id, ...attempts) => ({ node_id: id, name: id, attempts: attempts.map(([start, end, state]) => ({ start: time(start), end: end === null ? null : time(end), state })) });

export const facts = {
  'a long time without work is folded, a short one is not'() {
    const scale = timescale([{ start: 0, end: 1000 }, { start: 1100, end: 2000 }, { start: 100000, end: 101000 }]);
    same(scale.folds.map(({ from, to }) => [from, to]), [[2000, 100000]]);
    that(scale.at(2000) > 0.6 && scale.at(100000) < 0.72, 'the fold is too wide');
    that(Math.abs(scale.when(scale.at(1500)) - 1500) < 1, 'when is not the inverse of at');
  },
  'no spans make an empty scale'() {
    same([timescale([]).at(5), timescale([]).folds], [0, []]);
  },
  'each attempt is a bar, in its place'() {
    const { bars } = open([row('a', [0, 10, 'FAILED'], [20, 40, 'FINISHED']), row('b', [0, 40, 'FINISHED'])]);
    same(bars('a').map((bar) => [bar.style.left, bar.style.width, bar.dataset.look]), [['0%', '25%', 'failed'], ['50%', '50%', 'finished']]);
  },
  'what goes on has a live end'() {
    let now = Date.UTC(2026, 0, 5, 9, 0, 20);
    const { bars, line } = open([row('a', [0, 10, 'FINISHED']), row('b', [10, null, 'RUNNING'])], () => now);
    same(bars('a')[0].style.width, '50%');
    now += 20000;
    line.setRows([row('a', [0, 10, 'FINISHED']), row('b', [10, null, 'RUNNING'])]);
    same(bars('a')[0].style.width, '25%');
    that(bars('b')[0].classList.contains('live'), 'not live');
  },
  'a row says in words what its bars show'() {
    const { host } = open([row('a', [0, 10, 'FAILED'], [20, 44, 'FINISHED'])]);
    same(host.querySelector('.timeline-name').getAttribute('aria-label'), 'a, attempt 1: Failed, from 09:00:00, 10 s, attempt 2: Finished, from 09:00:20, 24 s');
  },
  'the fold says how long it was'() {
    const { host } = open(release().rows);
    that(/1 h 23 min without work/.test(host.querySelector('.timeline-axis').textContent), host.querySelector('.timeline-axis').textContent);
  },
  'the same stands in a table'() {
    const { host } = open([row('a', [0, 10, 'FAILED'], [20, null, 'RUNNING'])]);
    host.querySelector('.timeline-toggle').click();
    const cells = [...host.querySelectorAll('tbody tr')].map((line) => [...line.children].map((cell) => cell.textContent));
    same(cells[0], ['a', '1', 'Failed', '09:00:00', '09:00:10', '10 s']);
    same(cells[1].slice(0, 5), ['a', '2', 'Running', '09:00:20', 'still going on']);
  },
  'a press selects, arrows go from row to row'() {
    const { host, selected } = open([row('a', [0, 1, 'FINISHED']), row('b', [1, 2, 'FINISHED'])]);
    host.querySelector('.timeline-name').focus();
    press(document.activeElement, 'ArrowDown');
    document.activeElement.click();
    same(selected, ['b']);
    same([...host.querySelectorAll('.timeline-name')].map((one) => one.tabIndex), [-1, 0]);
  },
  'rows that were not begun are left out, and none at all are said to be none'() {
    const { host } = open([{ node_id: 'x', name: 'x', attempts: [] }, { node_id: 'y', name: 'y', attempts: [{ start: null, end: null, state: 'SUSPENDED' }] }]);
    same(host.querySelectorAll('.timeline-row').length, 0);
    that(getComputedStyle(host.querySelector('.timeline-empty')).display !== 'none', 'nothing is said');
  },
  'names with markup are shown and not run'() {
    const { host } = open(HOSTILE.map((name, index) => ({ ...row(`h${index}`, [0, 1, 'FINISHED']), name })));
    same([...host.querySelectorAll('.timeline-name')].map((one) => one.textContent), HOSTILE);
    same([host.querySelectorAll('img, script, iframe, a').length, globalThis.hit], [0, undefined]);
  },
};
