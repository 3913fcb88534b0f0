import { createNodeTree } from '/console/flow/tree.js';
import { home, node, press, same, t, that, translator } from './expect.js';
import { bigTree, stateOf, treeOf } from './fixtures.js';
import { release } from './release.js';
import { HOSTILE, hostileTree } from './hostile.js';

function open(tree, states = new Map(), options = {}) {
  const host = home(420, 500);
  host.style.overflow = 'auto';
  const selected = [];
  const list = createNodeTree(host, { t, onSelect: (id) => selected.push(id), ...options });
  list.setFlow(tree);
  list.setStates(states, options.waiting);
  return { host, list, selected, at: (id) => node(host, id) };
}

const focused = () => document.activeElement.dataset.nodeId;

/** Presses keys one after the other where the focus is, and answers where it went. */
const keys = (...names) => names.map((name) => (press(document.activeElement, name), focused()));

export const facts = {
  "every node is in it once, with its state, subprocesses' nodes too"() {
    const { tree, states } = release();
    const { host } = open(tree, states);
    const ids = [...host.querySelectorAll('[data-node-id]')].map((one) => one.dataset.nodeId);
    same(ids.length, 27);
    same(new Set(ids).size, ids.length);
    that([...host.querySelectorAll('[data-node-id]')].every((one) => one.dataset.state && one.getAttribute('role') === 'treeitem'), 'without state');
    same([node(host, 'eu'), node(host, 'approve')].map((one) => one.dataset.state), ['FAILED', 'NOT_REACHED']);
  },
  'nodes come in the order of the flow, and deeper behind a fork and in a subprocess'() {
    const { at, host } = open(release().tree);
    const ids = [...host.querySelectorAll('[data-node-id]')].map((one) => one.dataset.nodeId);
    const order = ['check', 'fork', 'backup', 'build', 'join', 'where', 'eu', 'sub', 'drain', 'out'].map((id) => ids.indexOf(id));
    same(order, [...order].sort((a, b) => a - b));
    same(['check', 'fork', 'backup', 'join', 'sub', 'drain'].map((id) => at(id).getAttribute('aria-level')), ['1', '1', '2', '1', '1', '2']);
  },
  'branches are named by their condition, or by number'() {
    const { at } = open(release().tree);
    same([at('eu'), at('backup')].map((one) => one.querySelector('.tree-branch').textContent), ['"eu" in ${regions}', 'Branch 1']);
  },
  'state, marks and what is waited for are said in words'() {
    const { tree, states, waiting } = release();
    const { at } = open(tree, states, { waiting });
    same(at('eu').getAttribute('aria-label'), '"eu" in ${regions}, Deploy to Frankfurt, Activity, component k8s_deploy, Failed, retried 1×');
    same([at('warm'), at('asia'), at('sub')].map((one) => one.querySelector('.tree-word').textContent), ['Awaits callback', 'Not taken', 'Pause booked']);
  },
  'the keys of a tree work'() {
    const { at, selected } = open(release().tree);
    at('release_start').focus();
    same(keys('ArrowDown', 'ArrowDown', 'ArrowRight', 'ArrowDown', 'ArrowLeft'), ['check', 'fork', 'backup', 'build', 'fork']);
    same(keys('ArrowLeft', 'ArrowDown', 'ArrowUp', 'ArrowRight', 'End', 'Home'), ['fork', 'join', 'fork', 'fork', 'release_end', 'release_start']);
    keys('ArrowDown', 'Enter');
    same(selected, ['check']);
    same(at('check').getAttribute('aria-selected'), 'true');
  },
  'typing goes to the node that begins so'() {
    const { at } = open(release().tree);
    at('release_start').focus();
    same(keys('d', 'r'), ['eu', 'drain']);
  },
  'the same letter again goes to the next'() {
    const { at } = open(release().tree);
    at('release_start').focus();
    same(keys('b', 'b', 'b'), ['backup', 'build', 'backup']);
  },
  'a fold is kept when the tree comes again, and selecting opens it'() {
    const { tree } = release();
    const { at, list } = open(tree);
    at('sub').focus();
    keys('ArrowLeft');
    list.setFlow(tree);
    same(at('sub').getAttribute('aria-expanded'), 'false');
    list.select('drain');
    same([at('sub').getAttribute('aria-expanded'), at('drain').getAttribute('aria-selected'), at('drain').tabIndex], ['true', 'true', 0]);
  },
  'only one item is reached by Tab, also when its parent is folded over it'() {
    const { host, at, list } = open(release().tree);
    list.select('drain');
    at('sub').querySelector('.twist').click();
    same([...host.querySelectorAll("[tabindex='0']")].map((one) => one.dataset.nodeId), ['sub']);
  },
  'a change of state touches only the node that changes'() {
    const { tree, states } = release();
    const { host, list } = open(tree, states);
    const watch = new MutationObserver(() => {});
    watch.observe(host, { subtree: true, attributes: true, attributeFilter: ['data-state'] });
    list.setStates(new Map(states).set('warm', stateOf('warm', 'FINISHED', 5231)));
    same(watch.takeRecords().map((record) => record.target.dataset.nodeId), ['warm']);
  },
  'names with markup are shown and not run'() {
    const { host } = open(hostileTree());
    same([host.querySelectorAll('img, script, iframe, a').length, globalThis.hit], [0, undefined]);
    HOSTILE.forEach((name, index) => same(node(host, `h${index}`).querySelector('.tree-name').textContent, name));
  },
  'in Chinese nothing is left in English'() {
    const { tree, states } = release('zh');
    const { host } = open(tree, states, { t: translator('zh') });
    const words = host.textContent + [...host.querySelectorAll('[aria-label]')].map((one) => one.getAttribute('aria-label')).join();
    that(!/Finished|Failed|Activity|gateway|Branch/i.test(words) && words.includes('已跳过'), words.slice(0, 300));
  },
  'an empty or a broken tree is no error'() {
    [null, {}, { activities: [] }].forEach((tree) => open(tree));
  },
  '2,000 nodes are listed at once, and one of them changes at once'() {
    const tree = bigTree(2000);
    const began = performance.now();
    const { host, list } = open(tree);
    host.getBoundingClientRect();
    const listed = performance.now() - began;
    const states = new Map([['a1000', stateOf('a1000', 'RUNNING')]]);
    list.setStates(states);
    const changed = performance.now() - began - listed;
    that(listed < 2500 && changed < 500, `${Math.round(listed)} ms, then ${Math.round(changed)} ms`);
  },
};
