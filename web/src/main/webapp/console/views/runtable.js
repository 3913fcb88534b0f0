/* Runs as rows; on a narrow screen as cards. */
import { Component, h } from '../lib/preact.module.js';
import { isLive } from '../core/actions.js';
import { App } from '../core/context.js';
import { ago, dateTime, duration, t } from '../core/i18n.js';
import { pool } from '../core/pool.js';
import { place } from '../core/router.js';
import { whereIs } from '../core/where.js';
import { StateMark } from '../ui/marks.js';

const AT_A_TIME = 4;
const COLUMNS = ['state', 'name', 'where', 'project', 'starter', 'started', 'took'];

const titleOf = (run) => run.name || run.id;

function Where({ run, where }) {
  if (!isLive(run.state)) return h('span', { class: 'faint' }, '–');
  if (!where) return h('span', { class: 'faint' }, '…');
  if (!where.first) return h('span', { class: 'faint' }, t('where.between'));
  const { first, name, error, more } = where;
  return h(
    'div',
    { class: 'where' },
    h('a', { href: place('runs', run.id, { node: first.node_id }), 'data-where': first.node_id }, name),
    h('span', { class: 'faint' }, ` · ${t(`reason.${first.reason}`)}${more ? ` ${t('where.more', { n: more })}` : ''}`),
    error && h('div', { class: 'error-line', title: error }, error),
  );
}

const cell = (name, ...children) => h('td', { key: name, class: `cell-${name}`, 'data-label': t(`column.${name}`) }, ...children);

function Row({ run, where, chosen, onChoose }) {
  const box = h('input', { type: 'checkbox', checked: chosen, 'aria-label': t('runs.choose', { name: titleOf(run) }), onChange: () => onChoose(run) });
  return h(
    'tr',
    { 'data-run': run.id, 'data-state': run.state, class: chosen ? 'chosen' : null },
    h('td', { class: 'cell-box' }, box),
    cell('state', h(StateMark, { state: run.state })),
    cell('name', h('a', { class: 'run-name', href: place('runs', run.id) }, titleOf(run)), h('span', { class: 'id' }, run.id)),
    cell('where', h(Where, { run, where })),
    cell('project', run.project),
    cell('starter', run.created_by || '–'),
    cell('started', h('time', { dateTime: run.started_at, title: dateTime(run.started_at) }, ago(run.started_at))),
    cell('took', duration(run.started_at, run.finished_at)),
  );
}

export class RunTable extends Component {
  static contextType = App;

  constructor() {
    super();
    this.state = { where: new Map() };
    this.abort = new AbortController();
  }

  componentDidMount() {
    this.look();
  }

  componentDidUpdate(before) {
    if (before.seen !== this.props.seen || before.runs.length !== this.props.runs.length) this.look();
  }

  componentWillUnmount() {
    this.abort.abort();
  }

  /** One look at a time; what comes meanwhile is looked at behind it. */
  async look() {
    if (this.looking) {
      this.again = true;
      return;
    }
    this.looking = true;
    const live = this.props.runs.filter((run) => isLive(run.state));
    await pool(live, AT_A_TIME, (run) => this.lookAt(run));
    this.looking = false;
    if (this.again && !this.abort.signal.aborted) {
      this.again = false;
      this.look();
    }
  }

  async lookAt(run) {
    if (this.abort.signal.aborted) return;
    try {
      const where = await whereIs(this.context.api, run.id, this.abort.signal);
      this.setState(({ where: known }) => ({ where: new Map(known).set(run.id, where) }));
    } catch (gone) {
      // the next look at the list says so
    }
  }

  head() {
    const { runs, chosen, onChooseAll } = this.props;
    const all = runs.every((run) => chosen.has(run.id));
    return h(
      'thead',
      null,
      h(
        'tr',
        null,
        h('th', { class: 'cell-box' }, h('input', { type: 'checkbox', checked: all, 'aria-label': t('runs.choose.all'), onChange: onChooseAll })),
        COLUMNS.map((column) => h('th', { key: column, scope: 'col', class: `cell-${column}` }, t(`column.${column}`))),
      ),
    );
  }

  render({ id, caption, runs, chosen, onChoose }, { where }) {
    const row = (run) => h(Row, { key: run.id, run, where: where.get(run.id), chosen: chosen.has(run.id), onChoose });
    return h('table', { class: 'runs', 'data-table': id }, h('caption', null, caption), this.head(), h('tbody', null, runs.map(row)));
  }
}
