/* One run: what it is, why it does not move, its flow, and beside it the node that was chosen. */
import { Component, h } from '../lib/preact.module.js';
import { isLive } from '../core/actions.js';
import { App } from '../core/context.js';
import { dateTime, duration, t } from '../core/i18n.js';
import { calmly, watch } from '../core/live.js';
import { go, place, replace } from '../core/router.js';
import { loadRun } from '../core/runmodel.js';
import { nameOf } from '../core/tree.js';
import { Facts, Skeleton, Tabs, Trouble } from '../ui/basics.js';
import { Json } from '../ui/json.js';
import { StateMark } from '../ui/marks.js';
import { RunActions } from './acting.js';
import { AuditTable } from './audit.js';
import { Drawing, NodeTree } from './flowpanel.js';
import { NodePanel } from './node.js';
import { RunTimeline } from './runtimeline.js';
import { RunData } from './rundata.js';
import { Why } from './why.js';

const TABS = ['flow', 'timeline', 'data', 'audit', 'definition'];
/** A node's start and end are no events by default, so a run that moves is looked at in between. */
const LOOK = 1500;

const titleOf = (run) => run.name || run.id;

function Breadcrumbs({ model, path, onPath }) {
  const step = (id, at) => {
    const isLast = at === path.length - 1;
    const name = nameOf(model.nodes.get(id), id);
    return h('li', { key: id }, isLast ? h('span', { 'aria-current': 'page' }, name) : h('button', { type: 'button', class: 'button button-link', onClick: () => onPath(path.slice(0, at + 1)) }, name));
  };
  const whole = path.length
    ? h('button', { type: 'button', class: 'button button-link', onClick: () => onPath([]) }, titleOf(model.run))
    : h('span', { 'aria-current': 'page' }, titleOf(model.run));
  return h(
    'nav',
    { class: 'crumbs', 'aria-label': t('crumbs') },
    h('ol', null, h('li', null, h('a', { href: place('runs') }, t('page.runs'))), h('li', null, whole), path.map(step)),
  );
}

function labelsOf(run) {
  const labels = Object.entries(run.labels || {});
  return labels.length ? h('span', { class: 'labels' }, labels.map(([name, value]) => h('span', { key: name, class: 'tag' }, `${name}=${value}`))) : null;
}

function About({ run }) {
  return h(Facts, {
    facts: [
      [t('fact.id'), h('code', null, run.id)],
      [t('column.project'), run.project],
      [t('column.starter'), run.created_by],
      [t('fact.started'), dateTime(run.started_at)],
      [t('column.took'), duration(run.started_at, run.finished_at)],
      [t('fact.priority'), String(run.priority)],
      [t('fact.queue'), run.queue || 'default'],
      [t('fact.labels'), labelsOf(run)],
    ],
  });
}

export class Run extends Component {
  static contextType = App;

  constructor() {
    super();
    this.state = { model: null, error: null };
    this.select = (id) => this.to({ node: id });
    this.open = (id) => this.onPath(this.state.model.nodes.has(id) ? [...this.state.model.nodes.get(id).path, id] : []);
    this.reload = () => this.soon();
  }

  componentDidMount() {
    const { api, onStatus } = this.context;
    this.soon = calmly(() => this.load(), 250);
    this.stop = watch(api, { pipeline: this.props.id }, () => this.soon(), onStatus);
    this.load();
    this.pulse = setInterval(() => this.isMoving() && this.soon(), LOOK);
  }

  componentWillUnmount() {
    this.gone = true;
    clearInterval(this.pulse);
    this.soon.cancel();
    this.stop();
  }

  isMoving() {
    return !document.hidden && this.state.model && isLive(this.state.model.run.state);
  }

  async load() {
    if (this.loading) return this.soon();
    this.loading = true;
    try {
      const model = await loadRun(this.context.api, this.props.id, this.state.model);
      if (!this.gone) this.setState({ model, error: null });
    } catch (error) {
      if (!this.gone) this.setState({ error });
    }
    this.loading = false;
  }

  to(change) {
    replace('runs', this.props.id, { ...Object.fromEntries(this.props.query), ...change });
  }

  onPath(path) {
    go('runs', this.props.id, { ...Object.fromEntries(this.props.query), path: path.join(',') });
  }

  path() {
    const { nodes } = this.state.model;
    return (this.props.query.get('path') || '').split(',').filter((id) => nodes.has(id));
  }

  flow(selected) {
    const { model } = this.state;
    const shared = { tree: model.tree, states: model.states, waiting: model.run.waiting, selected, onSelect: this.select };
    return h(
      'div',
      { class: 'flow' },
      h('section', { class: 'panel panel-tree', 'aria-label': t('panel.tree') }, h('h2', null, t('panel.tree')), h(NodeTree, shared)),
      h('section', { class: 'panel panel-drawing', 'aria-label': t('panel.drawing') }, h(Drawing, { ...shared, path: this.path(), onOpen: this.open })),
    );
  }

  tab(current, selected) {
    const { model } = this.state;
    switch (current) {
      case 'timeline':
        return h(RunTimeline, { model, selected, onSelect: this.select });
      case 'data':
        return h(RunData, { model });
      case 'audit':
        return h(AuditTable, { path: `pipelines/${model.run.id}/audit`, version: model.run.state, nodes: model.nodes });
      case 'definition':
        return h(Json, { value: model.tree, label: t('tab.definition') });
      default:
        return this.flow(selected);
    }
  }

  header() {
    const { model } = this.state;
    const { run } = model;
    return h(
      'header',
      { class: 'run-head', 'data-run': run.id, 'data-state': run.state },
      h(Breadcrumbs, { model, path: this.path(), onPath: (path) => this.onPath(path) }),
      h('div', { class: 'run-title' }, h('h1', null, titleOf(run)), h(StateMark, { state: run.state }), this.context.session.mayAct(run.project) && h(RunActions, { model, onDone: this.reload })),
      h(Why, { model, onSelect: this.select }),
      h(About, { run }),
    );
  }

  render({ query }, { model, error }) {
    if (error && !model) return h('div', { class: 'page' }, h(Trouble, { error, onRetry: () => this.load() }), h('a', { href: place('runs') }, t('run.back')));
    if (!model) return h('div', { class: 'page' }, h(Skeleton, { rows: 8 }));
    const current = TABS.includes(query.get('tab')) ? query.get('tab') : 'flow';
    const selected = model.nodes.has(query.get('node')) ? query.get('node') : null;
    return h(
      'div',
      { class: selected ? 'page page-run page-split' : 'page page-run' },
      error && h(Trouble, { error, onRetry: () => this.load() }),
      this.header(),
      h(Tabs, { label: t('run.tabs'), current, tabs: TABS.map((id) => ({ id, text: t(`tab.${id}`) })), onChoose: (tab) => this.to({ tab }) }),
      h('div', { class: 'run-body' }, h('div', { class: 'run-main', role: 'tabpanel', 'aria-label': t(`tab.${current}`) }, this.tab(current, selected)), selected && h(NodePanel, { key: selected, id: selected, model, onClose: () => this.to({ node: '' }), onDone: this.reload })),
    );
  }
}
