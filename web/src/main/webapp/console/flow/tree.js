import { readFlow } from './model.js';
import { rowsOf } from './blocks.js';
import { viewOf } from './painter.js';
import { wayOf } from './taken.js';
import { byNode, dataState, described, marksOf, nameOf } from './looks.js';
import { html, icon, inlineIcon, kindIcon } from './icons.js';
import { labelOf } from './sizes.js';
import { learnZone } from './times.js';
import { treeKeys } from './treekeys.js';

/**
 * The nodes of a flow as a tree that works without seeing the drawing: in the order of the flow, what is behind a fork below it, and
 * what is in a subprocess below that. Each is an element with `data-node-id` and `data-state`. Its style is in `flow.css` and `tree.css`.
 *
 * @param onSelect (node id) → when a node is chosen
 */
export function createNodeTree(host, { t, onSelect = () => {} }) {
  const tree = new NodeTree(host, t, onSelect);
  return {
    setFlow: (flow) => tree.setFlow(flow),
    setStates: (states, waiting) => tree.setStates(states, waiting),
    select: (nodeId) => tree.select(nodeId),
    /** Folds or unfolds everything that has something below it. */
    setOpen: (open) => tree.setOpen(open),
    destroy: () => tree.destroy(),
  };
}

class NodeTree {
  constructor(host, t, onSelect) {
    Object.assign(this, { host, t, onSelect, items: new Map(), flows: [], selected: null, reached: null, states: new Map(), waiting: new Map() });
    this.root = html('ul', { class: 'node-tree', role: 'tree', 'aria-label': t('flow.tree') });
    this.root.addEventListener('click', (event) => this.clicked(event));
    this.root.addEventListener('keydown', treeKeys(this));
    host.append(this.root);
  }

  setFlow(tree) {
    const folded = new Set([...this.items.values()].filter((item) => item.element.getAttribute('aria-expanded') === 'false').map((item) => item.node.id));
    this.items.clear();
    this.flows = [];
    const list = document.createDocumentFragment();
    this.tree = tree;
    this.addFlow(tree, list, 1);
    this.root.replaceChildren(list);
    this.root.hidden = this.items.size === 0;
    folded.forEach((id) => this.items.has(id) && this.expand(this.items.get(id).element, false));
    this.reach(this.items.get(this.selected) ?? this.items.values().next().value);
    this.mark();
    this.paintAll();
  }

  addFlow(tree, list, level) {
    const flow = readFlow(tree);
    const shape = rowsOf(flow);
    const backs = new Set(shape.graph.backs.map((edge) => edge.id));
    this.flows.push({ flow, backs, order: shape.graph.order.filter((id) => flow.nodes.has(id)) });
    this.addRow({ flow, shape }, shape.root, list, level);
  }

  addRow(of, row, list, level, branch = null) {
    let name = branch;
    for (const piece of row.pieces) {
      const node = of.flow.nodes.get(piece.id);
      const below = node ? html('ul', { role: 'group' }) : list;
      this.addBelow(of, piece, node, below, node ? level + 1 : level);
      if (node) {
        list.append(this.item(node, level, below, name));
        name = null;
      }
    }
  }

  addBelow(of, piece, node, below, level) {
    if (node?.inner) {
      this.addFlow(node.inner, below, level);
    }
    piece.stack.forEach((entry, index) => {
      if (entry.row) {
        this.addRow(of, entry.row, below, level, node ? this.branchName(of, entry.row, index) : null);
      }
    });
  }

  branchName(of, row, index) {
    const ins = of.shape.graph.ins.get(row.pieces[0].id);
    return (ins.length === 1 && labelOf(ins[0], this.t)) || this.t('flow.tree.branch', { n: index + 1 });
  }

