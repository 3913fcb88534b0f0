/** Zoom and pan of a drawing: by wheel, drag, touch and keys. Knows nothing of flows. */

const LEAST = 0.004;
const MOST = 2.5;
const STEP = 1.25;
const DRAG_FROM = 4;

export function createViewport(frame, world, { onChange }) {
  const at = { x: 0, y: 0, k: 1 };
  const size = { width: 1, height: 1 };
  const pointers = new Map();
  let moved = false;

  const seen = { width: 1, height: 1 };
  const box = () => seen;

  /** Asked seldom: the answer makes the browser lay out all that is drawn. */
  function measure() {
    Object.assign(seen, { width: frame.clientWidth || 1, height: frame.clientHeight || 1 });
  }

  function apply() {
    world.setAttribute('transform', `translate(${at.x.toFixed(2)} ${at.y.toFixed(2)}) scale(${at.k.toFixed(4)})`);
    onChange({ ...at, ...box() });
  }

  function zoomAt(factor, x, y) {
    const k = Math.min(MOST, Math.max(LEAST, at.k * factor));
    at.x = x - ((x - at.x) * k) / at.k;
    at.y = y - ((y - at.y) * k) / at.k;
    at.k = k;
    apply();
  }

  const zoom = (factor) => zoomAt(factor, box().width / 2, box().height / 2);

  function pan(dx, dy) {
    at.x += dx;
    at.y += dy;
    apply();
  }

  /** The whole world, but never larger than it is. */
  function fit() {
    const { width, height } = box();
    at.k = Math.min(1, Math.max(LEAST, Math.min(width / size.width, height / size.height)));
    at.x = (width - size.width * at.k) / 2;
    at.y = (height - size.height * at.k) / 2;
    apply();
  }

  function centre(x, y, k = at.k) {
    const { width, height } = box();
    Object.assign(at, { k, x: width / 2 - x * k, y: height / 2 - y * k });
    apply();
  }

  /** No further than is needed to see the whole of a box, with some room around it. */
  function reveal({ x, y, w, h }) {
    const { width, height } = box();
    const room = 24;
    const dx = shift(at.x + x * at.k - room, at.x + (x + w) * at.k + room, width);
    const dy = shift(at.y + y * at.k - room, at.y + (y + h) * at.k + room, height);
    if (dx !== 0 || dy !== 0) {
      pan(dx, dy);
    }
  }

  function place(event) {
    const edge = frame.getBoundingClientRect();
    return { x: event.clientX - edge.left, y: event.clientY - edge.top };
  }

  function down(event) {
    if (event.button === 0 || event.pointerType === 'touch') {
      pointers.set(event.pointerId, place(event));
      moved = pointers.size > 1;
    }
  }

  function move(event) {
    const before = pointers.get(event.pointerId);
    if (!before) {
      return;
    }
    const now = place(event);
    if (!moved && Math.hypot(now.x - before.x, now.y - before.y) < DRAG_FROM) {
      return;
    }
    if (!moved) {
      moved = true;
      frame.setPointerCapture?.(event.pointerId);
    }
    pointers.size > 1 ? pinch(event.pointerId, before, now) : pan(now.x - before.x, now.y - before.y);
    pointers.set(event.pointerId, now);
  }

  function pinch(id, before, now) {
    const other = [...pointers].find(([key]) => key !== id)[1];
    const spread = (point) => Math.hypot(point.x - other.x, point.y - other.y) || 1;
    pan((now.x - before.x) / 2, (now.y - before.y) / 2);
    zoomAt(spread(now) / spread(before), (now.x + other.x) / 2, (now.y + other.y) / 2);
  }

  function up(event) {
    pointers.delete(event.pointerId);
  }

  function wheel(event) {
    event.preventDefault();
    const unit = event.deltaMode === 1 ? 16 : 1;
    if (event.shiftKey) {
      pan(-(event.deltaX || event.deltaY) * unit, 0);
      return;
    }
    const { x, y } = place(event);
    zoomAt(Math.exp((-event.deltaY * unit) / (event.ctrlKey ? 120 : 500)), x, y);
  }

  const listeners = { pointerdown: down, pointermove: move, pointerup: up, pointercancel: up, wheel };
  for (const [name, listener] of Object.entries(listeners)) {
    frame.addEventListener(name, listener, { passive: false });
  }

  return {
    measure,
    fit,
    pan,
    reveal,
    centre,
    zoomIn: () => zoom(STEP),
    zoomOut: () => zoom(1 / STEP),
    resize(width, height) {
      Object.assign(size, { width, height });
    },
    /** Whether the last press was a drag, so that its click is none. */
    wasDragged: () => moved,
    scaleToFit: () => Math.min(box().width / size.width, box().height / size.height),
    at: () => ({ ...at, ...box() }),
    destroy() {
      for (const [name, listener] of Object.entries(listeners)) {
        frame.removeEventListener(name, listener);
      }
    },
  };
}

function shift(low, high, room) {
  if (high - low > room || low < 0) {
    return low < 0 || high > room ? -low : 0;
  }
  return high > room ? room - high : 0;
}
