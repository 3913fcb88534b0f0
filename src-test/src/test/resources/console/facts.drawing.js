import { createDrawing } from '/console/flow/drawing.js';
import { ALL_KINDS } from '/console/flow/model.js';
import { home, nextFrame, node, press, same, t, that, translator } from './expect.js';
import { bigTree, stateOf, statesOf, treeOf } from './fixtures.js';
import { release } from './release.js';
import { HOSTILE, hostileTree } from './hostile.js';

const STATES = {
  unreached: null,
  booked: stateOf('', 'SUSPENDED', 0, { start_time: null }),
  ready: stateOf('', 'READY'),
  running: stateOf('', 'RUNNING'),
  suspended: stateOf('', 'SUSPENDED'),
  blocked: stateOf('', 'BLOCKED'),
  failed: stateOf('', 'FAILED'),
  finished: stateOf('', 'FINISHED'),
  skipped: stateOf('', 'FINISHED', 0, { skip: true }),
  ignored: stateOf('', 'FINISHED', 0, { error_ignored: true }),
  revoked: stateOf('', 'REVOKED'),
};

function open(tree, states = new Map(), { waiting = [], width = 1200, ...options } = {}) {
  const host = home(width);
  const heard = { selected: [], opened: [] };
  const drawing = createDrawing(host, { t, onSelect: (id) => heard.selected.push(id), onOpen: (id) => heard.opened.push(id), ...options });
  drawing.setFlow(tree);
  drawing.setStates(states, waiting);
  return { host, drawing, heard, at: (id) => node(host, id), end: () => drawing.destroy() };
}

/** One node of each kind; the gateways lead on as they may. */
function everyKind() {
  const b = treeOf('p');
  b.activity('activity');
  b.subprocess('subprocess', treeOf('subprocess').tree);
  b.gateway('exclusive', 'ExclusiveGateway');
  b.gateway('parallel', 'ParallelGateway');
  b.gateway('conditional', 'ConditionalParallelGateway');
  b.gateway('converge', 'ConvergeGateway');
  const ids = [b.start, 'activity', 'subprocess', 'exclusive', 'parallel', 'conditional', 'converge', b.end];
  ids.slice(1).forEach((id, index) => b.edge(ids[index], id));
  return { tree: b.tree, ids };
}

function loopAndRetry() {
  const b = treeOf('p');
  b.activity('a');
  b.edge(b.start, 'a');
  b.edge('a', b.end);
  return { b, states: new Map([['a', stateOf('a', 'FAILED', 0, { loop: 3, retry: 2 })]]) };
}

function withInner() {
  const inner = treeOf('s');
  inner.activity('deep');
  inner.edge(inner.start, 'deep');
  inner.edge('deep', inner.end);
  const b = treeOf('p');
  b.subprocess('s', inner.tree);
  b.edge(b.start, 's');
  b.edge('s', b.end);
  return b.tree;
}

const scaleOf = (host) => Number(/scale\(([\d.]+)\)/.exec(host.querySelector('.world').getAttribute('transform'))[1]);
const placeOf = (host) => /translate\(([-\d.]+) ([-\d.]+)\)/.exec(host.querySelector('.world').getAttribute('transform')).slice(1).map(Number);

