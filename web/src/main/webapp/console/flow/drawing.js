import { treeAt } from './model.js';
import { sizes as sizesFor } from './sizes.js';
import { drawScene, paintScene, planScene } from './scene.js';
import { createViewport } from './viewport.js';
import { createOverview } from './overview.js';
import { inDirection, keysOf } from './keys.js';
import { toolbar } from './toolbar.js';
import { html, svg } from './icons.js';
import { learnZone, localNow } from './times.js';
import { paintDetail, paintTime } from './painter.js';
import { addDetail } from './shapes.js';
import { byNode } from './looks.js';

/** Below this width the flow goes down instead of to the right. */
const NARROW = 520;
/** Smaller than this nobody can read; the drawing then opens where the run stands. */
const LEGIBLE = 0.45;
const FAR = 0.42;
const NEAR = 0.8;
const TICK = 1000;
/** How far out of sight a node may be and yet be shown with all its detail. */
const ROOM = 150;

/**
 * Draws a flow and shows how a run goes on in it. Its style is in `flow.css`.
 *
 * @param host an empty element with a height
 * @param t (key, vars) → text; the texts are in `console/i18n/flow.*.js`
 * @param onSelect (node id) → when a node is chosen
 * @param onOpen (subprocess id) → when somebody wants to see a subprocess on its own
 * @param now () → milliseconds on the scale of `start_time`, which has no zone; by default in the zone that states seem to be in
 */
export function createDrawing(host, { t, onSelect = () => {}, onOpen = () => {}, now = localNow }) {
  const drawing = new Drawing(host, { t, onSelect, onOpen, now });
  return {
    /** @param path the subprocesses that lead to the flow to show, outermost first */
    setFlow: (tree, path = []) => drawing.setFlow(tree, path),
    /**
     * @param states Map node id → state
     * @param waiting the entries of `waiting` of `GET /pipelines/{id}`, or these by node: what a node waits for, where a pause holds
     */
    setStates: (states, waiting = []) => drawing.setStates(states, waiting),
    select: (nodeId) => drawing.select(nodeId),
    fit: () => drawing.view.fit(),
    /** Unfolds a subprocess in place, or folds it again. */
    toggle: (id) => drawing.unfold(drawing.shapes.get(id)),
    destroy: () => drawing.destroy(),
  };
}

class Drawing {
  constructor(host, { t, onSelect, onOpen, now }) {
    Object.assign(this, { host, t, onSelect, onOpen, now, sizes: sizesFor(t, fontOf(host)), shapes: new Map(), edges: new Map() });
    Object.assign(this, { tree: null, path: [], scene: null, unfolded: new Set(), turned: false, selected: null, focused: null, jumped: -1 });
    this.run = { states: new Map(), waiting: new Map(), runState: null };
    this.build();
    this.listen();
  }

  build() {
    this.world = svg('g', { class: 'world' });
    this.root = svg('svg', { class: 'flow-svg' }, this.world);
    const help = html('p', { class: 'flow-hidden', id: nextId() }, this.t('flow.keys'));
    this.frame = html('div', { class: 'flow-frame', role: 'group', tabindex: '0', 'aria-label': this.t('flow.drawing'), 'aria-describedby': help.id }, this.root);
    this.view = createViewport(this.frame, this.world, { onChange: (at) => this.viewChanged(at) });
    this.overview = createOverview(this.t, { onMove: (x, y) => this.view.centre(x, y) });
    this.tools = toolbar(this.t, {
      out: () => this.view.zoomOut(),
      in: () => this.view.zoomIn(),
      fit: () => this.view.fit(),
      turn: () => this.turn(),
      current: () => this.toCurrent(),
    });
    this.host.classList.add('flow-drawing');
    this.host.append(this.frame, this.overview.element, this.tools.bar, help);
  }

  listen() {
    this.root.addEventListener('click', (event) => this.clicked(event));
    this.root.addEventListener('dblclick', (event) => this.enter(this.shapeOf(event.target)));
    this.frame.addEventListener('keydown', keysOf(this));
    this.sizeWatch = new ResizeObserver(() => this.resized());
    this.sizeWatch.observe(this.host);
    this.ticking = setInterval(() => this.tick(), TICK);
  }

  viewChanged(at) {
    this.tools.showZoom(at.k);
    this.root.classList.toggle('far', at.k < FAR);
    this.overview.showView(at);
    if (at.k >= FAR) {
      this.showDetails(at);
    }
  }

  /** Of the nodes that have come into sight. */
  showDetails({ x, y, k, width, height }) {
    const [left, top, right, bottom] = [-x / k - ROOM, -y / k - ROOM, (width - x) / k + ROOM, (height - y) / k + ROOM];
    for (const shape of this.shapes.values()) {
      const { at, detail } = shape;
      if (!detail && at.x < right && at.x + at.w > left && at.y < bottom && at.y + at.h > top) {
        addDetail(shape, this);
        paintDetail(shape, this);
      }
    }
  }

  setFlow(tree, path) {
    const isOther = this.tree?.id !== tree?.id || this.path.join() !== path.join();
    Object.assign(this, { tree, path });
    isOther ? this.redraw() : this.draw(() => this.viewChanged(this.view.at()));
  }

