import { ROOT } from './graph.js';
import { rowsOf } from './blocks.js';
import { routes } from './routes.js';

/** Distances in pixels; `column` is between two columns, `lane` between two branches, `back` between two edges that lead back. */
export const GAPS = { column: 60, bend: 20, lane: 26, back: 24, label: 8, margin: 32 };

/**
 * Gives every node of a flow a place and every edge a way, so that no two nodes overlap and no edge crosses a node.
 *
 * Everything is reckoned along the flow (`main`) and across it (`cross`), and turned into x and y at the end: to the right, or down
 * for narrow screens.
 *
 * @param sizeOf (node) → {w, h, label: {w, h} | null}: the shape, and a text below it (beside it, when the flow goes down)
 * @param labelOf (edge) → {w, h} | null: the text on an edge
 */
export function layout(flow, { sizeOf, labelOf, down = false }) {
  const shape = rowsOf(flow);
  const plan = { flow, shape, down, boxes: boxes(flow, sizeOf, down), labels: labels(flow, labelOf, down) };
  measure(plan);
  place(plan);
  columns(plan);
  return finish(plan, routes(plan));
}

function boxes(flow, sizeOf, down) {
  const found = new Map([[ROOT, { id: ROOT, half: 0, before: 0, after: 0, main: 0 }]]);
  for (const node of flow.nodes.values()) {
    const size = sizeOf(node);
    found.set(node.id, { id: node.id, size, ...(down ? downwards(size) : rightwards(size)) });
  }
  return found;
}

/** half: of the shape along the flow; before, after: across it, from its middle; main: what the column needs. */
function rightwards({ w, h, label }) {
  return { half: w / 2, before: h / 2, after: h / 2 + (label ? label.h + 4 : 0), main: Math.max(w, label?.w ?? 0) };
}

function downwards({ w, h, label }) {
  return { half: h / 2, before: w / 2, after: w / 2 + (label ? label.w + 8 : 0), main: Math.max(h, label?.h ?? 0) };
}

function labels(flow, labelOf, down) {
  const found = new Map();
  for (const edge of flow.edges) {
    const size = labelOf(edge);
    if (size) {
      found.set(edge.id, { ...size, main: down ? size.h : size.w, half: (down ? size.w : size.h) / 2 });
    }
  }
  return found;
}

/** From the innermost rows outwards: how far each reaches to either side of its line. */
function measure(plan) {
  const innermostFirst = [...plan.shape.rows].sort((a, b) => b.depth - a.depth);
  for (const row of innermostFirst) {
    for (const piece of row.pieces) {
      measurePiece(plan, piece);
    }
    row.before = Math.max(...row.pieces.map((piece) => piece.before));
    row.after = Math.max(...row.pieces.map((piece) => piece.after));
    liftBacks(plan, row);
  }
}

function measurePiece(plan, piece) {
  const box = plan.boxes.get(piece.id);
  piece.before = box.before;
  piece.after = box.after;
  if (piece.stack.length === 0) {
    return;
  }
  let cursor = 0;
  for (const item of piece.stack) {
    const extent = extentOf(plan, item);
    item.offset = cursor + extent.before;
    cursor = item.offset + extent.after + GAPS.lane;
  }
  const middle = middleOf(piece.stack);
  piece.stack.forEach((item) => (item.offset -= middle));
  piece.before = Math.max(piece.before, middle);
  piece.after = Math.max(piece.after, cursor - GAPS.lane - middle);
}

function extentOf(plan, item) {
  if (item.row) {
    const heads = plan.shape.graph.ins.get(item.row.pieces[0].id);
    const half = Math.max(...heads.map((edge) => plan.labels.get(edge.id)?.half ?? 0));
    return { before: Math.max(item.row.before, half), after: Math.max(item.row.after, half) };
  }
  const half = Math.max(8, plan.labels.get(item.lane.id)?.half ?? 0);
  return { before: half, after: half };
}