export const facts = {
  'every state of every kind of node is drawn, and said in words and by an icon'() {
    const { tree, ids } = everyKind();
    const icons = new Map();
    for (const [look, state] of Object.entries(STATES)) {
      const states = new Map(state ? ids.map((id) => [id, { ...state, id }]) : []);
      const { at, end } = open(tree, states);
      for (const id of ids) {
        same([at(id).dataset.state, at(id).dataset.look], [state?.state ?? 'NOT_REACHED', look], id);
        that(at(id).getAttribute('aria-label').includes(t(`flow.look.${look}`)), `${id} does not say ${look}`);
      }
      same(at('activity').querySelector('.chip-text').textContent, t(`flow.look.${look}`));
      icons.set(at('exclusive').querySelector('.chip-icon').getAttribute('d'), look);
      end();
    }
    same(icons.size, Object.keys(STATES).length, 'icons');
    same(ids.length, ALL_KINDS.length);
  },
  'each kind has a shape or an icon of its own'() {
    const { tree, ids } = everyKind();
    const { at } = open(tree);
    same(new Set(ids.map((id) => at(id).querySelector('.kind').getAttribute('d'))).size, ALL_KINDS.length);
  },
  'what a node waits for is shown, and where a pause holds the run'() {
    const { tree, states, waiting } = release();
    const { at } = open(tree, states, { waiting: [...waiting, { node_id: 'approve', reason: 'PAUSED' }] });
    same([at('warm').dataset.look, at('approve').dataset.look, at('approve').dataset.state], ['callback', 'held', 'NOT_REACHED']);
    that(at('approve').classList.contains('current'), 'no token where the run is held');
  },
  'passes and retries are counted, in words too'() {
    const { b, states } = loopAndRetry();
    const { at } = open(b.tree, states);
    same([...at('a').querySelectorAll('.mark text')].map((text) => text.textContent), ['3', '2']);
    that(/pass 3.*retried 2/.test(at('a').getAttribute('aria-label')), at('a').getAttribute('aria-label'));
  },
  'tokens stand where the run stands and nowhere else'() {
    const { tree, states } = release();
    const { host } = open(tree, states);
    same([...host.querySelectorAll('.node.current')].map((one) => one.dataset.nodeId).sort(), ['eu', 'warm']);
    same(host.querySelectorAll('.token').length, 2);
  },
  'taken ways and others can be told'() {
    const { tree, states } = release();
    const { host } = open(tree, states);
    const way = (source, target) => {
      const edge = Object.values(tree.flows).find((flow) => flow.source === source && flow.target === target);
      return [...host.querySelectorAll('.edge')].find((one) => one.dataset.edgeId === edge.id).dataset.way;
    };
    same([way('check', 'fork'), way('ok', 'smoke'), way('where', 'asia'), way('approve', 'sub')], ['taken', 'taken', 'untaken', 'open']);
    same(node(host, 'asia').dataset.look, 'passed-over');
  },
  'conditions stand on the edges of gateways'() {
    const { host } = open(release().tree);
    const texts = [...host.querySelectorAll('.edge-label text')].map((text) => text.textContent);
    that(['healthy', 'not yet', 'otherwise', '"eu" in ${regions}'].every((text) => texts.includes(text)), texts.join());
  },
  'a change of state touches only what changes'() {
    const { tree, states } = release();
    const { host, drawing, at } = open(tree, states);
    const watch = new MutationObserver(() => {});
    watch.observe(host.querySelector('.world'), { subtree: true, attributes: true, attributeFilter: ['data-state'] });
    const kept = at('check');
    drawing.setStates(new Map(states).set('warm', stateOf('warm', 'FINISHED', 5231)));
    const changes = watch.takeRecords().map((record) => record.target.dataset.nodeId);
    same([changes, kept === at('check'), at('warm').dataset.state], [['warm'], true, 'FINISHED']);
  },
  async 'names with markup are shown and not run'() {
    const { host } = open(hostileTree());
    await nextFrame();
    same(host.querySelectorAll('img, script, iframe, a').length, 0);
    same(globalThis.hit, undefined);
    HOSTILE.forEach((name, index) => that(node(host, `h${index}`).getAttribute('aria-label').startsWith(name), name));
    that([...host.querySelectorAll('.node .name')].some((text) => text.textContent.startsWith('<img')), 'not shown');
  },
  'a click selects, and what the page selects is marked and seen'() {
    const { at, heard, drawing, host } = open(bigTree(300));
    at('a3').dispatchEvent(new MouseEvent('click', { bubbles: true }));
    drawing.select('a280');
    same([heard.selected, host.querySelectorAll('.node.selected').length], [['a3'], 1]);
    const { left, top, right, bottom } = at('a280').querySelector('.body').getBoundingClientRect();
    const frame = host.getBoundingClientRect();
    that(left >= frame.left && right <= frame.right && top >= frame.top && bottom <= frame.bottom, 'it is out of sight');
  },
  'a subprocess opens by its button, by double click and by key'() {
    const { at, heard } = open(withInner());
    at('s').querySelector('.opener').dispatchEvent(new MouseEvent('click', { bubbles: true }));
    at('s').querySelector('.body').dispatchEvent(new MouseEvent('dblclick', { bubbles: true }));
    press(at('s'), 'o');
    same([heard.opened, heard.selected], [['s', 's', 's'], []]);
  },
  'a subprocess unfolds in place, with what is in it inside of its frame, and folds again'() {
    const { at, host } = open(withInner(), new Map([['deep', stateOf('deep', 'FAILED')]]));
    press(at('s'), 'u');
    const frame = at('s').querySelector('.body').getBoundingClientRect();
    const inner = at('deep').querySelector('.body').getBoundingClientRect();
    that(inner.left > frame.left && inner.right < frame.right && inner.top > frame.top && inner.bottom < frame.bottom, 'it is outside');
    same(at('deep').dataset.state, 'FAILED');
    at('s').querySelector('.unfolder').dispatchEvent(new MouseEvent('click', { bubbles: true }));
    same(node(host, 'deep'), undefined);
  },
  'the path shows a subprocess on its own'() {
    const { host, drawing } = open(withInner());
    drawing.setFlow(withInner(), ['s']);
    same([node(host, 's'), node(host, 'deep')?.dataset.nodeId], [undefined, 'deep']);
  },
  'wheel, buttons and keys change the size, and 0 shows the whole'() {
    const { host, at } = open(release().tree);
    const before = scaleOf(host);
    host.querySelector('.flow-frame').dispatchEvent(new WheelEvent('wheel', { deltaY: -200, clientX: 300, clientY: 200, bubbles: true, cancelable: true }));
    that(scaleOf(host) > before, 'the wheel does nothing');
    host.querySelector('.flow-tool.out').click();
    const smaller = scaleOf(host);
    press(at('check'), '+');
    that(scaleOf(host) > smaller, 'plus does nothing');
    press(at('check'), '0');
    const world = host.querySelector('.nodes').getBoundingClientRect();
    that(world.width <= 1200 && world.height <= 600, `the whole is not seen: ${world.width} by ${world.height}`);
  },
  'two fingers change the size, one moves the view, and neither selects'() {
    const { host, heard } = open(bigTree(60));
    const frame = host.querySelector('.flow-frame');
    frame.setPointerCapture = () => {};
    const finger = (type, pointerId, clientX) => frame.dispatchEvent(new PointerEvent(type, { pointerId, pointerType: 'touch', clientX, clientY: 100, bubbles: true }));
    const [x] = placeOf(host);
    finger('pointerdown', 1, 200);
    finger('pointermove', 1, 260);
    same(Math.round(placeOf(host)[0] - x), 60);
    const before = scaleOf(host);
    finger('pointerdown', 2, 400);
    finger('pointermove', 2, 540);
    that(Math.abs(scaleOf(host) / before - 2) < 0.01, `${scaleOf(host)} after ${before}`);
    finger('pointerup', 1, 260);
    finger('pointerup', 2, 540);
    host.querySelector('.node').dispatchEvent(new MouseEvent('click', { bubbles: true }));
    same(heard.selected, []);
  },
  'arrows go from node to node, and only one node is reached by Tab'() {
    const { at, host, heard } = open(release().tree);
    at('check').focus();
    press(at('check'), 'ArrowRight');
    press(document.activeElement, 'ArrowRight');
    press(document.activeElement, 'Enter');
    same(heard.selected, ['backup']);
    same([...host.querySelectorAll(".node[tabindex='0']")].map((one) => one.dataset.nodeId), ['backup']);
  },
  'on a phone the flow goes down, with nothing wider than it'() {
    const { host, at } = open(release().tree, new Map(), { width: 360 });
    const [first, next] = ['check', 'approve'].map((id) => at(id).querySelector('.body').getBoundingClientRect());
    that(next.top > first.bottom, 'it goes to the right');
    that(document.documentElement.scrollWidth <= innerWidth, 'the page scrolls aside');
    that(host.querySelector('.flow-tools').getBoundingClientRect().right <= 380, 'the buttons do not fit');
  },
  'a large flow opens at a legible size where the run stands, and has an overview'() {
    const tree = bigTree(300);
    const host = home();
    const drawing = createDrawing(host, { t });
    drawing.setStates(statesOf(tree, 0.5));
    drawing.setFlow(tree);
    that(scaleOf(host) > 0.4, 'too small');
    const frame = host.getBoundingClientRect();
    const seen = [...host.querySelectorAll('.node.current')].some((one) => {
      const box = one.getBoundingClientRect();
      return box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom;
    });
    that(seen, 'no token is seen');
    that(!host.querySelector('.flow-overview').hidden, 'no overview');
  },
  'in Chinese nothing is left in English'() {
    const { tree, states, waiting } = release('zh');
    const { host } = open(tree, states, { waiting, t: translator('zh') });
    const words = [...host.querySelectorAll('[aria-label]')].map((one) => one.getAttribute('aria-label')).join(' ');
    that(!/Finished|Failed|Activity|gateway|Larger/i.test(words) && words.includes('失败') && words.includes('分支网关'), words.slice(0, 300));
  },
  'an empty or a broken tree draws nothing and throws nothing'() {
    [null, {}, { start_event: 3, activities: [] }, treeOf('p').tree].forEach((tree) => open(tree).end());
  },
  'afterwards nothing is left'() {
    const { host, end } = open(release().tree);
    end();
    same([host.childNodes.length, host.className], [0, '']);
  },
};
