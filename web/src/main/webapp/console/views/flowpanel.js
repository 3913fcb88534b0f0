/* Homes for what is drawn without the view library: the drawing, the tree of nodes, the timeline. */
import { Component, createRef, h } from '../lib/preact.module.js';
import { t } from '../core/i18n.js';
import { createDrawing } from '../flow/drawing.js';
import { createNodeTree } from '../flow/tree.js';
import { createTimeline } from '../flow/timeline.js';

class Home extends Component {
  constructor() {
    super();
    this.host = createRef();
  }

  componentDidMount() {
    const onSelect = (id) => this.props.onSelect(id);
    const onOpen = (id) => this.props.onOpen && this.props.onOpen(id);
    this.part = this.props.make(this.host.current, { t, onSelect, onOpen });
    this.props.fill(this.part, {}, this.props);
  }

  componentDidUpdate(before) {
    this.props.fill(this.part, before, this.props);
  }

  componentWillUnmount() {
    this.part.destroy();
  }

  render({ name }) {
    return h('div', { class: `home home-${name}`, 'data-home': name, ref: this.host });
  }
}

function fillDrawing(part, before, now) {
  const path = now.path.join(' ');
  if (before.tree !== now.tree || (before.path || []).join(' ') !== path) part.setFlow(now.tree, now.path);
  if (before.states !== now.states) part.setStates(now.states, now.waiting);
  if (before.selected !== now.selected && now.selected) part.select(now.selected);
}

function fillTree(part, before, now) {
  if (before.tree !== now.tree) part.setFlow(now.tree);
  if (before.states !== now.states) part.setStates(now.states, now.waiting);
  if (before.selected !== now.selected && now.selected) part.select(now.selected);
}

function fillTimeline(part, before, now) {
  if (before.rows !== now.rows) part.setRows(now.rows);
  if (before.selected !== now.selected && now.selected) part.select(now.selected);
}

export const Drawing = (props) => h(Home, { ...props, name: 'drawing', make: createDrawing, fill: fillDrawing });
export const NodeTree = (props) => h(Home, { ...props, name: 'tree', make: createNodeTree, fill: fillTree });
export const Timeline = (props) => h(Home, { ...props, name: 'timeline', make: createTimeline, fill: fillTimeline });
