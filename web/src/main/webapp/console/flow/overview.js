import { html } from './icons.js';

const MOST = { width: 190, height: 120 };

/** A small picture of the whole flow with the part that is seen, for flows that are larger than the view. Press it to go there. */
export function createOverview(t, { onMove }) {
  const element = html('div', { class: 'flow-overview', hidden: '', 'aria-hidden': 'true', title: t('flow.overview') });
  const canvas = html('canvas');
  const seen = html('div', { class: 'seen' });
  element.append(canvas, seen);
  const own = { scale: 1, shapes: new Map(), width: 1, height: 1, stale: true };

  function setScene({ placed }, shapes) {
    const scale = Math.min(MOST.width / placed.width, MOST.height / placed.height);
    Object.assign(own, { scale, shapes, width: placed.width, height: placed.height, stale: true });
    const dots = globalThis.devicePixelRatio || 1;
    canvas.width = Math.max(1, Math.round(placed.width * scale * dots));
    canvas.height = Math.max(1, Math.round(placed.height * scale * dots));
    element.style.width = `${Math.max(8, placed.width * scale)}px`;
    element.style.height = `${Math.max(8, placed.height * scale)}px`;
  }

  function showView({ x, y, k, width, height }) {
    const isWhole = own.width * k <= width + 1 && own.height * k <= height + 1 && x >= -1 && y >= -1;
    element.hidden = isWhole;
    if (isWhole) {
      return;
    }
    const at = (value, most) => Math.min(most, Math.max(0, value));
    const left = at((-x / k) * own.scale, own.width * own.scale);
    const top = at((-y / k) * own.scale, own.height * own.scale);
    const right = at(((width - x) / k) * own.scale, own.width * own.scale);
    const bottom = at(((height - y) / k) * own.scale, own.height * own.scale);
    Object.assign(seen.style, { left: `${left}px`, top: `${top}px`, width: `${right - left}px`, height: `${bottom - top}px` });
    if (own.stale) {
      paint();
    }
  }

  function repaint() {
    own.stale = true;
    if (!element.hidden) {
      paint();
    }
  }

  function paint() {
    own.stale = false;
    const pen = canvas.getContext('2d');
    const factor = own.scale * (globalThis.devicePixelRatio || 1);
    const colours = coloursOf(element);
    pen.clearRect(0, 0, canvas.width, canvas.height);
    for (const { at, group } of own.shapes.values()) {
      pen.fillStyle = colours(group.dataset.look);
      pen.fillRect(at.x * factor, at.y * factor, Math.max(2, at.w * factor), Math.max(2, at.h * factor));
    }
  }

  function pointed(event) {
    if (event.buttons === 1) {
      const edge = element.getBoundingClientRect();
      onMove((event.clientX - edge.left) / own.scale, (event.clientY - edge.top) / own.scale);
    }
  }

  element.addEventListener('pointerdown', pointed);
  element.addEventListener('pointermove', pointed);
  return { element, setScene, showView, repaint };
}

/** The colours of the style sheet, which differ between light and dark. */
function coloursOf(element) {
  const style = getComputedStyle(element);
  const known = new Map();
  return (look) => {
    if (!known.has(look)) {
      known.set(look, style.getPropertyValue(`--look-${look}`).trim() || style.getPropertyValue('--border-strong').trim());
    }
    return known.get(look);
  };
}
