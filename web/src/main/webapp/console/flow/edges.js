import { roundedPath } from './routes.js';
import { svg } from './icons.js';
import { labelOf } from './sizes.js';
import { text } from './shapes.js';

/** One edge as SVG: its way, its head, and the condition on it. */
export function edgeShape(placed, { t, sizes }) {
  const { edge, back, points } = placed;
  const group = svg('g', { class: back ? 'edge back' : 'edge', 'data-edge-id': edge.id });
  group.append(svg('path', { class: 'line', d: roundedPath(shortOf(points)) }), svg('path', { class: 'head', d: head(points) }));
  const label = placed.label ? edgeLabel(edge, placed.label, t, sizes) : null;
  return { group, label, edge };
}

/** Ends where the head begins, so that a thick line does not look out of its tip. */
function shortOf(points) {
  const { ux, uy } = direction(points);
  const [x, y] = points[points.length - 1];
  return [...points.slice(0, -1), [x - ux * 6, y - uy * 6]];
}

function head(points) {
  const { ux, uy } = direction(points);
  const [x, y] = points[points.length - 1];
  const base = [x - ux * 9, y - uy * 9];
  const at = (side) => `${round(base[0] - uy * side)} ${round(base[1] + ux * side)}`;
  return `M${round(x)} ${round(y)}L${at(4.5)}L${at(-4.5)}z`;
}

function direction(points) {
  const [x, y] = points[points.length - 1];
  const [px, py] = points[points.length - 2] ?? [x - 1, y];
  const length = Math.hypot(x - px, y - py) || 1;
  return { ux: (x - px) / length, uy: (y - py) / length };
}

function round(number) {
  return Math.round(number * 10) / 10;
}

function edgeLabel(edge, { x, y, w, h }, t, sizes) {
  const title = svg('title');
  title.textContent = edge.expression && edge.expression !== edge.label ? `${labelOf(edge, t)}: ${edge.expression}` : labelOf(edge, t);
  const group = svg('g', { class: edge.isDefault ? 'edge-label default' : 'edge-label', transform: `translate(${Math.round(x)} ${Math.round(y)})` });
  group.append(title, svg('rect', { x: -w / 2, y: -h / 2, width: w, height: h, rx: h / 2 }), text('condition', 0, 4, sizes.labelText(edge)));
  return group;
}

/** taken, untaken or open. */
export function paintEdge(shape, way) {
  if (shape.group.dataset.way !== way) {
    shape.group.dataset.way = way;
    if (shape.label) {
      shape.label.dataset.way = way;
    }
  }
}
