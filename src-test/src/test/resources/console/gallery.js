import { createDrawing } from '/console/flow/drawing.js';
import { createNodeTree } from '/console/flow/tree.js';
import { createTimeline } from '/console/flow/timeline.js';
import en from '/console/i18n/flow.en.js';
import zh from '/console/i18n/flow.zh.js';
import { bigTree, statesOf } from './fixtures.js';
import { release } from './release.js';

/** Shows one flow for people to look at: ?flow=release|300|2000 &theme=dark &lang=zh &alone &turn &unfold=id */
const asked = new URLSearchParams(location.search);
document.documentElement.dataset.theme = asked.get('theme') ?? 'light';
const texts = asked.get('lang') === 'zh' ? zh : en;
const t = (key, vars = {}) => (texts[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => vars[name] ?? whole);

const main = document.querySelector('main');
const part = (name) => main.appendChild(Object.assign(document.createElement('div'), { className: name }));
main.classList.toggle('alone', asked.has('alone'));
const [place, side, time] = ['drawing', 'side', 'time'].map(part);

const name = asked.get('flow') ?? 'release';
const made = name === 'release' ? release(asked.get('lang')) : { tree: bigTree(Number(name)), waiting: [] };
made.states ??= statesOf(made.tree, 0.5);

const began = performance.now();
const drawing = createDrawing(place, { t, now: () => made.now ?? Date.UTC(2026, 0, 5, 9, 20), onSelect: select });
drawing.setStates(made.states, made.waiting);
drawing.setFlow(made.tree);
if (asked.has('unfold')) {
  drawing.toggle(asked.get('unfold'));
}
const drawn = performance.now();
const tree = createNodeTree(side, { t, onSelect: select });
tree.setFlow(made.tree);
tree.setStates(made.states, made.waiting);
const listed = performance.now();
const timeline = createTimeline(time, { t, now: () => made.now ?? 0, onSelect: select });
timeline.setRows(made.rows ?? []);
document.title = `drawing ${Math.round(drawn - began)} ms, tree ${Math.round(listed - drawn)} ms`;
if (asked.has('select')) {
  select(asked.get('select'));
}
if (asked.has('fit')) {
  drawing.fit();
}
globalThis.drawing = drawing;

function select(id) {
  [drawing, tree, timeline].forEach((view) => view.select(id));
}
