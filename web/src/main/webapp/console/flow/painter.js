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
  if (shape.shown !== shown) {
    shape.shown = shown;
    paintLook(shape, view, context);
    paintMarks(shape, view, context);
    paintToken(shape, view.current);
  }
  paintTime(shape, view, context);
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

function paintLook(shape, view, { t }) {
  const { group, node, chipIcon, chipText } = shape;
  group.dataset.state = dataState(view.state);
  group.dataset.look = view.look;
  group.setAttribute('aria-label', described(t, node, view.state, view.look));
  chipIcon.setAttribute('d', icon(view.look));
  shape.word = !shape.time && SAID_BY_ICON.has(view.look) ? '' : t(`flow.look.${view.look}`);
  chipText.textContent = shape.word;
}

function paintMarks(shape, view, { t, sizes }) {
  const marks = marksOf(view.state);
  if (marks.length > 0 || shape.marks.hasChildNodes()) {
    shape.marks.replaceChildren(...markPills(marks, t, sizes));
  }
}

/** The token that stands here: a disc on the edge, with a ring that beats. */
function paintToken(shape, current) {
  shape.group.classList.toggle('current', current);
  if (current && !shape.token) {
    const at = shape.time ? [16, 0] : [4, shape.box.h - 8];
    shape.token = svg('g', { class: 'token', transform: `translate(${at.join(' ')})` });
    shape.token.append(svg('circle', { class: 'beat', r: 7 }), svg('circle', { class: 'dot', r: 6 }));
    shape.group.append(shape.token);
  } else if (!current && shape.token) {
    shape.token.remove();
    shape.token = null;
  }
}

/** The time, and beside it as much of the state as there is room for. */
export function paintTime(shape, view, { t, now, sizes }) {
  if (!shape.time) {
    return;
  }
  const text = elapsed(t, view.state, now());
  if (shape.time.textContent !== text) {
    shape.time.textContent = text;
  }
  const room = CHIP_ROOM - sizes.width(text, 11);
  const word = shape.word && sizes.fit(shape.word, room, 11.5, 600);
  if (shape.chipText.textContent !== word) {
    shape.chipText.textContent = word;
  }
}
