import { measurer, shortened } from './text.js';
import { nameOf } from './looks.js';

/** The sizes of what is drawn, in pixels before any zoom. */
export const CARD = { w: 212, h: 78 };
export const GATE = 46;
export const EVENT = 38;
const NAME_ROOM = 150;
const LABEL_ROOM = 150;
const LABEL_HEIGHT = 20;

export function sizes(t, family) {
  const width = measurer(family);
  const fit = (text, room, size, weight) => shortened(text, room, (line) => width(line, size, weight));
  return {
    width,
    fit,
    nodeSize: (node) => nodeSize(node, t, fit, width),
    labelSize: (edge) => labelSize(edge, t, fit, width),
    labelText: (edge) => fit(labelOf(edge, t), LABEL_ROOM, 11.5, 500),
  };
}

export function isCard(node) {
  return node.kind === 'activity' || node.kind === 'subprocess';
}

function nodeSize(node, t, fit, width) {
  if (isCard(node)) {
    return { w: CARD.w, h: CARD.h, label: null };
  }
  const side = node.kind === 'start' || node.kind === 'end' ? EVENT : GATE;
  const name = shapeName(node, t, fit);
  return { w: side, h: side, label: name ? { w: Math.ceil(width(name, 12, 500)), h: 34 } : { w: 0, h: 18 } };
}

/** Gateways are known by their shape; only what somebody has named gets a text. */
export function shapeName(node, t, fit) {
  const name = node.kind === 'start' || node.kind === 'end' ? nameOf(t, node) : node.name;
  return name ? fit(name, NAME_ROOM, 12, 500) : '';
}

export function labelOf(edge, t) {
  if (edge.isDefault) {
    return edge.label && edge.label !== edge.expression ? edge.label : t('flow.edge.default');
  }
  return edge.label;
}

function labelSize(edge, t, fit, width) {
  const text = labelOf(edge, t);
  return text ? { w: Math.ceil(width(fit(text, LABEL_ROOM, 11.5, 500), 11.5, 500)) + 18, h: LABEL_HEIGHT } : null;
}