/** An odd number of branches has one that goes straight on; of an even number the fork stands between the middle two. */
function middleOf(stack) {
  const half = Math.floor((stack.length - 1) / 2);
  return Math.round((stack[half].offset + stack[stack.length - 1 - half].offset) / 2);
}

/** Edges that lead back run above the pieces that they pass, the shortest innermost. */
function liftBacks(plan, row) {
  const backs = row.backs.map((back) => ({ back, ends: [back.from.index, back.to.index].sort((a, b) => a - b) }));
  backs.sort((a, b) => a.ends[1] - a.ends[0] - (b.ends[1] - b.ends[0]));
  const ceiling = row.pieces.map((piece) => piece.before);
  for (const { back, ends } of backs) {
    const passed = ceiling.slice(ends[0], ends[1] + 1);
    const half = plan.labels.get(back.edge.id)?.half ?? 4;
    back.lift = Math.max(...passed) + GAPS.back + half - 4;
    ceiling.fill(back.lift + half, ends[0], ends[1] + 1);
  }
  row.before = Math.max(row.before, ...ceiling);
}

/** From the outermost row inwards: where its line runs. */
function place(plan) {
  plan.shape.root.cross = 0;
  for (const row of plan.shape.rows) {
    for (const piece of row.pieces) {
      plan.boxes.get(piece.id).cross = row.cross;
      for (const item of piece.stack) {
        item.cross = row.cross + item.offset;
        if (item.row) {
          item.row.cross = item.cross;
        }
      }
    }
  }
}

/** All nodes that are equally far from the start stand in one column; texts on edges have their place before the next. */
function columns(plan) {
  const { rank, order, outs } = plan.shape.graph;
  const columnsFound = [];
  for (const id of order) {
    if (id !== ROOT) {
      const column = (columnsFound[rank.get(id)] ??= { width: 0, gap: GAPS.column });
      column.width = Math.max(column.width, plan.boxes.get(id).main);
      column.gap = Math.max(column.gap, gapFor(plan, outs.get(id)));
    }
  }
  let at = 0;
  for (const column of columnsFound) {
    column.start = at;
    column.end = at + column.width;
    at = column.end + column.gap;
  }
  for (const id of order) {
    const column = columnsFound[rank.get(id)];
    plan.boxes.get(id).along = column ? (column.start + column.end) / 2 : -GAPS.column;
  }
  plan.columns = columnsFound;
}

function gapFor(plan, edges) {
  const widest = Math.max(0, ...edges.map((edge) => plan.labels.get(edge.id)?.main ?? 0));
  return widest > 0 ? widest + 2 * GAPS.bend + 2 * GAPS.label : 0;
}

function finish(plan, ways) {
  const turn = turnOf(plan);
  const nodes = new Map();
  for (const box of plan.boxes.values()) {
    if (box.id !== ROOT) {
      const [cx, cy] = turn(box.along, box.cross);
      nodes.set(box.id, { id: box.id, cx, cy, x: cx - box.size.w / 2, y: cy - box.size.h / 2, ...box.size });
    }
  }
  const edges = ways.map((way) => ({
    edge: way.edge,
    back: way.back,
    points: way.points.map(([main, cross]) => turn(main, cross)),
    label: labelAt(plan, way, turn),
  }));
  return { nodes, edges, order: plan.shape.graph.order.filter((id) => id !== ROOT), ...extent(plan), down: plan.down };
}

function turnOf({ shape, down }) {
  const main = GAPS.margin;
  const cross = GAPS.margin + shape.root.before;
  return down ? (m, c) => [c + cross, m + main] : (m, c) => [m + main, c + cross];
}

function labelAt(plan, way, turn) {
  const size = plan.labels.get(way.edge.id);
  if (!size || !way.label) {
    return null;
  }
  const [x, y] = turn(...way.label);
  return { x, y, w: size.w, h: size.h };
}

function extent({ columns: all, shape, down }) {
  const main = (all.length > 0 ? all[all.length - 1].end : 0) + 2 * GAPS.margin;
  const cross = shape.root.before + shape.root.after + 2 * GAPS.margin;
  return down ? { width: cross, height: main } : { width: main, height: cross };
}
