/* One node: what it was given, what it gave, how often it was tried, and what can be done about it. */
import { Component, h } from '../lib/preact.module.js';
import { App } from '../core/context.js';
import { t } from '../core/i18n.js';
import { nameOf } from '../core/tree.js';
import { Button, Empty, Facts, Loaded, Tabs } from '../ui/basics.js';
import { Json } from '../ui/json.js';
import { StateMark, lookOf } from '../ui/marks.js';
import { NodeActions } from './acting.js';
import { Attempts } from './attempts.js';
import { AuditTable } from './audit.js';
import { Logs } from './logs.js';
import { sentence } from './why.js';

const TABS = ['node', 'attempts', 'log', 'operations', 'settings'];

function badges(state, node) {
  return [
    state && state.booked && t('badge.booked'),
    state && state.retry > 0 && t('badge.retry', { n: state.retry }),
    state && state.loop > 1 && t('badge.loop', { n: state.loop }),
    state && state.skip && t('badge.skipped'),
    state && state.error_ignored && t('badge.ignored'),
    node.optional && t('badge.optional'),
  ].filter(Boolean);
}

export class NodePanel extends Component {
  static contextType = App;

  constructor() {
    super();
    this.state = { tab: 'node' };
  }

  get entered() {
    const state = this.props.model.states.get(this.props.id);
    return state && !state.booked ? state : null;
  }

  /** What a node that was not reached would be given now, is worth a look too. */
  async load() {
    const { api } = this.context;
    const { id, model } = this.props;
    if (this.entered) {
      const [inputs, outputs] = await Promise.all([api.get(`nodes/${id}/inputs`), api.get(`nodes/${id}/outputs`)]);
      return { inputs, ...outputs };
    }
    const { type } = model.nodes.get(id).node;
    const previewed = type === 'ServiceActivity' || type === 'SubProcess';
    const preview = previewed ? await api.get(`nodes/${id}/preview`).catch(() => null) : null;
    return { preview };
  }

  values({ inputs, outputs, ex_data: exData, preview }) {
    if (preview === null) return h(Empty, { title: t('node.not-reached') });
    if (preview) {
      return [
        h('h3', { key: 'h' }, t('node.preview')),
        h(Json, { key: 'v', value: preview.inputs, label: t('node.preview') }),
        Object.entries(preview.problems).map(([name, problem]) => h('p', { key: name, class: 'warning' }, `${name}: ${problem}`)),
      ];
    }
    return [
      exData && h('section', { key: 'ex', 'data-ex-data': true }, h('h3', null, t('node.ex-data')), h(Json, { value: exData, label: t('node.ex-data') })),
      h('section', { key: 'in' }, h('h3', null, t('node.inputs')), h(Json, { value: inputs, label: t('node.inputs') })),
      h('section', { key: 'out' }, h('h3', null, t('node.outputs')), h(Json, { value: outputs, label: t('node.outputs') })),
    ];
  }

  facts(entry) {
    const { node } = entry;
    const state = this.entered;
    return h(Facts, {
      facts: [
        [t('fact.type'), has(`type.${node.type}`, node.type)],
        [t('fact.component'), node.component ? [node.component.code, node.component.version].filter(Boolean).join(' ') : null],
        [t('fact.started'), state && state.start_time],
        [t('fact.finished'), state && state.finish_time],
        [t('fact.id'), h('code', null, node.id)],
      ],
    });
  }

  overview(entry, waiting) {
    const { model, id } = this.props;
    const state = this.entered;
    const version = state ? [state.state, state.version, state.retry, state.loop, waiting && waiting.reason].join(' ') : '';
    return [
      waiting && h('p', { key: 'why', class: 'why', 'data-why': waiting.reason }, sentence(waiting, model.nodes)),
      h('div', { key: 'facts' }, this.facts(entry)),
      h(Loaded, { key: 'values', load: () => this.load(), of: id, version, rows: 4 }, (values) => this.values(values)),
    ];
  }

  tab(current, entry, waiting) {
    const { model, id } = this.props;
    const state = this.entered;
    switch (current) {
      case 'attempts':
        return h(Attempts, { id, state });
      case 'log':
        return h(Logs, { id, version: state && `${state.state} ${state.version}` });
      case 'operations':
        return h(AuditTable, { path: `pipelines/${model.run.id}/audit`, query: { target: id }, version: state && state.version, nodes: model.nodes });
      case 'settings':
        return h(Json, { value: { ...entry.node, pipeline: undefined }, label: t('tab.settings') });
      default:
        return this.overview(entry, waiting);
    }
  }

  render({ id, model, onClose, onDone }, { tab }) {
    const entry = model.nodes.get(id);
    const state = model.states.get(id);
    const waiting = model.waiting.get(id);
    const mayAct = this.context.session.mayAct(model.run.project);
    return h(
      'aside',
      { class: 'node-panel', 'aria-label': t('node'), 'data-node': id, 'data-state': state ? state.state : 'NONE' },
      h('div', { class: 'node-head' }, h('h2', null, nameOf(entry, id)), h(Button, { kind: 'quiet', onClick: onClose, 'aria-label': t('close'), 'data-close': true }, '×')),
      h('div', { class: 'node-state' }, h(StateMark, { state: state && state.state, look: lookOf(state, waiting), word: state && state.booked ? t('badge.booked') : undefined }), badges(state, entry.node).map((text) => h('span', { key: text, class: 'tag' }, text))),
      mayAct && h(NodeActions, { model, id, onDone }),
      h(Tabs, { label: t('node.tabs'), current: tab, tabs: TABS.map((one) => ({ id: one, text: t(`tab.${one}`) })), onChoose: (next) => this.setState({ tab: next }) }),
      h('div', { role: 'tabpanel', class: 'node-body', 'aria-label': t(`tab.${tab}`), tabIndex: 0 }, this.tab(tab, entry, waiting)),
    );
  }
}

function has(key, otherwise) {
  const text = t(key);
  return text === key ? otherwise : text;
}
