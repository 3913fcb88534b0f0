import { readFlow } from '/console/flow/model.js';
import { layout } from '/console/flow/layout.js';
import { roundedPath } from '/console/flow/routes.js';
import { same, that } from './expect.js';
import { bigTree, tangle, treeOf } from './fixtures.js';

const sizeOf = (node) => (['activity', 'subprocess'].includes(node.kind) ? { w: 212, h: 78, label: null } : { w: 46, h: 46, label: { w: 70, h: 34 } });
const labelOf = (edge) => (edge.label ? { w: 90, h: 20 } : null);

const placed = (tree, down = false) => layout(readFlow(tree), { sizeOf, labelOf, down });

function line(b, ...ids) {
  ids.slice(1).forEach((id, index) => b.edge(ids[index], id));
}

/** All that makes a drawing wrong, in words. */
function faults(tree) {
  return [false, true].flatMap((down) => {
    const drawn = placed(tree, down);
    const boxes = [...drawn.nodes.values()];
    return [...overlaps(boxes), ...outside(boxes, drawn), ...drawn.edges.flatMap((edge) => edgeFaults(edge, boxes, drawn.nodes)), ...labelFaults(drawn, boxes)];
  });
}

function overlaps(boxes) {
  const sorted = [...boxes].sort((a, b) => a.x - b.x);
  return sorted.flatMap((a, index) => {
    const near = [];
    for (let at = index + 1; at < sorted.length && sorted[at].x < a.x + a.w; at++) {
      if (a.y < sorted[at].y + sorted[at].h && sorted[at].y < a.y + a.h) {
        near.push(`${a.id} lies on ${sorted[at].id}`);
      }
    }
    return near;
  });
}

function outside(boxes, { width, height }) {
  return boxes.filter(({ x, y, w, h }) => !(x >= 0 && y >= 0 && x + w <= width && y + h <= height)).map(({ id }) => `${id} is outside`);
}

function edgeFaults({ edge, points }, boxes, nodes) {
  const ends = [
    [nodes.get(edge.source), points[0]],
    [nodes.get(edge.target), points[points.length - 1]],
  ];
  const loose = ends.filter(([box, at]) => !touches(box, at)).map(([box]) => `${edge.id} does not touch ${box.id}`);
  const crossed = points.slice(1).flatMap((point, index) => crossings(edge, points[index], point, boxes));
  return [...loose, ...crossed];
}

function touches({ x, y, w, h }, [px, py]) {
  const inside = px > x - 1 && px < x + w + 1 && py > y - 1 && py < y + h + 1;
  return inside && (near(px, x) || near(px, x + w) || near(py, y) || near(py, y + h));
}

const near = (one, other) => Math.abs(one - other) < 1;

function crossings(edge, [ax, ay], [bx, by], boxes) {
  const [left, right, top, bottom] = [Math.min(ax, bx), Math.max(ax, bx), Math.min(ay, by), Math.max(ay, by)];
  const slanted = right - left > 0.5 && bottom - top > 0.5 ? [`${edge.id} is slanted`] : [];
  const hit = boxes.filter(({ x, y, w, h }) => left < x + w - 1 && right > x + 1 && top < y + h - 1 && bottom > y + 1);
  return [...slanted, ...hit.map(({ id }) => `${edge.id} crosses ${id}`)];
}

function labelFaults({ edges }, boxes) {
  return edges.filter((edge) => edge.label).flatMap(({ edge, label }) => {
    const { x, y, w, h } = { x: label.x - label.w / 2, y: label.y - label.h / 2, w: label.w, h: label.h };
    return boxes.filter((box) => x < box.x + box.w && box.x < x + w && y < box.y + box.h && box.y < y + h).map((box) => `the text of ${edge.id} lies on ${box.id}`);
  });
}

function isRight(tree) {
  const found = faults(tree);
  same(found.slice(0, 5), [], tree.id);
  Object.values(tree.activities ?? {}).filter((activity) => activity.pipeline).forEach((activity) => isRight(activity.pipeline));
}

function forkOf(branches) {
  const b = treeOf('p');
  b.gateway('g', 'ParallelGateway');
  b.gateway('c', 'ConvergeGateway');
  b.edge(b.start, 'g');
  for (let at = 0; at < branches; at++) {
    b.activity(`a${at}`);
    line(b, 'g', `a${at}`, 'c');
  }
  b.edge('c', b.end);
  return b.tree;
}

