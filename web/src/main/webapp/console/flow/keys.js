const ARROWS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };
const PAN = 80;

/** What the keys do in a drawing: on a node arrows go to the next one; with Shift, or on the drawing itself, they move the view. */
export function keysOf(drawing) {
  const { view } = drawing;
  const onNode = { Enter: (shape) => drawing.choose(shape), ' ': (shape) => drawing.choose(shape), o: (shape) => drawing.enter(shape), u: (shape) => drawing.unfold(shape) };
  const anywhere = { '+': () => view.zoomIn(), '=': () => view.zoomIn(), '-': () => view.zoomOut(), 0: () => view.fit(), c: () => drawing.toCurrent() };
  return (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const shape = drawing.shapeOf(event.target);
    const act = ARROWS[event.key] ? move(drawing, event, shape) : (shape && onNode[event.key]) || anywhere[event.key];
    if (act) {
      event.preventDefault();
      act(shape);
    }
  };
}

function move(drawing, event, shape) {
  const [dx, dy] = ARROWS[event.key];
  return event.shiftKey || !shape ? () => drawing.view.pan(-dx * PAN, -dy * PAN) : () => drawing.go(shape, dx, dy);
}

/** The nearest node in a direction; what lies aside counts as farther away than what lies ahead. */
export function inDirection(shapes, from, dx, dy) {
  const [x, y] = middle(from);
  let best;
  let least = Infinity;
  for (const shape of shapes) {
    const [sx, sy] = middle(shape);
    const ahead = (sx - x) * dx + (sy - y) * dy;
    const aside = Math.abs((sx - x) * dy) + Math.abs((sy - y) * dx);
    const distance = ahead + 2.5 * aside;
    if (shape !== from && ahead > 4 && distance < least) {
      best = shape;
      least = distance;
    }
  }
  return best;
}

function middle({ at }) {
  return [at.x + at.w / 2, at.y + at.h / 2];
}
