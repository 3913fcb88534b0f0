import { icon, kindIcon, svg } from './icons.js';
import { isCard, shapeName } from './sizes.js';
import { nameOf } from './looks.js';

/**
 * One node as SVG: at first only what is seen from afar, its body with colour and icon of its state. What can change while a run goes
 * on is kept apart, so that an update touches only that: `paint` of painter.js.
 */
export function nodeShape(node, box) {
  const kind = isCard(node) ? 'card' : 'small';
  const group = svg('g', { class: `node ${kind} kind-${node.kind}${box.unfolded ? ' unfolded' : ''}`, 'data-node-id': node.id, role: 'button', tabindex: '-1' });
  group.setAttribute('transform', `translate(${Math.round(box.x)} ${Math.round(box.y)})`);
  const parts = isCard(node) ? cardParts(node, box) : smallParts(node, box);
  group.append(...parts.all);
  return { group, node, box, isCard: isCard(node), chip: parts.chip, chipIcon: parts.chipIcon, detail: null, token: null };
}

/** Adds what can be read from near only. Texts are what costs most in a large drawing, so nodes get them when they come into sight. */
export function addDetail(shape, { t, sizes }) {
  const { node, box, group, chip } = shape;
  const detail = shape.isCard ? cardDetail(node, box, t, sizes) : smallDetail(node, box, t, sizes);
  const title = svg('title');
  title.textContent = nameOf(t, node);
  group.append(title, ...detail.all);
  if (shape.isCard) {
    chip.append(detail.chipText);
  }
  shape.detail = detail;
}

function cardParts(node, { w, h, unfolded }) {
  const behind = node.kind === 'subprocess' && !unfolded;
  const chip = svg('g', { class: 'chip', transform: unfolded ? `translate(${w - 200} 17)` : `translate(12 ${h - 27})` });
  const chipIcon = svg('path', { class: 'chip-icon', transform: 'translate(0 1.5) scale(.81)' });
  chip.append(chipIcon);
  const all = [
    svg('rect', { class: 'ring', x: -5, y: -5, width: w + 10, height: h + 10, rx: 11 }),
    ...(behind ? [svg('rect', { class: 'behind', x: 5, y: 5, width: w, height: h, rx: 9 })] : []),
    svg('rect', { class: 'body', width: w, height: h, rx: 9 }),
    chip,
  ];
  return { all, chip, chipIcon };
}

function cardDetail(node, box, t, sizes) {
  const { w, h, unfolded } = box;
  const buttons = node.inner ? [unfolder(w, unfolded, t), opener(w, t)] : [];
  const name = text('name', 38, unfolded ? 29 : 25, sizes.fit(nameOf(t, node), node.inner ? w - 98 : w - 50, 13, 600));
  const code = unfolded ? [] : [text('code', 38, 41, sizes.fit(subtitle(node, t), w - (node.inner ? 98 : 50), 11, 400))];
  const time = text('time', unfolded ? w - 70 : w - 12, unfolded ? 29 : h - 15, '');
  const marks = svg('g', { class: 'marks', transform: `translate(${w - 8} 0)` });
  const bar = svg('path', { class: 'bar', d: `M9 0a9 9 0 0 0-9 9v${h - 18}a9 9 0 0 0 9 9h-4.5v-${h}z` });
  const kind = svg('path', { class: 'kind', d: kindIcon(node.kind), transform: unfolded ? 'translate(14 16)' : 'translate(14 13)' });
  return { all: [bar, kind, name, ...code, time, ...buttons, marks], chipText: text('chip-text', 18, 12, ''), time, marks };
}

function subtitle(node, t) {
  if (node.kind === 'subprocess') {
    return t('flow.kind.subprocess');
  }
  return node.version && node.version !== 'legacy' ? `${node.code} ${node.version}` : node.code || t('flow.kind.activity');
}

/** Both are for the mouse; by keyboard there are keys that work on the whole node. */
function opener(w, t) {
  return cardButton('opener', 'open', w - 32, t('flow.open'));
}

function unfolder(w, unfolded, t) {
  const name = unfolded ? 'fold' : 'unfold';
  return cardButton('unfolder', name, w - 58, t(`flow.${name}`));
}

function cardButton(kind, name, x, words) {
  const title = svg('title');
  title.textContent = words;
  const shape = svg('path', { d: icon(name), transform: 'translate(4.8 4.8) scale(.9)' });
  return svg('g', { class: `card-button ${kind}`, transform: `translate(${x} 9)` }, title, svg('rect', { width: 24, height: 24, rx: 6 }), shape);
}

function smallParts(node, { w }) {
  const middle = w / 2;
  const isEvent = node.kind === 'start' || node.kind === 'end';
  const circle = (name, r) => svg('circle', { class: name, cx: middle, cy: middle, r });
  const corners = (name, grow) => svg('path', { class: name, d: diamond(middle, grow) });
  const chip = svg('g', { class: 'chip disc', transform: `translate(${w - 7} 5)` });
  const chipIcon = svg('path', { class: 'chip-icon', transform: 'translate(-5.6 -5.6) scale(.7)' });
  chip.append(svg('circle', { r: 9 }), chipIcon);
  const all = isEvent ? [circle('ring', middle + 4), circle('body', middle - 2)] : [corners('ring', 6), corners('body', 0)];
  return { all: [...all, chip], chip, chipIcon };
}

function smallDetail(node, box, t, sizes) {
  const middle = box.w / 2;
  const kind = svg('path', { class: 'kind', d: kindIcon(node.kind), transform: `translate(${middle - 9} ${middle - 9}) scale(1.125)` });
  const chipText = text('chip-text', 0, 0, '');
  const label = labelBelow(box, shapeName(node, t, sizes.fit), chipText);
  const marks = svg('g', { class: 'marks', transform: `translate(${middle - 6} 4)` });
  return { all: [kind, label, marks], chipText, time: null, marks };
}

/** The name, and below it the state in words: colour and icon alone would not be enough. */
function labelBelow(box, name, state) {
  const label = svg('g', { class: 'under', transform: `translate(${box.w / 2} ${box.h + 14})` });
  if (name) {
    label.append(text('name', 0, 0, name));
    state.setAttribute('y', 14);
  }
  label.append(state);
  return label;
}

function diamond(middle, grow) {
  const far = 2 * middle + grow;
  return `M${middle} ${-grow}L${far} ${middle}L${middle} ${far}L${-grow} ${middle}z`;
}

export function text(name, x, y, content) {
  const element = svg('text', { class: name, x, y });
  element.textContent = content;
  return element;
}

/** Pills on the upper edge, from right to left. */
export function markPills(marks, t, sizes) {
  const pills = [];
  let at = 0;
  for (const mark of marks) {
    const count = `${mark.count}`;
    const width = 22 + Math.ceil(sizes.width(count, 11, 600));
    const title = svg('title');
    title.textContent = t(`flow.mark.${mark.kind}`, { n: mark.count });
    const x = -at - width;
    pills.push(
      svg(
        'g',
        { class: `mark mark-${mark.kind}`, transform: `translate(${x} -9)` },
        title,
        svg('rect', { width, height: 18, rx: 9 }),
        svg('path', { d: icon(mark.kind), transform: 'translate(4 3.5) scale(.69)' }),
        text('count', 17, 13, count),
      ),
    );
    at += width + 4;
  }
  return pills;
}