  /** @param look moves the view; all this is done before the browser gets to see the new drawing, so that it lays it out once */
  draw(look) {
    this.view.measure();
    this.isNarrow = this.view.at().width < NARROW;
    this.down = this.turned !== this.isNarrow;
    this.scene = planScene(treeAt(this.tree, this.path), this.unfolded, this);
    this.shapes.clear();
    this.edges.clear();
    const fresh = svg('g');
    drawScene(this.scene, fresh, this);
    paintScene(this.scene, this, this.run);
    this.view.resize(this.scene.placed.width, this.scene.placed.height);
    this.overview.setScene(this.scene, this.shapes);
    this.mark();
    look();
    this.world.replaceChildren(fresh);
  }

  redraw() {
    this.draw(() => this.open());
  }

  /** The first look: the whole if one can read it, else where the run stands, else the start. */
  open() {
    this.isBlind = this.run.states.size === 0;
    const first = this.current()[0] ?? this.shapes.get(this.scene.placed.order[0]);
    if (!first || this.view.scaleToFit() >= LEGIBLE) {
      this.view.fit();
      return;
    }
    const { width, height } = this.view.at();
    const { x, y, w, h } = first.at;
    const k = this.down ? Math.min(0.9, Math.max(LEGIBLE, width / this.scene.placed.width)) : NEAR;
    const ahead = this.down ? [0, height / 4] : [width / 4, 0];
    this.view.centre(x + w / 2 + ahead[0] / k, y + h / 2 + ahead[1] / k, k);
  }

  current() {
    return [...this.shapes.values()].filter((shape) => shape.token);
  }

  setStates(states, waiting) {
    this.run = {
      states,
      waiting: byNode(waiting),
      runState: states.get(this.tree?.id)?.state ?? null,
    };
    learnZone(states, this.run.waiting);
    if (this.scene) {
      paintScene(this.scene, this, this.run);
      this.overview.repaint();
    }
    if (this.isBlind && states.size > 0) {
      this.open();
    }
  }

  select(nodeId) {
    this.selected = nodeId;
    if (this.scene) {
      this.mark();
      this.reveal(nodeId);
    }
  }

  reveal(nodeId) {
    const shape = this.shapes.get(nodeId);
    if (shape) {
      this.view.reveal(shape.at);
    }
  }

  mark() {
    for (const { node, group } of this.shapes.values()) {
      const isSelected = node.id === this.selected;
      group.classList.toggle('selected', isSelected);
      group.setAttribute('aria-pressed', String(isSelected));
    }
    this.reach(this.shapes.has(this.selected) ? this.selected : this.scene.placed.order[0]);
  }

  /** One node at a time is reached by Tab; from there the arrows go on. */
  reach(nodeId) {
    this.shapes.get(this.focused)?.group.setAttribute('tabindex', '-1');
    this.focused = nodeId ?? null;
    this.shapes.get(nodeId)?.group.setAttribute('tabindex', '0');
  }

  focus(shape) {
    if (shape) {
      this.reach(shape.node.id);
      shape.group.focus({ preventScroll: true });
      this.view.reveal(shape.at);
    }
  }

  /** Each time to the next place where the run stands. */
  toCurrent() {
    const all = this.current();
    if (all.length > 0) {
      this.jumped = (this.jumped + 1) % all.length;
      const shape = all[this.jumped];
      const { x, y, w, h } = shape.at;
      this.view.centre(x + w / 2, y + h / 2, Math.max(this.view.at().k, NEAR));
      this.focus(shape);
    }
  }

  turn() {
    this.turned = !this.turned;
    if (this.scene) {
      this.redraw();
    }
  }

  choose(shape) {
    this.select(shape.node.id);
    this.onSelect(shape.node.id);
  }

  enter(shape) {
    if (shape?.node.inner) {
      this.onOpen(shape.node.id);
    }
  }

  /** What was pressed stays where it is. */
  unfold(shape) {
    if (!shape?.node.inner) {
      return;
    }
    const { id } = shape.node;
    if (!this.unfolded.delete(id)) {
      this.unfolded.add(id);
    }
    this.draw(() => {
      const { at } = this.shapes.get(id);
      const { k } = this.view.at();
      this.view.pan((shape.at.x - at.x) * k, (shape.at.y - at.y) * k);
    });
    this.focus(this.shapes.get(id));
  }

  go(shape, dx, dy) {
    this.focus(inDirection(this.shapes.values(), shape, dx, dy));
  }

  shapeOf(element) {
    const group = element?.closest?.('.node');
    return group ? this.shapes.get(group.dataset.nodeId) : undefined;
  }

  clicked(event) {
    const shape = this.shapeOf(event.target);
    if (!shape || this.view.wasDragged()) {
      return;
    }
    if (event.target.closest('.opener')) {
      this.enter(shape);
    } else if (event.target.closest('.unfolder')) {
      this.unfold(shape);
    } else {
      this.choose(shape);
    }
  }

  tick() {
    for (const shape of document.hidden ? [] : this.current()) {
      paintTime(shape, this);
    }
  }

  resized() {
    if (!this.scene) {
      return;
    }
    const before = this.view.at();
    this.view.measure();
    const now = this.view.at();
    if (before.width <= 1 || now.width < NARROW !== this.isNarrow) {
      this.redraw();
    }
    this.viewChanged(this.view.at());
    this.reveal(this.selected);
  }

  destroy() {
    clearInterval(this.ticking);
    this.sizeWatch.disconnect();
    this.view.destroy();
    this.host.classList.remove('flow-drawing');
    this.host.replaceChildren();
  }
}

let ids = 0;

function nextId() {
  return `flow-keys-${++ids}`;
}

function fontOf(host) {
  return getComputedStyle(host).getPropertyValue('--font').trim() || 'sans-serif';
}
