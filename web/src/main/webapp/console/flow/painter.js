import { dataState, described, isCurrent, lookOf, marksOf } from './looks.js';
import { CARD } from './sizes.js';
import { elapsed } from './times.js';
import { icon, svg } from './icons.js';
import { markPills } from './shapes.js';

const CHIP_ROOM = CARD.w - 50;

/** Small shapes have no text for what most of them show: there the icon is enough. */
const SAID_BY_ICON = new Set(['unreached', 'passed-over', 'finished']);

/** Shows a state on the shape of a node, and does nothing if it shows it already. */
export function paint(shape, view, context) {
  const shown = signature(view);
  shape.view = view;
  if (shape.shown !== shown) {
    shape.shown = shown;
    paintLook(shape, view, context);
    paintToken(shape, view.current);
    paintDetail(shape, context);
  } else {
    paintTime(shape, context);
  }
}

/** Shows what it stands for on a shape that has its detail. */
export function paintDetail(shape, context) {
  if (shape.detail) {
    shape.word = !shape.isCard && SAID_BY_ICON.has(shape.view.look) ? '' : context.t(`flow.look.${shape.view.look}`);
    shape.detail.chipText.textContent = shape.word;
    paintMarks(shape, context);
    paintTime(shape, context);
  }
}

/** All that a node shows, from what is known of the run. */
export function viewOf(node, { states, waiting, runState, passedOver }) {
  const state = states.get(node.id);
  const wait = waiting.get(node.id);
  const look = lookOf(state, wait);
  return {
    state,
    look: look === 'unreached' && passedOver.has(node.id) ? 'passed-over' : look,
    current: isCurrent(state, wait, runState),
  };
}

function signature({ state, look, current }) {
  return [state?.state, look, current, state?.loop, state?.retry].join('|');
}

function paintLook({ group, node, chipIcon }, view, { t }) {
  group.dataset.state = dataState(view.state);
  group.dataset.look = view.look;
  group.setAttribute('aria-label', described(t, node, view.state, view.look));
  chipIcon.setAttribute('d', icon(view.look));
}

function paintMarks({ detail, view }, { t, sizes }) {
  const marks = marksOf(view.state);
  if (marks.length > 0 || detail.marks.hasChildNodes()) {
    detail.marks.replaceChildren(...markPills(marks, t, sizes));
  }
}

/** The token that stands here: a disc on the edge, with a ring that beats. */
function paintToken(shape, current) {
  shape.group.classList.toggle('current', current);
  if (current && !shape.token) {
    const at = shape.isCard ? [16, 0] : [4, shape.box.h - 8];
    shape.token = svg('g', { class: 'token', transform: `translate(${at.join(' ')})` });
    shape.token.append(svg('circle', { class: 'beat', r: 7 }), svg('circle', { class: 'dot', r: 6 }));
    shape.group.append(shape.token);
  } else if (!current && shape.token) {
    shape.token.remove();
    shape.token = null;
  }
}

/** The time, and beside it as much of the state as there is room for. */
export function paintTime({ detail, view, word }, { t, now, sizes }) {
  if (detail?.time) {
    const text = elapsed(t, view.state, now());
    write(detail.time, text);
    write(detail.chipText, word && sizes.fit(word, CHIP_ROOM - sizes.width(text, 11), 11.5, 600));
  }
}

function write(element, text) {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}
