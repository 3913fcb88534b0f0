/* The attempts of a node side by side, with what differs in their inputs. */
import { Component, h } from '../lib/preact.module.js';
import { App } from '../core/context.js';
import { inputRows, shownText } from '../core/difference.js';
import { t } from '../core/i18n.js';
import { Empty, Loaded } from '../ui/basics.js';
import { StateMark } from '../ui/marks.js';

function row(name, cells, kind) {
  return h('tr', { key: `${kind} ${name}` }, h('th', { scope: 'row' }, name), cells.map((cell, at) => h('td', { key: at }, cell)));
}

function inputCell({ value, changed }) {
  return h('div', { class: changed ? 'cell-changed' : null, 'data-changed': changed ? 'true' : undefined }, changed && h('span', { class: 'tag' }, t('inputs.changed')), h('pre', null, value));
}

function Table({ attempts }) {
  const facts = (act) => attempts.map(act);
  return h(
    'table',
    { class: 'attempts' },
    h('thead', null, h('tr', null, h('th', { scope: 'col' }, t('attempt')), attempts.map((attempt, at) => h('th', { key: at, scope: 'col' }, attempt.now ? t('attempt.now') : at + 1)))),
    h(
      'tbody',
      null,
      row(t('column.state'), facts((one) => h(StateMark, { state: one.state })), 'fact'),
      row(t('fact.started'), facts((one) => one.started_time || '–'), 'fact'),
      row(t('fact.finished'), facts((one) => one.finished_time || '–'), 'fact'),
      row(t('fact.loop'), facts((one) => `${one.loop} / ${one.retry}`), 'fact'),
      inputRows(attempts).map(({ name, cells }) => row(name, cells.map(inputCell), 'input')),
      row(t('node.ex-data'), facts((one) => h('pre', null, shownText(one.ex_data ?? ''))), 'fact'),
      row(t('node.outputs'), facts((one) => h('pre', null, shownText(one.outputs ?? ''))), 'fact'),
    ),
  );
}

export class Attempts extends Component {
  static contextType = App;

  async load() {
    const { id, state } = this.props;
    const { api } = this.context;
    const histories = await api.get(`nodes/${id}/histories`);
    if (!state) return histories;
    const [inputs, outputs] = await Promise.all([api.get(`nodes/${id}/inputs`), api.get(`nodes/${id}/outputs`)]);
    const now = { ...state, ...outputs, inputs, now: true, started_time: state.start_time, finished_time: state.finish_time };
    return [...histories, now];
  }

  render({ id, state }) {
    const version = state ? `${state.state} ${state.version} ${state.loop}` : '';
    return h(Loaded, { load: () => this.load(), of: id, version, rows: 4 }, (attempts) =>
      attempts.length ? h('div', { class: 'scroll', tabIndex: 0, role: 'region', 'aria-label': t('tab.attempts') }, h(Table, { attempts })) : h(Empty, { title: t('node.not-reached') }),
    );
  }
}
