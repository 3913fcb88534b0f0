import { pathTo, readFlow, treeAt } from '/console/flow/model.js';
import { same, that } from './expect.js';
import { treeOf } from './fixtures.js';

function fork() {
  const b = treeOf('p');
  b.gateway('g', 'ExclusiveGateway');
  b.activity('one');
  b.activity('two');
  b.edge(b.start, 'g');
  b.first = b.edge('g', 'one', '${a} == 1');
  b.second = b.edge('g', 'two', '${a} == 2', 'the second');
  return b;
}

const ODD = [null, undefined, 7, 'tree', [], {}, { activities: 3, gateways: null, flows: 'x' }, { activities: { a: null, b: 1 }, flows: { f: {}, g: null } }];

export const facts = {
  'branches come in the order of outgoing, whatever the order of flows'() {
    const { tree, first, second } = fork();
    tree.gateways.g.outgoing = [second, first];
    same(readFlow(tree).nodes.get('g').outs.map((edge) => edge.id), [second, first]);
  },
  'an edge bears the name of its condition, else the condition'() {
    const { tree, first, second } = fork();
    const edges = new Map(readFlow(tree).edges.map((edge) => [edge.id, edge]));
    same([edges.get(first).label, edges.get(second).label, edges.get(second).expression], ['${a} == 1', 'the second', '${a} == 2']);
  },
  'both ways of saying default are read'() {
    const { tree, first, second } = fork();
    tree.gateways.g.default_condition = { flow_id: first };
    tree.flows[second].is_default = true;
    const edges = new Map(readFlow(tree).edges.map((edge) => [edge.id, edge]));
    that(edges.get(first).isDefault && edges.get(second).isDefault, 'not read');
  },
  'a tree of whatever form is no error'() {
    ODD.forEach((tree) => same(readFlow(tree).edges.length, 0));
  },
  'an edge to nowhere is left out'() {
    const { tree } = fork();
    tree.flows.odd = { id: 'odd', source: 'g', target: 'gone' };
    same(readFlow(tree).edges.length, 3);
  },
  'the way to a node leads through its subprocesses'() {
    const inner = treeOf('s');
    inner.activity('deep');
    const outer = treeOf('p');
    outer.subprocess('s', inner.tree);
    same([pathTo(outer.tree, 'deep'), pathTo(outer.tree, 's'), pathTo(outer.tree, 'gone')], [['s'], [], null]);
    same(treeAt(outer.tree, ['s']).id, 's');
    same(treeAt(outer.tree, ['gone']), null);
  },
};