  item(node, level, below, branch) {
    const element = html('li', { role: 'treeitem', class: 'tree-item', 'data-node-id': node.id, 'aria-level': level, 'aria-selected': 'false', tabindex: '-1' });
    const line = html('div', { class: 'tree-line' });
    const parts = { marks: html('span', { class: 'tree-marks' }), state: html('span', { class: 'tree-state' }) };
    const kind = inlineIcon(kindIcon(node.kind), `kind kind-${node.kind}`);
    line.append(html('span', { class: 'twist', 'aria-hidden': 'true' }), kind, ...names(this.t, node), parts.marks, parts.state);
    element.append(...(branch ? [html('div', { class: 'tree-branch' }, branch)] : []), line);
    if (below.hasChildNodes()) {
      element.setAttribute('aria-expanded', 'true');
      element.append(below);
    }
    this.items.set(node.id, { node, element, line, branch, ...parts });
    return element;
  }

  setStates(states, waiting = []) {
    this.states = states;
    this.waiting = byNode(waiting);
    learnZone(states, this.waiting);
    this.paintAll();
  }

  paintAll() {
    const run = { states: this.states, waiting: this.waiting, runState: this.states.get(this.tree?.id)?.state };
    for (const { flow, backs, order } of this.flows) {
      const { passedOver } = wayOf(flow, this.states, backs, order);
      for (const node of flow.nodes.values()) {
        this.paint(this.items.get(node.id), viewOf(node, { ...run, passedOver }));
      }
    }
  }

  paint(item, { state, look, current }) {
    const words = [item.branch, described(this.t, item.node, state, look)].filter(Boolean).join(this.t('flow.comma'));
    if (item.words === words && item.current === current && item.element.dataset.state === dataState(state)) {
      return;
    }
    Object.assign(item, { words, current });
    const { element } = item;
    element.dataset.state = dataState(state);
    element.dataset.look = look;
    element.classList.toggle('current', current);
    element.setAttribute('aria-label', words);
    const word = html('span', { class: 'tree-word' }, this.t(`flow.look.${look}`));
    item.state.replaceChildren(inlineIcon(icon(look), 'state'), word);
    item.marks.replaceChildren(...marksOf(state).map((mark) => this.badge(mark)));
  }

  badge({ kind, count }) {
    return html('span', { class: 'tree-mark', title: this.t(`flow.mark.${kind}`, { n: count }) }, inlineIcon(icon(kind), kind), `${count}`);
  }

  select(nodeId) {
    this.selected = nodeId;
    this.mark();
    const item = this.items.get(nodeId);
    if (item) {
      this.showAbove(item.element);
      this.reach(item);
      item.line.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    }
  }

  mark() {
    this.marked?.setAttribute('aria-selected', 'false');
    this.marked = this.items.get(this.selected)?.element;
    this.marked?.setAttribute('aria-selected', 'true');
  }

  showAbove(element) {
    for (let up = parentOf(element); up; up = parentOf(up)) {
      this.expand(up, true);
    }
  }

  /** Only one item is reached by Tab. */
  reach(item) {
    this.reached?.setAttribute('tabindex', '-1');
    this.reached = item?.element ?? null;
    this.reached?.setAttribute('tabindex', '0');
  }

  focus(element) {
    if (element) {
      const item = this.items.get(element.dataset.nodeId);
      this.reach(item);
      element.focus({ preventScroll: true });
      item.line.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    }
  }

  choose(element) {
    this.select(element.dataset.nodeId);
    this.onSelect(element.dataset.nodeId);
  }

  expand(element, open) {
    if (element.hasAttribute('aria-expanded')) {
      element.setAttribute('aria-expanded', String(open));
      if (!open && element.contains(this.reached) && this.reached !== element) {
        this.reach(this.items.get(element.dataset.nodeId));
      }
    }
  }

  setOpen(open) {
    for (const { element } of this.items.values()) {
      this.expand(element, open);
    }
  }

  clicked(event) {
    const element = event.target.closest('[role=treeitem]');
    if (!element) {
      return;
    }
    if (event.target.closest('.twist')) {
      this.expand(element, element.getAttribute('aria-expanded') === 'false');
    } else {
      this.choose(element);
    }
    this.focus(element);
  }

  destroy() {
    this.root.remove();
  }
}

export function parentOf(element) {
  return element.parentElement?.closest('[role=treeitem]') ?? null;
}

function names(t, node) {
  const name = html('span', { class: 'tree-name' }, nameOf(t, node));
  return node.code ? [name, html('span', { class: 'tree-code' }, node.code)] : [name];
}
