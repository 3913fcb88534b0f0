/* The engine as a whole: its servers, its queues, its settings, and whether it is frozen. */
import { Component, h } from '../lib/preact.module.js';
import { App } from '../core/context.js';
import { ago, dateTime, number, t } from '../core/i18n.js';
import { Button, Loaded } from '../ui/basics.js';
import { Dialog } from '../ui/dialog.js';
import { say } from '../ui/toast.js';

const LOOK = 5000;

function Table({ caption, columns, rows, name }) {
  return h(
    'section',
    { class: 'panel scroll', 'data-table': name, tabIndex: 0, 'aria-label': caption },
    h('h2', null, caption),
    h(
      'table',
      { class: 'table' },
      h('thead', null, h('tr', null, columns.map(([column]) => h('th', { key: column, scope: 'col' }, t(column))))),
      h('tbody', null, rows.map((row, at) => h('tr', { key: at }, columns.map(([column, value]) => h('td', { key: column, 'data-label': t(column) }, value(row)))))),
    ),
  );
}

const SERVERS = [
  ['server.name', (server) => server.name],
  ['server.state', (server) => h('span', { class: server.state === 'LOST' ? 'tag tag-bad' : 'tag' }, t(`server.${server.state}`))],
  ['server.started', (server) => dateTime(server.started_at)],
  ['server.lease', (server) => ago(server.lease_until)],
  ['server.queues', (server) => Object.entries(server.queues).map(([name, width]) => `${name || 'default'} × ${width}`).join(', ')],
  ['server.tokens', (server) => number(server.tokens)],
];

const QUEUES = [
  ['queue.name', (queue) => queue.name || 'default'],
  ['queue.ready', (queue) => number(queue.ready)],
  ['queue.oldest', (queue) => (queue.oldest_seconds === null ? '–' : t('time.seconds', { n: queue.oldest_seconds }))],
  ['queue.consumers', (queue) => number(queue.consumers)],
];

const SETTINGS = [
  ['setting.name', (setting) => h('code', null, setting.name)],
  ['setting.value', (setting) => setting.value ?? '–'],
  ['setting.default', (setting) => setting.default ?? '–'],
  ['setting.source', (setting) => setting.source],
];

class Freezing extends Component {
  static contextType = App;

  async act(verb) {
    await this.context.api.post(`admin/${verb}`);
    say(t(`engine.${verb}.done`));
    this.setState({ asked: null });
    this.props.onDone();
  }

  render({ frozen }, { asked }) {
    const verbs = frozen === null ? ['freeze', 'unfreeze'] : [frozen ? 'unfreeze' : 'freeze'];
    return h(
      'div',
      { class: 'actions' },
      frozen && h('strong', { class: 'warning', 'data-frozen': true }, t('engine.frozen')),
      verbs.map((verb) => h(Button, { key: verb, kind: verb === 'freeze' ? 'danger-quiet' : 'primary', 'data-action': verb, onClick: () => this.setState({ asked: verb }) }, t(`engine.${verb}`))),
      asked &&
        h(
          Dialog,
          { title: t(`engine.${asked}`), submit: t(`engine.${asked}`), danger: asked === 'freeze', onClose: () => this.setState({ asked: null }), onSubmit: () => this.act(asked) },
          h('p', null, t(`confirm.${asked}`)),
        ),
    );
  }
}

/** Whether it is frozen, tells the last that was done about it. */
async function isFrozen(api) {
  const last = async (action) => (await api.get('audit', { action, code: 'OK', limit: 1 })).items[0];
  const [freeze, unfreeze] = await Promise.all([last('freeze'), last('unfreeze')]);
  return Boolean(freeze) && (!unfreeze || new Date(unfreeze.at) < new Date(freeze.at));
}

export class Engine extends Component {
  static contextType = App;

  componentDidMount() {
    this.pulse = setInterval(() => document.hidden || this.again(), LOOK);
  }

  componentWillUnmount() {
    clearInterval(this.pulse);
  }

  again() {
    this.setState(({ version = 0 }) => ({ version: version + 1 }));
  }

  load() {
    const { api } = this.context;
    return Promise.all([api.get('admin/servers'), api.get('admin/queues'), api.get('admin/settings'), isFrozen(api)]);
  }

  render(_, { version }) {
    return h(
      'div',
      { class: 'page' },
      h('h1', null, t('page.engine')),
      h(Loaded, { load: () => this.load(), of: 'engine', version }, ([servers, queues, settings, frozen]) => [
        h(Freezing, { key: 'freeze', frozen, onDone: () => this.again() }),
        h(Table, { key: 'servers', name: 'servers', caption: t('engine.servers'), columns: SERVERS, rows: servers }),
        h(Table, { key: 'queues', name: 'queues', caption: t('engine.queues'), columns: QUEUES, rows: queues }),
        h('details', { key: 'settings', class: 'folded' }, h('summary', null, t('engine.settings')), h(Table, { name: 'settings', caption: t('engine.settings'), columns: SETTINGS, rows: settings })),
      ]),
    );
  }
}
