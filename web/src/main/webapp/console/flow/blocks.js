import { analyse, ROOT } from './graph.js';

/**
 * The shape of a flow: rows of nodes one after the other, where a node that forks carries a stack of rows (its branches) and of lanes
 * (edges with nothing on them). What a fork's branches have in common behind them goes on in the row of the fork. A row holds all
 * that only it leads to, so no edge has to pass through another row's nodes.
 */
export function rowsOf(flow) {
  const graph = analyse(flow);
  const shape = { graph, rowOf: new Map(), pieceOf: new Map(), laneOf: new Map(), rows: [] };
  shape.children = childrenByDominator(graph);
  shape.root = row(shape, first(graph), null);
  shape.backs = graph.backs.map((edge) => backOf(shape, edge));
  return shape;
}

function first(graph) {
  const starts = graph.outs.get(ROOT);
  return starts.length === 1 ? starts[0].target : ROOT;
}

function childrenByDominator(graph) {
  const children = new Map(graph.order.map((id) => [id, []]));
  for (const id of graph.order) {
    if (id !== ROOT) {
      children.get(graph.dominator.get(id)).push(id);
    }
  }
  return children;
}

function row(shape, head, parent) {
  const made = { parent, depth: parent ? parent.row.depth + 1 : 0, pieces: [], backs: [] };
  shape.rows.push(made);
  let id = head;
  while (id !== null) {
    const piece = { id, row: made, index: made.pieces.length, stack: [] };
    made.pieces.push(piece);
    shape.rowOf.set(id, made);
    shape.pieceOf.set(id, piece);
    id = fillPiece(shape, piece);
  }
  return made;
}

/** Hangs the branches of a node below it, and answers what comes after it in the same row. */
function fillPiece(shape, piece) {
  const outs = shape.graph.outs.get(piece.id);
  const own = shape.children.get(piece.id);
  if (outs.length === 0) {
    return null;
  }
  if (outs.length === 1) {
    return own.includes(outs[0].target) ? outs[0].target : null;
  }
  const meeting = shape.graph.follower.get(piece.id);
  const next = own.includes(meeting) ? meeting : null;
  piece.stack = stackOf(shape, piece, outs, new Set(own.filter((id) => id !== next)));
  return next;
}

function stackOf(shape, piece, outs, own) {
  const items = outs.map((edge, index) => itemOf(shape, piece, edge, own, index));
  for (const id of own) {
    items.push(meetingOf(shape, piece, id, items));
  }
  return items.sort((a, b) => a.key - b.key);
}

function itemOf(shape, piece, edge, own, key) {
  if (own.has(edge.target) && shape.graph.ins.get(edge.target).length === 1) {
    own.delete(edge.target);
    return { key, row: row(shape, edge.target, piece) };
  }
  const item = { key, lane: edge };
  shape.laneOf.set(edge.id, item);
  return item;
}

/** Where some but not all branches meet: a row between those that lead into it. */
function meetingOf(shape, piece, id, items) {
  const keys = shape.graph.ins.get(id).map((edge) => keyOf(shape, piece, edge, items));
  const mean = keys.reduce((sum, key) => sum + key, 0) / keys.length;
  return { key: mean + 0.001, row: row(shape, id, piece) };
}

function keyOf(shape, piece, edge, items) {
  const lane = items.find((item) => item.lane === edge);
  if (lane) {
    return lane.key;
  }
  let at = shape.rowOf.get(edge.source);
  while (at && at.parent !== piece) {
    at = at.parent?.row;
  }
  return items.find((item) => item.row === at)?.key ?? 0;
}

/** An edge that leads back runs above the innermost row that holds both of its ends. */
function backOf(shape, edge) {
  let from = shape.pieceOf.get(edge.source);
  let to = shape.pieceOf.get(edge.target);
  while (from.row !== to.row) {
    if (from.row.depth >= to.row.depth) {
      from = from.row.parent;
    } else {
      to = to.row.parent;
    }
  }
  const back = { edge, row: from.row, from, to };
  from.row.backs.push(back);
  return back;
}