export const facts = {
  async 'nothing overlaps or is crossed in any tree of the conformance suite'() {
    const cases = await (await fetch('/conformance.json')).json();
    that(cases.length > 50, 'too few');
    cases.filter(({ tree }) => tree).forEach(({ tree }) => isRight(tree));
  },
  'nothing overlaps or is crossed in flows that nobody has put in order'() {
    for (let seed = 1; seed <= 120; seed++) {
      isRight(tangle(4 + (seed % 30), seed));
    }
  },
  'nothing overlaps or is crossed with 300 and with 2,000 nodes'() {
    isRight(bigTree(300, 3));
    isRight(bigTree(2000, 4));
  },
  'a line of nodes is straight'() {
    const b = treeOf('p');
    ['x', 'y', 'z'].forEach((id) => b.activity(id));
    line(b, b.start, 'x', 'y', 'z', b.end);
    const drawn = placed(b.tree);
    same(new Set([...drawn.nodes.values()].map((box) => box.cy)).size, 1);
    that(drawn.edges.every((edge) => edge.points.length === 2), 'an edge bends');
  },
  'branches stand in their order, the fork before the middle, and what follows them in its line'() {
    for (const count of [2, 3, 4]) {
      const { nodes } = placed(forkOf(count));
      const heights = Array.from({ length: count }, (none, at) => nodes.get(`a${at}`).cy);
      same(heights, [...heights].sort((a, b) => a - b));
      same([nodes.get('g').cy, nodes.get('c').cy], Array(2).fill((heights[0] + heights[count - 1]) / 2));
    }
  },
  'an edge that leads back runs above all that it passes'() {
    const b = treeOf('p');
    b.gateway('g', 'ExclusiveGateway');
    ['x', 'y'].forEach((id) => b.activity(id));
    line(b, b.start, 'x', 'y', 'g', b.end);
    b.edge('g', 'x', 'again');
    const drawn = placed(b.tree);
    const back = drawn.edges.find((edge) => edge.back);
    that(Math.min(...back.points.map(([, y]) => y)) < drawn.nodes.get('y').y, 'it does not');
    same([back.edge.source, back.edge.target], ['g', 'x']);
  },
  'loops within loops have lines of their own'() {
    const b = treeOf('p');
    ['g', 'h'].forEach((id) => b.gateway(id, 'ExclusiveGateway'));
    ['x', 'y'].forEach((id) => b.activity(id));
    line(b, b.start, 'x', 'y', 'g', 'h', b.end);
    b.edge('g', 'y', 'inner');
    b.edge('h', 'x', 'outer');
    const tops = placed(b.tree).edges.filter((edge) => edge.back).map((edge) => Math.min(...edge.points.map(([, y]) => y)));
    that(Math.abs(tops[0] - tops[1]) >= 20, `they lie on each other: ${tops}`);
  },
  'a node that leads to itself is drawn'() {
    const b = treeOf('p');
    b.gateway('g', 'ExclusiveGateway');
    line(b, b.start, 'g', 'g', b.end);
    isRight(b.tree);
  },
  'a branch without nodes has a line of its own'() {
    const b = treeOf('p');
    b.gateway('g', 'ExclusiveGateway');
    b.gateway('c', 'ConvergeGateway');
    b.activity('x');
    line(b, b.start, 'g', 'x', 'c', b.end);
    const direct = b.edge('g', 'c', 'else');
    const drawn = placed(b.tree);
    that(drawn.edges.find((edge) => edge.edge.id === direct).points.some(([, y]) => Math.abs(y - drawn.nodes.get('x').cy) > 40), 'it has none');
    isRight(b.tree);
  },
  'nodes that nothing leads to are drawn too'() {
    const b = treeOf('p');
    ['x', 'y'].forEach((id) => b.activity(id));
    b.edge('x', 'y');
    const found = placed(b.tree);
    same(found.nodes.size, 4);
    isRight(b.tree);
  },
  'no nodes are no error'() {
    same(placed({}).nodes.size, 0);
  },
  'corners are round, short ways less so'() {
    same(roundedPath([[0, 0], [50, 0], [50, 8]], 10), 'M0 0L46 0Q50 0 50 4L50 8');
  },
  'down is right, turned'() {
    const drawn = placed(forkOf(3), true);
    that(drawn.nodes.get('g').cy < drawn.nodes.get('a0').cy && drawn.nodes.get('a0').cx < drawn.nodes.get('a1').cx, 'it is not');
  },
};
