import { readFlow } from './model.js';
import { layout } from './layout.js';
import { nodeShape } from './shapes.js';
import { edgeShape, paintEdge } from './edges.js';
import { paint, viewOf } from './painter.js';
import { svg } from './icons.js';
import { wayOf } from './taken.js';

/** What an unfolded subprocess needs around its own flow. */
export const FRAME = { side: 8, head: 46, foot: 8 };

/** A flow with the subprocesses that are unfolded in it, each node and edge with its place. */
export function planScene(tree, unfolded, { sizes, down }) {
  const flow = readFlow(tree);
  const inner = new Map();
  for (const node of flow.nodes.values()) {
    if (node.inner && unfolded.has(node.id)) {
      inner.set(node.id, planScene(node.inner, unfolded, { sizes, down }));
    }
  }
  const sizeOf = (node) => (inner.has(node.id) ? frameSize(inner.get(node.id), sizes.nodeSize(node)) : sizes.nodeSize(node));
  const placed = layout(flow, { sizeOf, labelOf: sizes.labelSize, down });
  const backs = new Set(placed.edges.filter((edge) => edge.back).map((edge) => edge.edge.id));
  return { tree, flow, placed, backs, inner };
}

function frameSize({ placed }, least) {
  return {
    w: Math.max(least.w + 60, placed.width + 2 * FRAME.side),
    h: placed.height + FRAME.head + FRAME.foot,
    label: null,
    unfolded: true,
  };
}

/** Draws a scene into a group, edges below nodes, and enters every shape in `shapes` and `edges` with its absolute place. */
export function drawScene(scene, group, drawing, x = 0, y = 0) {
  const lines = svg('g', { class: 'edges' });
  const labels = svg('g', { class: 'edge-labels' });
  const nodes = svg('g', { class: 'nodes' });
  for (const placed of scene.placed.edges) {
    const shape = edgeShape(placed, drawing);
    lines.append(shape.group);
    if (shape.label) {
      labels.append(shape.label);
    }
    drawing.edges.set(placed.edge.id, shape);
  }
  for (const id of scene.placed.order) {
    nodes.append(drawNode(scene, id, drawing, x, y));
  }
  group.append(lines, nodes, labels);
}

function drawNode(scene, id, drawing, x, y) {
  const box = scene.placed.nodes.get(id);
  const node = scene.flow.nodes.get(id);
  const shape = nodeShape(node, box);
  shape.at = { x: x + box.x, y: y + box.y, w: box.w, h: box.h };
  shape.flow = scene.flow;
  drawing.shapes.set(id, shape);
  const inner = scene.inner.get(id);
  if (!inner) {
    return shape.group;
  }
  const left = FRAME.side + (box.w - 2 * FRAME.side - inner.placed.width) / 2;
  const within = svg('g', { class: 'within', transform: `translate(${box.x + left} ${box.y + FRAME.head})` });
  drawScene(inner, within, drawing, shape.at.x + left, shape.at.y + FRAME.head);
  return svg('g', {}, shape.group, within);
}

/** Shows the states of a run on a drawn scene. */
export function paintScene(scene, drawing, run) {
  const way = wayOf(scene.flow, run.states, scene.backs, scene.placed.order);
  const known = { ...run, passedOver: way.passedOver };
  for (const node of scene.flow.nodes.values()) {
    paint(drawing.shapes.get(node.id), viewOf(node, known), drawing);
  }
  const painted = [...way.edges].map(([id, kind]) => [drawing.edges.get(id), kind]);
  painted.forEach(([shape, kind]) => paintEdge(shape, kind));
  for (const inner of scene.inner.values()) {
    paintScene(inner, drawing, run);
  }
}
