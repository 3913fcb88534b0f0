import { GAPS } from './layout.js';
import { ROOT } from './graph.js';

/**
 * The ways of the edges, as corners along and across the flow. Ways bend only in the gaps between columns: behind its source an edge
 * goes to its lane, before its target it leaves it. `label` is where the middle of the edge's text is.
 */
export function routes(plan) {
  const forward = [...plan.shape.graph.outs.values()].flat().filter((edge) => edge.source !== ROOT);
  return [...forward.map((edge) => forwardWay(plan, edge)), ...plan.shape.backs.map((back) => backWay(plan, back))];
}

function forwardWay(plan, edge) {
  const { graph } = plan.shape;
  const from = plan.boxes.get(edge.source);
  const to = plan.boxes.get(edge.target);
  const lane = laneOf(plan, edge, from, to);
  const out = plan.columns[graph.rank.get(edge.source)].end + GAPS.bend;
  const into = plan.columns[graph.rank.get(edge.target)].start - GAPS.bend;
  const points = [
    [from.along + from.half, from.cross],
    [out, from.cross],
    [out, lane],
    [into, lane],
    [into, to.cross],
    [to.along - to.half, to.cross],
  ];
  return { edge, back: false, points: straightened(points), label: forwardLabel(plan, edge, out, lane) };
}

function forwardLabel(plan, edge, out, lane) {
  const size = plan.labels.get(edge.id);
  return size ? [out + GAPS.label + size.main / 2, lane] : null;
}

/** An edge of a fork has a lane of its own or goes in the line of the branch that it begins; any other goes on in its own line. */
function laneOf(plan, edge, from, to) {
  const lane = plan.shape.laneOf.get(edge.id);
  if (lane) {
    return lane.cross;
  }
  return plan.shape.graph.outs.get(edge.source).length > 1 ? to.cross : from.cross;
}

function backWay(plan, back) {
  const above = plan.boxes.get(back.row.pieces[0].id).cross - back.lift;
  const points = [...leaving(plan, back, above), ...entering(plan, back, above)];
  const way = straightened(points);
  return { edge: back.edge, back: true, points: way, label: backLabel(plan, back, above) };
}

/** In the line of the row the space above a node is free; elsewhere an edge goes up in the gap behind the node. */
function leaving(plan, { edge, row }, above) {
  const from = plan.boxes.get(edge.source);
  if (plan.shape.rowOf.get(edge.source) === row && edge.source !== edge.target) {
    return [[from.along, from.cross - from.before], [from.along, above]];
  }
  const gap = plan.columns[plan.shape.graph.rank.get(edge.source)].end + GAPS.bend / 2;
  return [[from.along + from.half, from.cross], [gap, from.cross], [gap, above]];
}

function entering(plan, { edge, row }, above) {
  const to = plan.boxes.get(edge.target);
  if (plan.shape.rowOf.get(edge.target) === row) {
    return [[to.along, above], [to.along, to.cross - to.before]];
  }
  const gap = plan.columns[plan.shape.graph.rank.get(edge.target)].start - GAPS.bend / 2;
  return [[gap, above], [gap, to.cross], [to.along - to.half, to.cross]];
}

function backLabel(plan, { edge }, above) {
  const size = plan.labels.get(edge.id);
  if (!size) {
    return null;
  }
  const from = plan.boxes.get(edge.source);
  const to = plan.boxes.get(edge.target);
  return [(from.along + to.along) / 2, above];
}

/** Without corners that are none. */
function straightened(points) {
  const kept = [];
  for (const point of points) {
    const before = kept[kept.length - 1];
    if (before && same(before, point)) {
      continue;
    }
    const twoBefore = kept[kept.length - 2];
    if (twoBefore && inLine(twoBefore, before, point)) {
      kept.pop();
    }
    kept.push(point);
  }
  return kept;
}

function same(a, b) {
  return Math.abs(a[0] - b[0]) < 0.5 && Math.abs(a[1] - b[1]) < 0.5;
}

function inLine(a, b, c) {
  return (Math.abs(a[0] - b[0]) < 0.5 && Math.abs(b[0] - c[0]) < 0.5) || (Math.abs(a[1] - b[1]) < 0.5 && Math.abs(b[1] - c[1]) < 0.5);
}

/** A way as an SVG path with round corners. */
export function roundedPath(points, radius = 10) {
  const [first, ...rest] = points;
  let path = `M${fix(first[0])} ${fix(first[1])}`;
  rest.forEach((corner, index) => {
    const next = rest[index + 1];
    path += next ? bend(index === 0 ? first : rest[index - 1], corner, next, radius) : `L${fix(corner[0])} ${fix(corner[1])}`;
  });
  return path;
}

function bend(before, corner, next, radius) {
  const r = Math.min(radius, length(before, corner) / 2, length(corner, next) / 2);
  const [ax, ay] = towards(corner, before, r);
  const [bx, by] = towards(corner, next, r);
  return `L${fix(ax)} ${fix(ay)}Q${fix(corner[0])} ${fix(corner[1])} ${fix(bx)} ${fix(by)}`;
}

function length(a, b) {
  return Math.hypot(a[0] - b[0], a[1] - b[1]);
}

function towards(from, to, distance) {
  const whole = length(from, to) || 1;
  return [from[0] + ((to[0] - from[0]) * distance) / whole, from[1] + ((to[1] - from[1]) * distance) / whole];
}

function fix(number) {
  return Math.round(number * 10) / 10;
}
